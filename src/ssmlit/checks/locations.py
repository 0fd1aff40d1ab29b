"""Where a finding is in the file: line, column and length, and the line itself.

Responsible for locating a field in the source of its entry, which only entries with findings
need. Does not judge.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ssmlit._lazy import regex
from ssmlit.bibtex.syntax import encoded, line_ends
from ssmlit.model import Entry

if TYPE_CHECKING:
    from ssmlit.checks.rule import Fault

LINE_END = regex(r"\r\n?|\n")
"""What ends a line of a file, as lines are counted."""


class Location(NamedTuple):
    """A stretch of a file: 1-based line and column in characters, and the length to underline."""

    line: int
    column: int
    length: int


def location_of(source: str, entry: Entry, found: Fault) -> Location:
    """Return the place of what a rule found in an entry, whose text is `source`."""
    if found.field is None:
        return Location(entry.line, 1, len(_first_line(source).rstrip(" ,")))
    name, start = _position(source, found.field.name, found.field.source)
    if start < 0:
        return Location(entry.line, 1, 1)
    length = len(found.field.source)
    if found.mark and found.mark == found.field.name:
        start, length = name, len(found.mark)
    elif found.mark and (at := found.field.source.find(found.mark)) >= 0:
        start, length = start + at, len(found.mark)
    return _placed(source, entry.line, start, length)


def _position(source: str, name: str, value: str) -> tuple[int, int]:
    """Return where a field's name and its value begin in the source of its entry, or -1."""
    start = source.find(value)
    while start >= 0:
        before = source[:start].rstrip()
        if before.endswith("=") and (named := before[:-1].rstrip()).endswith(name):
            return len(named) - len(name), start
        start = source.find(value, start + 1)
    return -1, -1


def _placed(source: str, line: int, start: int, length: int) -> Location:
    before = source[:start]
    column = start - max(before.rfind("\n"), before.rfind("\r"))
    shown = len(_first_line(source[start : start + length]))
    return Location(line + line_ends(encoded(before)), column, max(shown, 1))


def _first_line(text: str) -> str:
    return LINE_END.split(text, maxsplit=1)[0]
