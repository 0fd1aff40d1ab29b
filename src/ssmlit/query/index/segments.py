"""The file an index was made of, as a row of segments with a digest each.

A change to a file leaves most segments as they are: those before it, and those behind it. Segments
begin where an entry begins at the start of a line, so what they hold can be told without the rest.
"""

from __future__ import annotations

from hashlib import sha256
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SIZE = 1 << 17  # bytes that a segment has at least


class Segment(NamedTuple):
    """A part of a file.

    Attributes:
        size: in bytes.
        rows: how many entries begin in it.
        lines: how many line ends it has.
        macros: whether it defines macros (`@string`).
        digest: SHA-256 of it, in hexadecimal digits.
    """

    size: int
    rows: int
    lines: int
    macros: bool
    digest: str


class Cut(NamedTuple):
    """Where a segment begins: the byte, and how many entries and macros lie before it."""

    start: int
    rows: int
    macros: int


def segments(data: bytes, cuts: Sequence[Cut]) -> list[Segment]:
    """Return the segments between cuts; the last cut is the end."""
    return [
        Segment(
            end.start - cut.start,
            end.rows - cut.rows,
            data.count(b"\n", cut.start, end.start),
            end.macros > cut.macros,
            digest(data, cut.start, end.start),
        )
        for cut, end in pairwise(cuts)
    ]


def size_of(known: Iterable[Segment]) -> int:
    """Return how many bytes segments have together."""
    return sum(one.size for one in known)


def digest(data: bytes, start: int, end: int) -> str:
    """Return the digest of a part of a file."""
    return sha256(memoryview(data)[start:end]).hexdigest()


def unchanged(known: Sequence[Segment], data: bytes) -> tuple[int, int]:
    """Return how many segments a file still begins with, and with how many of the rest it ends."""
    head = _run(known, data)
    behind = size_of(known[:head])
    tail, end = 0, len(data)
    for one in reversed(known[head:]):
        start = end - one.size
        if start < behind or digest(data, start, end) != one.digest:
            break
        tail, end = tail + 1, start
    return head, tail


def _run(known: Iterable[Segment], data: bytes) -> int:
    count = start = 0
    for one in known:
        if digest(data, start, start + one.size) != one.digest:
            break
        count, start = count + 1, start + one.size
    return count
