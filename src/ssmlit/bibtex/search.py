"""Entries that may hold some words, without reading the others.

The folded file is cut at every `@`; the pieces that may hold the rarest word lead to the blocks
around them, and only those are read and held against all the words.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from ssmlit.bibtex.fold import FOREIGN, KEPT, UNKNOWN, fold, matches
from ssmlit.bibtex.grammar import HEAD, NAME, NAMED, SPACE
from ssmlit.bibtex.locate import blocks_overlapping
from ssmlit.bibtex.read import read_entry
from ssmlit.bibtex.values import macros

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ssmlit.bibtex.document import Document
    from ssmlit.bibtex.scan import Block
    from ssmlit.model import Entry

_MANY = 2000  # hits above which a rarer word is looked for
_JOINT = re.compile(rf"(?:[}}\"]|={SPACE}{NAME}){SPACE}#")
_NEAR = 120  # characters that a macro's name, a word or a command's name may have
_AHEAD = 64  # pieces that a word may run over


def containing(document: Document, words: Sequence[str]) -> tuple[Entry, ...]:
    """Return the entries whose folded source may contain every word; see `Document`."""
    wanted = sorted({word for word in words if word}, key=len, reverse=True)
    if not wanted:
        return document.entries
    text = document.text
    hits = _rarest(document, fold(text).split(b"@"), wanted)
    if not hits:
        return ()
    cuts = [0, *(match.start() for match in re.finditer("@", text)), len(text)]
    spans = ((cuts[hit], cuts[hit + 1]) for hit in hits)
    blocks = [
        block
        for block in blocks_overlapping(text, spans)
        if block.kind == "entry" and _has_all(document, block, wanted)
    ]
    return tuple(_entries(document, blocks))


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


def _rarest(document: Document, pieces: list[bytes], words: Sequence[str]) -> list[int]:
    """Return the pieces that may hold the word which the fewest may hold."""
    joints = _joints(document)
    best: list[int] | None = None
    for word in words:
        hits = _hits(document, pieces, word, joints)
        if best is None or len(hits) < len(best):
            best = hits
        if len(best) <= _MANY:
            break
    return best or []


def _hits(document: Document, pieces: list[bytes], word: str, joints: set[int]) -> list[int]:
    hits = set(joints)
    if word.isascii():
        plain = word.encode()
        hits.update([index for index, piece in enumerate(pieces) if plain in piece])
        hits.update(_across(pieces, plain))
    for mark in (KEPT, UNKNOWN) if word.isascii() else (KEPT, UNKNOWN, FOREIGN):
        marked = [index for index, piece in enumerate(pieces) if mark in piece]
        hits.update(index for index in marked if matches(pieces[index], word))
        hits.update(index for index in marked if _runs_over(pieces, index, word))
    for name in _macros_with(document, word):
        hits.update([index for index, piece in enumerate(pieces) if name in piece])
    return sorted(hits)


def _across(pieces: list[bytes], word: bytes) -> Iterator[int]:
    """Yield the pieces at whose end the word starts that goes on behind the `@`."""
    starts = tuple(word[:length] for length in range(1, len(word)))
    for index in [index for index, piece in enumerate(pieces) if piece.endswith(starts)]:
        joined = b"".join(pieces[index + 1 : index + 1 + _AHEAD])[: len(word)]
        if word in pieces[index][-len(word) :] + joined:
            yield index


def _runs_over(pieces: list[bytes], index: int, word: str) -> bool:
    """Tell whether a word may start in a piece with a mark and end in the next, or the reverse."""
    piece = pieces[index]
    before = pieces[index - 1][-_NEAR:] if index else b""
    after = pieces[index + 1][:_NEAR] if index + 1 < len(pieces) else b""
    return matches(before + piece[:_NEAR], word) or matches(piece[-_NEAR:] + after, word)


def _macros_with(document: Document, word: str) -> list[bytes]:
    """Return the folded names of the file's macros whose text may hold a word."""
    return [
        fold(name).replace(b"@", b"")
        for name, value in document.strings.items()
        if matches(fold(value).replace(b"@", b""), word)
    ]


def _joints(document: Document) -> set[int]:
    """Return the pieces where `#` may join a macro of the file to other text."""
    text = document.text
    found: set[int] = set()
    if "#" not in text or not document.strings:
        return found
    position, piece, counted = -1, 0, 0
    while (position := text.find("#", position + 1)) >= 0:
        near = max(position - _NEAR, 0)
        if any(match.end() == position + 1 for match in _JOINT.finditer(text, near, position + 1)):
            piece += text.count("@", counted, position)
            counted = position
            found.add(piece)
    return found


def _has_all(document: Document, block: Block, words: Sequence[str]) -> bool:
    folded = fold(document.text[block.start : block.end]).replace(b"@", b"")
    missing = [word for word in words if not matches(folded, word)]
    if not missing or not document.strings:
        return not missing
    entry = read_entry(document.text, block, document.strings)
    expanded = [
        fold(field.text).replace(b"@", b"") for field in entry.fields if macros(field.source)
    ]
    return all(any(matches(value, word) for value in expanded) for word in missing)


def _entries(document: Document, blocks: Sequence[Block]) -> Iterator[Entry]:
    """Yield the entries of blocks, with their lines and numbers in the whole file."""
    text, line, counted = document.text, 1, 0
    numbers = _numbers(document, blocks)
    for block in blocks:
        line += text.count("\n", counted, block.start)
        counted = block.start
        yield read_entry(
            text, block._replace(line=line), document.strings, numbers.get(block.start, 0)
        )


def _numbers(document: Document, blocks: Sequence[Block]) -> dict[int, int]:
    """Return the number among entries of one key for the blocks whose key is not alone."""
    text = document.text
    if not blocks:
        return {}
    heads = [(m[2] or m[3] or "", m.start()) for m in HEAD.finditer(text)]
    times = Counter([key for key, _ in heads])
    doubted = {key for block in blocks if times[key := _key(text, block)] > 1}
    if not doubted:
        return {}
    places = [start for key, start in heads if key in doubted]
    seen: Counter[str] = Counter()
    numbers = {}
    spans = ((place, place + 1) for place in places)
    for block in blocks_overlapping(text, spans):
        if block.kind == "entry" and (key := _key(text, block)) in doubted:
            numbers[block.start] = seen[key]
            seen[key] += 1
    return numbers


def _key(text: str, block: Block) -> str:
    head = HEAD.match(text, block.start)
    return (head[2] or head[3] or "") if head else ""
