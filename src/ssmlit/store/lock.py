"""One writer at a time, in the order in which they came.

The lock is the operating system's (flock through the filelock package), so it dies with its
process: a killed command never blocks the next. A process that finds it taken draws a ticket, a
file named by time and process, and tries again only when no living process has an older one; so
no writer waits while others get the lock again and again. Lock and tickets are in the state
folder, not beside the library. Another user's or another machine's ssmlit has another state folder
and is not locked out; the check right before every replacement still keeps its changes.
"""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from ssmlit.errors import LockedError
from ssmlit.store.files import is_alive
from ssmlit.store.state_folder import folder_for, unwritable

if TYPE_CHECKING:
    from filelock import BaseFileLock

WAIT = 10.0
"""Seconds to wait for one other process by default; a write of 45 MB takes well under one."""

_PAUSE = 0.01
"""Seconds between two looks at the lock."""


@contextmanager
def locked(path: Path, *, wait: float = WAIT) -> Iterator[Path]:
    """Hold the library's lock for the block; yield the folder of its state.

    Args:
        path: the library, or a link to it.
        wait: seconds without any other writer finishing, after which to give up.

    Raises:
        LockedError: another process did not release it in time, or the disk has no locks.
        StateError: the state folder cannot be written.
    """
    from filelock import FileLock

    folder = folder_for(path, create=True)
    lock = FileLock(folder / "lock", fallback_to_soft=False)
    try:
        got = _acquire(lock, folder / "queue", wait)
    except OSError as error:
        if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
            raise unwritable(folder, error) from error
        raise LockedError(
            f"the disk of {folder} cannot lock files ({error.strerror or error})",
            hint="point SSMLIT_STATE_DIR at a folder on a local disk",
            path=str(path),
        ) from error
    if not got:
        raise LockedError(
            f"another ssmlit has been writing this library for {wait:g} seconds",
            hint="wait for it to end, or end it; a lock never outlives its process",
            path=str(path),
        )
    try:
        yield folder
    finally:
        lock.release()


def _acquire(lock: BaseFileLock, queue: Path, wait: float) -> bool:
    """Take the lock when it is this process's turn; return whether it came in time."""
    if not _waiting(queue) and _try(lock):
        return True
    queue.mkdir(exist_ok=True, mode=0o700)
    ticket = queue / f"{time.time_ns():020d}-{os.getpid()}"
    ticket.touch()
    try:
        before: list[str] = []
        ends = time.monotonic() + wait
        while True:
            ahead = [name for name in _waiting(queue) if name < ticket.name]
            if not ahead and _try(lock):
                return True
            if ahead != before:  # the queue moves
                before, ends = ahead, time.monotonic() + wait
            if time.monotonic() > ends:
                return False
            time.sleep(_PAUSE)
    finally:
        ticket.unlink(missing_ok=True)


def _try(lock: BaseFileLock) -> bool:
    from filelock import Timeout

    with suppress(Timeout):
        lock.acquire(timeout=0)
        return True
    return False


def _waiting(queue: Path) -> list[str]:
    """Return the tickets of living processes, oldest first."""
    try:
        names = sorted(os.listdir(queue))  # noqa: PTH208 - names are all that is needed
    except FileNotFoundError:
        return []
    found = []
    for name in names:
        if is_alive(name.partition("-")[2]):
            found.append(name)
        else:
            (queue / name).unlink(missing_ok=True)
    return found
