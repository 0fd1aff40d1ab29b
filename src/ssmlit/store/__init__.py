"""The library on the disk: reading, locking, atomic writing, history.

The only package that touches the library's file. It gives and takes text; what the text means is
`ssmlit.bibtex`'s matter. Read `reading` (a file as it stands), `transaction` (the one way to change
it) and `undo` (back and forth) in this order; `git` is about commits and drivers.
"""

from ssmlit.store.differences import between
from ssmlit.store.hunks import Hunk, unified
from ssmlit.store.journal import HistoryEntry
from ssmlit.store.reading import Snapshot, read
from ssmlit.store.transaction import Change, transact
from ssmlit.store.undo import MisfitError, history, redo, undo

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
