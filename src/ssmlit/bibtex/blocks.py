"""The blocks of one file: all of them, or single ones found without reading the others.

A place counts as a block only when `known_start` and the scanner agree, so the result is exactly
that of scanning the whole file. Lines are 0 unless asked for. Responsible for finding blocks by
place and by key. Does not depend on the contents of entries.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Literal

from ssmlit._gc import gc_paused
from ssmlit.bibtex.scan import Block, known_start, scan_blocks
from ssmlit.bibtex.syntax import (
    BOM,
    FILE_HEAD,
    FILE_KEY,
    LONGEST_KEY,
    SPACE,
    decoded,
    encoded,
    file_head_of,
    line_ends,
)

_SEARCHES = 8  # keys, from which on reading every block once pays


class Blocks:
    """The blocks of a file.

    Attributes:
        data: the whole file, UTF-8.
    """

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._named: dict[str, Sequence[Block]] = {}
        self._found: dict[tuple[str, bool], Sequence[Block]] = {}
        self._mentions: dict[tuple[str, ...], bool] = {}

    @cached_property
    def all(self) -> tuple[Block, ...]:
        """The blocks in order; joined they are the file."""
        with gc_paused():
            return tuple(scan_blocks(self.data))

    def __iter__(self) -> Iterator[Block]:
        """Yield the blocks in order; they are kept only if all of them were asked for before."""
        known: Sequence[Block] | None = self.__dict__.get("all")
        return scan_blocks(self.data) if known is None else iter(known)

    @cached_property
    def _by_key(self) -> Mapping[str, Sequence[Block]]:
        """Keys in lower case → the blocks, broken ones too, that start with them."""
        found: defaultdict[str, list[Block]] = defaultdict(list)
        for block in self.all:
            if block.kind in {"entry", "broken"}:
                found[self.key(block).lower()].append(block)
        return dict(found)

    @cached_property
    def heads(self) -> Mapping[str, Sequence[int]]:
        """Keys in lower case → offsets of what looks like an entry with the key; no long keys."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for head in FILE_KEY.finditer(self.data):
            found[decoded(head[2] or head[3] or b"").lower()].append(head.start())
        return dict(found)

    def key(self, block: Block) -> str:
        """Return the citation key of an entry, also of a broken one, or ""."""
        head = FILE_HEAD.match(self.data, block.start)
        return decoded(head[2] or head[3] or b"") if head else ""

    def text(self, block: Block) -> str:
        """Return the exact text of a block."""
        return decoded(self.data[block.start : block.end])

    def column(self, block: Block) -> int:
        """Return the 1-based column, in characters, in which a block starts."""
        line = self.data.rfind(b"\n", 0, block.start) + 1
        line = self.data.rfind(b"\r", line, block.start) + 1 or line
        return len(decoded(self.data[line : block.start]).removeprefix(BOM)) + 1

    def entries(self, key: str, *, any_case: bool = False) -> Iterator[Block]:
        """Return the blocks, broken ones too, that start as an entry with this key does.

        `any_case`: whatever the case of its letters.
        """
        found = self._of_key(key, any_case=any_case)
        return (block for block in found if any_case or self.key(block) == key)

    def _of_key(self, key: str, *, any_case: bool) -> Sequence[Block]:
        """Return at least the blocks of `entries`; the first few keys read no others."""
        lower = key.lower()
        if len(self._found) >= _SEARCHES or _is_long(lower):
            return self._by_key.get(lower, ())
        asked = lower if any_case else key, any_case
        if asked not in self._found:
            is_known = any_case or "heads" in self.__dict__
            places = self.heads.get(lower, ()) if is_known else self._heads_of(key)
            blocks = self._starting_at(places)
            self._found[asked] = [it for it in blocks if it.kind in {"entry", "broken"}]
        return self._found[asked]

    def _heads_of(self, key: str) -> Sequence[int]:
        """Return the offsets of what looks like an entry with exactly this key."""
        return [head.start() for head in re.finditer(file_head_of(encoded(key)), self.data)]

    def named(self, key: str) -> Sequence[Block]:
        """Return the blocks of kind "entry" that have exactly this key."""
        if key not in self._named:
            self._named[key] = [block for block in self.entries(key) if block.kind == "entry"]
        return self._named[key]

    def commands(self, name: Literal["string", "preamble"]) -> Iterator[Block]:
        """Yield the `@string` or the `@preamble` blocks, reading little else."""
        start = rf"@{SPACE}(?i:{name}){SPACE}[{{(]".encode()
        places = [match.start() for match in re.finditer(start, self.data)]
        return (block for block in self._starting_at(places) if block.kind == name)

    def overlapping(self, spans: Iterable[tuple[int, int]]) -> Iterator[Block]:
        """Yield, once each and with line 0, the blocks that share a byte with a span (start, end).

        The spans are in ascending order.
        """
        done = 0  # a block starts there, and earlier ones are done
        for start, end in spans:
            if end <= done:
                continue
            for block in scan_blocks(self.data, known_start(self.data, max(start, done), done), 0):
                if block.start >= end:
                    break
                done = block.end
                if done > start:
                    yield block

    def having(self, name: str) -> Iterator[Block]:
        """Yield the entries with a name, in any case, before a `=`, and perhaps a few others.

        Bytes ignore case for ASCII letters only: any entry may have a name of other letters.
        """
        if not name.isascii():
            return (block for block in self.all if block.kind == "entry")
        lower = self.data.lower()  # ten times faster than an expression that ignores case
        found = re.finditer(_before_equals(name), lower)
        spans = (match.span() for match in found)
        return (block for block in self.overlapping(spans) if block.kind == "entry")

    def mentions(self, names: Iterable[str]) -> bool:
        """Return whether one of some names, in any case, is before a `=`."""
        asked = tuple(names)
        if asked not in self._mentions:
            lower = self.data.lower()
            found = (name for name in asked if encoded(name.lower()) in lower)
            self._mentions[asked] = any(re.search(_before_equals(name), lower) for name in found)
        return self._mentions[asked]

    def numbered(self, blocks: Iterable[Block]) -> list[tuple[Block, int]]:
        """Return the blocks of entries, each with how many before it have exactly its key."""
        found = list(blocks)
        if not found:
            return []
        keys = {self.key(block) for block in found}
        doubted = [k for k in keys if _is_long(k.lower()) or len(self.heads[k.lower()]) > 1]
        numbers = {block.start: nth for key in doubted for nth, block in enumerate(self.named(key))}
        return [(block, numbers.get(block.start, 0)) for block in found]

    def _starting_at(self, places: Sequence[int]) -> Iterator[Block]:
        """Return the blocks that start at places, with lines; a place inside a block gives none."""
        if not places:
            return iter(())
        starts = set(places)
        found = self.overlapping((place, place + 1) for place in places)
        return self.with_lines(block for block in found if block.start in starts)

    def with_lines(self, blocks: Iterable[Block]) -> Iterator[Block]:
        """Yield blocks, which are in ascending order, with the lines they are on."""
        line, counted = 1, 0
        for block in blocks:
            line += line_ends(self.data, counted, block.start)
            counted = block.start
            yield block._replace(line=line)


def _is_long(lower: str) -> bool:
    """Whether a key may be longer than those in `heads`; in lower case some letters are longer."""
    return len(lower) * 4 > LONGEST_KEY


def _before_equals(name: str) -> bytes:
    return re.escape(encoded(name.lower())) + rb"[ \t\r\n\f\v]*="
