"""A whole file folded once, and asked where words may stand: in which pieces between two `@`.

Knows folded bytes and pieces. Does not know blocks: what is found leads `search` to them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property, lru_cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from ssmlit.bibtex.fold import DROPPED, FOREIGN, KEPT, UNKNOWN, fold, matches
from ssmlit.bibtex.grammar import NAME, SPACE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ssmlit.text import Text

Seam = tuple[bytes, bytes, bytes]

_JOINT = re.compile(rf"(?:[}}\"]|={SPACE}{NAME}){SPACE}#\Z")
_JOINT_OF_COMMAND = re.compile(rf"\\[A-Za-z]+[}}\"]{SPACE}#\Z")
_NEAR = 120  # characters that a macro's name, a word or a command's name may have
_STRETCH = 1 << 18  # characters folded at once
_AHEAD = 64  # pieces that a word may run over
_BESIDE = 3  # letters on either side of a command by which it is told whether a word runs over it


class Stretch:
    """A part of the folded file, from an `@` (or the beginning) up to another.

    Attributes:
        first: the number of its first piece.
        data: the folded text, with `@` between the pieces.
    """

    def __init__(self, first: int, data: bytes) -> None:
        self.first = first
        self.data = data

    @property
    def pieces(self) -> list[bytes]:
        """The pieces; most are one entry each. Of all stretches they would take much memory."""
        return _pieces(self.data)

    @cached_property
    def seams(self) -> frozenset[Seam]:
        """The seams of its commands."""
        return frozenset(_seams(self.data)) if KEPT in self.data else frozenset()

    def holding(self, word: bytes) -> list[int]:
        """Return the numbers of the pieces that hold a word or a mark."""
        if word not in self.data:
            return []
        first = self.first
        return [first + i for i, piece in enumerate(self.pieces) if word in piece]


@lru_cache(maxsize=8)
def _pieces(data: bytes) -> list[bytes]:
    return data.split(b"@")


def _seams(data: bytes) -> Iterator[Seam]:
    """Yield what stands before, in and behind each command whose name may count or not."""
    parts = data.split(KEPT)
    for before, part in pairwise(parts):
        name, _, after = part.partition(DROPPED)
        yield before[-_BESIDE:], name, after[:_BESIDE]


@lru_cache(maxsize=1 << 14)
def _runs_over(word: bytes, before: bytes, name: bytes, after: bytes) -> bool:
    """Tell whether a word may run over a place where a command's name counts or does not."""
    if not before.isalnum() or not after.isalnum():
        return True  # another mark, a `+` or an `@` beside it: not worth being exact
    kept, left = name + after, before + name
    return any(
        (_ends(before, head) and (_begins(after, tail) or _begins(kept, tail)))
        or (_ends(left, head) and _begins(after, tail))
        for head, tail in [(word[:cut], word[cut:]) for cut in range(1, len(word))]
    )


def _ends(text: bytes, head: bytes) -> bool:
    return text.endswith(head) or head.endswith(text)


def _begins(text: bytes, tail: bytes) -> bool:
    return text.startswith(tail) or tail.startswith(text)


