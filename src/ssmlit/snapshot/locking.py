"""The lock for building or removing a snapshot, and the failure to write its folder.

Responsible for processes that want the same snapshot. Does not depend on its contents.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ssmlit.errors import LibraryError, LockedError


@contextmanager
def exclusive(folder: Path, name: str) -> Iterator[None]:
    """Hold the lock for building or removing the snapshot of a name.

    Raises:
        LockedError: another process has it.
        LibraryError: the folder cannot be made or written.
    """
    from filelock import FileLock, Timeout

    try:
        folder.mkdir(parents=True, exist_ok=True)
        held = FileLock(folder / f"{name}.lock").acquire(timeout=0)
    except Timeout as error:
        raise LockedError(
            f"another process is building the snapshot {name}", hint="wait until it is done"
        ) from error
    except OSError as error:
        raise unwritable(folder, error) from error
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
