"""Single blocks of a large file, found without reading the others.

A place is taken for a block only when `known_start` and the scanner agree; so what is found is
exactly what a scan of the whole file would give. Lines are 0 where nobody asked for them.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from ssmlit.bibtex.grammar import HEAD, NAME, NAMED, SPACE
from ssmlit.bibtex.scan import REACH, Block, known_start, scan
from ssmlit.text import MARK, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_STRING = re.compile(rf"@{SPACE}[sS][tT][rR][iI][nN][gG]{SPACE}[{{(]")


def key_of(text: str | Text, begin: int) -> str:
    """Return the citation key of the entry whose `@` is at `begin`, or ""."""
    marked = text if isinstance(text, str) else text.marked
    head = HEAD.match(marked, begin)
    if head is None:
        return ""
    key = head[2] or head[3] or ""
    return text[slice(*head.span(2 if head[2] else 3))] if MARK in key else key


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


def blocks_within(text: Text, spans: Sequence[tuple[int, int]]) -> Iterator[Block]:
    """Yield the entries, with line 0, that start in spans.

    Args:
        text: a whole file.
        spans: bytes of the file in UTF-8, ascending; a block starts where each of them starts.
    """
    for start, end in _characters(text, spans):
        for block in scan(text.marked, start, 0):
            if block.start >= end:
                break
            if block.kind == "entry":
                yield block


def _characters(text: Text, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    data = str(text).encode("utf-8", "replace")
    if len(data) == len(text):
        yield from spans
        return
    counted = characters = 0
    for span in spans:
        found = []
        for place in span:
            characters += len(data[counted:place].decode())
            counted = place
            found.append(characters)
        yield found[0], found[1]


def blocks_having(text: Text, name: str) -> Iterator[Block]:
    """Yield the entries, with line 0, in which a name stands before a `=`.

    Args:
        text: a whole file.
        name: of a field; found in lower case, upper case and capitalised.
    """
    spans = []
    for spelling in {name.lower(), name.upper(), name.capitalize()}:
        position = -1
        while (position := text.find(spelling, position + 1)) >= 0:
            if NAMED.match(text.marked, position):
                spans.append((position, position + 1))
    found = blocks_overlapping(text.marked, sorted(spans))
    return (block for block in found if block.kind == "entry")


def numbered(text: Text, blocks: Iterable[Block]) -> list[tuple[Block, int]]:
    """Return entries with how many of their key stand before them in the file."""
    found = list(blocks)
    if not found:
        return []
    heads = [(head[2] or head[3] or "", head.start()) for head in HEAD.finditer(text.marked)]
    times = Counter([key for key, _ in heads])
    doubted = {key for block in found if times[key := key_of(text.marked, block.start)] > 1}
    numbers: dict[int, int] = {}
    seen: Counter[str] = Counter()
    spans = ((place, place + 1) for key, place in heads if key in doubted)
    for block in blocks_overlapping(text.marked, spans):
        if block.kind == "entry" and key_of(text.marked, block.start) in doubted:
            key = key_of(text, block.start)
            numbers[block.start] = seen[key]
            seen[key] += 1
    return [(block, numbers.get(block.start, 0)) for block in found]


def keys(text: Text) -> frozenset[str]:
    """Return what stands behind `@type{`, in lower case."""
    found = ((head[2] or head[3] or "", head.start()) for head in HEAD.finditer(text.marked))
    return frozenset((key_of(text, at) if MARK in key else key).lower() for key, at in found)


def string_blocks(text: Text) -> Iterator[Block]:
    """Yield the `@string` blocks."""
    places = (match.start() for match in _STRING.finditer(text.marked))
    found = _starting_at(text.marked, places)
    return (block for block in found if block.kind == "string")


def entry_blocks(text: Text, key: str, *, any_case: bool = False) -> Iterator[Block]:
    """Yield the blocks, broken ones too, that start as an entry with this key does."""
    letters = "".join([_letter(letter, any_case=any_case) for letter in key])
    key_here = f"((?i:{letters}))" if any_case else f"({letters})"
    pattern = re.compile(rf"@{SPACE}{NAME}{SPACE}[{{(]{SPACE}{key_here}(?=[ \t\r\n\f\v,}}]|\Z)")
    places = (
        match.start()
        for match in pattern.finditer(text.marked)
        if MARK not in match[1] or _is(key, text[slice(*match.span(1))], any_case=any_case)
    )
    for block in _starting_at(text.marked, places):
        if block.kind in {"entry", "broken"}:
            yield explained(text, block)


def _letter(letter: str, *, any_case: bool) -> str:
    """Return the expression for a letter of a key in a marked text, where a wide one may stand."""
    escaped = re.escape(letter)
    return f"(?:{escaped}|{MARK})" if any_case or letter > "\xff" else escaped


def _is(key: str, found: str, *, any_case: bool) -> bool:
    return bool(re.fullmatch(re.escape(key), found, re.IGNORECASE if any_case else 0))


def explained(text: Text, block: Block) -> Block:
    """Return a block with the names in its reason as they are written."""
    if MARK not in block.reason:
        return block
    around = text[block.start : block.end + 2 * REACH]
    return block._replace(reason=next(scan(around)).reason)
