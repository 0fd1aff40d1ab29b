"""Find the entries that a query asks for, the best first; if there are none, forgive typos.

Joins prefilter, matching, ranking and typo search. Records are built only for hits that somebody
looks at: ranking needs a fifth of what a record holds, and most hits of a large library are
never shown.
"""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING, Protocol

from ssmlit import fields
from ssmlit.query.matching import holds
from ssmlit.query.prefilter import choices
from ssmlit.query.ranking import order, score
from ssmlit.query.subject import Subject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ssmlit.model import Entry, Record
    from ssmlit.query.nodes import Query

SLIP = 25  # points lost for each slip forgiven
MOST_FORGIVEN = 16  # words; each has its variants, and nobody types more of them by hand


class Searchable(Protocol):
    """What can be searched: a `bibtex.Document`."""

    @property
    def text(self) -> str:
        """The file's text: where typo search takes its vocabulary from."""
        ...

    @property
    def entries(self) -> Sequence[Entry]:
        """Every entry, in the file's order."""
        ...

    def containing(self, words: Sequence[str]) -> Sequence[Entry]:
        """Return at least the entries whose folded text contains every one of these words."""
        ...


class Hit:
    """An entry that a query found.

    Attributes:
        entry: the entry.
        score: how well it fits; comparable only within one result.
        approximate: found by forgiving typos.
        terms: the squashed words it was found by, corrected where they had typos: what `spans`
            highlights.
    """

    def __init__(
        self, entry: Entry, score: int, terms: tuple[str, ...], *, approximate: bool = False
    ) -> None:
        self.entry = entry
        self.score = score
        self.terms = terms
        self.approximate = approximate

    def __repr__(self) -> str:
        return f"Hit({self.entry.key!r}, {self.score}{', approximate' * self.approximate})"

    @cached_property
    def record(self) -> Record:
        """The record read from the entry."""
        return fields.record(self.entry)


def search(
    query: Query, source: Searchable, *, limit: int = 0, fuzzy: bool | None = None
) -> tuple[Hit, ...]:
    """Return the entries that match a query, best first.

    Args:
        query: a parsed query.
        source: a document, or anything that holds entries and can prefilter them.
        limit: the most hits to return, 0 for all.
        fuzzy: True forgives typos even when there are exact matches (those come first), False
            never does, None does when there is no exact match.

    The order is total: score, year, key, line.
    """
    hits = _exact(query, source)
    wanted = fuzzy or (fuzzy is None and not hits)
    if wanted and 0 < len(query.words) <= MOST_FORGIVEN:
        hits += _forgiving(query, source, {_place(hit.entry) for hit in hits})
    return tuple(hits[:limit] if limit else hits)


def candidates(query: Query, source: Searchable) -> list[Entry]:
    """Return at least the entries that match a query, in the file's order."""
    sets = choices(query)
    if not sets[0]:
        return list(source.entries)
    if len(sets) == 1:
        return list(source.containing(sets[0]))
    found = {_place(entry): entry for words in sets for entry in source.containing(words)}
    return [found[place] for place in sorted(found)]


def _place(entry: Entry) -> tuple[int, str, int]:
    return entry.line, entry.key, entry.nth


def _exact(query: Query, source: Searchable) -> list[Hit]:
    terms = tuple(dict.fromkeys(word.squashed for word in query.words))
    subjects = (Subject(entry) for entry in candidates(query, source))
    found = [(score(query, s), s) for s in subjects if holds(query.root, s)]
    found.sort(key=lambda pair: order(*pair))
    return [Hit(subject.entry, points, terms) for points, subject in found]


def _forgiving(query: Query, source: Searchable, known: set[tuple[int, str, int]]) -> list[Hit]:
    """Return what the nearest variants of the query find, except entries already known."""
    from ssmlit.query.typos import variants
    from ssmlit.query.vocabulary import initials, vocabulary

    found: list[Hit] = []
    enough = 0  # once something is found, only variants with as few slips are tried
    for slips, variant in variants(
        query, vocabulary(source.text), cache(lambda: initials(source.text))
    ):
        if enough and slips > enough:
            break
        for hit in _exact(variant, source):
            if (place := _place(hit.entry)) not in known:
                known.add(place)
                found.append(Hit(hit.entry, hit.score - SLIP * slips, hit.terms, approximate=True))
                enough = slips
    return sorted(found, key=lambda hit: -hit.score)
