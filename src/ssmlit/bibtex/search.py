"""Entries that may hold some words, without reading the others.

The folded file is cut at every `@`; the pieces that may hold the rarest word lead to the blocks
around them, and only those are read. A piece that is one block needs no more than a look at its
folded text; others are held against all the words.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from ssmlit.bibtex.fold import fold, matches
from ssmlit.bibtex.grammar import HEAD, NAMED, START
from ssmlit.bibtex.locate import blocks_overlapping, key_of
from ssmlit.bibtex.scan import block_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ssmlit.bibtex.document import Document
    from ssmlit.bibtex.scan import Block
    from ssmlit.model import Entry

_MANY = 4000  # hits above which a rarer word is looked for


def containing(document: Document, words: Sequence[str]) -> tuple[Entry, ...]:
    """Return the entries whose folded source may contain every word; see `Document`."""
    wanted = sorted({word for word in words if word}, key=lambda word: (-len(word), word))
    if not wanted:
        return document.entries
    return tuple(_entries(document, list(_blocks(document, wanted))))


def _blocks(document: Document, wanted: Sequence[str]) -> Iterator[Block]:
    """Yield the blocks of the entries that may hold all the words, in the file's order."""
    folded, pieces, text = document.folded, document.pieces, document.text
    hits = sorted(_rarest(document, wanted))
    for is_block, group in groupby(pieces.are_blocks(hits), itemgetter(1)):
        if is_block:
            for hit, _ in group:
                if all(folded.may_hold(hit, word) for word in wanted):
                    yield from _checked(document, hit, wanted)
        else:
            spans = ((pieces.cuts[hit], pieces.cuts[hit + 1]) for hit, _ in group)
            for block in blocks_overlapping(text, spans):
                if block.kind == "entry" and _has_all(document, block, wanted):
                    yield block


def _checked(document: Document, number: int, wanted: Sequence[str]) -> Iterator[Block]:
    """Yield the entry that a piece is, unless what is in doubt turns out not to be a word."""
    start = START.match(document.text, document.pieces.cuts[number])
    block = block_at(document.text, start) if start else None
    if block is None or block.kind != "entry":
        return
    if document.folded.holds_plainly(number, wanted) or _has_all(document, block, wanted):
        yield block


def _rarest(document: Document, words: Sequence[str]) -> frozenset[int]:
    """Return pieces such that every entry that holds all the words shares one of them."""
    best: frozenset[int] | None = None
    for word in words:
        found = document.folded.holding(word)
        if best is None or len(found) < len(best):
            best = found
        if len(best) <= _MANY:
            break
    return best or frozenset()


def having(document: Document, name: str) -> tuple[Entry, ...]:
    """Return the entries that have a field; see `Document`."""
    text = document.text
    spans = []
    for spelling in {name.lower(), name.upper(), name.capitalize()}:
        position = -1
        while (position := text.find(spelling, position + 1)) >= 0:
            if NAMED.match(text, position):
                spans.append((position, position + 1))
    blocks = [block for block in blocks_overlapping(text, sorted(spans)) if block.kind == "entry"]
    return tuple(entry for entry in _entries(document, blocks) if name in entry)


def keys(text: str) -> frozenset[str]:
    """Return what stands behind `@type{`, in lower case."""
    return frozenset((head[2] or head[3] or "").lower() for head in HEAD.finditer(text))


def _has_all(document: Document, block: Block, words: Sequence[str]) -> bool:
    folded = fold(document.text[block.start : block.end]).replace(b"@", b"")
    missing = [word for word in words if not matches(folded, word)]
    if not missing:
        return True
    entry = document.reader.entry(block)
    expanded = [
        fold(field.text).replace(b"@", b"")
        for field in entry.fields
        if "#" in field.source or field.source[:1] not in {"{", '"'}
    ]
    return all(any(matches(value, word) for value in expanded) for word in missing)


def _entries(document: Document, blocks: Sequence[Block]) -> Iterator[Entry]:
    """Yield the entries of blocks, with their lines and numbers in the whole file."""
    text, line, counted = document.text, 1, 0
    numbers = _numbers(document, blocks)
    for block in blocks:
        line += text.count("\n", counted, block.start)
        counted = block.start
        yield document.reader.entry(block._replace(line=line), numbers.get(block.start, 0))


def _numbers(document: Document, blocks: Sequence[Block]) -> dict[int, int]:
    """Return the number among entries of one key for the blocks whose key is not alone."""
    text, pieces = document.text, document.pieces
    doubted = pieces.repeated.intersection([key_of(text, block.start) for block in blocks])
    if not doubted:
        return {}
    heads = [(m[2] or m[3] or "", m.start()) for m in HEAD.finditer(text)]
    seen: Counter[str] = Counter()
    numbers = {}
    spans = ((place, place + 1) for key, place in heads if key in doubted)
    for block in blocks_overlapping(text, spans):
        if block.kind == "entry" and (key := key_of(text, block.start)) in doubted:
            numbers[block.start] = seen[key]
            seen[key] += 1
    return numbers
