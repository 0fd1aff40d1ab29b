"""Rows of a list as it was and as it is, paired.

Responsible for which rows a list has, and which is another one, edited. Does not depend on what a
difference means.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from ssmlit import importers
from ssmlit.latex import squash
from ssmlit.model import Record
from ssmlit.render import markers

if TYPE_CHECKING:
    from ssmlit.importers import Row

ALIKE = 75.0  # ratio of squashed titles from which a row is another one, corrected


def rows_in_list(text: str, source: str, name: str, known: Iterable[Row] = ()) -> list[Row]:
    """Return the papers of a document that are in a list.

    Rows are read in the light of all others, so that an untouched one may be read differently
    once others are edited: those written like a known one, in its section, say what that says.
    """
    first, last = markers.lines(text, name, path=source)
    said = {_untouched(row): row.record for row in known}
    rows = (
        replace(row, record=said.get(_untouched(row)) or row.record or row.perhaps)
        for row in importers.read_rows(text, source, "markdown")
        if first < row.line < last
    )
    return [row for row in rows if row.record]


def _untouched(row: Row) -> tuple[tuple[str, ...], str]:
    """Return what identifies an unedited row: its text without its number in the list."""
    return row.section, re.sub(r"^\d+", "#", row.raw)


def pair_rows(old: Sequence[Row], new: Sequence[Row]) -> tuple[list[tuple[Row, Row]], list[Row]]:
    """Return pairs of rows, and deleted rows."""
    pairs: list[tuple[Row, Row]] = []
    was, now = list(old), list(new)

    def pair(found: Row, row: Row) -> None:
        pairs.append((found, row))
        was.remove(found)
        now.remove(row)

    for alike in (_is_equal, _is_in_place, _is_named):
        for row in list(now):
            found = next((one for one in was if alike(one, row)), None)
            if found is not None:
                pair(found, row)
    for found, row in _corrected(was, now):
        if found in was and row in now:
            pair(found, row)
    return pairs, was


def still_there(written: Sequence[Row], now: Sequence[Row]) -> list[Row]:
    """Return the rows of a list as it would be rendered now that were in it when it was written."""
    return [row for _, row in pair_rows(written, now)[0]]


def record_of(row: Row) -> Record:
    """Return what a row says about its paper."""
    return row.record or Record()


def _is_equal(one: Row, other: Row) -> bool:
    return one.section == other.section and replace(record_of(one), line=0) == replace(
        record_of(other), line=0
    )


def _is_in_place(one: Row, other: Row) -> bool:
    return one.section == other.section and _is_named(one, other)


def _is_named(one: Row, other: Row) -> bool:
    mine, theirs = record_of(one), record_of(other)
    if not set(mine.identifiers).isdisjoint(theirs.identifiers):
        return True
    return bool(mine.title) and squash(mine.title) == squash(theirs.title)


def _corrected(old: Sequence[Row], new: Sequence[Row]) -> list[tuple[Row, Row]]:
    """Return rows of one section whose titles are alike, the most alike first.

    A list is of one subject: a corrected title can be like those of several other papers.
    """
    befores = [(one, squash(record_of(one).title)) for one in old]
    afters = [(other, squash(record_of(other).title)) for other in new]
    alike = [
        (ratio, one, other)
        for other, after in afters
        for one, before in befores
        if one.section == other.section and (ratio := fuzz.ratio(before, after)) >= ALIKE
    ]
    return [(one, other) for _, one, other in sorted(alike, key=lambda found: -found[0])]


def out_of_order(pairs: Sequence[tuple[Row, Row]]) -> Iterator[int]:
    """Yield the lines of rows that were moved within their section: the order is the view's."""
    last: dict[tuple[str, ...], int] = {}
    for old, new in sorted(pairs, key=lambda pair: pair[0].line):
        if old.section == new.section:
            if new.line < last.get(new.section, 0):
                yield new.line
            last[new.section] = max(new.line, last.get(new.section, 0))
