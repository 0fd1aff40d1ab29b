"""The blocks around edits: every one must be where it was and what it was, and no other there.

Few edits are proven from what stands near them, many by reading the whole new text once; both
judge the same (a test compares them). Knows blocks, and nothing of what an entry holds.
"""

from __future__ import annotations

from itertools import takewhile, zip_longest
from typing import TYPE_CHECKING

from ssmlit.bibtex.scan import Block, known_start, scan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ssmlit.bibtex.document import Document
    from ssmlit.model import Change

    Span = tuple[str, int, int]  # kind, start, end

_MANY = 8  # changes from which reading the whole text pays


def disturbed(document: Document, new: str, changes: Sequence[Change]) -> Change | None:
    """Return the first change around which the two texts fall into different blocks, or None.

    Args:
        document: the old text.
        new: the new text, marked (see `text.Text`).
        changes: what was changed.
    """
    return (throughout if len(changes) > _MANY else nearby)(document, new, changes)


def throughout(document: Document, new: str, changes: Sequence[Change]) -> Change | None:
    """Do what `disturbed` does by comparing all blocks."""
    found = (block[:3] for block in scan(new, 0, 0) if block.kind != "text")
    last = changes[0] if changes else None
    for expected, block in zip_longest(_expected(document.blocks, changes), found):
        span, change = expected or (None, None)
        last = change or last
        if span != block:
            return last
    return None


def _expected(
    blocks: Sequence[Block], changes: Sequence[Change]
) -> Iterator[tuple[Span, Change | None]]:
    """Yield what the new text's blocks must be, and the change that a block is."""
    shift = at = 0
    for change in changes:
        while at < len(blocks) and blocks[at].start < change.start:
            if blocks[at].kind != "text":
                yield (blocks[at].kind, blocks[at].start + shift, blocks[at].end + shift), None
            at += 1
        while at < len(blocks) and blocks[at].start < change.end:
            at += 1
        if change.after:
            start = change.start + change.lead + shift
            yield ("entry", start, start + len(change.after)), change
        shift += len(change.new) - len(change.old)
    for block in blocks[at:]:
        if block.kind != "text":
            yield (block.kind, block.start + shift, block.end + shift), None


def nearby(document: Document, new: str, changes: Sequence[Change]) -> Change | None:
    """Do what `disturbed` does without reading more than needed of a large file."""
    old = document.body.marked
    done, shift = 0, 0  # where blocks of the old text are compared up to; new minus old offset
    for index, change in enumerate(changes):
        lead = change.start + change.lead
        start = max(done, known_start(old, change.start, done))
        if _blocks(old, start, change.start) != _blocks(new, start + shift, lead + shift):
            return change
        source = change.after
        block = next(scan(new, lead + shift, 0), None) if source else None
        entry = ("entry", lead + shift, lead + shift + len(source))
        if source and (block is None or block[:3] != entry):
            return change
        shift += len(change.new) - len(change.old)
        done = change.end
        limit = changes[index + 1].start if index + 1 < len(changes) else len(old) + 1
        following = _next(old, done)
        touched = following[1] >= limit if following else limit <= len(old)
        if not touched and following != _next(new, done + shift, shift):
            return change
    return None


def _blocks(text: str, start: int, end: int) -> list[Span]:
    """Return kind, distance from `start` and length of the blocks that start before `end`."""
    return [
        (block.kind, block.start - start, block.end - block.start)
        for block in takewhile(lambda block: block.start < end, scan(text, start, 0))
        if block.kind != "text"
    ]


def _next(text: str, start: int, shift: int = 0) -> Span | None:
    """Return kind, start (less a shift) and length of the first block that is not text."""
    following: Iterator[Block] = (block for block in scan(text, start, 0) if block.kind != "text")
    block = next(following, None)
    return None if block is None else (block.kind, block.start - shift, block.end - block.start)
