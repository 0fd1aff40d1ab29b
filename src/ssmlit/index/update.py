"""Makes an index what the file is: segments whose digest changed are deleted and inserted.

Responsible for writing: what changed since, in one transaction, by one process at a time. Does not
depend on queries.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter
from hashlib import sha256
from itertools import count
from typing import TYPE_CHECKING, NamedTuple
from uuid import uuid4

from ssmlit.bibtex.blocks import Blocks, gc_paused
from ssmlit.bibtex.read import Reader, definitions
from ssmlit.bibtex.scan import Block, scan
from ssmlit.bibtex.values import macros
from ssmlit.index.entries import rows
from ssmlit.index.entry_tables import count_words, delete_entries, insert_entries
from ssmlit.index.families import Families, write_heirs_anew
from ssmlit.index.schema import TABLES, VERSION, Segment, State, read_state

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SIZE = 1 << 17  # bytes that a segment has at least
_MACRO = re.compile(rb"@\s*string\s*[{(]", re.IGNORECASE)
_DELETE = (
    "DELETE FROM unreadable WHERE segment = ?",
    "DELETE FROM segments WHERE id = ?",
)


class Part(NamedTuple):
    """What is between the start of an entry and that of another: a segment to be.

    Attributes:
        start, end: bytes.
        line: 1-based, at the start.
        blocks: its entries and what cannot be read, in order.
        macros: whether it defines macros.
    """

    start: int
    end: int
    line: int
    blocks: Sequence[Block]
    macros: bool


def is_current(segments: Sequence[Segment], data: bytes) -> bool:
    """Tell whether a file is made of exactly these segments."""
    return _unchanged(segments, data)[0] == len(segments) and _size(segments) == len(data)


def update(base: sqlite3.Connection, data: bytes, stamp: str, *, size: int = SIZE) -> State:
    """Bring an index up to date with its file, in one transaction; return what it says of itself.

    Args:
        base: open for writing; an empty one, or one that is no index, is filled.
        data: the file as it is now, UTF-8.
        stamp: of the file, or "".
        size: bytes that a segment has at least.

    Raises:
        sqlite3.Error: nothing was changed.
    """
    base.execute("BEGIN IMMEDIATE")
    try:
        with gc_paused():
            state = _write(base, data, stamp, size)
        base.execute("COMMIT")
    except BaseException:
        if base.in_transaction:
            base.execute("ROLLBACK")
        raise
    return state


def _write(base: sqlite3.Connection, data: bytes, stamp: str, size: int) -> State:
    old = read_state(base)
    if old is None or not is_current(old.segments, data):
        if old is None or not _replace_changed(base, old, data, size):
            _fill(base, data, size)
        base.execute("UPDATE state SET generation = ?", [uuid4().hex])
    base.execute("UPDATE state SET stamp = ?", [stamp])
    state = read_state(base)
    if state is None:
        raise sqlite3.DatabaseError("the state is gone")
    return state


def _fill(base: sqlite3.Connection, data: bytes, size: int) -> None:
    """Take everything out of the file, and put everything in anew."""
    for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        base.execute('DROP TABLE "{}"'.format(name.replace('"', '""')))
    for statement in TABLES.split(";"):
        base.execute(statement)
    strings = _strings(data)
    base.execute(
        "INSERT INTO state VALUES (?, '', '', ?)", [VERSION, json.dumps(strings, sort_keys=True)]
    )
    _insert(base, data, _parts(data, scan(data), 0, len(data), 1, size), Reader(data, strings))


def _strings(data: bytes) -> dict[str, str]:
    return macros(definitions(Blocks(data)))[0]


def _replace_changed(base: sqlite3.Connection, old: State, data: bytes, size: int) -> bool:
    """Replace the segments that changed; return False, having done nothing, if that will not do.

    A change of macros reaches every entry. The segment before a change is read again, because its
    last block may have ended where it did because of what followed.
    """
    known = old.segments
    head, tail = _unchanged(known, data)
    head = max(head - 1, 0)
    beyond = len(known) - tail
    start, end = _size(known[:head]), len(data) - _size(known[beyond:])
    strings = json.loads(old.macros)
    defined = any(one.macros for one in known[head:beyond]) or _MACRO.search(data, start, end)
    if defined and _strings(data) != strings:
        return False
    line = sum(one.lines for one in known[:head]) + 1
    blocks = _up_to(data, start, end, line)
    if blocks is None:
        return False
    reader = Reader(data, strings)
    parts = _parts(data, iter(blocks), start, end, line, size)
    gone = _delete(base, known[head:beyond])
    new = _insert(base, data, parts, reader)
    order = (*known[:head], *new, *known[beyond:])
    places = ((at, segment.id) for at, segment in enumerate(order))
    base.executemany("UPDATE segments SET position = ? WHERE id = ?", places)
    write_heirs_anew(base, reader, Families(data), order, gone | _keys(base, new))
    return True


def _up_to(data: bytes, start: int, end: int, line: int) -> list[Block] | None:
    """Return the blocks from a place on, or None when none ends at the other place."""
    found: list[Block] = []
    for block in scan(data, start, line):
        if block.start >= end:
            return found if block.start == end else None
        found.append(block)
    return found if end == len(data) else None


def _parts(
    data: bytes, blocks: Iterator[Block], start: int, end: int, line: int, size: int
) -> Iterator[Part]:
    """Cut a stretch of the file where an entry starts a line, and is far enough from the last."""
    inside: list[Block] = []
    has_macros = False
    for block in blocks:
        if block.kind == "entry" and block.start - start >= size and _starts_line(data, block):
            yield Part(start, block.start, line, inside, has_macros)
            start, line, inside, has_macros = block.start, block.line, [], False
        has_macros = has_macros or block.kind == "string"
        if block.kind in {"entry", "broken"}:
            inside.append(block)
    yield Part(start, end, line, inside, has_macros)


def _starts_line(data: bytes, block: Block) -> bool:
    return data[block.start - 1 : block.start] == b"\n"


def _insert(
    base: sqlite3.Connection, data: bytes, parts: Iterable[Part], reader: Reader
) -> list[Segment]:
    """Insert segments and all that is in them; return them."""
    families = Families(data)
    done: list[Segment] = []
    words: Counter[str] = Counter()
    (highest,) = base.execute("SELECT ifnull(max(id), 0) FROM segments").fetchone()
    segments = count(highest + 1)
    (highest,) = base.execute("SELECT ifnull(max(id), 0) FROM entries").fetchone()
    entries = count(highest + 1)
    for part in parts:
        segment = _segment(next(segments), data, part)
        blocks = [block for block in part.blocks if block.kind == "entry"]
        found = rows(reader, blocks, (part.start, part.line), families.within(part.start, part.end))
        words.update(insert_entries(base, segment.id, zip(entries, found, strict=False)))
        base.executemany(
            "INSERT INTO unreadable VALUES (?, ?, ?, ?)",
            [
                (segment.id, one.start - part.start, one.end - part.start, one.line - part.line)
                for one in part.blocks
                if one.kind == "broken"
            ],
        )
        base.execute(
            "INSERT INTO segments VALUES (?, ?, ?, ?, ?, ?)", [segment[0], len(done), *segment[1:]]
        )
        done.append(segment)
    count_words(base, words)
    return done


def _segment(number: int, data: bytes, part: Part) -> Segment:
    lines = data.count(b"\n", part.start, part.end)
    size = part.end - part.start
    return Segment(number, size, lines, part.macros, _digest(data, part.start, part.end))


def _delete(base: sqlite3.Connection, segments: Sequence[Segment]) -> set[str]:
    """Delete segments and all that was in them; return the keys of their entries, lower case."""
    keys = _keys(base, segments)
    for segment in segments:
        found = base.execute("SELECT id FROM entries WHERE segment = ?", [segment.id])
        delete_entries(base, [number for (number,) in found])
        for statement in _DELETE:
            base.execute(statement, [segment.id])
    return keys


def _keys(base: sqlite3.Connection, segments: Iterable[Segment]) -> set[str]:
    return {
        key.lower()
        for segment in segments
        for (key,) in base.execute("SELECT key FROM entries WHERE segment = ?", [segment.id])
    }


def _unchanged(known: Sequence[Segment], data: bytes) -> tuple[int, int]:
    """Return how many segments a file still begins with, and with how many of the rest it ends."""
    head = start = 0
    for one in known:
        if _digest(data, start, start + one.size) != one.digest:
            break
        head, start = head + 1, start + one.size
    tail, end = 0, len(data)
    for one in reversed(known[head:]):
        if end - one.size < start or _digest(data, end - one.size, end) != one.digest:
            break
        tail, end = tail + 1, end - one.size
    return head, tail


def _size(segments: Iterable[Segment]) -> int:
    return sum(one.size for one in segments)


def _digest(data: bytes, start: int, end: int) -> bytes:
    return sha256(memoryview(data)[start:end]).digest()
