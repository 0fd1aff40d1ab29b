"""The entries that edits concern, while they are being edited.

Responsible for finding an entry by key and number, and for unique keys. Does not depend on
what an edit does inside an entry.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from ssmlit.bibtex.changes import PendingEntry, changes_of
from ssmlit.bibtex.style import Style, style_of
from ssmlit.bibtex.syntax import line_ends
from ssmlit.errors import EditRefusedError, UnresolvedError

if TYPE_CHECKING:
    from ssmlit.bibtex.blocks import Blocks
    from ssmlit.bibtex.scan import Block
    from ssmlit.model import AddEntry, Change


class EditBatch:
    """All pending entries of one call of `apply` on the blocks of the file at a path."""

    def __init__(self, blocks: Blocks, path: str) -> None:
        self.blocks = blocks
        self.path = path
        self._placed: dict[int, PendingEntry] = {}
        self._added: dict[PendingEntry, None] = {}  # in order, to be found by identity
        self._named: defaultdict[str, list[PendingEntry]] = defaultdict(list)

    @cached_property
    def style(self) -> Style:
        """How the file's entries are written."""
        return style_of(self.blocks.data)

    def get(self, key: str, nth: int) -> PendingEntry:
        """Return an entry of the file, or one that was added or renamed.

        Raises:
            UnresolvedError: when there is none, or it was removed.
            EditRefusedError: when it is broken.
        """
        if nth == 0:
            for entry in self._named.get(key, ()):
                if entry.key == key and entry.is_new_key and entry.source:
                    return entry
        block = find_block(self.blocks, key, nth, self.path)
        if block.start not in self._placed:
            source, place = self.blocks.text(block), (block.start, block.end, block.line)
            self._placed[block.start] = PendingEntry(key, source, nth, *place, source)
        entry = self._placed[block.start]
        if not entry.source:
            raise UnresolvedError(f"the entry {key} was removed", path=self.path)
        return entry

    def add(self, key: str, source: str, edit: AddEntry) -> None:
        """Add a new entry."""
        entry = PendingEntry(key, source)
        entry.edits.append(edit)
        self._added[entry] = None
        self._named[key].append(entry)

    def rename(self, entry: PendingEntry, key: str) -> None:
        """Rename an entry; whether the key is free is checked after all edits."""
        entry.key = key
        self._named[key].append(entry)

    def remove(self, entry: PendingEntry) -> None:
        """Remove an entry."""
        entry.source = ""
        self._added.pop(entry, None)

    @property
    def pending(self) -> list[PendingEntry]:
        """All entries: those of the file in its order, then the added ones."""
        return [*self._in_order(), *self._added]

    def changes(self) -> tuple[Change, ...]:
        """Return the changes in the file's order.

        Raises:
            EditRefusedError: when two entries would have one key.
        """
        self._check_keys()
        added = list(self._added)
        lines = self.style.blank_lines if added else 0
        return changes_of(self.blocks.data, self._in_order(), added, blank_lines=lines)

    def _in_order(self) -> list[PendingEntry]:
        return sorted(self._placed.values(), key=lambda entry: entry.start)

    def _check_keys(self) -> None:
        kept = [entry for entry in (*self._added, *self._in_order()) if entry.source]
        holders: defaultdict[str, list[PendingEntry]] = defaultdict(list)
        for entry in kept:
            holders[entry.key.lower()].append(entry)
        for entry in kept:
            other = entry.is_new_key and self._holder(entry, holders[entry.key.lower()])
            if other:
                raise EditRefusedError(
                    f"the key {entry.key} is taken by {other}",
                    hint="nothing was changed; BibTeX does not distinguish keys that differ only "
                    "in case",
                    path=self.path,
                    line=entry.line,
                )

    def _holder(self, entry: PendingEntry, same: Sequence[PendingEntry]) -> str:
        """Return the other entry that ends up with the entry's key, or ""."""
        for other in same:
            if other is not entry:
                return f"another entry ({other.key})"
        for block in self.blocks.entries(entry.key, any_case=True):
            if block.start not in self._placed:
                return f"the entry of line {block.line}"
        return ""


def find_block(blocks: Blocks, key: str, nth: int, path: str) -> Block:
    """Return the block of an entry.

    Raises:
        UnresolvedError: when there is none with this key and number.
        EditRefusedError: when there is one, and it is broken.
    """
    named = blocks.named(key)
    if nth < len(named):
        return named[nth]
    for block in blocks.entries(key):
        if block.kind == "broken":
            raise EditRefusedError(
                f"the entry {key} cannot be read: {block.reason}",
                hint="fix it in an editor first; the rest of the file can still be edited",
                path=path,
                line=block.line + line_ends(blocks.data, block.start, block.at),
            )
    which = f"{key} number {nth + 1}" if named else key
    raise UnresolvedError(f"there is no entry {which}", path=path)
