"""Numbered references, `[1] …` or `(1) …`, one below the other without a blank line.

Responsible for cutting what Markdown takes for one paragraph. Does not depend on what they say.
"""

from __future__ import annotations

import re
from itertools import pairwise

from ssmlit._lazy import regex

MARK = regex(r"^[ \t]*(?:\[(\d{1,4})\]|\((\d{1,4})\))(?=[ \t])", re.MULTILINE)


FOOTNOTE = regex(r"^ {0,3}\[\^[^\]\s]+\]:[ \t]+", re.MULTILINE)


def footnotes(paragraph: str) -> list[str]:
    """Return the texts of footnotes one below the other: "[^1]: …"; else nothing."""
    return (
        [it.rstrip("\n") for it in FOOTNOTE.split(paragraph)[1:]]
        if FOOTNOTE.match(paragraph)
        else []
    )


def pieces(paragraph: str) -> list[str]:
    """Return a paragraph's references: lines that count up by one; else nothing.

    Before the first may be one line that heads them.
    """
    marks = list(MARK.finditer(paragraph))
    numbers = [int(mark[1] or mark[2]) for mark in marks]
    if len(marks) < 2 or any(b - a != 1 for a, b in pairwise(numbers)):
        return []
    head = paragraph[: marks[0].start()]
    if head.count("\n") > 1 or (head and numbers[0] != 1):
        return []
    starts = (*([0] if head else []), *(mark.start() for mark in marks))
    places = [*starts, len(paragraph)]
    return [paragraph[start:end].rstrip("\n") for start, end in pairwise(places)]
