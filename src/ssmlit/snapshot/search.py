"""Searching a snapshot for words: what is asked for, which rows match, and in which order.

Responsible for words of titles, names, years and venues. Does not depend on where the question was
typed: `SearchTerms` is its parsed form. `choose` orders the records of other places alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ssmlit import latex
from ssmlit.model import Record
from ssmlit.snapshot.coverage import short_name
from ssmlit.snapshot.schema import IN

if TYPE_CHECKING:
    from ssmlit.snapshot.lookup import Snapshot

_LOOKED_AT = 5_000  # rows that are ranked; of more the newest
_BEGINS, _TOGETHER = 25.0, 15.0  # bonus of a title that begins with the words, has them in a row
_SHORTEST = 4  # letters of a word whose spelling is doubted
_SPELLING = 80  # rapidfuzz ratio from which a word may be another one, misspelt
_COVERS = 60.0  # … and at most for how much of it they are


class SearchTerms(NamedTuple):
    """What is searched for; all of it must match."""

    words: tuple[str, ...] = ()  # of the title, folded
    authors: tuple[str, ...] = ()  # words of names, folded
    years: tuple[int, int] = (0, 9999)  # the first and the last year, or (0, 9999)
    venue: str = ""  # a venue in any spelling, or ""

    @property
    def is_empty(self) -> bool:
        """Whether neither words nor names are asked for."""
        return not (self.words or self.authors)

    def admits(self, record: Record) -> bool:
        """Whether a record's year and venue are among those wanted."""
        first, last = self.years
        return first <= record.year <= last and self.admits_venue(record.venue)

    def admits_venue(self, venue: str) -> bool:
        """Whether a venue is the one wanted, by its abbreviation or by words of its name."""
        if not self.venue:
            return True
        if short_name(self.venue).casefold() == short_name(venue).casefold():
            return True
        return bool(venue) and f" {latex.fold(self.venue)} " in f" {latex.fold(venue)} "


class SearchMatches(NamedTuple):
    """What a search found."""

    # the best ones, each with its score, 0 to 100, the best first
    records: tuple[tuple[Record, float], ...] = ()
    total: int = 0  # how many there are


def search(snapshot: Snapshot, wanted: SearchTerms, limit: int) -> SearchMatches:
    """Return the records of a snapshot that match, the best first."""
    words = [_known(snapshot, word) for word in wanted.words]
    if wanted.is_empty or any(not forms for forms in words):
        return SearchMatches()
    rows = snapshot.rows(
        "SELECT record.id, record.title, year, ifnull(venue.name, '') FROM words"
        " JOIN record ON record.id = words.rowid LEFT JOIN venue ON venue.id = record.venue"
        " WHERE words MATCH ? AND year BETWEEN ? AND ? ORDER BY words.rowid DESC LIMIT ?",
        [_expression(words, wanted.authors), *wanted.years, _LOOKED_AT],
    )
    admitted: dict[str, bool] = {}
    found = []
    for number, title, year, venue in rows:
        if venue not in admitted:
            admitted[venue] = wanted.admits_venue(venue)
        if admitted[venue]:
            found.append((-score(wanted.words, title), -year, number))
    best = sorted(found)[:limit]
    records = snapshot.numbered([number for *_, number in best])
    return SearchMatches(tuple((records[at], -points) for points, _, at in best), len(found))


def spelt(snapshot: Snapshot, words: Sequence[str]) -> tuple[str, ...]:
    """Return the words, each that no title has replaced by the most frequent similar one, if any.

    A misspelt word nearly always keeps its first letter, so only such words are compared.
    """
    from rapidfuzz import process

    known = set(_is_known(snapshot, words))
    corrected = []
    for word in words:
        if word in known or len(word) < _SHORTEST:
            corrected.append(word)
            continue
        rows = snapshot.rows(
            "SELECT word, titles FROM word WHERE word >= ? AND word < ?"
            " AND length(word) BETWEEN ? AND ?",
            [word[0], word[0] + "\uffff", len(word) - 2, len(word) + 2],
        )
        counts = dict(rows)
        near = process.extract(word, counts.keys(), score_cutoff=_SPELLING, limit=20)
        best = max(near, key=lambda one: (round(one[1] / 5), counts[one[0]]), default=(word, 0, 0))
        corrected.append(str(best[0]))
    return tuple(corrected)


def choose(records: Iterable[Record], wanted: SearchTerms, limit: int) -> SearchMatches:
    """Return those of some records that match, the best first: the catalogue's, a service's."""
    found = [
        (-score(wanted.words, record.title), -record.year, at, record)
        for at, record in enumerate(records)
        if wanted.admits(record)
    ]
    best = sorted(found, key=lambda one: one[:3])[:limit]
    return SearchMatches(tuple((record, -points) for points, *_, record in best), len(found))


def score(words: Sequence[str], title: str) -> float:
    """Return how well a title matches words, 0 to 100: a title of just these words is best."""
    folded = latex.fold(title)
    joined, whole = "".join(words), folded.replace(" ", "")
    if not joined or not whole:
        return 0.0
    points = _COVERS * min(1.0, len(joined) / len(whole))
    points += _BEGINS * whole.startswith(joined) + _TOGETHER * (joined in whole)
    return round(points, 1)


def _known(snapshot: Snapshot, word: str) -> list[str]:
    """Return the forms in which titles have a word: itself, cut in two (`u net`), or a beginning.

    The forms are FTS5 expressions; none means that no title has the word.
    """
    forms = [f'"{word}"'] if _is_known(snapshot, [word]) else []
    cuts = [(word[:at], word[at:]) for at in range(1, len(word))]
    known = set(_is_known(snapshot, [part for cut in cuts for part in cut]))
    # two words are one where at least one of them is long: "u net", but not "a is"
    forms += [
        f'("{head}" AND "{tail}")'
        for head, tail in cuts
        if {head, tail} <= known and max(len(head), len(tail)) > 2
    ]
    return forms[:4] or ([f'"{word}" *'] if len(word) > 2 else [])


def _is_known(snapshot: Snapshot, words: Sequence[str]) -> list[str]:
    query = f"SELECT word FROM word WHERE word IN {IN}"  # noqa: S608 - a constant
    return [row[0] for row in snapshot.rows_in(query, words)]


def _expression(words: Sequence[Sequence[str]], authors: Sequence[str]) -> str:
    parts = [f"({' OR '.join(forms)})" for forms in words]
    parts += [f'"@{name}"' for name in authors]
    return " AND ".join(parts)
