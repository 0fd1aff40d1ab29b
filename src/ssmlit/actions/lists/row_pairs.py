"""Rows of a list as it was and as it is, paired.

Responsible for which rows a list has, and for which row is an edited form of which. Does not depend
on what a difference means.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Hashable, Iterable, Iterator, Mapping, Sequence
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
        row._replace(record=said.get(_untouched(row)) or row.record or row.perhaps)
        for row in importers.read_rows(text, source, "markdown")
        if first < row.line < last
    )
    return [row for row in rows if row.record]


def _untouched(row: Row) -> tuple[tuple[str, ...], str]:
    """Return what identifies an unedited row: its text without its number in the list."""
    return row.section, re.sub(r"^\d+", "#", row.raw)


def pair_rows(old: Sequence[Row], new: Sequence[Row]) -> tuple[list[tuple[Row, Row]], list[Row]]:
    """Return pairs of rows, and deleted rows.

    First those that say the same in one section, then those that name one work there, then those
    that name one anywhere; each row that is new is the first one left that it can be.
    """
    pairs: list[tuple[Row, Row]] = []
    was, now = dict(enumerate(old)), dict(enumerate(new))
    for keys in (_whole, _names_in_place, _names):
        places: defaultdict[Hashable, list[int]] = defaultdict(list)
        for at in reversed(was):
            for key in keys(was[at]):
                places[key].append(at)
        for at, row in list(now.items()):
            found = [place for key in keys(row) if (place := _first(places[key], was)) is not None]
            if found:
                pairs.append((was.pop(min(found)), now.pop(at)))
    for place, at in _corrected(was, now):
        if place in was and at in now:
            pairs.append((was.pop(place), now.pop(at)))
    return pairs, list(was.values())


def _first(places: list[int], left: Container[int]) -> int | None:
    """Return the last of some places that is left; those behind it are taken off."""
    while places and places[-1] not in left:
        places.pop()
    return places[-1] if places else None


def still_there(written: Sequence[Row], now: Sequence[Row]) -> list[Row]:
    """Return the rows of a list as it would be rendered now that were in it when it was written."""
    return [row for _, row in pair_rows(written, now)[0]]


def record_of(row: Row) -> Record:
    """Return what a row says about its paper."""
    return row.record or Record()


def _whole(row: Row) -> list[Hashable]:
    return [(row.section, record_of(row)._replace(line=0))]


def _names_in_place(row: Row) -> list[Hashable]:
    return [(row.section, name) for name in _names(row)]


def _names(row: Row) -> list[Hashable]:
    """Return what a row's work is known by: each identifier, and the title as it is compared."""
    record = record_of(row)
    return [*record.identifiers, *([squash(record.title)] if record.title else [])]


def _corrected(old: Mapping[int, Row], new: Mapping[int, Row]) -> list[tuple[int, int]]:
    """Return places of rows of one section whose titles are alike, the most alike first.

    A list is of one subject: a corrected title can be like those of several other papers.
    """
    befores = [(at, one.section, squash(record_of(one).title)) for at, one in old.items()]
    alike = [
        (ratio, place, at)
        for at, other in new.items()
        for after in [squash(record_of(other).title)]
        for place, section, before in befores
        if before and section == other.section and (ratio := fuzz.ratio(before, after)) >= ALIKE
    ]
    return [(place, at) for _, place, at in sorted(alike, key=lambda found: -found[0])]


def out_of_order(pairs: Sequence[tuple[Row, Row]]) -> Iterator[int]:
    """Yield the lines of rows that were moved within their section: the order is the view's."""
    last: dict[tuple[str, ...], int] = {}
    for old, new in sorted(pairs, key=lambda pair: pair[0].line):
        if old.section == new.section:
            if new.line < last.get(new.section, 0):
                yield new.line
            last[new.section] = max(new.line, last.get(new.section, 0))
