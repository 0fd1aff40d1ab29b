"""The tables of an index, one SQLite file a library, and how such a file is opened.

Responsible for the tables and for recognising a file that is not an index of this version. Does not
depend on what is put into them.

No row says where its entry is: the sections of the file do. When the file changes, only rows of
changed entries are rewritten.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from ssmlit import __version__
from ssmlit.query.folded_texts import FOLDED

VERSION = f"12 {__version__}"
"""Of the tables, and of the program: another one may read an entry otherwise."""

PATIENCE = 2.0  # seconds to wait for another process; a search without the index takes less

COLUMNS = {
    "id": "INTEGER PRIMARY KEY",
    **dict.fromkeys(("size", "well_formed"), "INTEGER"),
    **dict.fromkeys(("key", "type", *FOLDED), "TEXT"),
    **dict.fromkeys(("dated", "month"), "INTEGER"),
    **dict.fromkeys(("name", "repository", "tags", "added", "filled"), "TEXT"),
    "is_heir": "INTEGER",
}
"""What is kept of an entry, besides the text that is searched: name → SQL type, in order."""

SELECT = f"SELECT {', '.join(COLUMNS)} FROM entries"  # noqa: S608 - no value in it
INSERT = f"INSERT INTO entries VALUES ({', '.join('?' * len(COLUMNS))})"  # noqa: S608 - likewise

TABLES = f"""
CREATE TABLE state (
    version TEXT, generation TEXT, stamp TEXT, digest BLOB, macros TEXT, repeated TEXT,
    ids BLOB, sizes BLOB, lines BLOB, digests BLOB, solid BLOB);
CREATE TABLE entries ({", ".join(f"{name} {kind}" for name, kind in COLUMNS.items())});
CREATE TABLE search_text (id INTEGER PRIMARY KEY, squashed TEXT);
CREATE TABLE inherited (entry INTEGER, parent TEXT);
CREATE TABLE unreadable (id INTEGER PRIMARY KEY, size INTEGER);
CREATE TABLE words (word TEXT PRIMARY KEY, entries INTEGER) WITHOUT ROWID;
CREATE INDEX entries_of_key ON entries (key);
CREATE INDEX inherited_of_entry ON inherited (entry);
CREATE INDEX inherited_of_parent ON inherited (parent);
"""


class Sections:
    """Sections in file order; the text before the first entry is one, too.

    Attributes:
        ids: the numbers under which rows are stored; 0 for a section that has none (yet).
        sizes: bytes.
        lines: how many line ends each has.
        digests: BLAKE2 of the bytes, 64 bits.
        solid: 1 where a section's end does not depend on what follows: it is an entry that BibTeX
            accepts, and holds no `@` but the first.
    """

    def __init__(self, *columns: bytes) -> None:
        codes = ("Q", "I", "I", "Q", "B")
        arrays = [array(code) for code in codes]
        for values, column in zip(arrays, columns, strict=False):
            values.frombytes(column)
        self.ids, self.sizes, self.lines, self.digests, self.solid = arrays

    def columns(self) -> list[bytes]:
        """Return the arguments that make these sections again."""
        arrays = (self.ids, self.sizes, self.lines, self.digests, self.solid)
        return [values.tobytes() for values in arrays]

    def append(self, number: int, size: int, lines: int, digest: int, solid: bool | int) -> None:
        """Add a section."""
        self.ids.append(number)
        self.sizes.append(size)
        self.lines.append(lines)
        self.digests.append(digest)
        self.solid.append(solid)

    def copy(self, other: Sections, at: int) -> None:
        """Copy a section from others."""
        self.append(
            other.ids[at], other.sizes[at], other.lines[at], other.digests[at], other.solid[at]
        )

    def place(self, number: int) -> tuple[int, int]:
        """Return the offset at which the section of a row starts, and the line."""
        at = self.order[number]
        return self._starts[at], self._first_lines[at]

    @cached_property
    def order(self) -> dict[int, int]:
        """The position of each row's section in the file."""
        return {number: at for at, number in enumerate(self.ids)}

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate(self.sizes, initial=0))

    @cached_property
    def _first_lines(self) -> list[int]:
        return list(accumulate(self.lines, initial=1))


class IndexState(NamedTuple):
    """What an index says about itself."""

    generation: str  # changes with every write
    stamp: str  # of the library's file when it was last found to match the index, or ""
    digest: bytes  # SHA-256 of the file
    macros: str  # the file's macros as JSON
    repeated: frozenset[str]  # the keys that several entries have
    sections: Sections  # the parts of the file: where the entries of the rows are


def connect(path: Path, *, write: bool = False) -> sqlite3.Connection:
    """Open an index; with `write`, make the file if there is none.

    Raises:
        sqlite3.Error: it cannot be opened.
    """
    mode = "rwc" if write else "ro"
    address = f"{path.absolute().as_uri()}?mode={mode}"
    base = sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None)
    try:
        base.execute("PRAGMA mmap_size = 1073741824")
        if write:
            base.execute("PRAGMA synchronous = OFF")  # after a power failure it is rebuilt
            base.execute("PRAGMA page_size = 8192")  # of a new file; a row is about 600 bytes
    except sqlite3.Error:
        base.close()
        raise
    return base


def read_state(base: sqlite3.Connection) -> IndexState | None:
    """Return what an index says about itself, or None if it is not one of this version.

    Raises:
        sqlite3.Error: it cannot be read.
    """
    if not base.execute("SELECT 1 FROM sqlite_master WHERE name = 'state'").fetchone():
        return None
    found = base.execute("SELECT * FROM state WHERE version = ?", [VERSION]).fetchone()
    if found is None:
        return None
    _, generation, stamp, digest, macros, repeated, *columns = found
    keys = frozenset(json.loads(repeated))
    return IndexState(generation, stamp, digest, macros, keys, Sections(*columns))
