"""Writing a file to the disk completely or not at all.

Responsible for temporary files, fsync, rename, and a file's owner, mode and attributes. A
temporary file's name holds the process that made it, so that one left by a killed process is
recognised and removed by the next write. Order and reasons: write, fsync the file (the data is on
the disk before its name is), rename (atomic, POSIX `rename(2)`), fsync the folder (the name is on
the disk).
"""

from __future__ import annotations

import os
import signal
import stat
import sys
import threading
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ssmlit.store.disk_files import OnDisk


def replace(target: Path, parts: Iterable[bytes]) -> None:
    """Put a file with these contents in place of `target`, which is no link.

    It gets the mode, owner and extended attributes of the one that is there. A symbolic link is
    left to the caller; a second hard link keeps the old contents.

    Raises:
        OSError: the system refuses; `target` is unchanged.
    """
    remove_leftovers(target)
    like = target.stat() if target.exists() else None
    with uninterrupted(), _temporary(target, parts, like) as temporary:
        temporary.replace(target)
    sync_folder(target.parent)


def replace_all(writes: Sequence[tuple[OnDisk, bytes | None]]) -> bool:
    """Replace several files, or remove them (None): all, or none while this process lives.

    After a kill in between, the record of the change decides (see `recovery`).

    Returns:
        Whether they were replaced; False when one of them is no longer what it was.

    Raises:
        OSError: the system refuses; the files are unchanged.
    """
    with uninterrupted(), ExitStack() as stack:
        made: list[tuple[OnDisk, Path | None]] = []
        for old, data in writes:
            remove_leftovers(old.real)
            try:
                like = None if old.data is None else old.real.stat()
            except FileNotFoundError:
                return False
            if data is None:
                made.append((old, None))
            else:
                made.append((old, stack.enter_context(_temporary(old.real, [data], like))))
        if not all(old.is_current() for old, _ in writes):
            return False
        _replace_in_turn(made)
    for folder in {old.real.parent for old, _ in writes}:
        sync_folder(folder)
    return True


def _replace_in_turn(writes: Sequence[tuple[OnDisk, Path | None]]) -> None:
    """Replace the files one by one; if one fails, restore the others."""
    done: list[OnDisk] = []
    try:
        for old, temporary in writes:
            done.append(old)
            if temporary is None:
                old.real.unlink()
            else:
                temporary.replace(old.real)
    except BaseException:
        for old in reversed(done[:-1]):
            _put_back(old)
        raise


def _put_back(old: OnDisk) -> None:
    if old.data is None:
        old.real.unlink(missing_ok=True)
    else:
        replace(old.real, [old.data])


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Delay a keyboard interrupt to the end, so that it cannot disturb the clean-up.

    It is Python's handler that waits, not the signal (`sigprocmask(2)`), which another thread
    could take. Only the main thread runs handlers (Python, "Execution of Python signal handlers").
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    waiting: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: waiting.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.SIG_DFL if before is None else before)
        if waiting:
            signal.raise_signal(signal.SIGINT)


@contextmanager
def _temporary(target: Path, parts: Iterable[bytes], like: os.stat_result | None) -> Iterator[Path]:
    path = target.with_name(f"{_prefix(target)}{os.getpid()}.tmp")
    mode = 0o666 if like is None else 0o600
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, mode)
        with os.fdopen(descriptor, "wb") as file:
            if like is not None:
                _take_over(descriptor, target, like)
            for part in parts:
                file.write(part)
            file.flush()
            os.fsync(descriptor)
        yield path
    finally:
        with suppress(OSError):
            path.unlink()


_BINARY = getattr(os, "O_BINARY", 0)


def _take_over(descriptor: int, target: Path, like: os.stat_result) -> None:
    """Give the open file the owner, mode and attributes of `target`.

    The owner of someone else's file cannot be kept by an ordinary user; its group and mode must
    be, or the people it was shared with would lose it.
    """
    if sys.platform == "win32":
        return
    made = os.fstat(descriptor)
    if made.st_uid != like.st_uid:
        with suppress(PermissionError):
            os.fchown(descriptor, like.st_uid, -1)
    if made.st_gid != like.st_gid:
        os.fchown(descriptor, -1, like.st_gid)
    _copy_attributes(descriptor, target)
    os.fchmod(descriptor, stat.S_IMODE(like.st_mode))


def _copy_attributes(descriptor: int, target: Path) -> None:
    if sys.platform != "linux":
        return
    with suppress(OSError):
        for name in os.listxattr(target):
            with suppress(OSError):
                os.setxattr(descriptor, name, os.getxattr(target, name))


def sync_folder(folder: Path) -> None:
    """Make a folder's existing names durable, where the system can."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def remove_leftovers(target: Path) -> None:
    """Remove the temporary files of processes of this machine that died while writing `target`."""
    prefix = _prefix(target)
    with suppress(OSError), os.scandir(target.parent) as found:
        for item in found:
            rest = item.name.removeprefix(prefix).removesuffix(".tmp")
            if item.name.startswith(prefix) and (rest == str(os.getpid()) or not is_alive(rest)):
                with suppress(OSError):
                    Path(item.path).unlink()


def _prefix(target: Path) -> str:
    """Return how the names of temporary files for `target` begin; short, whatever its name."""
    machine = zlib.crc32(os.uname().nodename.encode() if hasattr(os, "uname") else b"")
    name = zlib.crc32(os.fsencode(target.name))
    return f".ssmlit-{name:08x}-{machine:08x}-"


def is_alive(digits: str) -> bool:
    """Return whether a process of this machine runs; False where the system cannot be asked."""
    if not digits.isdigit() or sys.platform == "win32":
        return False
    try:
        os.kill(int(digits), 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
