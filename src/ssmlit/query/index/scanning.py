"""Where the entries of a file lie, by bytes, found a few megabytes at a time.

A library of 40 MB decoded at once takes twice as much memory, or four times. So it is scanned in
stretches, each from the start of a block on; what a stretch's end may have changed is scanned
again with the next one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ssmlit.bibtex.scan import scan

if TYPE_CHECKING:
    from collections.abc import Iterator

STRETCH = 1 << 22  # bytes decoded at once
MARGIN = 1 << 17  # bytes at a stretch's end in which no block is trusted; far over `scan.REACH`


class Place(NamedTuple):
    """A block and where it lies.

    Attributes:
        kind: as of `bibtex.Block`.
        start, end: bytes from the file's beginning.
        line: 1-based.
        form: how the entry is taken apart.
    """

    kind: str
    start: int
    end: int
    line: int
    form: int


def places(
    data: bytes, start: int = 0, line: int = 1, *, stretch: int = STRETCH, margin: int = MARGIN
) -> Iterator[Place]:
    """Yield the blocks of a file, text between them left out.

    Args:
        data: the file, UTF-8.
        start: where a block starts, in bytes.
        line: its 1-based line.
        stretch: bytes decoded at once; tests make it small.
        margin: bytes at the end of a stretch that are not trusted.

    Raises:
        UnicodeDecodeError: the file is not UTF-8.
    """
    size = stretch
    while start < len(data):
        end = _line_start(data, start + size)
        trusted = end - margin if end < len(data) else end
        began = start
        for place in _within(data[start:end].decode(), start, line):
            if place.end > trusted:
                start, line = place.start, place.line
                break
            if place.kind != "text":
                yield place
        else:
            return
        size = stretch if start > began else size * 2


def _line_start(data: bytes, position: int) -> int:
    """Return the first place behind a position, or at it, where a line starts with `@`."""
    found = data.find(b"\n@", position - 1)
    return found + 1 if found >= 0 else len(data)


def _within(text: str, start: int, line: int) -> Iterator[Place]:
    for block in scan(text, 0, line):
        end = start + len(text[block.start : block.end].encode())
        yield Place(block.kind, start, end, block.line, block.form)
        start = end
