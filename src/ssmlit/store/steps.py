"""What one command did to files, as values: the history consists of them.

Responsible for describing and inverting a change of a file. A change covers whole blocks (an entry
and what belongs to it), so that an entry edited since can be merged; whether a change is still in
place is judged by its surroundings alone, not by a digest of a large file. Does not depend on the
disk.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime

State = Literal["applied", "undone"]
Kind = Literal["library", "text"]

CONTEXT = 3
"""Whole lines kept on both sides of a change, as diff does."""

LONGEST = 2000
"""Bytes after which such a context is cut: some files are one line."""


class Splice(NamedTuple):
    """A stretch of a file and what replaced it."""

    starts: tuple[int, int]  # offsets in the old and in the new file, in bytes
    lines: tuple[int, int]  # the same as 1-based lines
    # the bytes before and after; one of them may be empty
    old: bytes
    new: bytes
    # the common bytes around it; fewer at the ends of the file
    before: bytes
    after: bytes
    anchor: bytes  # the first line of the entry above it, or b""

    @property
    def inverse(self) -> Splice:
        """The splice that reverts this one."""
        return self._replace(
            starts=self.starts[::-1], lines=self.lines[::-1], old=self.new, new=self.old
        )

    def side(self, which: int) -> bytes:
        """Return the old (0) or the new (1) side."""
        return self.new if which else self.old


class FileChange(NamedTuple):
    """What a command did to one file."""

    path: str  # absolute, links followed
    # "library" (merged entry by entry when it was edited since) or "text" (line by line)
    kind: Kind
    encoding: str  # the codec of a library
    sizes: tuple[int | None, int | None]  # bytes before and after; None where there was no file
    splices: tuple[Splice, ...]  # in order, without overlaps
    whole: bytes | None = None  # all of the old contents; kept for texts only

    @property
    def inverse(self) -> FileChange:
        """The change that reverts this one."""
        back = tuple(splice.inverse for splice in self.splices)
        whole = None if self.whole is None else with_splices(self.whole, self.splices)
        return self._replace(sizes=self.sizes[::-1], splices=back, whole=whole)

    @property
    def text(self) -> str | None:
        """The text that it left in a file other than a library."""
        if self.whole is None:
            return None
        return with_splices(self.whole, self.splices).decode("utf-8", "replace")

    def shows(self, side: int, data: bytes | None) -> bool:
        """Whether contents are those before (0) or after (1) the change, within its range."""
        if data is None or self.sizes[side] is None:
            return data is None and self.sizes[side] is None
        if self.sizes[1 - side] is None and len(data) != self.sizes[side]:
            return False  # what was made from nothing is all of the file
        return all(
            _stands(splice, data, side, room)
            for splice, room in zip(self.splices, _rooms(self.splices, side), strict=True)
        )


class HistoryStep(NamedTuple):
    """What one command did."""

    number: int  # counts up; it never changes
    when: datetime  # in UTC, to the second
    command: str  # the command line, shortened as its caller likes
    summary: tuple[str, ...]  # what changed, a line each
    files: tuple[FileChange, ...]  # the changes, the library's last
    state: State = "applied"  # "undone" after undo, until redo

    @property
    def inverse(self) -> tuple[FileChange, ...]:
        """The changes that revert this step's."""
        return tuple(change.inverse for change in self.files)


def _rooms(splices: Sequence[Splice], side: int) -> list[tuple[int, int]]:
    """Return how many unchanged bytes are between each splice and its neighbours."""
    gaps = [
        after.starts[side] - before.starts[side] - len(before.side(side))
        for before, after in pairwise(splices)
    ]
    return list(pairwise([LONGEST, *gaps, LONGEST]))[: len(splices)]


def _stands(splice: Splice, data: bytes, side: int, room: tuple[int, int]) -> bool:
    """Return whether a side of a splice is exactly where it should be, context included."""
    before, after = splice.before[-room[0] :], splice.after[: room[1]]
    start = splice.starts[side] - len(before)
    there = before + splice.side(side) + after
    if start < 0 or not data.startswith(there, start):
        return False
    return bool(splice.after) or start + len(there) == len(data)


def with_splices(data: bytes, splices: Sequence[Splice]) -> bytes:
    """Return contents with splices made at the offsets that they name."""
    parts, at = [], 0
    for splice in splices:
        parts += [data[at : splice.starts[0]], splice.new]
        at = splice.starts[0] + len(splice.old)
    return b"".join([*parts, data[at:]])


def splices_between(
    old: bytes, new: bytes, spans: Sequence[tuple[int, int, int]] = ()
) -> tuple[Splice, ...]:
    """Return how one text became another.

    Args:
        old: all of it.
        new: all of it.
        spans: (start, end in the old text, length of the replacement), in order: what is known
            about the change. Without any, it is one stretch, from the first block that differs to
            the last one.
    """
    found: list[Splice] = []
    shift = lines = 0
    counted, line = 0, 1
    for start, end, length in _joined(spans, old) or _stretch(old, new):
        line += old.count(b"\n", counted, start)
        counted = start
        first = start + shift
        splice = Splice(
            starts=(start, first),
            lines=(line, line + lines),
            old=old[start:end],
            new=new[first : first + length],
            before=old[_lines_back(old, start) : start],
            after=old[end : _lines_on(old, end)],
            anchor=_anchor(old, start),
        )
        found.append(splice)
        shift += length - (end - start)
        lines += splice.new.count(b"\n") - splice.old.count(b"\n")
    return tuple(found)


def _joined(spans: Sequence[tuple[int, int, int]], old: bytes) -> list[tuple[int, int, int]]:
    """Join stretches that no line end lies between: a diff shows whole lines."""
    joined: list[tuple[int, int, int]] = []
    for start, end, length in spans:
        if joined and b"\n" not in old[joined[-1][1] : start]:
            first, last, before = joined[-1]
            joined[-1] = (first, end, before + (start - last) + length)
        else:
            joined.append((start, end, length))
    return joined


def _stretch(old: bytes, new: bytes) -> list[tuple[int, int, int]]:
    """Return the one stretch in which two texts differ, widened to whole blocks."""
    if old == new:
        return []
    shortest = min(len(old), len(new))
    head = _shared(old, new, shortest)
    tail = _shared(old[head:][::-1], new[head:][::-1], shortest - head)
    start = old.rfind(b"\n@", 0, head + 1) + 1
    end = old.find(b"\n@", max(len(old) - tail - 1, start)) + 1 or len(old)
    return [(start, end, len(new) - (len(old) - end) - start)]


def _shared(a: bytes, b: bytes, longest: int) -> int:
    """Return how many bytes two texts share at their start: by bisection, as fast as memcmp."""
    low, high = 0, longest
    while low < high:
        middle = (low + high + 1) // 2
        if a[low:middle] == b[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _lines_back(data: bytes, at: int) -> int:
    start = at
    for _ in range(CONTEXT + 1):  # the first may be a part of a line
        start = data.rfind(b"\n", 0, max(start - 1, 0)) + 1
    return max(start, at - LONGEST)


def _lines_on(data: bytes, at: int) -> int:
    end = at
    for _ in range(CONTEXT + 1):
        end = data.find(b"\n", end) + 1 or len(data)
    return min(end, at + LONGEST)


def _anchor(data: bytes, at: int) -> bytes:
    """Return the first line of the last block that starts before `at`."""
    found = data.rfind(b"\n@", 0, at) + 1
    if not found and not (at and data[:1] == b"@"):
        return b""
    end = data.find(b"\n", found) + 1 or len(data)
    return data[found:end][:LONGEST] if end <= at else b""
