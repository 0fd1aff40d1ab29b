"""Lines of texts: which became which, and three-way merge with conflict markers.

Responsible for lines and markers, and for limiting the input of `difflib`. Does not depend on
BibTeX. A region that one side left as it was takes the other side's lines; one that both changed
alike is taken once; one that both changed differently, or changes that touch, become a conflict
(diff3: Khanna, Kunal, Pierce, "A formal investigation of Diff3", 2007).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from io import StringIO
from posixpath import commonprefix
from typing import NamedTuple

from ssmlit._lazy import regex
from ssmlit.strings import ended

#: Not `=======`, which is also what underlines a heading.
_MARKER = regex(r"^(<{7}|\|{7}|>{7})(?=[ \r\n]|\Z)", re.MULTILINE)
_FOR_DIFFLIB = 20_000
"""Lines that difflib may be given at once; longer differences are one change."""

Change = tuple[int, int, int, int]
"""(i1, i2, j1, j2): lines [i1:i2] of the old text became lines [j1:j2] of the new."""


def lines_of(text: str) -> list[str]:
    """Return the lines of a text with their ends; only LF ends a line, as in git."""
    return list(StringIO(text, newline="\n"))


def same_words(one: str, other: str) -> bool:
    """Whether two texts differ at most in white space."""
    return one.split() == other.split()


def changed_lines(old: list[str], new: list[str]) -> Iterator[Change]:
    """Yield every run of lines that became another, in order; none when the two are equal.

    Lines that the two share at their start and end are never looked at by difflib, which is
    quadratic at worst; in what remains, lines that repeat often are no anchors (its "autojunk").
    """
    start, end = len(commonprefix([old, new])), 0
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


class Markers(NamedTuple):
    """How a conflict is written down."""

    size: int = 7  # of the markers; 7, unless git is told otherwise
    # the labels
    ours: str = "ours"
    theirs: str = "theirs"
    newline: str = "\n"  # the line end of the file

    @property
    def start(self) -> str:
        """The line that opens a conflict, without its end."""
        return f"{'<' * self.size} {self.ours}"

    def conflict(self, ours: str, theirs: str) -> str:
        """Return both texts between markers, each on lines of its own."""
        lines = (
            self.start + self.newline,
            ended(ours, self.newline),
            "=" * self.size + self.newline,
            ended(theirs, self.newline),
            f"{'>' * self.size} {self.theirs}{self.newline}",
        )
        return "".join(lines)


def conflict_markers(text: str) -> Iterator[tuple[int, str]]:
    """Yield the markers of the conflicts that git left in a text: 1-based line and sign."""
    if not any(sign * 7 in text for sign in "<|>"):
        return
    line, counted = 1, 0
    for found in _MARKER.finditer(text):
        line += text.count("\n", counted, found.start())
        counted = found.start()
        yield line, found[1]


def contrast(ours: str, theirs: str, markers: Markers) -> str:
    """Return a text with a conflict around each run of lines in which the two differ."""
    a, b = lines_of(ours), lines_of(theirs)
    out: list[str] = []
    at = 0
    for i1, i2, j1, j2 in changed_lines(a, b):
        out += a[at:i1]
        out.append(markers.conflict("".join(a[i1:i2]), "".join(b[j1:j2])))
        at = i2
    return "".join([*out, *a[at:]])


def merge_lines(
    base: str, ours: str, theirs: str, markers: Markers, *, adds_both: bool = False
) -> tuple[str, bool]:
    """Merge three versions line by line.

    `adds_both`: lines that both sides added at one place are no conflict: ours, then theirs.

    Returns:
        The merged text, and whether there is a conflict in it.
    """
    lines, a, b = lines_of(base), lines_of(ours), lines_of(theirs)
    out: list[str] = []
    at, conflicted = 0, False
    for start, end, mine, other in _regions(lines, a, b):
        out += lines[at:start]
        at = end
        ours_now, theirs_now = "".join(a[slice(*mine)]), "".join(b[slice(*other)])
        before = "".join(lines[start:end])
        if theirs_now in (before, ours_now):
            out.append(ours_now)
        elif ours_now == before:
            out.append(theirs_now)
        elif adds_both and not before and lines:
            out.append(ours_now + theirs_now)
        else:
            out.append(markers.conflict(ours_now, theirs_now))
            conflicted = True
    return "".join([*out, *lines[at:]]), conflicted


def _regions(
    lines: list[str], a: list[str], b: list[str]
) -> Iterator[tuple[int, int, tuple[int, int], tuple[int, int]]]:
    """Yield (start, end, lines of ours, lines of theirs) for each stretch that a side changed."""
    tagged = [
        (change, side) for side, new in enumerate((a, b)) for change in changed_lines(lines, new)
    ]
    tagged.sort(key=lambda item: item[0][:2])
    shifts = [0, 0]
    group: list[tuple[Change, int]] = []
    for item in tagged:
        if group and item[0][0] > max(change[1] for change, _ in group):
            yield _region(group, shifts)
            group = []
        group.append(item)
    if group:
        yield _region(group, shifts)


def _region(
    group: Sequence[tuple[Change, int]], shifts: list[int]
) -> tuple[int, int, tuple[int, int], tuple[int, int]]:
    """Return the stretch that touching changes cover; `shifts` is how far each side has moved."""
    start = min(change[0] for change, _ in group)
    end = max(change[1] for change, _ in group)
    spans = []
    for side in (0, 1):
        first = start + shifts[side]
        shifts[side] += sum(
            (j2 - j1) - (i2 - i1) for (i1, i2, j1, j2), which in group if which == side
        )
        spans.append((first, end + shifts[side]))
    return start, end, spans[0], spans[1]
