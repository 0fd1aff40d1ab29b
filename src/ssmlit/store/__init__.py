"""The files on the disk: reading, locking, atomic writing, history.

The only package that touches the library's file, or writes one that a user names; what is ssmlit's
own is also written by `index`, `snapshot` and `http`. It reads and writes contents;
`ssmlit.bibtex` interprets them. Read `disk_files` (a file as it stands), `transaction` (the
one way to change files), `outputs` (what may be written beside the library) and `undo` (back and
forth) in this order; `git` is about commits, `git_drivers` about merging.

Reading must start fast, so each name is imported when first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit._lazy import lazily

if TYPE_CHECKING:
    from ssmlit.store.diffs import unified
    from ssmlit.store.disk_files import LibraryOnDisk, read_library, read_paper, read_text
    from ssmlit.store.outputs import Target, is_same_file, last_written, make_folder, target
    from ssmlit.store.steps import HistoryStep, splices_between
    from ssmlit.store.transaction import Output, Revision, transact

__getattr__ = lazily(
    __name__,
    diffs="unified",
    outputs="Target is_same_file last_written make_folder target",
    disk_files="LibraryOnDisk read_library read_paper read_text",
    steps="HistoryStep splices_between",
    transaction="Revision Output transact",
)
