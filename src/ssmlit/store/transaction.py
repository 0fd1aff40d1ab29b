"""Changing the library: lock, read, change, record, replace. The only way to write it.

The order is what makes it safe. The record is on the disk before the library changes, so a change
without a record does not exist; the library is replaced in one step, so half a change does not
exist; whether the step was taken, its text tells (see `journal`).
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from ssmlit.errors import ChangedError, LibraryError
from ssmlit.store import differences, files
from ssmlit.store.encodings import SPLICEABLE, encode
from ssmlit.store.failures import refusing
from ssmlit.store.journal import HistoryEntry, Journal
from ssmlit.store.lock import WAIT, locked
from ssmlit.store.reading import Snapshot, missing, read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from ssmlit.store.hunks import Hunk
    from ssmlit.text import Text

__all__ = ["Change", "require_writable", "transact", "write"]

_TRIES = 5
"""How often a change is made anew when an editor saves the file in between."""

_SLICE = 1 << 20


class Change(NamedTuple):
    """What a command wants the library to be.

    Attributes:
        text: the whole new text; a `Text` takes less memory.
        summary: what changed, in lines for `ssmlit log`.
    """

    text: str | Text
    summary: tuple[str, ...] = ()


def transact(
    path: Path,
    change: Callable[[Snapshot], Change | None],
    *,
    command: str,
    encoding: str = "utf-8",
    create: bool = False,
    wait: float = WAIT,
    known: Snapshot | None = None,
) -> HistoryEntry | None:
    """Change the library as one step that can be undone.

    Args:
        path: the library, or a link to it (which stays one).
        change: what to make of it; None, or the same text, when there is nothing to do. It is
            called again with the newer text when somebody changed the file in between, and may
            raise any SsmlitError to leave everything as it is.
        command: what the history shows as the cause.
        encoding: what the file is encoded in; it is written in the same.
        create: start from an empty file when there is none.
        wait: seconds to wait for another ssmlit.
        known: what was read of it before; it is not read again while it is still that.

    Returns:
        The record of the change, or None when nothing was to do and nothing was written.

    Raises:
        LibraryError: it cannot be read or written; the library is as it was.
        LockedError: another ssmlit did not let go in time.
        ChangedError: the file kept changing while the command ran.
    """
    with locked(path, wait=wait) as folder:
        journal = Journal(folder)
        for _ in range(_TRIES):
            before = _read(path, encoding, create=create, known=known)
            if journal.is_open():
                journal.settle(lambda codec: read(path, encoding=codec).content)
            wanted = change(before)
            if wanted is None or (before.content == wanted.text and before.identity):
                return None
            hunks = differences.between(before.content, wanted.text)
            entry = journal.begin(command, wanted.summary, before.encoding, hunks)
            if _written(journal, entry, before, wanted.text):
                finished = journal.finish(entry, "applied")
                journal.trim()
                return finished
    raise ChangedError(
        "another program keeps changing the file; nothing was written",
        hint="save or close it there, then run the command again",
        path=str(path),
    )


def _read(path: Path, encoding: str, *, create: bool, known: Snapshot | None) -> Snapshot:
    if known is not None and known.identity is not None and known.is_current():
        require_writable(known)
        return known
    if create and not os.path.exists(path):  # noqa: PTH110 - Path.exists may raise
        return missing(path, encoding=encoding)
    snapshot = read(path, encoding=encoding)
    require_writable(snapshot)
    return snapshot


def require_writable(snapshot: Snapshot) -> None:
    """Refuse a file that is protected from writing, though replacing it would be possible."""
    effective = os.access in os.supports_effective_ids
    if not os.access(snapshot.real, os.W_OK, effective_ids=effective):
        raise LibraryError(
            "writing failed: the file is protected from writing",
            hint=f"allow it with: chmod u+w {snapshot.path}",
            path=str(snapshot.path),
        )


def _written(journal: Journal, entry: HistoryEntry, before: Snapshot, text: str | Text) -> bool:
    """Write the library; forget the record when that did not happen."""
    done = False
    try:
        done = write(before, text, entry.hunks)
    except LibraryError:
        journal.drop(entry)
        raise
    if not done:
        journal.drop(entry)
    return done


def write(before: Snapshot, text: str | Text, hunks: Sequence[Hunk]) -> bool:
    """Replace the file by `text`, unless it is no longer what was read.

    Args:
        before: what was read.
        text: the new content, all of it.
        hunks: the difference between the two.

    Returns:
        Whether it was replaced; False when the file has changed since it was read.

    Raises:
        LibraryError: the system refuses, or a character does not fit the file's encoding.
    """
    with refusing(before.path, "writing"):
        if before.identity is None:
            data = encode(text, before.encoding, before.path)
            return files.replace(before.real, [data], still=before.is_current)
        try:
            like = before.real.stat()
        except FileNotFoundError:
            return False
        parts = _parts(before, text, hunks)
        return files.replace(before.real, parts, like=like, still=before.is_current)


def _parts(before: Snapshot, text: str | Text, hunks: Sequence[Hunk]) -> Iterator[bytes]:
    """Yield the bytes of `text`; what did not change is copied from the disk, not encoded anew."""
    if before.encoding not in SPLICEABLE or not hunks:
        yield encode(text, before.encoding, before.path)
        return
    old, codec = before.content, before.encoding
    first, last = hunks[0], hunks[-1]
    old_span = (first.offsets[0], last.offsets[0] + len(last.old))
    new_span = (first.offsets[1], last.offsets[1] + len(last.new))
    replaced = len(old[slice(*old_span)].encode(codec))
    window = encode(text, codec, before.path, *new_span)
    size = before.identity[2] if before.identity else 0
    if old_span[0] <= len(old) - old_span[1]:
        head = sum(map(len, old.encoded(codec, 0, old_span[0])))
    else:
        head = size - replaced - sum(map(len, old.encoded(codec, old_span[1])))
    with before.real.open("rb") as source:
        yield from _copied(source, head)
        yield window
        source.seek(head + replaced)
        yield from _copied(source, size - head - replaced)


def _copied(source: BinaryIO, count: int) -> Iterator[bytes]:
    while count > 0 and (piece := source.read(min(count, _SLICE))):
        count -= len(piece)
        yield piece
