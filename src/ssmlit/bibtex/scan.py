"""Where the blocks of a .bib file lie: every character belongs to exactly one of them.

Knows block boundaries and when to doubt them. Does not know fields (`shape`) or edits.

A block that is not closed before the next line that starts with `@type{` is taken to run on, as
BibTeX would read it, only if it is an entry as a whole and ends within `REACH` characters of that
line. Otherwise it is broken and ends before that line: a missing brace costs one entry, not the
file. The same limit makes the reading local: `known_start` proves a place to be the start of
a block by looking back no further than that, which is how one entry of 50,000 is found without
reading the others.

BibTeX skips what follows `@comment` in its line, braces or not, and reads entries in the lines
after it. So a comment in braces is one block unless a line in it starts with `@type{`; then the
comment is the first line, and the entry is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from ssmlit.bibtex.grammar import (
    BLANKS,
    COMMANDS,
    COMMENT_BEFORE,
    START,
    Form,
    at_line_start,
    entry_end,
)
from ssmlit.bibtex.shape import MalformedError, closing

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

REACH = 1 << 14

Kind = Literal["entry", "string", "preamble", "comment", "text", "broken"]


class Block(NamedTuple):
    """A stretch of the file. A tuple, because 50,000 entries make 100,000 of them.

    Attributes:
        kind: "entry", "string", "preamble", "comment", "text" (what is between) or "broken".
        start, end: offsets in the text, `end` exclusive.
        line: 1-based line of `start`.
        reason: why a broken block cannot be read, or "".
        at: offset of what is wrong in a broken block, or 0.
        form: how an entry may be taken apart (`grammar.fields`).
    """

    kind: Kind
    start: int
    end: int
    line: int
    reason: str = ""
    at: int = 0
    form: Form = Form.DOUBTFUL


def scan(text: str, position: int = 0, line: int = 1) -> Iterator[Block]:
    """Yield the blocks of a text from the start of a block on.

    Args:
        text: a whole file.
        position: where a block starts; 0, or what `known_start` gave.
        line: the 1-based line of that position.
    """
    done = counted = position  # everything before `done` has been yielded
    first = line  # that of `done`; `line` is that of `counted`
    while start := START.search(text, position):
        begin = start.start()
        line += text.count("\n", counted, begin)
        counted = begin
        found = block_at(text, start, line)
        if found is None:
            position = begin + 1
            continue
        if begin > done:
            yield Block("text", done, begin, first)
        yield found
        done = counted = position = found.end
        first = line = line + text.count("\n", begin, done)
    if done < len(text):
        yield Block("text", done, len(text), first)


def boundary(text: str, position: int) -> int:
    """Return the next line start with `@type{` at or after a position, or the text's length."""
    while start := START.search(text, position):
        if at_line_start(text, start.start()):
            return start.start()
        position = start.start() + 1
    return len(text)


def known_start(text: str, position: int, floor: int = 0) -> int:
    """Return a place at or before a position that is certainly the start of a block.

    Going back from the position, a chunk from one `boundary` to the next is clean when it holds
    one well-formed block and no other `@type{`. A parser that comes to the start of a clean chunk
    is at the start of the next one, too; and no block reaches over `REACH` characters of
    chunks, so in as many the parser must have been at the start of one.

    Args:
        text: a whole file.
        position: where to start looking back.
        floor: an earlier known start, where the search ends.
    """
    at_boundary = START.match(text, position) and at_line_start(text, position)
    right = position if at_boundary else _boundary_before(text, position, floor)
    known = right
    while right > floor and known - right < REACH:
        left = _boundary_before(text, right, floor)
        if left < 0:
            return floor
        if not _is_clean(text, left, right):
            known = left
        right = left
    return max(known, floor)


def _boundary_before(text: str, position: int, floor: int) -> int:
    while (position := text.rfind("@", floor, position)) >= 0:
        if START.match(text, position) and at_line_start(text, position):
            return position
    return -1


def _is_clean(text: str, left: int, right: int) -> bool:
    start = START.match(text, left)
    if start is None or START.search(text, left + 1, right):
        return False
    return _well_formed_end(text, start, right)[0] >= 0


def _well_formed_end(text: str, start: re.Match[str], limit: int) -> tuple[int, Form]:
    if start[1].lower() not in COMMANDS:
        return entry_end(text, start.start(), limit)
    try:
        return closing(text, start, limit), Form.DOUBTFUL
    except MalformedError:
        return -1, Form.DOUBTFUL


def _kind(start: re.Match[str]) -> Kind:
    name = start[1].lower()
    return name if name in {"string", "preamble", "comment"} else "entry"  # type: ignore[return-value]  # the set's members are Kinds


def block_at(text: str, start: re.Match[str], line: int = 0) -> Block | None:
    """Return the block that starts there, or None when it is only text."""
    begin = start.start()
    after = text.find("@", begin + 1)
    if not at_line_start(text, begin) and COMMENT_BEFORE.search(_line_before(text, begin)):
        return None
    end, form = _well_formed_end(text, start, after if after >= 0 else len(text))
    if end >= 0:
        return Block(_kind(start), begin, end, line, form=form)
    return _doubtful(text, start, line)


def _line_before(text: str, position: int) -> str:
    feed = text.rfind("\n", 0, position) + 1
    return text[max(feed, text.rfind("\r", feed, position) + 1) : position]


def _line_end(text: str, position: int) -> int:
    feed = text.find("\n", position)
    feed = feed if feed >= 0 else len(text)
    back = text.find("\r", position, feed)
    return back if back >= 0 else feed


def _doubtful(text: str, start: re.Match[str], line: int) -> Block | None:
    begin, kind = start.start(), _kind(start)
    following = boundary(text, start.end())
    reach = 0 if kind == "comment" else REACH
    try:
        end = closing(text, start, min(following + reach, len(text)))
    except MalformedError as error:
        if kind == "comment":
            return Block(kind, begin, _line_end(text, begin), line)
        if not at_line_start(text, begin):
            return None
        end = begin + len(text[begin:following].rstrip(BLANKS))
        return Block("broken", begin, end, line, error.reason, min(error.at, end - 1))
    return Block(kind, begin, end, line)
