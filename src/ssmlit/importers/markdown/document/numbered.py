"""Numbered references, `[1] …` or `(1) …`, one below the other without a blank line.

Responsible for cutting what Markdown takes for one paragraph. Does not depend on what they say.
"""

from __future__ import annotations

import re
from itertools import pairwise

from ssmlit._lazy import regex
from ssmlit.importers.marks import begins_anew

MARK = regex(r"^[ \t]*(?:\[(\d{1,4})[a-z]?\]|\((\d{1,4})\))(?=[ \t])", re.MULTILINE)
_FOOTNOTE = regex(r"^ {0,3}\[\^[^\]\s]+\]:[ \t]+", re.MULTILINE)
_NEAR = 200  # characters that show how a text ends or begins


def footnotes(paragraph: str) -> list[str]:
    """Return the texts of footnotes one below the other: "[^1]: …"; else nothing."""
    return (
        [it.rstrip("\n") for it in _FOOTNOTE.split(paragraph)[1:]]
        if _FOOTNOTE.match(paragraph)
        else []
    )


def pieces(paragraph: str) -> list[str]:
    """Return a paragraph's references: lines that count up, or down; else nothing.

    Before the first may be one line that heads them.
    """
    marks = _marks(paragraph)
    numbers = list(map(_number, marks))
    steps = [b - a for a, b in pairwise(numbers)]
    if not steps or min(steps) < 0 < max(steps):
        return []
    head = paragraph[: marks[0].start()]
    if head.count("\n") > 1 or (head and numbers[0] != 1):
        return []
    starts = (*([0] if head else []), *(mark.start() for mark in marks))
    places = [*starts, len(paragraph)]
    return [paragraph[start:end].rstrip("\n") for start, end in pairwise(places)]


def _marks(paragraph: str) -> list[re.Match[str]]:
    """Return the numbers that references begin with: not that of a work that one refers to."""
    kept: list[re.Match[str]] = []
    for mark in MARK.finditer(paragraph):
        before = paragraph[max(0, mark.start() - _NEAR) : mark.start()]
        is_next = not kept or _number(mark) == _number(kept[-1]) + 1
        if is_next or begins_anew(before, paragraph[mark.end() : mark.end() + _NEAR]):
            kept.append(mark)
    return kept


def _number(mark: re.Match[str]) -> int:
    return int(mark[1] or mark[2])
