"""Applying hunks to a text, also to one that was edited since they were made.

Knows when a change still means the same place. First every hunk is tried exactly where it was.
If one does not fit, each is looked for line by line: with all its context anywhere in the file;
with less context only where it names its entry itself or stands below the same entry head as
before. A place counts only when it is the only one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.store.hunks import LONGEST, Hunk, lines_of
from ssmlit.text import Text, as_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Misfit", "apply", "fits_exactly"]

_CONTEXTS = ((3, 3), (3, 0), (0, 3), (2, 2), (1, 1), (2, 0), (0, 2), (1, 0), (0, 1), (0, 0))
"""Lines of context above and below, in the order tried."""


class Misfit(Exception):  # noqa: N818 - a result that callers turn into an error of their own
    """The hunks that fit nowhere, or in more than one place."""

    def __init__(self, hunks: Sequence[Hunk]) -> None:
        super().__init__(f"{len(hunks)} hunks do not fit")
        self.hunks = tuple(hunks)


def fits_exactly(hunks: Sequence[Hunk], text: str | Text) -> bool:
    """Tell whether the old side of every hunk stands exactly where it says, context included."""
    for hunk in hunks:
        start = hunk.offsets[0] - len(hunk.before)
        there = hunk.before + hunk.old + hunk.after
        if start < 0 or not text.startswith(there, start):
            return False
        if _reaches_the_end(hunk) and start + len(there) != len(text):
            return False
    return True


def _reaches_the_end(hunk: Hunk) -> bool:
    """Tell whether the hunk was made where the file ended: after it, or in its context's midst."""
    cut = len(hunk.after) == LONGEST
    return not hunk.after or not (hunk.after.endswith("\n") or cut)


def apply(hunks: Sequence[Hunk], text: str | Text) -> Text:
    """Return the text with every hunk's old side replaced by its new one.

    Raises:
        Misfit: with the hunks that have no place, or more than one; all or nothing is applied.
    """
    if fits_exactly(hunks, text):
        spans = [(h.offsets[0], h.offsets[0] + len(h.old), h.new) for h in hunks]
        return as_text(text).replaced(spans)
    return Text.of(_apply_by_lines(hunks, lines_of(str(text))))


def _apply_by_lines(hunks: Sequence[Hunk], lines: list[str]) -> list[str]:
    """Return the parts of the new text."""
    index = _Index(hunks, lines)
    placed = [(index.place(hunk), hunk) for hunk in hunks]
    misfits = [hunk for place, hunk in placed if place is None]
    last = 0
    out: list[str] = []
    for place, hunk in placed:
        if place is None:
            continue
        if place[0] < last:
            misfits.append(hunk)
            continue
        out += lines[last : place[0]]
        out.append(_ended(hunk, lines, place))
        last = place[1]
    if misfits:
        raise Misfit(misfits)
    return [*out, *lines[last:]]


def _ended(hunk: Hunk, lines: Sequence[str], place: tuple[int, int]) -> str:
    """Return the new lines, ended like a line where other lines have come to follow them."""
    if not hunk.new:
        return ""
    joined = place[0] > 0 and not lines[place[0] - 1].endswith("\n")
    cut = place[1] < len(lines) and not hunk.new.endswith("\n")
    return "\n" * joined + hunk.new + "\n" * cut


class _Index:
    """Where in a text the lines stand that some hunks speak of."""

    def __init__(self, hunks: Sequence[Hunk], lines: Sequence[str]) -> None:
        self.lines = lines
        self.at: dict[str, list[int]] = {line: [] for hunk in hunks for line in _spoken_of(hunk)}
        self.heads: list[int] = []
        for number, line in enumerate(lines):
            if line.startswith("@"):
                self.heads.append(number)
            if (places := self.at.get(line.rstrip("\r\n"))) is not None:
                places.append(number)

    def place(self, hunk: Hunk) -> tuple[int, int] | None:
        """Return the only run of lines that is the hunk's old side, as (start, end), or None."""
        before, after = lines_of(hunk.before), lines_of(hunk.after)
        old = lines_of(hunk.old)
        for above, below in _CONTEXTS:
            head = before[-above:] if above else []
            needle = [*head, *old, *after[:below]]
            found = list(self._occurrences(needle, whole=(above, below) == _CONTEXTS[0], hunk=hunk))
            if len(found) == 1:
                start = found[0] + len(head)
                return start, start + len(old)
        return None

    def _occurrences(self, needle: list[str], *, whole: bool, hunk: Hunk) -> Iterator[int]:
        """Yield the lines where the needle starts, within the part of the file it may stand in."""
        if not needle:
            return
        first, end = 0, len(self.lines)
        if not whole and not any(line.startswith("@") for line in needle):
            first, end = self._region(hunk.anchors[0])
        rarest = min(range(len(needle)), key=lambda n: len(self.at[needle[n].rstrip("\r\n")]))
        for number in self.at[needle[rarest].rstrip("\r\n")]:
            start = number - rarest
            if first <= start and start + len(needle) <= end and self._stands(needle, start):
                yield start

    def _region(self, anchor: str) -> tuple[int, int]:
        """Return the lines from an entry's head to the next entry; none when it is not unique."""
        places = [n for n in self.at.get(anchor.rstrip("\r\n"), ()) if anchor]
        if len(places) != 1:
            return 0, 0
        from bisect import bisect_right

        following = bisect_right(self.heads, places[0])
        end = self.heads[following] if following < len(self.heads) else len(self.lines)
        return places[0], end

    def _stands(self, needle: Sequence[str], start: int) -> bool:
        there = self.lines[start : start + len(needle)]
        # A file's last line without an end is the same line when others have come to follow it.
        return there[:-1] == needle[:-1] and (
            there[-1] == needle[-1] or there[-1] in (needle[-1] + "\n", needle[-1] + "\r\n")
        )


def _spoken_of(hunk: Hunk) -> Iterator[str]:
    for text in (hunk.before, hunk.old, hunk.after, hunk.anchors[0]):
        for line in lines_of(text):
            yield line.rstrip("\r\n")
