"""Similar titles in a snapshot: those that share a title's rarest words, then compared closely.

The prefix filter of set-similarity joins: titles that differ in few words share most of their
rarest ones. Words that no title has (misspelt ones, for example) say nothing and are left out.
Responsible for titles; does not depend on the rest of a record.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from ssmlit import latex
from ssmlit.snapshot.schema import IN, among

Rows = Callable[[str, Sequence[object]], list[Any]]

_RAREST = 4  # words of a title that candidates are looked for by
_FEW = 2_000  # titles with a word; where more have it, more words must be shared
_LOOKED_AT = 400  # candidates that are compared


def title_key(folded: str) -> int:
    """Return the number under which a folded title is stored; blanks do not count."""
    return zlib.crc32(folded.replace(" ", "").encode())


def candidates(rows: Rows, folded: str) -> dict[int, str]:
    """Return the numbers and titles of records that share the rarest words of a folded title.

    `rows` gives the rows of a query for its values.
    """
    query = f"SELECT titles, word FROM word WHERE word IN {IN}"  # noqa: S608 - a constant
    words = sorted(rows(query, among(folded.split())))[:_RAREST]
    found: dict[int, str] = {}
    for expression in _expressions(words) if words else ():
        found |= dict(
            rows(
                "SELECT record.id, record.title FROM words JOIN record ON record.id = words.rowid"
                " WHERE words MATCH ? LIMIT ?",
                [expression, _LOOKED_AT],
            )
        )
    return found


def ranked(folded: str, titles: Mapping[int, str], limit: int) -> list[tuple[int, float]]:
    """Return the numbers of the titles similar to a folded one, with their scores."""
    numbers = sorted(titles)
    near = latex.resembling(folded, latex.fold_all([titles[number] for number in numbers]))
    return [(numbers[at], score) for score, at in near[:limit]]


def _expressions(rarest: Sequence[tuple[int, str]]) -> Iterator[str]:
    """Yield FTS5 expressions for titles that have all of the rarest words, all but one, and most.

    A title without its subtitle has all, one with a word spelled otherwise all but one; among those
    that have most of them, it may not be one of the first.
    """
    names = [f'"{word}"' for _, word in rarest]
    least = _shared([titles for titles, _ in rarest])
    for size in sorted({len(names), max(len(names) - 1, least), least}, reverse=True):
        yield " OR ".join(f"({' AND '.join(some)})" for some in combinations(names, size))


def _shared(titles: Sequence[int]) -> int:
    """Return how many of the rarest words similar titles share; each is in so many titles."""
    match titles:
        case [first, _]:
            return 1 if first <= _FEW else 2
        case [_, second, _, _]:
            return 2 if second <= _FEW else 3
        case _:
            return min(len(titles), 2)
