"""The pieces of a file between two `@`, and which of them certainly start a block.

A parser is at the start of a piece when nothing that starts before can reach over it. Only an entry
that holds together as a whole may reach over a line that starts with `@type{`, by `REACH`
characters at most (`scan`). Such an entry has an open brace there; so when each piece of that
length before is *sound*, no entry reaches over. Sound is a piece that starts a line with `@type{`,
has as many closing as opening braces, and no `%` that may hide a brace in a comment.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from ssmlit.bibtex.grammar import HEAD, SPACE
from ssmlit.bibtex.scan import REACH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_START = re.compile(rf"@(?:(?<=\n@){SPACE}[A-Za-z]++{SPACE}\{{{SPACE}([^ \t\r\n\f\v,}}@]*+))?")
_BEFORE_BARE = ("", "=", "#")
_NEAR = 60  # characters before a `%` by which it is told whether it stands in a value


class Pieces:
    """The places of all `@` of a file, and what is known about the text behind each.

    Piece 0 is what stands before the first `@`; the others start with theirs.

    Attributes:
        text: the file.
        cuts: where the pieces start, and where the last one ends.
        keys: the citation key of each piece that starts a line with `@type{`; None for others.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.cuts = [0]
        self.keys: list[str | None] = [None]
        for start in _START.finditer(text):
            self.cuts.append(start.start())
            self.keys.append(start[1])
        self.cuts.append(len(text))
        self._known = bytearray(len(self.keys))  # 1 for a sound piece, 2 for one that is not

    def are_blocks(self, numbers: Iterable[int]) -> Iterator[tuple[int, bool]]:
        """Yield each piece, and whether it certainly starts a block that ends in it.

        Args:
            numbers: the pieces, in ascending order.
        """
        swept, unsound = 0, -1  # pieces before it were looked at; the last that is not sound
        for number in numbers:
            reached = self.cuts[number] - REACH
            first = max(bisect_left(self.cuts, reached, 0, number) - 1, 0)
            for before in range(max(first, swept), number):
                if not self._is_sound(before):
                    unsound = before
            swept = number
            yield number, number > 0 and unsound < first and self._is_sound(number)

    def _is_sound(self, number: int) -> bool:
        known = self._known[number]
        if not known:
            known = self._known[number] = 1 if not number or self._proven(number) else 2
        return known == 1

    def _proven(self, number: int) -> bool:
        text, start, end = self.text, self.cuts[number], self.cuts[number + 1]
        if self.keys[number] is None:
            return False
        if text.count("{", start, end) != text.count("}", start, end):
            return False
        return text.find("%", start, end) < 0 or not _hides(text, start, end)

    @cached_property
    def repeated(self) -> frozenset[str]:
        """The citation keys that may stand more than once."""
        plain = [key for key in self.keys if key is not None]
        others = [number for number, key in enumerate(self.keys) if key is None and number]
        heads = (HEAD.match(self.text, self.cuts[number]) for number in others)
        plain += [head[2] or head[3] or "" for head in heads if head]
        if len(set(plain)) == len(plain):
            return frozenset()
        return frozenset(key for key, times in Counter(plain).items() if times > 1)


def _hides(text: str, start: int, end: int) -> bool:
    r"""Tell whether a `%` may start a comment: every one but `\%` inside braces or quotes."""
    position = start - 1
    while (position := text.find("%", position + 1, end)) >= 0:
        near = text[max(start, position - _NEAR) : position]
        if near[-1:] != "\\" or not near.isascii():
            return True
        before, _, run = near.replace("\n", " ").rpartition(" ")
        if before.rstrip()[-1:] in _BEFORE_BARE or "=" in run or "#" in run:
            return True  # `\` may be all, or the end, of a value without delimiters
    return False
