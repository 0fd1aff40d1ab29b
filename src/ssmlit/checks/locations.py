"""Where a finding is in the file: line, column and length, and the line itself.

Responsible for locating a field in the source of its entry, which only entries with findings
need. Does not judge.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ssmlit.bibtex.entry_parser import parse_entry
from ssmlit.model import Entry, Field
from ssmlit.strings import LINE_END

if TYPE_CHECKING:
    from ssmlit.checks.rule import Fault


class Location(NamedTuple):
    """A stretch of a file: 1-based line and column in characters, and the length to underline."""

    line: int
    column: int
    length: int


def location_of(source: str, entry: Entry, found: Fault) -> Location:
    """Return the place of what a rule found in an entry, whose text is `source`."""
    if found.field is None:
        return Location(entry.line, 1, len(_first_line(source).partition(",")[0].rstrip()))
    name, start = _place(source, found.field, found.mark)
    if start < 0:
        return Location(entry.line, 1, 1)
    length = len(found.field.source)
    if found.mark and found.mark == found.field.name:
        start, length = name, len(found.mark)
    elif found.mark and (inside := found.field.source.find(found.mark)) >= 0:
        start, length = start + inside, len(found.mark)
    lines = _lines(source)
    line = bisect_right(lines, start) - 1
    shown = len(_first_line(source[start : start + length]))
    return Location(entry.line + line, start - lines[line] + 1, max(shown, 1))


def _place(source: str, field: Field, mark: str) -> tuple[int, int]:
    """Return where a field's name and value begin in an entry; -1 where they are not.

    That of a name is needed only where it is marked; a value that occurs once needs no parser.
    """
    if mark != field.name and source.count(field.source) == 1:
        return -1, source.index(field.source)
    return _fields(source).get((field.name, field.source), (-1, -1))


@lru_cache(maxsize=1)  # the findings of an entry come in turn
def _fields(source: str) -> Mapping[tuple[str, str], tuple[int, int]]:
    """Return where names and values begin, by name and value; of two alike the first counts."""
    spans = reversed(parse_entry(source).fields)
    return {(it.name, source[it.start : it.end]): (it.name_start, it.start) for it in spans}


@lru_cache(maxsize=1)
def _lines(source: str) -> Sequence[int]:
    """Return where the lines of an entry begin."""
    return [0, *(end.end() for end in LINE_END.finditer(source))]


def _first_line(text: str) -> str:
    return LINE_END.split(text, maxsplit=1)[0]
