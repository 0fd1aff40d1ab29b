"""Find the entries that a query asks for, the best first; if there are none, forgive typos.

Combines prefilter, matching, ranking and typo search. Records are built only for hits that are
shown: ranking needs a fifth of what a record holds, and most hits of a large library are never
shown.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from ssmlit import fields
from ssmlit.query.matching import holds
from ssmlit.query.ranking import NAME, score

if TYPE_CHECKING:
    from ssmlit.model import Entry, Record
    from ssmlit.query.corpus import Corpus
    from ssmlit.query.nodes import Query
    from ssmlit.query.searchable_entry import SearchableEntry

Order: TypeAlias = "Callable[[Hit], tuple[object, ...]]"

SLIP = 25  # points lost for each typo forgiven
MOST_FORGIVEN = 16  # words; each has its variants, and no one types more by hand


class Hit:
    """An entry that a query found.

    Attributes:
        subject: the entry as the query saw it.
        score: how well it fits; comparable only within one result.
        matched_terms: the squashed words it was found by, corrected where they had typos: what
            `spans` highlights.
        approximate: found by forgiving typos.
    """

    def __init__(
        self,
        subject: SearchableEntry,
        score: int,
        matched_terms: tuple[str, ...],
        *,
        approximate: bool = False,
    ) -> None:
        self.subject, self.score = subject, score
        self.matched_terms, self.approximate = matched_terms, approximate

    def __repr__(self) -> str:
        return f"Hit({self.key!r}, {self.score}{', approximate' * self.approximate})"

    @property
    def key(self) -> str:
        """The citation key."""
        return self.subject.key

    @property
    def entry(self) -> Entry:
        """The entry, perhaps read only now."""
        return self.subject.entry

    @property
    def whole(self) -> Entry:
        """The entry with what it has from its parents."""
        return self.subject.whole

    @cached_property
    def record(self) -> Record:
        """The record read from the entry and its parents."""
        return fields.record(self.whole)


def search(
    query: Query,
    corpus: Corpus,
    *,
    fuzzy: bool | None = None,
    order: Order | None = None,
) -> tuple[Hit, ...]:
    """Return the entries that match a query, best first.

    Args:
        query: a parsed query.
        corpus: where to search.
        fuzzy: True forgives typos even when there are exact matches (those come first), False
            never does, None does when there is not an exact match.
        order: what to sort by instead.

    The order of the best is total: score, year, key, line.
    """
    hits = _exact(query, corpus, order or _relevance)
    wanted = fuzzy or (fuzzy is None and not hits)
    if wanted and 0 < len(query.words) <= MOST_FORGIVEN:
        hits += _forgiving(query, corpus, {_place(hit) for hit in hits})
        if order:
            hits.sort(key=order)
    return tuple(hits)


def _place(hit: Hit) -> tuple[int, str]:
    return hit.subject.line, hit.key


def _exact(query: Query, corpus: Corpus, order: Order) -> list[Hit]:
    terms = tuple(dict.fromkeys(word.squashed for word in query.words))
    hits = [
        Hit(subject, score(query, subject), terms)
        for subject in corpus.subjects(query)
        if holds(query.root, subject)
    ]
    return sorted(hits, key=order)


def _relevance(hit: Hit) -> tuple[int, int, str, int]:
    """Return the place of a hit: better, newer (of a name typed exactly: older), key, line."""
    subject = hit.subject
    year = (subject.year or 9999) if hit.score >= NAME else -subject.year
    return -hit.score, year, subject.key, subject.line


def _forgiving(query: Query, corpus: Corpus, known: set[tuple[int, str]]) -> list[Hit]:
    """Return what the nearest variants of the query find, except entries found before."""
    from ssmlit.query.typos import variants

    found: list[Hit] = []
    enough = 0  # once something is found, only variants with no more typos are tried
    for slips, variant in variants(query, corpus):
        if enough and slips > enough:
            break
        for hit in _exact(variant, corpus, _relevance):
            if (place := _place(hit)) not in known:
                known.add(place)
                found.append(
                    Hit(hit.subject, hit.score - SLIP * slips, hit.matched_terms, approximate=True)
                )
                enough = slips
    return sorted(found, key=lambda hit: -hit.score)
