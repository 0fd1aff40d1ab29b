"""Finding what changed between two texts, in time that follows the change and not the file.

Knows lines, and of BibTeX one thing: a line that starts with `@` heads an entry. Common stretches
are skipped by comparing slices; after a difference the texts meet again at the nearest entry head
that both have. Where none is near (a sorted file), what is left is cut at the heads that both
sides have once, in their longest common order (patience diff, Bram Cohen 2003). Only what remains
between such points is given to difflib, which is quadratic at worst.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING

from ssmlit.store.hunks import CONTEXT, LONGEST, Hunk, lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ssmlit.text import Text

__all__ = ["between", "changed_lines"]

_FOR_DIFFLIB = 400
"""Lines that difflib may be given at once."""

_REACH = 1 << 18
"""Characters within which two texts are expected to meet again after a difference."""

_HEADS = 8
"""Entry heads of one side that are looked for in the other."""

Change = tuple[int, int, int, int]
"""(i1, i2, j1, j2): [i1:i2] of the old became [j1:j2] of the new."""


def between(old: str | Text, new: str | Text) -> tuple[Hunk, ...]:
    """Return the hunks that turn `old` into `new`, in order; none when they are equal."""
    hunks: list[Hunk] = []
    line, shift, counted = 1, 0, 0
    for change in _joined(old, _line_changes(old, new)):
        i1, i2, j1, j2 = change
        line += old.count("\n", counted, i1)
        counted = i1
        hunks.append(_hunk(old, new, change, (line, line + shift)))
        shift += new.count("\n", j1, j2) - old.count("\n", i1, i2)
    return tuple(hunks)


def _line_changes(old: str | Text, new: str | Text) -> Iterator[Change]:
    """Yield the changed runs of lines as character offsets."""
    for i1, i2, j1, j2 in _windows(old, new):
        a, b = lines_of(old[i1:i2]), lines_of(new[j1:j2])
        a_at = list(accumulate(map(len, a), initial=i1))
        b_at = list(accumulate(map(len, b), initial=j1))
        for x1, x2, y1, y2 in changed_lines(a, b):
            yield a_at[x1], a_at[x2], b_at[y1], b_at[y2]


def _windows(old: str | Text, new: str | Text) -> Iterator[Change]:
    """Yield stretches outside of which the texts are equal, from line start to line start."""
    if old == new:
        return
    head = _common_head(old, new, (0, 0), min(len(old), len(new)))
    tail = _common_tail(old, new, head)
    tail -= _to_line_start(old, new, tail)
    ends = (len(old) - tail, len(new) - tail)
    i = j = _line_start(old, 0, head)
    while (i, j) != ends:
        i2, j2 = _meeting(old, new, (i, j), ends)
        yield i, i2, j, j2
        same = _common_head(old, new, (i2, j2), min(ends[0] - i2, ends[1] - j2))
        if (i2 + same, j2 + same) != ends:
            same = _line_start(old, i2, i2 + same) - i2
        i, j = i2 + same, j2 + same


def _meeting(
    old: str | Text, new: str | Text, at: tuple[int, int], ends: tuple[int, int]
) -> tuple[int, int]:
    """Return the nearest entry head after `at` that both texts have, or the ends."""
    i, j = at
    found = [
        *((x, y) for x, y in _shared_heads(old, i, new, j) if x < ends[0] and y < ends[1]),
        *((x, y) for y, x in _shared_heads(new, j, old, i) if x < ends[0] and y < ends[1]),
    ]
    return min(found, key=sum, default=ends)


def _shared_heads(
    text: str | Text, at: int, other: str | Text, start: int
) -> Iterator[tuple[int, int]]:
    """Yield the first head of `text` after `at` that `other` has after `start`, with its place."""
    for _ in range(_HEADS):
        at = text.find("\n@", at, at + _REACH) + 1
        if not at:
            return
        line = text[at - 1 : text.find("\n", at, at + LONGEST) + 1]
        there = other.find(line, max(start - 1, 0), start + _REACH) if len(line) > 2 else -1
        if there >= 0:
            yield at, there + 1
            return


def _common_head(a: str | Text, b: str | Text, at: tuple[int, int], longest: int) -> int:
    """Return how many characters, at most `longest`, two texts share from `at` on."""
    i, j = at
    size, same = 256, 0
    while size:
        if same + size <= longest and (
            a[i + same : i + same + size] == b[j + same : j + same + size]
        ):
            same += size
            size = min(size * 2, 1 << 16) if size >= 256 else size  # grow until a mismatch
        else:
            size >>= 1
    return same


def _common_tail(a: str | Text, b: str | Text, start: int) -> int:
    """Return how many characters two texts share at the end, not counting those before `start`."""
    longest = min(len(a), len(b)) - start
    size, tail = 1 << 16, 0
    while size:
        i, j = len(a) - tail, len(b) - tail
        if tail + size <= longest and a[i - size : i] == b[j - size : j]:
            tail += size
        else:
            size >>= 1
    return tail


def _line_start(text: str | Text, floor: int, at: int) -> int:
    return max(text.rfind("\n", floor, at) + 1, at - LONGEST, floor)


def _to_line_start(a: str | Text, b: str | Text, tail: int) -> int:
    """Return how many characters of the common tail belong to the line before it."""
    i, j = len(a) - tail, len(b) - tail
    if all(not end or text[end - 1 : end] == "\n" for text, end in ((a, i), (b, j))):
        return 0
    newline = a.find("\n", i, i + LONGEST)
    return min(tail, LONGEST) if newline < 0 else newline + 1 - i


def changed_lines(a: Sequence[str], b: Sequence[str]) -> Iterator[Change]:
    """Yield (i1, i2, j1, j2) for every run of lines a[i1:i2] that became b[j1:j2], in order."""
    i = j = 0
    cuts = _common_heads(a, b) if len(a) + len(b) > _FOR_DIFFLIB else []
    for i_cut, j_cut in [*cuts, (len(a), len(b))]:
        yield from _trimmed(a, b, (i, i_cut, j, j_cut))
        i, j = i_cut, j_cut


def _trimmed(a: Sequence[str], b: Sequence[str], part: Change) -> Iterator[Change]:
    i1, i2, j1, j2 = part
    while i1 < i2 and j1 < j2 and a[i1] == b[j1]:
        i1, j1 = i1 + 1, j1 + 1
    while i1 < i2 and j1 < j2 and a[i2 - 1] == b[j2 - 1]:
        i2, j2 = i2 - 1, j2 - 1
    if i1 == i2 and j1 == j2:
        return
    if min(i2 - i1, j2 - j1) == 0 or i2 - i1 + j2 - j1 > _FOR_DIFFLIB:
        yield i1, i2, j1, j2
        return
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, a[i1:i2], b[j1:j2], autojunk=False)
    for tag, x1, x2, y1, y2 in matcher.get_opcodes():
        if tag != "equal":
            yield i1 + x1, i1 + x2, j1 + y1, j1 + y2


def _common_heads(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """Return where both have the same entry heads in the same order: longest rising run."""
    mine, theirs = _once(a), _once(b)
    pairs = [(i, theirs[line]) for line, i in mine.items() if line in theirs]
    ends: list[int] = []  # the smallest j that ends a rising run of each length
    run: list[int] = []  # the pair that holds it
    previous: list[int] = []
    for index, (_, j) in enumerate(pairs):
        length = bisect_left(ends, j)
        previous.append(run[length - 1] if length else -1)
        ends[length : length + 1] = [j]
        run[length : length + 1] = [index]
    chosen: list[tuple[int, int]] = []
    index = run[-1] if run else -1
    while index >= 0:
        chosen.append(pairs[index])
        index = previous[index]
    return chosen[::-1]


def _once(lines: Sequence[str]) -> dict[str, int]:
    """Return the entry heads that stand once among the lines, with their index."""
    found: dict[str, int] = {}
    for index, line in enumerate(lines):
        if line.startswith("@"):
            found[line] = -1 if line in found else index
    return {line: index for line, index in found.items() if index >= 0}


def _joined(old: str | Text, changes: Iterator[Change]) -> Iterator[Change]:
    """Join changes so near that the context of one would hold a part of the next."""
    last: Change | None = None
    for change in changes:
        if last is not None and _near(old, last[1], change[0]):
            last = (last[0], change[1], last[2], change[3])
            continue
        if last is not None:
            yield last
        last = change
    if last is not None:
        yield last


def _near(text: str | Text, start: int, end: int) -> bool:
    """Tell whether less than a context's lines stand between two places."""
    for _ in range(CONTEXT):
        start = text.find("\n", start, end) + 1
        if not start:
            return True
    return False


def _hunk(old: str | Text, new: str | Text, span: Change, lines: tuple[int, int]) -> Hunk:
    i1, i2, j1, j2 = span
    return Hunk(
        offsets=(i1, j1),
        lines=lines,
        old=old[i1:i2],
        new=new[j1:j2],
        before=old[_lines_back(old, i1) : i1],
        after=old[i2 : _lines_on(old, i2)],
        anchors=(_anchor(old, i1), _anchor(new, j1)),
    )


def _lines_back(text: str | Text, at: int) -> int:
    start = at
    for _ in range(CONTEXT):
        start = text.rfind("\n", 0, max(start - 1, 0)) + 1
    return max(start, at - LONGEST)


def _lines_on(text: str | Text, at: int) -> int:
    end = at
    for _ in range(CONTEXT):
        end = text.find("\n", end) + 1 or len(text)
    return min(end, at + LONGEST)


def _anchor(text: str | Text, at: int) -> str:
    found = text.rfind("\n@", 0, at) + 1
    if not found and not (at and text.startswith("@")):
        return ""
    end = text.find("\n", found) + 1 or len(text)
    return text[found:end][:LONGEST] if end <= at else ""
