"""Single blocks of a large file, found without reading the others.

A place is taken for a block only when `known_start` and the scanner agree; so what is found is
exactly what a scan of the whole file would give. Lines are 0 where nobody asked for them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ssmlit.bibtex.grammar import HEAD, NAME, SPACE
from ssmlit.bibtex.scan import Block, known_start, scan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_STRING = re.compile(rf"@{SPACE}[sS][tT][rR][iI][nN][gG]{SPACE}[{{(]")


def key_of(text: str, begin: int) -> str:
    """Return the citation key of the entry whose `@` is at `begin`, or ""."""
    head = HEAD.match(text, begin)
    return (head[2] or head[3] or "") if head else ""


def blocks_overlapping(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[Block]:
    """Yield, once each and with line 0, the blocks that share a character with a span.

    Args:
        text: a whole file.
        spans: stretches (start, end), in ascending order.
    """
    done = 0  # a block starts there, and those before it have been dealt with
    for start, end in spans:
        if end <= done:
            continue
        for block in scan(text, known_start(text, max(start, done), done), 0):
            if block.start >= end:
                break
            done = block.end
            if done > start:
                yield block


def _starting_at(text: str, places: Iterable[int]) -> Iterator[Block]:
    """Yield the blocks that start at places, with lines; a place inside a block gives none."""
    line, counted = 1, 0
    wanted = list(places)
    starts = set(wanted)
    for block in blocks_overlapping(text, ((place, place + 1) for place in wanted)):
        if block.start in starts:
            line += text.count("\n", counted, block.start)
            counted = block.start
            yield block._replace(line=line)


def string_blocks(text: str) -> Iterator[Block]:
    """Yield the `@string` blocks."""
    found = _starting_at(text, (match.start() for match in _STRING.finditer(text)))
    return (block for block in found if block.kind == "string")


def entry_blocks(text: str, key: str, *, any_case: bool = False) -> Iterator[Block]:
    """Yield the blocks, broken ones too, that start as an entry with this key does."""
    letters = f"(?i:{re.escape(key)})" if any_case else re.escape(key)
    pattern = rf"@{SPACE}{NAME}{SPACE}[{{(]{SPACE}{letters}(?=[ \t\r\n\f\v,}}]|\Z)"
    found = _starting_at(text, (match.start() for match in re.finditer(pattern, text)))
    return (block for block in found if block.kind in {"entry", "broken"})
