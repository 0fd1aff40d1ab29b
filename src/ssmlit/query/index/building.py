"""An index made of a file, or of an older index and the file as it is now.

Reads each entry once, and after a change only the segments that changed and their neighbours.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ssmlit.bibtex.blocks import Blocks, gc_paused
from ssmlit.bibtex.read import Fields, Reader, definitions
from ssmlit.bibtex.scan import scan
from ssmlit.bibtex.values import macros
from ssmlit.query.index.columns import Columns, Moved, Spliced
from ssmlit.query.index.index import Index, Span
from ssmlit.query.index.segments import SIZE, Cut, Segment, segments, size_of, unchanged
from ssmlit.query.subject import Subject

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ssmlit.bibtex import Block
    from ssmlit.model import Entry

_BATCH = 256  # entries whose columns are worked out together
_MACRO = re.compile(rb"@\s*string\s*[{(]", re.IGNORECASE)


def build(data: bytes, *, size: int = SIZE) -> Index:
    """Return the index of a file.

    Args:
        data: the file.
        size: bytes that a segment has at least.
    """
    with gc_paused():
        blocks = Blocks(data)
        reader = _Reader(data, macros(definitions(blocks))[0], size=size)
        for block in blocks:
            reader.read(block)
        segments = reader.segments(len(data))
    return Index(reader.columns, segments, reader.macros, reader.broken, data, fresh=len(data))


def updated(old: Index, data: bytes, *, size: int = SIZE) -> Index:
    """Return the index of a file of which an older state was indexed.

    What is the same before and behind the change is taken over. Where a change may reach
    further than its place, as one of macros does, all is read again.

    Args:
        old: the older index.
        data: the file as it is now.
        size: bytes that a segment has at least.
    """
    head, tail = unchanged(old.segments, data)
    if head == len(old.segments) and size_of(old.segments) == len(data):
        return Index(old.table, old.segments, old.macros, old.broken, data, fresh=old.fresh)
    head = max(head - 1, 0)  # its last block may have ended where it did because of what followed
    with gc_paused():
        return _spliced(old, data, head, tail, size) or build(data, size=size)


def _spliced(old: Index, data: bytes, head: int, tail: int, size: int) -> Index | None:
    """Return the index with what lies between head and tail read again; None if that is no use."""
    beyond = len(old.segments) - tail
    before, gone, behind = old.segments[:head], old.segments[head:beyond], old.segments[beyond:]
    start, end = size_of(before), len(data) - size_of(behind)
    if any(segment.macros for segment in gone) or _MACRO.search(data, start, end):
        return None
    reader = _Reader(data, old.macros, start, size=size)
    line = reader.read_until(end, sum(s.lines for s in before) + 1)
    if not line:
        return None
    first = sum(s.rows for s in before)
    behind_at = start + size_of(gone)
    moved = Moved(end - behind_at, line - sum(s.lines for s in old.segments[:beyond]) - 1)
    table = Spliced(old.table, reader.columns, first, first + sum(s.rows for s in gone), moved)
    broken = [
        *(place for place in old.broken if place[0] < start),
        *reader.broken,
        *(_further(place, moved) for place in old.broken if place[0] >= behind_at),
    ]
    segments = [*before, *reader.segments(end), *behind]
    return Index(table, segments, old.macros, broken, data, fresh=old.fresh + end - start)


def _further(place: Span, moved: Moved) -> Span:
    start, end, line = place
    return start + moved.bytes, end + moved.bytes, line + moved.lines


class _Reader:
    """Fills columns from a file, and cuts the part of the file that it reads into segments.

    Args:
        data: the file.
        macros: its macros.
        start: where reading starts, in bytes.
        size: bytes that a segment has at least.
    """

    def __init__(
        self, data: bytes, macros: Mapping[str, str], start: int = 0, *, size: int
    ) -> None:
        self.macros = macros
        self.columns = Columns()
        self.broken: list[Span] = []
        self._data = data
        self._size = size
        self._cuts = [Cut(start, 0, 0)]
        self._rows = self._strings = 0
        self._waiting: list[Block] = []

    def read(self, place: Block) -> None:
        """Take a block into account."""
        if place.kind == "entry":
            self._cut(place.start)
            self._rows += 1
            self._waiting.append(place)
            if len(self._waiting) >= _BATCH:
                self._take()
        elif place.kind == "broken":
            self.broken.append((place.start, place.end, place.line))
        elif place.kind == "string":
            self._strings += 1

    def read_until(self, end: int, line: int) -> int:
        """Read from the start to a place.

        Args:
            end: in bytes.
            line: the 1-based line at the start.

        Returns:
            The line at `end`, or 0 when no block begins or ends there.
        """
        for place in scan(self._data, self._cuts[0].start, line):
            if place.start >= end:
                return place.line if place.start == end else 0
            self.read(place)
        return line if end == len(self._data) else 0

    def segments(self, end: int) -> list[Segment]:
        """End reading, and return the segments from the start to a place."""
        self._take()
        cuts = [*self._cuts, Cut(end, self._rows, self._strings)]
        return segments(self._data, cuts)

    def _cut(self, place: int) -> None:
        at_line_start = self._data[place - 1 : place] == b"\n"
        if at_line_start and place - self._cuts[-1].start >= self._size:
            self._cuts.append(Cut(place, self._rows, self._strings))

    def _take(self) -> None:
        """Put the entries that wait into the columns."""
        if self._waiting:
            reader = Reader(self._data, self.macros)
            subjects = [_Parsed(reader.entry(place)) for place in self._waiting]
            self.columns.add(subjects, self._waiting)
            self._waiting.clear()


class _Parsed(Subject):
    """An entry whose fields are read as texts only."""

    __slots__ = ()

    def __init__(self, entry: Entry) -> None:
        super().__init__(entry)
        if isinstance(entry.fields, Fields):
            self._fields = entry.fields.texts()
