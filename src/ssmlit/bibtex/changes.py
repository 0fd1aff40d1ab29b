"""From pending entries to changes of the file, including added or removed white space.

Responsible for blank lines around added and removed entries, for names in the new file, and for
splicing. Does not depend on what an edit does inside an entry.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ssmlit.bibtex.layout import newline_of
from ssmlit.bibtex.syntax import BLANK_BYTES, BLANKS, BOM, decoded, encoded, key_of, line_ends
from ssmlit.model import Change

if TYPE_CHECKING:
    from ssmlit.model import Edit

TAIL = 1 << 12  # bytes at the end that show the file's line ends
_BOM = BOM.encode()


@dataclass(slots=True, eq=False)
class PendingEntry:
    """An entry being edited."""

    key: str  # the key it has now
    source: str  # the text it has now; "" when it is removed
    nth: int = 0  # its number among the entries of the file with its key there
    # where it is in the file; both -1 for an added one
    start: int = -1
    end: int = -1
    line: int = 0  # in the file, or 0
    original: str = ""  # its text in the file, or ""
    edits: list[Edit] = field(default_factory=list)  # those requested so far

    @property
    def is_new_key(self) -> bool:
        """Whether the file has no entry with this key here: it was added or renamed."""
        return not self.original or self.key != key_of(self.original)


def changes_of(
    data: bytes,
    placed: Iterable[PendingEntry],
    added: Sequence[PendingEntry],
    *,
    blank_lines: int,
) -> tuple[Change, ...]:
    """Return the changes that edits make, in the file's order.

    Args:
        data: the file.
        placed: entries of the file that edits concerned, in its order.
        added: new ones.
        blank_lines: what the file has between entries.
    """
    changes: list[Change] = []
    removed: list[PendingEntry] = []
    for entry in placed:
        if not entry.source:
            removed.append(entry)
        elif entry.source != entry.original:
            changes.append(_change(entry, entry.start, entry.line, entry.original, entry.source))
    for group in _neighbours(data, removed):
        changes += _removal(data, group)
    changes.sort(key=lambda change: change.start)
    return (*changes, *_additions(data, added, changes, blank_lines))


def spliced(data: bytes, changes: Iterable[Change]) -> bytes:
    """Return the file with changes made; they are in order and do not overlap."""
    return b"".join(_parts(data, changes))


def _parts(data: bytes, changes: Iterable[Change]) -> Iterator[bytes | memoryview]:
    view, done = memoryview(data), 0
    for change in changes:
        yield view[done : change.start]
        yield encoded(change.new)
        done = change.end
    yield view[done:]


def tail(data: bytes) -> str:
    """Return the end of a file, which shows its line ends."""
    return data[-TAIL:].decode("utf-8", "replace")


def _change(entry: PendingEntry, start: int, line: int, old: str, new: str) -> Change:
    return Change(
        key=key_of(entry.original),
        nth=entry.nth,
        new_key=entry.key if entry.source else "",
        before=entry.original,
        after=entry.source,
        start=start,
        line=line,
        old=old,
        new=new,
    )


def _neighbours(data: bytes, removed: Sequence[PendingEntry]) -> list[list[PendingEntry]]:
    """Return removed entries in groups that have nothing but blanks between them."""
    groups: list[list[PendingEntry]] = []
    for entry in removed:
        if groups and not data[groups[-1][-1].end : entry.start].strip(BLANK_BYTES):
            groups[-1].append(entry)
        else:
            groups.append([entry])
    return groups


def _removal(data: bytes, group: Sequence[PendingEntry]) -> list[Change]:
    """Remove entries with blank lines that would be doubled: the longer run stays."""
    start, end = group[0].start, group[-1].end
    left, right = start, end
    while left and data[left - 1] in BLANK_BYTES:
        left -= 1
    while right < len(data) and data[right] in BLANK_BYTES:
        right += 1
    kept = _kept_blanks(data, left, right, data[left:start].decode(), data[end:right].decode())
    cuts = [left, *(entry.start for entry in group[1:]), right]
    line = group[0].line - line_ends(data, left, start)
    return [
        _change(
            entry,
            cuts[index],
            entry.line if index else line,
            decoded(data[cuts[index] : cuts[index + 1]]),
            kept if entry is group[-1] else "",
        )
        for index, entry in enumerate(group)
    ]


def _kept_blanks(data: bytes, left: int, right: int, before: str, after: str) -> str:
    if right == len(data):
        return after if left else ""
    if not left or data.endswith(_BOM, 0, left):
        return _last_line(after)
    return _longer(before, after)


def _longer(before: str, after: str) -> str:
    lines_before, lines_after = line_ends(encoded(before)), line_ends(encoded(after))
    if not lines_before and not lines_after:
        return before or after
    if lines_after > lines_before:
        return after
    return before.removesuffix(_last_line(before)) + _last_line(after)


def _last_line(text: str) -> str:
    """Return what is behind the last line end of a text."""
    return text[max(text.rfind("\n"), text.rfind("\r")) + 1 :]


def _additions(
    data: bytes, added: Sequence[PendingEntry], changes: Sequence[Change], blank_lines: int
) -> Iterator[Change]:
    if not added:
        return
    newline = newline_of(tail(data))
    before = tail(spliced(data, changes) if changes else data)
    line = line_ends(data) + 1
    for entry in added:
        before = f"{_gap(before, newline, blank_lines)}{entry.source}{newline}"
        yield _change(entry, len(data), line, "", before)


def _gap(before: str, newline: str, blank_lines: int) -> str:
    """Return the line ends that a text needs to end with some number of blank lines."""
    if not before.strip(BLANKS + BOM):
        return ""
    lines = line_ends(encoded(before[len(before.rstrip(BLANKS)) :]))
    return newline * max(blank_lines + 1 - lines, 0)
