"""The next command that writes completes what a killed process left unfinished.

Responsible for deciding from the files' contents. If none was replaced, nothing happened; if one
was, the others follow, so that the set is old or new. The caller holds the library's lock.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ssmlit.store import files
from ssmlit.store.disk_files import on_disk
from ssmlit.store.failures import refusing
from ssmlit.store.patch import PatchConflict, patched

if TYPE_CHECKING:
    from ssmlit.store.journal import Journal
    from ssmlit.store.steps import FileChange


def recover(journal: Journal) -> None:
    """Complete every step that a killed process left unfinished.

    Raises:
        LibraryError: one of its files cannot be read or written.
    """
    for step, doing in journal.open_steps():
        back = doing == "undoing"
        changes = step.inverse if back else step.files
        for change in changes:
            files.remove_leftovers(Path(change.path))
        happened = [(change, _happened(change)) for change in changes]
        if any(done for _, done in happened):
            for change, done in happened:
                if not done:
                    _follow(journal, change)
            journal.finish(step, "undone" if back else "applied")
        elif doing == "doing":
            journal.drop(step)
        else:
            journal.finish(step, step.state)


def _happened(change: FileChange) -> bool:
    """Return whether a change was made, also in a file edited by hand after the kill."""
    data = on_disk(Path(change.path)).data
    if change.shows(1, data):
        return True
    if data is None or change.shows(0, data):
        return False
    new = [splice.new for splice in change.splices if splice.new]
    return bool(new) and all(part in data for part in new)


def _follow(journal: Journal, change: FileChange) -> None:
    """Make a change that the killed process did not reach."""
    path = Path(change.path)
    old = on_disk(path)
    try:
        data = patched(change, old.data)
    except PatchConflict:
        journal.warn(f"{path} was edited after a command was killed; its change is left out there")
        return
    if data != old.data:
        with refusing(path, "writing"):
            files.replace_all([(old, data)])
