"""Where a finding is in the file: line, column and length, and the line itself.

Responsible for locating a field in the source of its entry, which only entries with findings
need. Does not judge.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ssmlit._lazy import regex
from ssmlit.bibtex.entry_parser import parse_entry
from ssmlit.model import Entry

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ssmlit.checks.rule import Fault

LINE_END = regex(r"\r\n?|\n")
"""What ends a line of a file, as lines are counted."""


class Location(NamedTuple):
    """A stretch of a file: 1-based line and column in characters, and the length to underline."""

    line: int
    column: int
    length: int


class _Places(NamedTuple):
    """Where the parts of an entry are, which all its findings share."""

    fields: Mapping[tuple[str, str], tuple[int, int]]  # name and value → where they begin
    lines: Sequence[int]  # where they begin


def location_of(source: str, entry: Entry, found: Fault) -> Location:
    """Return the place of what a rule found in an entry, whose text is `source`."""
    if found.field is None:
        return Location(entry.line, 1, len(_first_line(source).rstrip(" ,")))
    places = _places(source)
    if (at := places.fields.get((found.field.name, found.field.source))) is None:
        return Location(entry.line, 1, 1)
    name, start = at
    length = len(found.field.source)
    if found.mark and found.mark == found.field.name:
        start, length = name, len(found.mark)
    elif found.mark and (inside := found.field.source.find(found.mark)) >= 0:
        start, length = start + inside, len(found.mark)
    line = bisect_right(places.lines, start) - 1
    shown = len(_first_line(source[start : start + length]))
    return Location(entry.line + line, start - places.lines[line] + 1, max(shown, 1))


@lru_cache(maxsize=1)  # the findings of an entry come in turn
def _places(source: str) -> _Places:
    spans = reversed(parse_entry(source).fields)  # of two alike the first counts
    fields = {(it.name, source[it.start : it.end]): (it.name_start, it.start) for it in spans}
    return _Places(fields, [0, *(end.end() for end in LINE_END.finditer(source))])


def _first_line(text: str) -> str:
    return LINE_END.split(text, maxsplit=1)[0]
