"""The library on the disk: reading, locking, atomic writing, history.

The only package that touches the library's file. It gives and takes text; what the text means is
`ssmlit.bibtex`'s matter. Read `reading` (a file as it stands), `transaction` (the one way to change
it) and `rewind` (back and forth) in this order; `git` is about commits, `drivers` about merging.

What only reads must start fast, so each name is imported when it is first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit._lazy import lazily

if TYPE_CHECKING:
    from ssmlit.store.differences import between
    from ssmlit.store.hunks import Hunk, unified
    from ssmlit.store.journal import HistoryEntry
    from ssmlit.store.reading import Snapshot, read
    from ssmlit.store.rewind import MisfitError, history, redo, undo
    from ssmlit.store.transaction import Change, transact

__all__ = [
    "Change",
    "HistoryEntry",
    "Hunk",
    "MisfitError",
    "Snapshot",
    "between",
    "history",
    "read",
    "redo",
    "transact",
    "undo",
    "unified",
]

__getattr__ = lazily(
    __name__,
    differences="between",
    hunks="Hunk unified",
    journal="HistoryEntry",
    reading="Snapshot read",
    rewind="MisfitError history redo undo",
    transaction="Change transact",
)
