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

from ssmlit.bibtex.grammar import HEAD, SPACE
from ssmlit.bibtex.scan import REACH

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
        self._swept = 0  # pieces before it have been looked at
        self._unsound = -1  # the last of them that is not sound

    def is_block(self, number: int) -> bool:
        """Tell whether a piece certainly starts a block that ends in it; ask in ascending order."""
        if number < self._swept - 1 or self.keys[number] is None:
            return False
        reached = self.cuts[number] - REACH
        first = max(bisect_left(self.cuts, reached, 0, number) - 1, 0)
        self._sweep(max(first, self._swept), number)
        known = self._unsound < first
        self._sweep(max(number, self._swept), number + 1)
        return known and self._unsound < number

    def _sweep(self, first: int, end: int) -> None:
        for number in range(first, end):
            if number and not self._is_sound(number):
                self._unsound = number
        self._swept = max(self._swept, end)

    def _is_sound(self, number: int) -> bool:
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
