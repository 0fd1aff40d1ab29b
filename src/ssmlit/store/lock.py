"""One writer at a time.

The lock is the operating system's (flock through the filelock package), so it dies with its
process: a killed command never blocks the next. Its file lies in the state folder, not beside the
library. Another user's or another machine's ssmlit has another state folder and is not locked
out; the check right before every replacement still keeps its changes.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from ssmlit.errors import LockedError
from ssmlit.store.state import folder_for

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["WAIT", "locked"]

WAIT = 10.0
"""Seconds to wait for another process by default; a write of 45 MB takes well under one."""


@contextmanager
def locked(path: Path, *, wait: float = WAIT) -> Iterator[Path]:
    """Hold the library's lock for the block; yield the folder of its state.

    Args:
        path: the library, or a link to it.
        wait: seconds to wait for another process.

    Raises:
        LockedError: another process did not let go in time, or the disk has no locks.
        LibraryError: the state folder cannot be written.
    """
    from filelock import FileLock, Timeout

    folder = folder_for(path, create=True)
    lock = FileLock(folder / "lock", poll_interval=0.01, fallback_to_soft=False)
    try:
        lock.acquire(timeout=wait)
    except Timeout:
        raise LockedError(
            f"another ssmlit has been writing this library for {wait:g} seconds",
            hint="wait for it to end, or end it; a lock never outlives its process",
            path=str(path),
        ) from None
    except OSError as error:
        raise LockedError(
            f"the disk that holds {folder} cannot lock files ({error.strerror or error})",
            hint="point SSMLIT_STATE_DIR at a folder on a local disk",
            path=str(path),
        ) from error
    try:
        yield folder
    finally:
        lock.release()
