"""The sections of a file: each entry, with what follows it up to the next, and its digest.

Responsible for which sections of the current file existed before, wherever they have moved to. Does
not depend on what is in an entry, nor on tables.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING

from ssmlit.bibtex.scan import scan_blocks
from ssmlit.bibtex.syntax import line_ends
from ssmlit.index.schema import Sections

if TYPE_CHECKING:
    from ssmlit.bibtex import Block


def sections_of(data: bytes, known: Sections) -> tuple[Sections, list[tuple[int, Block]]]:
    """Return the sections of a file, and the blocks of those that are new.

    An unchanged section keeps its number. A solid one that follows the same one as before is not
    even scanned; after a change the file is scanned until a known one is found.

    Args:
        data: the file as it is now.
        known: its sections as it was.

    Returns:
        The sections, and index and block (an entry or a broken one) of the new ones.
    """
    found, unused = Sections(), _Unused(known)
    new: list[tuple[int, Block]] = []
    at = start = 0  # the section expected where reading has got to
    scanned = None
    while start < len(data):
        before: int | None = at
        if unused.is_solid(at) and _is_here(data, start, known, at):
            scanned = None
        else:
            scanned = scanned or _scanned(data, start)
            block, size, lines = next(scanned)
            digest = _digest(data, start, size)
            before = unused.with_digest(digest)
        if before is not None:
            unused.take(before)
            found.copy(known, before)
            at = before + 1
        else:
            if block:
                new.append((len(found.ids), block))
            found.append(0, size, lines, digest, _is_solid(data, block, size))
        start += found.sizes[-1]
    return found, new


def _is_here(data: bytes, start: int, known: Sections, at: int) -> bool:
    """Return whether a known section is at a place, whole: what follows it is no part of it."""
    end = start + known.sizes[at]
    follows = data[end : end + 1]
    return follows in {b"", b"@"} and _digest(data, start, known.sizes[at]) == known.digests[at]


class _Unused:
    """The known sections that have not been found again yet."""

    def __init__(self, known: Sections) -> None:
        self._known = known
        self._used = bytearray(len(known.ids))

    def is_solid(self, at: int) -> bool:
        return at < len(self._used) and self._known.solid[at] > self._used[at]

    def take(self, at: int) -> None:
        self._used[at] = 1

    def with_digest(self, digest: int) -> int | None:
        """Return a section with a digest, or None."""
        some = self._by_digest.get(digest, [])
        while some and self._used[some[-1]]:
            some.pop()
        return some[-1] if some else None

    @cached_property
    def _by_digest(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for at in reversed(range(len(self._used))):
            found.setdefault(self._known.digests[at], []).append(at)
        return found


def _scanned(data: bytes, start: int) -> Iterator[tuple[Block | None, int, int]]:
    """Yield block, size and number of line ends of the sections from one on."""
    first, line = None, 1
    for block in scan_blocks(data, start):
        if block.kind in {"entry", "broken"}:
            if block.start > start:
                yield first, block.start - start, block.line - line
            first, start, line = block, block.start, block.line
    yield first, len(data) - start, line_ends(data, start)


def _is_solid(data: bytes, block: Block | None, size: int) -> bool:
    if block is None or not block.well_formed:
        return False
    return b"@" not in data[block.start + 1 : block.start + size]


def _digest(data: bytes, start: int, size: int) -> int:
    found = blake2b(data[start : start + size], digest_size=8)
    return int.from_bytes(found.digest(), sys.byteorder)
