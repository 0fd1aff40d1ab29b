"""Makes an index what the file is: segments whose digest changed are deleted and inserted.

Responsible for writing: what changed since, in one transaction, by one process at a time. Does not
depend on queries.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter
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
from ssmlit.index.stretches import HEAD, digest, found_again, is_current, stretches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ssmlit.index.stretches import Stretch

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

    A change of macros reaches every entry.
    """
    known = old.segments
    starts = found_again(known, data)
    changed = stretches(known, starts, len(data))
    strings = json.loads(old.macros)
    if any(_defines_macros(one, known, data) for one in changed) and _strings(data) != strings:
        return False
    parts: list[Part] = []
    for one in changed:
        blocks = _up_to(data, one)
        if blocks is None:
            return False
        parts += _parts(data, iter(blocks), one.start, one.end, _line(data, one.start), size)
    reader = Reader(data, strings)
    gone = [segment for one in changed for segment in known[one.first : one.beyond]]
    keys = _delete(base, gone)
    new = _insert(base, data, parts, reader)
    kept = zip(known, starts, strict=True)
    places = [(start, one) for one, start in kept if start is not None and one not in gone]
    order = sorted([*places, *zip((part.start for part in parts), new, strict=True)])
    numbered = ((at, segment.id) for at, (_, segment) in enumerate(order))
    base.executemany("UPDATE segments SET position = ? WHERE id = ?", numbered)
    segments = [segment for _, segment in order]
    write_heirs_anew(base, reader, Families(data), segments, keys | _keys(base, new))
    return True


def _defines_macros(stretch: Stretch, known: Sequence[Segment], data: bytes) -> bool:
    """Tell whether macros are, or were, defined in a stretch."""
    were = any(one.macros for one in known[stretch.first : stretch.beyond])
    return were or _MACRO.search(data, stretch.start, stretch.end) is not None


def _line(data: bytes, place: int) -> int:
    return data.count(b"\n", 0, place) + 1


def _up_to(data: bytes, stretch: Stretch) -> list[Block] | None:
    """Return the blocks of a stretch, or None when none ends at its end."""
    found: list[Block] = []
    for block in scan(data, stretch.start, _line(data, stretch.start)):
        if block.start >= stretch.end:
            return found if block.start == stretch.end else None
        found.append(block)
    return found if stretch.end == len(data) else None


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
            "INSERT INTO segments VALUES (?, ?, ?, ?, ?, ?, ?)",
            [segment[0], len(done), *segment[1:]],
        )
        done.append(segment)
    count_words(base, words)
    return done


def _segment(number: int, data: bytes, part: Part) -> Segment:
    lines = data.count(b"\n", part.start, part.end)
    size = part.end - part.start
    head = data[part.start : min(part.start + HEAD, part.end)]
    return Segment(number, size, lines, part.macros, digest(data, part.start, part.end), head)


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
