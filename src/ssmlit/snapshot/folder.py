"""Where snapshots are, and which exist; one build at a time.

Responsible for names and paths (`SSMLIT_DATA_DIR`, else the user's data folder), for processes that
want the same snapshot, and for a folder that cannot be written. Does not depend on what is in a
snapshot.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ssmlit._lazy import regex
from ssmlit.errors import LibraryError, LockedError, UnresolvedError, UsageError
from ssmlit.paths import own_folder

if TYPE_CHECKING:
    from ssmlit.snapshot.lookup import Snapshot

_NAME = regex(r"[a-z0-9][a-z0-9._-]{0,63}")


def folder() -> Path:
    """Return the folder of snapshots, which need not exist."""
    return own_folder("data") / "snapshots"


def path_of(name: str) -> Path:
    """Return the path of the snapshot of a name.

    Raises:
        UsageError: the name is not allowed.
    """
    if not _NAME.fullmatch(name):
        raise UsageError(
            f"`{name}` cannot be a snapshot's name",
            hint="lower-case letters, digits, `-`, `_` and `.`, for example arxiv",
        )
    return folder() / f"{name}.sqlite"


def paths() -> tuple[Path, ...]:
    """Return the files of all snapshots, by name.

    Raises:
        LibraryError: their folder cannot be one (`SSMLIT_DATA_DIR` with a name too long).
    """
    try:
        return tuple(sorted(folder().glob("*.sqlite")))
    except OSError as error:
        raise LibraryError(f"{folder()}: {error.strerror}", hint="see SSMLIT_DATA_DIR") from error


def open_one(name: str) -> Snapshot:
    """Return the snapshot of a name.

    Raises:
        UnresolvedError: there is none.
        LibraryError: it cannot be read.
    """
    path = path_of(name)
    if not path.exists():
        known = ", ".join(one.stem for one in paths())
        raise UnresolvedError(
            f"there is no snapshot {name}",
            hint=f"there are: {known}" if known else "`ssmlit snapshot build FILE` makes one",
        )
    return _opened(path)


def open_all() -> tuple[tuple[Snapshot, ...], tuple[LibraryError, ...]]:
    """Return the readable snapshots, the newest facts first, and why others cannot be read."""
    found: list[Snapshot] = []
    failures: list[LibraryError] = []
    try:
        files = paths()
    except LibraryError as failure:
        return (), (failure,)
    for path in files:
        try:
            found.append(_opened(path))
        except LibraryError as failure:
            failures.append(failure)
    return tuple(sorted(found, key=lambda one: one.date, reverse=True)), tuple(failures)


def _opened(path: Path) -> Snapshot:
    from ssmlit.snapshot.lookup import Snapshot  # SQLite: not where there are no snapshots

    return Snapshot(path)


@contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Hold the lock for building or removing a snapshot, by its path.

    Its file stays: of two processes, one could have it open while another makes a new one.

    Raises:
        LockedError: another process has it.
        LibraryError: the folder cannot be made or written.
    """
    from filelock import FileLock, Timeout

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        held = FileLock(path.with_suffix(".lock")).acquire(timeout=0)
    except Timeout as error:
        raise LockedError(
            f"another process is building the snapshot {path.stem}", hint="wait until it is done"
        ) from error
    except OSError as error:
        raise unwritable(path.parent, error) from error
    with held:
        yield


def unwritable(path: Path, error: Exception) -> LibraryError:
    """Return the failure to write a snapshot, with the system's reason."""
    reason = getattr(error, "strerror", None) or error
    return LibraryError(
        f"the snapshot cannot be written: {reason}",
        hint="free some space, or point SSMLIT_DATA_DIR at another folder; nothing was replaced",
        path=str(path),
    )
