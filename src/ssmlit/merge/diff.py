"""Which lines of a text were replaced by which lines of another.

Responsible for lines and for limiting the input of `difflib`. Does not depend on BibTeX.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import StringIO

_FOR_DIFFLIB = 20_000
"""Lines that difflib may be given at once; longer differences are one change."""

Change = tuple[int, int, int, int]
"""(i1, i2, j1, j2): lines [i1:i2] of the old text became lines [j1:j2] of the new."""


def lines_of(text: str) -> list[str]:
    """Return the lines of a text with their ends; only LF ends a line, as in git."""
    return list(StringIO(text, newline="\n"))


def changed_lines(old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    """Yield every run of lines that became another, in order; none when the two are equal.

    Lines that the two share at their start and end are never looked at by difflib, which is
    quadratic at worst; in what remains, lines that repeat often are no anchors (its "autojunk").
    """
    start, end = _shared_head(old, new), 0
    longest = min(len(old), len(new)) - start
    while end < longest and old[-1 - end] == new[-1 - end]:
        end += 1
    a, b = old[start : len(old) - end], new[start : len(new) - end]
    if len(a) + len(b) > _FOR_DIFFLIB:
        yield start, start + len(a), start, start + len(b)
        return
    from difflib import SequenceMatcher

    for tag, i1, i2, j1, j2 in SequenceMatcher(None, a, b).get_opcodes():
        if tag != "equal":
            yield start + i1, start + i2, start + j1, start + j2


def _shared_head(old: Sequence[str], new: Sequence[str]) -> int:
    pairs = enumerate(zip(old, new, strict=False))
    return next((n for n, (one, other) in pairs if one != other), min(len(old), len(new)))
