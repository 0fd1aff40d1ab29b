"""Changes of a file as a unified diff, which `patch` and `git apply` read.

Responsible for lines, their numbers and their contexts. Does not depend on where a change comes
from: it is given as splices.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from ssmlit.merge.lines import changed_lines, lines_of
from ssmlit.store.steps import CONTEXT, Splice

Lines = tuple[str, ...]


class _Hunk(NamedTuple):
    """Changed lines with the lines around them; `at` is their number, old and new."""

    at: tuple[int, int]
    old: Lines
    new: Lines
    before: Lines
    after: Lines
    heading: str

    def gap(self, following: _Hunk) -> int:
        """Return how many unchanged lines are between this hunk and the next."""
        return following.at[0] - self.at[0] - len(self.old)


def unified(splices: Iterable[Splice], name: str, encoding: str = "utf-8") -> str:
    """Return changes as a unified diff of the file `name`, "" when there is none.

    Args:
        splices: in order.
        name: what the diff calls the file.
        encoding: of the file; what does not fit is shown as a replacement character.
    """
    out: list[str] = []
    group: list[_Hunk] = []
    for hunk in (one for splice in splices for one in _hunks(splice, encoding)):
        if group and group[-1].gap(hunk) > 2 * CONTEXT:
            out += _block(group)
            group = []
        group.append(hunk)
    if group:
        out += _block(group)
    return "".join([f"--- a/{name}\n", f"+++ b/{name}\n", *out]) if out else ""


def first_line(splices: Iterable[Splice], encoding: str = "utf-8") -> int:
    """Return the line of the old file at which changes begin; 0 when there is none."""
    return next((h.at[0] for splice in splices for h in _hunks(splice, encoding)), 0)


def _hunks(splice: Splice, encoding: str) -> Iterator[_Hunk]:
    """Yield the lines that differ within a splice."""
    sides = (splice.old, splice.new, splice.before, splice.after)
    old, new, before, after = (part.decode(encoding, "replace") for part in sides)
    start = before.rfind("\n") + 1
    end = after.find("\n") + 1 or len(after)
    above, below = lines_of(before[:start]), lines_of(after[end:])
    a, b = (lines_of(before[start:] + side + after[:end]) for side in (old, new))
    for i1, i2, j1, j2 in changed_lines(a, b):
        yield _Hunk(
            (splice.lines[0] + i1, splice.lines[1] + j1),
            tuple(a[i1:i2]),
            tuple(b[j1:j2]),
            tuple([*above, *a[:i1]][-CONTEXT:]),
            tuple([*a[i2:], *below][:CONTEXT]),
            _heading(a[:i1], splice.anchor.decode(encoding, "replace")),
        )


def _heading(lines: Sequence[str], anchor: str) -> str:
    """Return the first line of the entry that a hunk is in, without its end."""
    return next((ln for ln in reversed(lines) if ln.startswith("@")), anchor).strip()


def _block(group: Sequence[_Hunk]) -> list[str]:
    """Return the lines of one `@@` block; hunks whose contexts overlap share it."""
    body = _marked(" ", group[0].before)
    for hunk, following in zip_longest(group, group[1:]):
        gap = hunk.gap(following) if following else CONTEXT
        body += _marked("-", hunk.old) + _marked("+", hunk.new) + _marked(" ", hunk.after[:gap])
        if following:
            body += _marked(" ", following.before[2 * CONTEXT - gap :])
    first = group[0]
    ranges = (
        _range(line - len(first.before), sum(mark[0] in f" {sign}" for mark in body))
        for line, sign in zip(first.at, "-+", strict=True)
    )
    shown = first.heading and not any(line.strip() == first.heading for line in first.before)
    return ["@@ -{} +{} @@{}\n".format(*ranges, f" {first.heading}" if shown else ""), *body]


def _range(line: int, count: int) -> str:
    """Return a range as unified diffs write it: an empty one names the line before it."""
    return f"{line if count else line - 1},{count}"


def _marked(sign: str, lines: Iterable[str]) -> list[str]:
    end = "\n\\ No newline at end of file\n"
    return [f"{sign}{line}" if line.endswith("\n") else f"{sign}{line}{end}" for line in lines]
