"""A change of a text as a value: replaced lines with their surroundings, as in a unified diff.

Knows lines and how diffs are written. How changes are found is `differences`' matter, where they
fit in a text that has changed since is `fitting`'s.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["CONTEXT", "LONGEST", "Hunk", "lines_of", "unified"]

CONTEXT = 3
"""Lines kept on both sides of a change, as diff does."""

LONGEST = 2000
"""Characters after which a line is cut: some files are one line."""


@dataclass(frozen=True, slots=True)
class Hunk:
    """A run of lines `old` that became `new`.

    Attributes:
        offsets: where it starts in the old and in the new text, in characters.
        lines: the same as 1-based lines.
        old, new: what was there and what is there now; one of them may be empty.
        before, after: the common text around it; shorter than usual at the ends of the file.
        anchors: the nearest entry head above it, in the old and in the new text, or "".
    """

    offsets: tuple[int, int]
    lines: tuple[int, int]
    old: str
    new: str
    before: str
    after: str
    anchors: tuple[str, str]

    @property
    def inverse(self) -> Hunk:
        """The hunk that takes this one back."""
        return Hunk(
            self.offsets[::-1],
            self.lines[::-1],
            self.new,
            self.old,
            self.before,
            self.after,
            self.anchors[::-1],
        )


def lines_of(text: str) -> list[str]:
    """Return the lines of a text with their ends; only LF ends a line, as in git."""
    lines = [f"{line}\n" for line in text.split("\n")]
    last = lines.pop()[:-1]
    return [*lines, last] if last else lines


def unified(hunks: Sequence[Hunk], name: str) -> str:
    """Return hunks as a unified diff of the file `name`, which `patch` and `git apply` read."""
    out = [f"--- a/{name}\n", f"+++ b/{name}\n"] if hunks else []
    group: list[Hunk] = []
    for hunk in hunks:
        if group and _gap(group[-1], hunk) > 2 * CONTEXT:
            out += _block(group)
            group = []
        group.append(hunk)
    return "".join([*out, *(_block(group) if group else [])])


def _gap(first: Hunk, second: Hunk) -> int:
    """Return how many unchanged lines stand between two hunks."""
    return second.lines[0] - first.lines[0] - len(lines_of(first.old))


def _block(group: Sequence[Hunk]) -> list[str]:
    """Return the lines of one `@@` block; hunks whose contexts overlap share it."""
    body = _marked(" ", group[0].before)
    for hunk, following in zip(group, [*group[1:], None], strict=True):
        body += _marked("-", hunk.old) + _marked("+", hunk.new) + _marked(" ", hunk.after)
        if following:
            shared = 2 * CONTEXT - _gap(hunk, following)
            body += _marked(" ", "".join(lines_of(following.before)[shared:]))
    first = group[0]
    above = len(lines_of(first.before))
    ranges = (
        _range(line - above, sum(mark[0] in f" {sign}" for mark in body))
        for line, sign in zip(first.lines, "-+", strict=True)
    )
    return ["@@ -{} +{} @@{}".format(*ranges, _heading(first)), *body]


def _heading(hunk: Hunk) -> str:
    """Return the entry's head for the hunk's first line, unless the hunk shows it."""
    head = hunk.anchors[0].strip()
    return f" {head}\n" if head and head not in hunk.before else "\n"


def _range(line: int, count: int) -> str:
    """Return a range as unified diffs write it: an empty one names the line before it."""
    return f"{line if count else line - 1},{count}"


def _marked(sign: str, text: str) -> list[str]:
    end = "\n\\ No newline at end of file\n"
    return [f"{sign}{ln}" if ln.endswith("\n") else f"{sign}{ln}{end}" for ln in lines_of(text)]
