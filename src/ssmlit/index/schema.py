"""The tables of an index, one SQLite file a library, and how such a file is opened.

Responsible for the shape of the tables and for telling a file that is not an index of this version
from one that is. Does not depend on what is put into them.

Offsets and lines of entries count from the beginning of their segment: when the file changes, only
the segments concerned are written anew.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, NamedTuple

from ssmlit import __version__

if TYPE_CHECKING:
    from pathlib import Path

VERSION = f"3 {__version__}"
"""Of the tables, and of the program: another one may read an entry otherwise."""

PATIENCE = 2.0  # seconds to wait for another process; reading without an index takes less

FOLDED = ("title", "author", "tag", "venue", "year")
"""The columns with a text of `SearchableEntry.text`."""

TABLES = """
CREATE TABLE state (version TEXT, generation TEXT, stamp TEXT, macros TEXT);
CREATE TABLE segments (
    id INTEGER PRIMARY KEY, position INTEGER, size INTEGER, lines INTEGER, macros INTEGER,
    digest BLOB, head BLOB);
CREATE TABLE entries (
    id INTEGER PRIMARY KEY, segment INTEGER, start INTEGER, end INTEGER, line INTEGER,
    well_formed INTEGER, key TEXT, type TEXT, title TEXT, author TEXT, tag TEXT, venue TEXT,
    year TEXT, dated INTEGER, month INTEGER, name TEXT, repository TEXT, tags TEXT, added TEXT,
    filled TEXT);
CREATE TABLE search_text (id INTEGER PRIMARY KEY, squashed TEXT);
CREATE TABLE inherited (entry INTEGER, parent TEXT);
CREATE TABLE unreadable (segment INTEGER, start INTEGER, end INTEGER, line INTEGER);
CREATE TABLE words (word TEXT PRIMARY KEY, entries INTEGER) WITHOUT ROWID;
CREATE INDEX entries_of_segment ON entries (segment);
CREATE INDEX entries_of_key ON entries (key);
CREATE INDEX inherited_of_entry ON inherited (entry);
CREATE INDEX inherited_of_parent ON inherited (parent);
"""


class Segment(NamedTuple):
    """A part of the file, from the start of an entry to that of another.

    Attributes:
        id: the number under which its entries are stored.
        size: bytes.
        lines: how many line ends it has.
        macros: whether it defines macros (`@string`).
        digest: SHA-256 of it.
        head: the bytes it begins with.
    """

    id: int
    size: int
    lines: int
    macros: bool
    digest: bytes
    head: bytes


class State(NamedTuple):
    """What an index says of itself.

    Attributes:
        generation: another one after each change.
        stamp: of the library's file when it was last found to be what was indexed, or "".
        macros: the file's macros as JSON.
        segments: the parts of the file, in order.
    """

    generation: str
    stamp: str
    macros: str
    segments: tuple[Segment, ...]


def connect(path: Path, *, write: bool = False) -> sqlite3.Connection:
    """Open an index; with `write`, make the file if there is none.

    Raises:
        sqlite3.Error: it cannot be opened.
    """
    mode = "rwc" if write else "ro"
    address = f"{path.absolute().as_uri()}?mode={mode}"
    base = sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None)
    base.execute("PRAGMA mmap_size = 1073741824")
    if write:
        base.execute("PRAGMA synchronous = OFF")  # after a power failure it is made anew
    return base


def read_state(base: sqlite3.Connection) -> State | None:
    """Return what an index says of itself, or None when it is none of this version.

    Raises:
        sqlite3.Error: it cannot be read.
    """
    if not base.execute("SELECT 1 FROM sqlite_master WHERE name = 'state'").fetchone():
        return None
    found = base.execute("SELECT generation, stamp, macros FROM state WHERE version = ?", [VERSION])
    state = found.fetchone()
    if state is None:
        return None
    rows = base.execute(
        "SELECT id, size, lines, macros, digest, head FROM segments ORDER BY position"
    ).fetchall()
    generation, stamp, macros = state
    return State(generation, stamp, macros, tuple(map(Segment._make, rows)))
