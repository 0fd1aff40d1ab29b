"""A change of a text as a value: replaced lines with their surroundings, as in a unified diff.

Knows lines and how diffs are written. How changes are found is `differences`' matter, where they
fit in a text that has changed since is `fitting`'s.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Hunk", "lines_of", "unified"]


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
    for hunk in hunks:
        before, after = lines_of(hunk.before), lines_of(hunk.after)
        old, new = lines_of(hunk.old), lines_of(hunk.new)
        around = len(before) + len(after)
        ranges = (
            _range(line - len(before), len(side) + around)
            for line, side in zip(hunk.lines, (old, new), strict=True)
        )
        out.append("@@ -{} +{} @@{}".format(*ranges, _heading(hunk)))
        out += _marked(" ", before) + _marked("-", old) + _marked("+", new) + _marked(" ", after)
    return "".join(out)


def _heading(hunk: Hunk) -> str:
    """Return the entry's head for the hunk's first line, unless the hunk shows it."""
    head = hunk.anchors[0].strip()
    return f" {head}\n" if head and head not in hunk.before else "\n"


def _range(line: int, count: int) -> str:
    """Return a range as unified diffs write it: an empty one names the line before it."""
    return f"{line if count else line - 1},{count}"


def _marked(sign: str, lines: list[str]) -> list[str]:
    end = "\n\\ No newline at end of file\n"
    return [f"{sign}{line}" if line.endswith("\n") else f"{sign}{line}{end}" for line in lines]
