r"""An index as bytes, and back: columns are taken out of the bytes when they are first asked for.

    ssmlit index 1 LENGTH CHECKSUM\n      of the head that follows
    {"columns": …, "segments": …, …}      JSON: where each column lies, and what is no column
    columns, one after the other          texts in UTF-8, one a line; numbers as 8 bytes each

Each part has a CRC-32, so that a damaged index is known for one and made anew. Bytes written by
another version of ssmlit, or on a machine with another byte order, are not read at all.
"""

from __future__ import annotations

import json
import sys
from array import array
from typing import TYPE_CHECKING
from zlib import crc32

from ssmlit.query.index.columns import END, NUMBERS, TEXTS, Haystack, Lazily
from ssmlit.query.index.index import Index
from ssmlit.query.index.segments import Segment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from mmap import mmap

FORMAT = 2  # one more whenever columns, folding or segments change
_MAGIC = b"ssmlit index"
_WORDS = "words"
_ENDS = "ends"  # of the texts of the column `squashed`
_LINE = 80  # bytes within which the first line ends


class DamagedError(Exception):
    """Bytes that are no index, or not one that this program can read."""


def dump(index: Index, version: str) -> Iterator[bytes]:
    """Yield an index as bytes, part by part: one column after the other is in memory twice.

    Args:
        index: what is stored, all but the file it was made of.
        version: of the program; only the same version reads it.
    """
    names = (*TEXTS, *NUMBERS, _WORDS, _ENDS)
    columns, start = {}, 0
    for name in names:
        part = _column(index, name)
        columns[name] = (start, len(part), crc32(part))
        start += len(part)
    head = json.dumps(
        {
            "version": [FORMAT, version, sys.byteorder],
            "rows": len(index),
            "columns": columns,
            "segments": index.segments,
            "macros": dict(index.macros),
            "broken": index.broken,
        },
        separators=(",", ":"),
    ).encode()
    yield b"%b %d %d\n" % (_MAGIC, len(head), crc32(head))
    yield head
    for name in names:
        yield _column(index, name)


def _column(index: Index, name: str) -> bytes:
    if name in TEXTS:
        return END.join(index.table.texts[name]).encode()
    if name in NUMBERS:
        return index.table.numbers[name].tobytes()
    if name == _ENDS:
        return index.table.haystack().ends.tobytes()
    return END.join(index.table.words()).encode()


def load(stored: bytes | mmap, version: str) -> Index:
    """Return the index in bytes that `dump` made, without the file it was made of.

    Raises:
        DamagedError: they are not what this version of the program stores.
    """
    view = memoryview(stored)
    try:
        magic, length, checksum = bytes(view[:_LINE]).split(b"\n", 1)[0].rsplit(b" ", 2)
        start = len(magic) + len(length) + len(checksum) + 3
        head = view[start : start + int(length)]
        if magic != _MAGIC or crc32(head) != int(checksum):
            raise DamagedError("this is no index, or not a whole one")
        about = json.loads(bytes(head))
        if about["version"] != [FORMAT, version, sys.byteorder]:
            raise DamagedError("another version stored this index")
    except ValueError as error:
        raise DamagedError("this is no index") from error
    table = _Stored(view[start + len(head) :], about["columns"], about["rows"])
    table.check()
    segments = [Segment(*one) for one in about["segments"]]
    return Index(table, segments, about["macros"], [tuple(one) for one in about["broken"]], b"")


class _Stored:
    """A table in bytes."""

    def __init__(
        self, view: memoryview, columns: Mapping[str, tuple[int, int, int]], rows: int
    ) -> None:
        self._view = view
        self._columns = columns
        self._rows = rows
        self.texts = Lazily(self._text)
        self.numbers = Lazily(self._number)

    def _text(self, name: str) -> list[str]:
        return str(self._part(name), "utf-8").split(END) if self._rows else []

    def _number(self, name: str) -> array[int]:
        column = array("Q")
        column.frombytes(self._part(name))
        return column

    def words(self) -> list[str]:
        """Return the words; see `Table`."""
        return str(self._part(_WORDS), "utf-8").split()

    def haystack(self) -> Haystack:
        """Return what is searched; see `Table`."""
        return Haystack(bytes(self._part("squashed")), self._number(_ENDS))

    def check(self) -> None:
        """Raise a `DamagedError` unless every column is what was stored."""
        for name, (_, _, checksum) in self._columns.items():
            if crc32(self._part(name)) != checksum:
                raise DamagedError(f"the column {name} is damaged")

    def _part(self, name: str) -> memoryview:
        start, length, _ = self._columns[name]
        return self._view[start : start + length]
