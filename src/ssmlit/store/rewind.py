"""Going back and forth through the library's history.

Undo applies the inverse of a record's hunks. After edits by hand it does so where they still fit
in exactly one place, and otherwise not at all. Undoing the command that created the library leaves
an empty file: undo never removes one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.errors import ChangedError, LibraryError
from ssmlit.store import differences, fitting
from ssmlit.store.hunks import unified
from ssmlit.store.journal import HistoryEntry, Journal, State
from ssmlit.store.lock import WAIT, locked
from ssmlit.store.reading import read
from ssmlit.store.state import folder_for
from ssmlit.store.transaction import require_writable, write

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ssmlit.store.hunks import Hunk
    from ssmlit.text import Text

__all__ = ["MisfitError", "history", "redo", "undo"]


class MisfitError(ChangedError):
    """A change that cannot be taken back or made again because its place was edited since.

    Attributes:
        diff: the part that does not fit, as a unified diff.
    """

    def __init__(self, message: str, *, hint: str, path: str, line: int, diff: str) -> None:
        super().__init__(message, hint=hint, path=path, line=line)
        self.diff = diff


def history(path: Path) -> tuple[HistoryEntry, ...]:
    """Return the records of the library, newest first.

    Raises:
        LibraryError: a record is damaged.
    """
    journal = Journal(folder_for(path))
    if journal.is_open():
        with locked(path) as folder:
            journal = Journal(folder)
            journal.settle(lambda codec: read(path, encoding=codec).content)
    return journal.entries()[::-1]


def undo(path: Path, steps: int = 1, *, dry_run: bool = False) -> tuple[HistoryEntry, ...]:
    """Take back the last commands that were not undone yet, all of them or none.

    Args:
        path: the library.
        steps: how many; fewer are done when the history holds fewer.
        dry_run: find out whether it would work, and write nothing.

    Returns:
        Their records, newest first, as they are now; none when there is nothing to undo.

    Raises:
        MisfitError: the file was edited where one of them changed it.
        LibraryError, LockedError, ChangedError: as for `transact`.
    """
    return _move(path, steps, "undone", dry_run=dry_run)


def redo(path: Path, steps: int = 1, *, dry_run: bool = False) -> tuple[HistoryEntry, ...]:
    """Make undone commands again, the one undone last first; otherwise as `undo`."""
    return _move(path, steps, "applied", dry_run=dry_run)


def _move(path: Path, steps: int, goal: State, *, dry_run: bool) -> tuple[HistoryEntry, ...]:
    with locked(path, wait=WAIT) as folder:
        journal = Journal(folder)
        journal.settle(lambda codec: read(path, encoding=codec).content)
        entries = journal.latest("applied" if goal == "undone" else "undone", steps)
        if not entries:
            return ()
        if dry_run or len(entries) > 1:
            _rehearse(path, entries, goal)
        if dry_run:
            return tuple(entries)
        return tuple(_step(journal, entry, path, goal) for entry in entries)


def _rehearse(path: Path, entries: Sequence[HistoryEntry], goal: State) -> None:
    """Try all steps before the first is written."""
    text = read(path, encoding=entries[0].encoding).content
    for entry in entries:
        text = _moved(path, text, entry, goal)


def _moved(path: Path, text: Text, entry: HistoryEntry, goal: State) -> Text:
    """Return the text with a record's change taken back or made again."""
    hunks = entry.hunks if goal == "applied" else tuple(hunk.inverse for hunk in entry.hunks)
    try:
        return fitting.apply(hunks, text)
    except fitting.Misfit as misfit:
        raise _misfit(path, entry, misfit.hunks, goal) from misfit


def _misfit(path: Path, entry: HistoryEntry, hunks: Sequence[Hunk], goal: State) -> MisfitError:
    diff = unified(hunks, path.name)
    verb = "undo" if goal == "undone" else "redo"
    return MisfitError(
        f"cannot {verb} `{entry.command}`: the file was edited in the same place since",
        hint=f"nothing was changed; make this change by hand:\n{diff}",
        path=str(path),
        line=hunks[0].lines[0],
        diff=diff,
    )


def _step(journal: Journal, entry: HistoryEntry, path: Path, goal: State) -> HistoryEntry:
    """Bring the library one step on, and the record into its state."""
    before = read(path, encoding=entry.encoding)
    require_writable(before)
    text = _moved(path, before.content, entry, goal)
    journal.mark(entry, goal)
    try:
        done = write(before, text, differences.between(before.content, text))
    except LibraryError:
        journal.finish(entry, entry.state)
        raise
    if not done:
        journal.finish(entry, entry.state)
        raise ChangedError(
            "another program changed the file meanwhile",
            hint="look at it, then run the command again",
            path=str(path),
        )
    return journal.finish(entry, goal)
