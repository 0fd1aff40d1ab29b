"""Where the blocks of a .bib file are: every byte belongs to exactly one of them.

Responsible for block boundaries and when to distrust them. Does not depend on fields or edits.

A block that is not closed before the next line that starts with `@type{` is taken to run on, as
BibTeX would read it, only if it is an entry as a whole and ends within `REACH` bytes of that
line. Otherwise it is broken and ends before that line: a missing brace costs one entry, not the
file. The same limit makes reading local: `known_start` proves a place to be the start of
a block by looking back no further than that, which is how one entry of 50,000 is found without
reading the others.

BibTeX just skips the word `@comment` and reads on after it, braces or not, even in the same line.
Like biber we read a comment in braces as one block, unless a line in it starts with `@type{`; then,
as without braces, every entry after the `@comment` is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from ssmlit.bibtex.entry_parser import MalformedError, block_end
from ssmlit.bibtex.syntax import (
    BLANK_BYTES,
    BOM,
    COMMANDS,
    FILE_START,
    decoded,
    encoded,
    entry_end,
    line_ends,
)

if TYPE_CHECKING:
    import re

REACH = 1 << 14
_INLINE = 1 << 16  # bytes of a damaged entry that does not start a line; longer ones are text
_BOM = BOM.encode()

Kind = Literal["entry", "string", "preamble", "comment", "text", "broken"]


class Block(NamedTuple):
    """A stretch of the file. A tuple, because 50,000 entries make 100,000 of them."""

    kind: Kind  # "entry", "string", "preamble", "comment", "text" (what is between) or "broken"
    # offsets in bytes, `end` exclusive
    start: int
    end: int
    line: int  # 1-based line of `start`
    reason: str = ""  # why a broken block cannot be read, or ""
    at: int = 0  # offset of the error in a broken block, or 0
    well_formed: bool = False  # whether BibTeX accepts an entry as it stands


def scan_blocks(data: bytes, position: int = 0, line: int = 1) -> Iterator[Block]:
    """Yield the blocks of a file from the start of a block on.

    Args:
        data: a whole file.
        position: where a block starts; 0, or what `known_start` gave.
        line: the 1-based line of that position; 0 if lines are not needed, which is faster.
    """
    done = counted = position  # everything before `done` has been yielded
    first = line  # that of `done`; `line` is that of `counted`
    while (begin := data.find(b"@", position)) != -1:
        if line:
            line += line_ends(data, counted, begin)
        counted = begin
        found = _block_at(data, begin, line)
        if found is None:
            position = begin + 1
            continue
        if begin > done:
            yield Block("text", done, begin, first)
        yield found
        done = counted = position = found.end
        if line:
            line += line_ends(data, begin, done)
        first = line
    if done < len(data):
        yield Block("text", done, len(data), first)


def _boundary(data: bytes, position: int, limit: int) -> int:
    """Return the next line start with `@type{` at or after a position, or the limit."""
    while start := FILE_START.search(data, position, limit):
        if at_line_start(data, start.start()):
            return start.start()
        position = _line_end(data, start.start(), limit)
    return limit


def at_line_start(data: bytes, position: int) -> bool:
    """Return whether only blanks are before a position in its line (a BOM does not count)."""
    while data[position - 1 : position] in {b" ", b"\t"}:
        position -= 1
    return position == 0 or data[position - 1] in b"\n\r" or data.endswith(_BOM, 0, position)


def known_start(data: bytes, position: int, floor: int = 0) -> int:
    """Return a place at or before a position that is certainly the start of a block.

    Going back from the position, a chunk from one `boundary` to the next is clean when it holds
    one well-formed block and no other `@type{`. A parser that comes to the start of a clean chunk
    is at the start of the next one, too; and no block reaches over `REACH` bytes of
    chunks, so in as many the parser must have been at the start of one.

    Args:
        data: a whole file.
        position: where to start looking back.
        floor: an earlier known start, where the search ends.
    """
    right = position if _is_boundary(data, position) else _boundary_before(data, position, floor)
    known = right
    while right > floor and known - right < REACH:
        left = _boundary_before(data, right, floor)
        if left == -1:  # what is text only up to the first boundary leads there
            return floor if FILE_START.search(data, floor, right) else known
        if not _is_clean(data, left, right):
            known = left
        right = left
    return max(known, floor)


def _is_boundary(data: bytes, position: int) -> bool:
    return FILE_START.match(data, position) is not None and at_line_start(data, position)


def _boundary_before(data: bytes, position: int, floor: int) -> int:
    while (position := data.rfind(b"@", floor, position)) != -1:
        if _is_boundary(data, position):
            return position
    return -1


def _is_clean(data: bytes, left: int, right: int) -> bool:
    start = FILE_START.match(data, left)
    if start is None or FILE_START.search(data, left + 1, right):
        return False
    return entry_end(data, left, right) != -1 or command_end(data, start, right) != -1


def command_end(data: bytes, start: re.Match[bytes], limit: int) -> int:
    """Return where a `@string`, `@preamble` or `@comment` ends that starts there, or -1."""
    if _kind(start) == "entry":
        return -1
    try:
        return _closing(data, start.start(), limit)
    except MalformedError:
        return -1


def _closing(data: bytes, begin: int, limit: int) -> int:
    """Return where the block at `begin` ends, which is not well-formed.

    Raises:
        MalformedError: with the offset in the file, when it is not closed before `limit`.
    """
    text = _decoded_window(data, begin, limit)
    try:
        return begin + len(encoded(text[: block_end(text)]))
    except MalformedError as error:
        raise MalformedError(error.reason, begin + len(encoded(text[: error.at]))) from None


def _decoded_window(data: bytes, begin: int, limit: int) -> str:
    """Return the text of a stretch, without a character cut off at its end."""
    while limit < len(data) and data[limit] & 0xC0 == 0x80:  # inside a character
        limit -= 1
    return decoded(data[begin:limit])


def _kind(start: re.Match[bytes]) -> Kind:
    name = decoded(start[1]).lower()
    if name in COMMANDS:
        return name  # type: ignore[return-value]  # the set's members are Kinds
    return "entry"


def _block_at(data: bytes, begin: int, line: int) -> Block | None:
    """Return the block that starts there, or None when it is only text."""
    after = _next(data, b"@", begin + 1, len(data))
    end = entry_end(data, begin, after)
    if end != -1:
        return Block("entry", begin, end, line, well_formed=True)
    start = FILE_START.match(data, begin)
    if start is None:
        return None
    end = command_end(data, start, after)
    return Block(_kind(start), begin, end, line) if end != -1 else _doubtful(data, start, line)


def _line_end(data: bytes, position: int, limit: int) -> int:
    return _next(data, b"\r", position, _next(data, b"\n", position, limit))


def _next(data: bytes, mark: bytes, position: int, limit: int) -> int:
    """Return the next place of a byte before a limit, or the limit."""
    found = data.find(mark, position, limit)
    return limit if found == -1 else found


def _doubtful(data: bytes, start: re.Match[bytes], line: int) -> Block | None:
    begin, kind = start.start(), _kind(start)
    leads = at_line_start(data, begin)
    limit = len(data) if leads else min(begin + _INLINE, len(data))
    following = _boundary(data, start.end(), limit)
    reach = 0 if kind == "comment" else REACH
    try:
        end = _closing(data, begin, min(following + reach, limit))
    except MalformedError as error:
        if kind == "comment":
            line_end = _line_end(data, begin, len(data))
            inner = FILE_START.search(data, start.end(), line_end)
            return Block(kind, begin, inner.start() if inner else line_end, line)
        if not leads:
            return None
        end = begin + len(data[begin:following].rstrip(BLANK_BYTES))
        return Block("broken", begin, end, line, error.reason, min(error.at, end - 1))
    return Block(kind, begin, end, line)
