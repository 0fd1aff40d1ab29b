"""Changing files: lock, read, change, record, replace. The only way to write them.

The order makes it safe. The step is in the history before any file changes, so there is never a
change without one; each file is replaced in one step, so there is never half a file; their contents
show which were replaced (see `recovery`), so half a set does not last.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ssmlit.errors import ChangedError, EditRefusedError, LibraryError
from ssmlit.paths import real_path
from ssmlit.store import files
from ssmlit.store.disk_files import LibraryOnDisk, OnDisk, missing_library, read_library
from ssmlit.store.encodings import encode, from_utf8
from ssmlit.store.failures import refusing
from ssmlit.store.journal import Journal, ignore
from ssmlit.store.lock import locked
from ssmlit.store.recovery import recover
from ssmlit.store.steps import FileChange, HistoryStep, splices_between
from ssmlit.strings import quoted

if TYPE_CHECKING:
    from ssmlit import model

_TRIES = 5
"""How often a change is made again when an editor saves the file in between."""


class Output(NamedTuple):
    """A file beside the library that a command writes; `outputs` makes one and guards it."""

    path: Path  # as the user gave it
    old: OnDisk  # the file as it was when the new contents were made
    data: bytes | None  # the new contents; None removes the file
    # whether only what ssmlit can make again is lost: no file, or ssmlit's own
    remade: bool = False

    @property
    def is_new(self) -> bool:
        """Whether the new contents are others than those that are there."""
        return self.data != self.old.data


class Revision(NamedTuple):
    """A new text of the library, and what else a command wants to be written with it."""

    # the whole new text of the library, as bytes in UTF-8; None leaves it as it is
    text: str | bytes | None
    summary: tuple[str, ...] = ()  # what changed, in lines for `ssmlit log`
    outputs: Sequence[Output] = ()  # other files that change with it
    # what is known about the difference; without them it is computed
    changes: Sequence[model.Change] = ()


def transact(  # noqa: PLR0913 - all but two are named and have defaults
    path: Path,
    change: Callable[[LibraryOnDisk], Revision | None],
    *,
    command: str,
    encoding: str = "utf-8",
    create: bool = False,
    known: LibraryOnDisk | None = None,
    warn: Callable[[str], None] = ignore,
    done: Callable[[HistoryStep], None] = ignore,
) -> HistoryStep | None:
    """Change the library, and the files that go with it, as one step that can be undone.

    Args:
        path: the library, or a link to it (which stays one).
        change: returns the change; None, or the existing contents, when there is nothing to do. It
            is called again with the newer text when someone changed a file in between, and may
            raise any SsmlitError to leave everything as it is.
        command: what the history shows as the cause.
        encoding: what the library is encoded in; it is written in the same.
        create: whether to start from an empty file if there is none.
        known: what was read before; it is not read again if still current.
        warn: called with a sentence about an unreadable part of the history.
        done: called with the step once the files are written, also if an interrupt waits.

    Returns:
        The step, or None when there was nothing to do and nothing was written.

    Raises:
        LibraryError: a file cannot be read or written; all are as they were.
        LockedError: another ssmlit did not release the lock in time.
        ChangedError: a file kept changing while the command ran.
    """
    with locked(path) as folder:
        journal = Journal(folder, warn)
        for _ in range(_TRIES):
            recover(journal)
            before = _read(path, encoding, create=create, known=known)
            wanted = change(before)
            outputs = _outputs(before, wanted) if wanted else []
            if wanted is None or not outputs:
                return None
            changes = [_change(output, before, wanted) for output in outputs]
            with files.uninterrupted():
                step = journal.begin(command, wanted.summary, changes)
                if _written(journal, step, outputs):
                    finished = journal.finish(step, "applied")
                    journal.trim()
                    done(finished)
                    return finished
    raise ChangedError(
        "another program keeps changing the file; nothing was written",
        hint="save or close it there, then run the command again",
        path=str(path),
    )


def _read(path: Path, encoding: str, *, create: bool, known: LibraryOnDisk | None) -> LibraryOnDisk:
    if known is not None and known.file.identity is not None and known.file.is_current():
        return known
    if create and not os.path.lexists(real_path(path)):  # links in a circle are there
        return missing_library(path, encoding=encoding)
    return read_library(path, encoding=encoding)


def _outputs(before: LibraryOnDisk, wanted: Revision) -> list[Output]:
    """Return the files to change, the library last: the others may be refused."""
    others = [output for output in wanted.outputs if output.is_new]
    if wanted.text is None:
        return others
    content = wanted.text.encode() if isinstance(wanted.text, str) else wanted.text
    if before.file.identity and before.content == content:
        return others
    try:
        data = from_utf8(content, before.encoding, before.path)
    except LibraryError as error:
        raise _refusal(error, before, wanted.changes) from error
    return [*others, Output(before.path, before.file, data)]


def _refusal(
    error: LibraryError, before: LibraryOnDisk, changes: Sequence[model.Change]
) -> EditRefusedError:
    """Return the failure of an encoding that lacks characters, with the entries that have them."""
    refused: dict[str, str] = {}
    for change in changes:
        try:
            encode(change.after, before.encoding, before.path)
        except LibraryError as failure:
            refused[change.new_key] = f"{failure.message}; {failure.hint}"
    return EditRefusedError(
        error.message, hint=error.hint, path=error.path, line=error.line, refused=refused
    )


def _change(output: Output, library: LibraryOnDisk, wanted: Revision) -> FileChange:
    old, new = output.old.data, output.data
    spans = []
    if output.old is library.file and library.encoding == "utf-8":  # offsets are those of UTF-8
        spans = [change.span for change in wanted.changes]
    splices = splices_between(old or b"", new or b"", spans)
    sizes = (None if old is None else len(old), None if new is None else len(new))
    path = str(output.old.real)
    if output.old is library.file:
        return FileChange(path, "library", library.encoding, sizes, splices)
    return FileChange(path, "text", "utf-8", sizes, splices, old or b"")


def _written(journal: Journal, step: HistoryStep, outputs: Sequence[Output]) -> bool:
    """Write the files; drop the step if that fails."""
    try:
        done = replace_files(outputs)
    except LibraryError:
        journal.drop(step)
        raise
    if not done:
        journal.drop(step)
    return done


def write_unrecorded(outputs: Sequence[Output]) -> bool:
    """Write files that can be made again, all or none, without a record; return whether any was.

    Used when no history can be kept: such a change cannot be undone.

    Raises:
        LibraryError: the system refuses; all are as they were.
        ChangedError: another program wrote one of them meanwhile.
    """
    changed = [output for output in outputs if output.is_new]
    if changed and not replace_files(changed):
        raise ChangedError(
            "another program wrote the file meanwhile; nothing was written",
            hint="run the command again",
            path=str(changed[0].path),
        )
    return bool(changed)


def replace_files(outputs: Sequence[Output]) -> bool:
    """Replace files, all or none, unless one has changed since it was read; return whether.

    Raises:
        LibraryError: the system refuses; all are as they were.
    """
    for output in outputs:
        _require_writable(output)
    with refusing(outputs[-1].path, "writing"):
        return files.replace_all([(output.old, output.data) for output in outputs])


def _require_writable(output: Output) -> None:
    """Refuse a write-protected file, though replacing it would be possible."""
    effective = os.access in os.supports_effective_ids
    real = output.old.real
    if os.access(real, os.W_OK, effective_ids=effective) or not os.access(real, os.F_OK):
        return
    is_own = sys.platform == "win32" or real.stat().st_uid == os.geteuid()
    allow = f"allow it with: chmod u+w {quoted(output.path)}"
    raise LibraryError(
        "writing failed: the file is protected from writing",
        hint=allow if is_own else "it is another user's; ls -l shows whose",
        path=str(output.path),
    )
