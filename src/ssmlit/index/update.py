"""Brings an index up to date: rows of changed entries are deleted and inserted.

Responsible for writing what changed since, in one transaction, by one process at a time. Does not
depend on queries.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from hashlib import sha256
from itertools import accumulate, chain
from typing import TYPE_CHECKING
from uuid import uuid4

from ssmlit._gc import gc_paused
from ssmlit.bibtex import Document
from ssmlit.bibtex.scan import scan_blocks
from ssmlit.fields import old_keys
from ssmlit.index.rows import indexed_rows
from ssmlit.index.schema import INSERT, TABLES, VERSION, IndexState, Sections, read_state
from ssmlit.index.sections import sections_of
from ssmlit.library import Library
from ssmlit.query.folded_texts import FOLDED

if TYPE_CHECKING:
    import sqlite3

    from ssmlit.bibtex import Block
    from ssmlit.fields.inheritance import Find

    New = list[tuple[int, Block]]

_AT_ONCE = 500  # entries that are read together
_WORDS_OF = f"SELECT {' || '.join(FOLDED)} FROM entries WHERE id = ?"  # noqa: S608 - no value in it
_DELETE = (
    "DELETE FROM search_text WHERE id = ?",
    "DELETE FROM inherited WHERE entry = ?",
    "DELETE FROM unreadable WHERE id = ?",
    "DELETE FROM entries WHERE id = ?",
)
_REPEATED = "SELECT key FROM entries GROUP BY key HAVING count(*) > 1"
_COUNT_WORDS = (
    "INSERT INTO words VALUES (?, ?)"
    " ON CONFLICT (word) DO UPDATE SET entries = entries + excluded.entries"
)


def restamp(base: sqlite3.Connection, digest: bytes, stamp: str) -> None:
    """Store the stamp of a file that matches the index.

    Raises:
        sqlite3.Error: nothing was changed.
    """
    base.execute("UPDATE state SET stamp = ? WHERE digest = ?", [stamp, digest])


def update(
    base: sqlite3.Connection,
    data: bytes,
    stamp: str,
    *,
    most: int | None = None,
    first: Callable[[], None] = lambda: None,
) -> IndexState | None:
    """Update an index to its file in one transaction; return what it says about itself.

    Args:
        base: open for writing; if it is empty or not an index, it is filled.
        data: the file as it is now, UTF-8.
        stamp: of the file, or "".
        most: bytes of entries to read; if there are more, nothing is done, and None
            is returned. So it is for a file whose macros have several texts.
        first: called before an index is filled.

    Raises:
        sqlite3.Error: nothing was changed.
    """
    base.execute("BEGIN IMMEDIATE")
    with base, gc_paused():  # failures are rolled back
        return read_state(base) if _write(base, data, stamp, most, first) else None


def _write(
    base: sqlite3.Connection,
    data: bytes,
    stamp: str,
    most: int | None,
    first: Callable[[], None],
) -> bool:
    """Write what changed; return False if it is too much, or entries cannot be kept alone."""
    old = read_state(base)
    digest = sha256(data).digest()
    if old and old.digest == digest:
        restamp(base, digest, stamp)
        return True
    document = Document(data)
    if document.macros.again:
        return False  # what an entry says depends on its place
    if old is None:
        first()
    macros = json.dumps(dict(document.strings), sort_keys=True)
    known = old.sections if old and old.macros == macros else Sections()  # they reach every entry
    sections, new = sections_of(data, known)
    if most is not None and sum(sections.sizes[at] for at, _ in new) > most:
        return False
    if not known.ids:
        _make_tables(base)
    else:
        before, now = set(known.ids), set(sections.ids)
        gone = before - now
        moved = [one for one in known.ids if one in now] != [
            one for one in sections.ids if one in before
        ]  # of several entries with a key, another one may be the first
        keys = None if moved else _keys(base, gone) | _names(document, new)
        heirs = _heirs(base, keys)
        _read_again(data, sections, new, heirs - gone)
        _delete(base, gone | heirs)
    _insert(base, document, sections, new)
    repeated = json.dumps([key for (key,) in base.execute(_REPEATED)])
    state = (VERSION, uuid4().hex, stamp, digest, macros, repeated, *sections.columns())
    base.execute("DELETE FROM state")
    base.execute(f"INSERT INTO state VALUES ({', '.join('?' * len(state))})", state)  # noqa: S608 - no value in it
    return True


def _make_tables(base: sqlite3.Connection) -> None:
    for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        base.execute('DROP TABLE "{}"'.format(name.replace('"', '""')))
    for statement in TABLES.split(";"):
        base.execute(statement)


def _keys(base: sqlite3.Connection, ids: Collection[int]) -> set[str]:
    found = (base.execute("SELECT key FROM entries WHERE id = ?", [one]).fetchone() for one in ids)
    return {row[0] for row in found if row}


def _names(document: Document, new: New) -> set[str]:
    """Return the present and former keys (`ids`) of new entries."""
    names = {document.block_index.key(block) for _, block in new}
    for _, block in new:
        if block.kind == "entry" and b"ids" in document.data[block.start : block.end].lower():
            names.update(old_keys(document.reader.entry(block)))
    return names


def _heirs(base: sqlite3.Connection, keys: Iterable[str] | None) -> set[int]:
    """Return the rows of entries that depend on the entries of some keys; of any with None."""
    if base.execute("SELECT 1 FROM inherited LIMIT 1").fetchone() is None:
        return set()
    if keys is None:
        return {row for (row,) in base.execute("SELECT entry FROM inherited")}
    asked = "SELECT entry FROM inherited WHERE parent = ?"
    return {row for key in keys for (row,) in base.execute(asked, [key.lower()])}


def _read_again(data: bytes, sections: Sections, new: New, numbers: Collection[int]) -> None:
    """Treat unchanged sections as new ones."""
    if not numbers:
        return
    starts = list(accumulate(sections.sizes, initial=0))
    for at, number in enumerate(sections.ids):
        if number in numbers:
            new.append((at, next(scan_blocks(data, starts[at]))))


def _delete(base: sqlite3.Connection, numbers: Iterable[int]) -> None:
    """Delete rows, and their words."""
    rows = [(number,) for number in numbers]
    words: Counter[str] = Counter()
    for row in rows:
        for (text,) in base.execute(_WORDS_OF, row):
            words.subtract(text.split())
    for statement in _DELETE:
        base.executemany(statement, rows)
    base.executemany(_COUNT_WORDS, words.items())
    base.execute("DELETE FROM words WHERE entries <= 0")


def _insert(base: sqlite3.Connection, document: Document, sections: Sections, new: New) -> None:
    """Insert rows for new sections and number them."""
    words: Counter[str] = Counter()
    find = Library(document).find
    highest = max(sections.ids, default=0)
    for number, (at, _) in enumerate(new, highest + 1):
        sections.ids[at] = number
    for first in range(0, len(new), _AT_ONCE):
        part = [(sections.ids[at], block) for at, block in new[first : first + _AT_ONCE]]
        broken = [(row, it.end - it.start) for row, it in part if it.kind == "broken"]
        base.executemany("INSERT INTO unreadable VALUES (?, ?)", broken)
        entries = [it for it in part if it[1].kind == "entry"]
        words.update(_insert_entries(base, document, entries, find))
    base.executemany(_COUNT_WORDS, words.items())


def _insert_entries(
    base: sqlite3.Connection, document: Document, part: Sequence[tuple[int, Block]], find: Find
) -> Counter[str]:
    """Insert entries under their numbers; return their words, which are not counted yet."""
    made = indexed_rows(document.reader, [block for _, block in part], find)
    numbered = [(number, it) for (number, _), it in zip(part, made, strict=True)]
    base.executemany(INSERT, [(number, *it.columns.values()) for number, it in numbered])
    base.executemany(
        "INSERT INTO search_text VALUES (?, ?)", [(number, it.squashed) for number, it in numbered]
    )
    parents = [(number, key) for number, it in numbered for key in it.parents]
    base.executemany("INSERT INTO inherited VALUES (?, ?)", parents)
    texts = (it.columns[name] for _, it in numbered for name in FOLDED)
    return Counter(chain.from_iterable(map(str.split, texts)))