class Folded:
    """A file folded and cut at every `@`.

    Args:
        text: the file.
        strings: its macros.
    """

    def __init__(self, text: Text, strings: Mapping[str, str]) -> None:
        self.text = text
        self.strings = strings
        self.stretches = list(_stretches(text))
        self._firsts = [stretch.first for stretch in self.stretches]
        self.count = self.stretches[-1].first + self.stretches[-1].data.count(b"@") + 1
        self._values = [fold(value).replace(b"@", b"") for value in strings.values()]
        self._joints = self._joined()
        self._seen: dict[str, frozenset[int]] = {}

    def piece(self, number: int) -> bytes:
        """Return one piece."""
        stretch = self.stretches[bisect_right(self._firsts, number) - 1]
        return stretch.pieces[number - stretch.first]

    def holding(self, word: str) -> frozenset[int]:
        """Return pieces one of which every entry has that holds the word."""
        if word not in self._seen:
            self._seen[word] = frozenset(self._holding(word))
        return self._seen[word]

    def may_hold(self, number: int, word: str) -> bool:
        """Tell whether a piece that is one block may hold a word."""
        if word in self._seen:
            return number in self._seen[word]
        piece = self.piece(number)
        if number in self._joints or matches(piece, word):
            return True
        return any(name in piece for name in self._macros_with(word))

    def holds_plainly(self, number: int, words: Sequence[str]) -> bool:
        """Tell whether a piece holds the words with nothing in doubt."""
        piece = self.piece(number)
        return all(word.isascii() and word.encode() in piece for word in words)

    def _holding(self, word: str) -> Iterator[int]:
        if not word.isascii() or any(_joins(word.encode(), value) for value in self._values):
            yield from self._joints
        else:
            yield from self._joined_commands
        if word.isascii():
            plain = word.encode()
            yield from chain(*[stretch.holding(plain) for stretch in self.stretches])
            yield from self._across(plain)
        yield from self._possibly(word)
        for name in self._macros_with(word):
            yield from chain(*[stretch.holding(name) for stretch in self.stretches])

    def _possibly(self, word: str) -> Iterator[int]:
        """Yield the pieces with marks that leave it open whether the word is there."""
        plain = word.encode() if word.isascii() else b""
        seams = {seam for seam in self._seams if _runs_over(plain, *seam)} if plain else set()
        for stretch in self.stretches:
            for number in stretch.holding(UNKNOWN):
                yield number
            if not plain:
                numbers = [*stretch.holding(KEPT), *stretch.holding(FOREIGN)]
            elif seams.isdisjoint(stretch.seams):
                continue
            else:
                numbers = [n for n in stretch.holding(KEPT) if self._has_seam(n, plain)]
            for number in numbers:
                piece = self.piece(number)
                if matches(piece, word) or self._leaves(number, piece, word):
                    yield number

    def _has_seam(self, number: int, word: bytes) -> bool:
        return any(_runs_over(word, *seam) for seam in _seams(self.piece(number)))

    @cached_property
    def _seams(self) -> frozenset[Seam]:
        return frozenset().union(*[stretch.seams for stretch in self.stretches])

    def _leaves(self, number: int, piece: bytes, word: str) -> bool:
        """Tell whether a word may run from a piece with a mark to the next ones, or into it."""
        before, after = self._preceding(number, _NEAR), self._following(number, _NEAR)
        return matches(before + piece + after, word)

    def _across(self, word: bytes) -> Iterator[int]:
        """Yield the pieces at whose end the word starts that goes on behind the `@`."""
        length = len(word) - 1
        carry = b""
        before: Stretch | None = None
        for stretch in self.stretches if length else ():
            joined = carry + stretch.data.replace(b"@", b"")
            if word in joined:
                suspects = [stretch] if before is None else [before, stretch]
                for suspect in suspects:
                    yield from self._crossing(suspect, word)
            carry, before = joined[-length:], stretch

    def _crossing(self, stretch: Stretch, word: bytes) -> Iterator[int]:
        starts = tuple(word[:length] for length in range(1, len(word)))
        for number, piece in enumerate(stretch.pieces, stretch.first):
            if not piece.endswith(starts):
                continue
            if word in piece[-len(word) :] + self._following(number, len(word)):
                yield number

    def _preceding(self, number: int, length: int) -> bytes:
        """Return the last letters before a piece, over as many `@` as it takes."""
        found = b""
        for other in range(number - 1, max(-1, number - 1 - _AHEAD), -1):
            found = self.piece(other)[-length:] + found
            if len(found) >= length:
                break
        return found

    def _following(self, number: int, length: int) -> bytes:
        """Return the first letters behind a piece, over as many `@` as it takes."""
        found = b""
        for other in range(number + 1, min(self.count, number + 1 + _AHEAD)):
            found += self.piece(other)[:length]
            if len(found) >= length:
                break
        return found

    def _macros_with(self, word: str) -> list[bytes]:
        """Return the folded names of the file's macros whose text may hold a word."""
        return [
            fold(name).replace(b"@", b"")
            for name, value in self.strings.items()
            if matches(fold(value).replace(b"@", b""), word)
        ]

    def _joined(self) -> frozenset[int]:
        """Return the pieces where `#` may join what reads otherwise apart: macros, commands."""
        text = self.text
        found: set[int] = set()
        commands: set[int] = set()
        position, piece, counted = -1, 0, 0
        while (position := text.find("#", position + 1)) >= 0:
            near = text[max(position - _NEAR, 0) : position + 1]
            if not _JOINT.search(near):
                continue
            piece += text.count("@", counted, position)
            counted = position
            found.add(piece)
            if _JOINT_OF_COMMAND.search(near):
                commands.add(piece)
        self._joined_commands = frozenset(commands)
        return frozenset(found) if self.strings else self._joined_commands


def _joins(word: bytes, value: bytes) -> bool:
    """Tell whether a word may run over an end of a macro's text."""
    if value in word or not value.isalnum():
        return True
    return any(
        word.endswith(value[:size]) or word.startswith(value[-size:])
        for size in range(1, min(len(word), len(value)) + 1)
    )


def _stretches(text: Text) -> Iterator[Stretch]:
    """Fold a text in stretches that fit a processor's cache, each up to an `@`."""
    start = first = 0
    while start >= 0:
        at = text.find("@", start + _STRETCH)
        data = fold(text[start : at if at >= 0 else len(text)])
        yield Stretch(first, data)
        first += data.count(b"@") + 1
        start = at + 1 if at >= 0 else -1
