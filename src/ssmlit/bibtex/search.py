"""Entries that may hold some words, without reading the others.

The folded file is cut at every `@`; the pieces that may hold the rarest word lead to the blocks
around them, and only those are read and held against all the words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from ssmlit.bibtex.fold import FOREIGN, KEPT, UNKNOWN, fold, matches
from ssmlit.bibtex.grammar import HEAD, NAME, NAMED, PARENTHESIS, SPACE
from ssmlit.bibtex.locate import blocks_overlapping
from ssmlit.bibtex.read import read_entry
from ssmlit.bibtex.scan import REACH

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ssmlit.bibtex.document import Document
    from ssmlit.bibtex.scan import Block
    from ssmlit.model import Entry

_MANY = 2000  # hits above which a rarer word is looked for
_FEW = 100  # hits up to which it does not pay to look for pieces without the other words
_JOINT = re.compile(rf"(?:[}}\"]|={SPACE}{NAME}){SPACE}#")
_JOINT_OF_COMMAND = re.compile(rf"\\[A-Za-z]+[}}\"]{SPACE}#")
_NEAR = 120  # characters that a macro's name, a word or a command's name may have
_STRETCH = 1 << 18  # characters folded at once
_AHEAD = 64  # pieces that a word may run over


def containing(document: Document, words: Sequence[str]) -> tuple[Entry, ...]:
    """Return the entries whose folded source may contain every word; see `Document`."""
    wanted = sorted({word for word in words if word}, key=len, reverse=True)
    if not wanted:
        return document.entries
    text = document.text
    folded = _Folded(document)
    hits = folded.hits(wanted)
    if not hits:
        return ()
    cuts = folded.cuts
    blocks = [
        block
        for block in blocks_overlapping(text, ((cuts[hit], cuts[hit + 1]) for hit in hits))
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


class _Folded:
    """A file folded and cut at every `@`; most pieces are one entry each."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.strings = document.strings
        self.pieces: list[bytes] = []
        self.marked: dict[bytes, list[int]] = {KEPT: [], UNKNOWN: [], FOREIGN: []}
        self.joints = self._joints()
        self._fold()

    def _fold(self) -> None:
        """Fold the text in stretches that fit a processor's cache, each up to an `@`."""
        text, start = self.text, 0
        while start >= 0:
            at = text.find("@", start + _STRETCH)
            folded = fold(text[start : at if at >= 0 else len(text)])
            pieces = folded.split(b"@")
            for mark, marked in self.marked.items():
                if mark in folded:
                    first = len(self.pieces)
                    marked += [first + i for i, piece in enumerate(pieces) if mark in piece]
            self.pieces += pieces
            start = at + 1 if at >= 0 else -1

    @cached_property
    def cuts(self) -> list[int]:
        """Where the pieces start in the text, and where the last one ends."""
        return [0, *(match.start() for match in re.finditer("@", self.text)), len(self.text)]

    def hits(self, words: Sequence[str]) -> list[int]:
        """Return pieces such that every entry that holds all the words shares one of them."""
        best: list[int] | None = None
        for word in words:
            found = self._holding(word)
            if best is None or len(found) < len(best):
                best, rarest = found, word
            if len(best) <= _MANY:
                break
        others = [word for word in words if word != rarest]
        if not best or not others or len(best) <= _FEW:
            return best or []
        soft = self._soft()
        return [
            hit for hit in best if hit in soft or all(self._may_hold(hit, word) for word in others)
        ]

    def _holding(self, word: str) -> list[int]:
        """Return pieces one of which every entry has that holds the word."""
        found = set(self.joints)
        if word.isascii():
            plain = word.encode()
            found.update([index for index, piece in enumerate(self.pieces) if plain in piece])
            found.update(self._across(plain))
        for mark in (KEPT, UNKNOWN) if word.isascii() else (KEPT, UNKNOWN, FOREIGN):
            found.update(
                index
                for index in self.marked[mark]
                if matches(self.pieces[index], word) or self._runs_over(index, word)
            )
        for name in self._macros_with(word):
            found.update([index for index, piece in enumerate(self.pieces) if name in piece])
        return sorted(found)

    def _across(self, word: bytes) -> Iterator[int]:
        """Yield the pieces at whose end the word starts that goes on behind the `@`."""
        pieces = self.pieces
        starts = tuple(word[:length] for length in range(1, len(word)))
        for index in [index for index, piece in enumerate(pieces) if piece.endswith(starts)]:
            joined = b"".join(pieces[index + 1 : index + 1 + _AHEAD])[: len(word)]
            if word in pieces[index][-len(word) :] + joined:
                yield index

    def _runs_over(self, index: int, word: str) -> bool:
        """Tell whether a word may run from a piece with a mark to the next, or into it."""
        pieces = self.pieces
        piece = pieces[index]
        before = pieces[index - 1][-_NEAR:] if index else b""
        after = pieces[index + 1][:_NEAR] if index + 1 < len(pieces) else b""
        return matches(before + piece[:_NEAR], word) or matches(piece[-_NEAR:] + after, word)

    def _may_hold(self, index: int, word: str) -> bool:
        piece = self.pieces[index]
        if index in self.joints or matches(piece, word):
            return True
        return any(name in piece for name in self._macros_with(word))

    def _macros_with(self, word: str) -> list[bytes]:
        """Return the folded names of the file's macros whose text may hold a word."""
        return [
            fold(name).replace(b"@", b"")
            for name, value in self.strings.items()
            if matches(fold(value).replace(b"@", b""), word)
        ]

    def _soft(self) -> set[int]:
        """Return the pieces that may be a part of a longer entry.

        Such an entry starts in a piece that opens more braces than it closes, or with a
        parenthesis, and reaches no further than `REACH` characters behind it.
        """
        text, cuts = self.text, self.cuts
        soft: set[int] = set()
        for index, (start, end) in enumerate(pairwise(cuts)):
            opened = text.count("{", start, end) - text.count("}", start, end)
            if opened or PARENTHESIS.match(text, start):
                last = bisect_right(cuts, end + REACH)
                soft.update(range(index, last))
        return soft

    def _joints(self) -> set[int]:
        """Return the pieces where `#` may join what reads otherwise apart: macros, commands."""
        text = self.text
        found: set[int] = set()
        joint = _JOINT if self.strings else _JOINT_OF_COMMAND
        position, piece, counted = -1, 0, 0
        while (position := text.find("#", position + 1)) >= 0:
            near = text[max(position - _NEAR, 0) : position + 1]
            if any(match.end() == len(near) for match in joint.finditer(near)):
                piece += text.count("@", counted, position)
                counted = position
                found.add(piece)
        return found


def _has_all(document: Document, block: Block, words: Sequence[str]) -> bool:
    folded = fold(document.text[block.start : block.end]).replace(b"@", b"")
    missing = [word for word in words if not matches(folded, word)]
    if not missing:
        return True
    entry = read_entry(document.text, block, document.strings)
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
        yield read_entry(
            text, block._replace(line=line), document.strings, numbers.get(block.start, 0)
        )


def _numbers(document: Document, blocks: Sequence[Block]) -> dict[int, int]:
    """Return the number among entries of one key for the blocks whose key is not alone."""
    text = document.text
    if len(blocks) <= 2 and all(text.count(_key(text, block)) == 1 for block in blocks):
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
