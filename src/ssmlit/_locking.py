"""Locks between processes: the operating system's, which die with their process.

`flock`, on Windows `msvcrt.locking`, and nothing around them: every command that writes takes a
lock, and would wait for the import of a package longer than for all else that its write needs. A
lock's file stays: of two processes, one could have it open while the other makes a new one.
"""

from __future__ import annotations

import errno
import os
import sys
import time
from io import FileIO
from pathlib import Path

_PAUSE = 0.05  # seconds between two tries
_TAKEN = frozenset({errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK})  # EACCES: Windows, some disks


def acquire(path: Path, wait: float = 0) -> FileIO:
    """Return the open file of a lock, which holds it until it is closed.

    Args:
        path: the file, made if it is not there; nothing is written to it.
        wait: seconds for which to try.

    Raises:
        TimeoutError: another has the lock, in this process or in another one.
        OSError: the file cannot be made, or the disk has no locks.
    """
    ends = time.monotonic() + wait
    while (file := try_once(path)) is None:
        if time.monotonic() > ends:
            raise TimeoutError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT), str(path))
        time.sleep(_PAUSE)
    return file


def try_once(path: Path) -> FileIO | None:
    """Return the open file of a lock, as `acquire` does, or None if another has it.

    Raises:
        OSError: the file cannot be made, or the disk has no locks.
    """
    file = FileIO(path, "a")
    try:
        _lock(file.fileno())
        if os.fstat(file.fileno()).st_nlink:
            return file
    except OSError as error:
        if error.errno not in _TAKEN:
            file.close()
            raise
    file.close()  # another has it, or has removed its file
    return None


if sys.platform == "win32":

    def _lock(descriptor: int) -> None:
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:

    def _lock(descriptor: int) -> None:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
