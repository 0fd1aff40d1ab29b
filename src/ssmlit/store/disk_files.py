"""A file as it stands on the disk at one moment.

Responsible for reading any file that a user or a setting names, within limits, and for checking
that it is still the one that was read. Only ordinary files are read: a pipe or a device in a file's
place would never end. Does not depend on what a file holds.
"""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from ssmlit.errors import LibraryError, UsageError
from ssmlit.paths import real_path
from ssmlit.store.encodings import codec_for, decode, paper_codec, to_utf8
from ssmlit.store.failures import refusal, refusing, similar_files
from ssmlit.strings import quoted

# A file changed twice within one tick of the clock keeps its time stamp (git calls such a file
# racy). Fine-grained clocks tick within 10 ms; FAT and some network disks count whole seconds.
_FINE_TICK_NS = 50_000_000
_COARSE_TICK_NS = 2_000_000_000

LARGEST = 2_000_000_000
"""Bytes of the largest file that is read at all."""

READING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""How files are opened: opening a pipe without a writer would otherwise wait for ever."""


class OnDisk(NamedTuple):
    """A file's bytes at one moment."""

    real: Path  # the file itself, links followed
    data: bytes | None  # all of it; None when there was no file
    # device, inode, size in bytes, time of change in ns; None: there was no file
    identity: tuple[int, int, int, int] | None
    read_at: int  # when it was read, in ns since 1970

    def is_current(self) -> bool:
        """Return whether the disk still has exactly this; the file is read again if in doubt."""
        try:
            found = os.stat(self.real)  # noqa: PTH116 - a Path would be built for nothing
        except FileNotFoundError:
            return self.identity is None
        if self.identity is None or _identity(found) != self.identity:
            return False
        if is_settled(found.st_mtime_ns, self.read_at):
            return True
        return self.real.read_bytes() == self.data


class LibraryOnDisk:
    """A library at one moment.

    Attributes:
        path: as the caller gave it.
        file: its bytes.
        encoding: the codec that gives the same bytes back.
    """

    def __init__(self, path: Path, file: OnDisk, encoding: str) -> None:
        self.path = path
        self.file = file
        self.encoding = encoding

    @cached_property
    def content(self) -> bytes:
        """The text of the file in UTF-8, byte-order mark and line ends kept."""
        return to_utf8(self.file.data or b"", self.encoding, self.path)


def is_settled(stamp: int, now: int) -> bool:
    """Return whether any later change of the file gets another time stamp; both are ns."""
    return now - stamp > (_COARSE_TICK_NS if stamp % 1_000_000 == 0 else _FINE_TICK_NS)


def _identity(found: os.stat_result) -> tuple[int, int, int, int]:
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


def read_library(path: Path, *, encoding: str = "utf-8") -> LibraryOnDisk:
    """Read a library, or a link to it, in an encoding: any name that Python's codecs know.

    Raises:
        LibraryError: missing, not a file, not readable, or not in this encoding.
        UsageError: there is no such encoding.
    """
    file = on_disk(path)
    if file.data is None:
        near = similar_files(path)
        check = (
            f"did you mean {near}? Else"
            if near
            else "check its name, --library and SSMLIT_LIBRARY;"
        )
        raise LibraryError(
            "reading failed: there is no such file",
            hint=f"{check} `ssmlit init {quoted(path)}` makes it"
            if path.parent.is_dir()
            else "check its name and its folder, --library and SSMLIT_LIBRARY",
            path=str(path),
        )
    snapshot = LibraryOnDisk(path, file, codec_for(encoding, file.data))
    snapshot.content  # noqa: B018 - whether it can be decoded is known at once
    return snapshot


def on_disk(path: Path, largest: int = LARGEST) -> OnDisk:
    """Read any file, or a link to it, or find that there is none; one over `largest` is refused.

    Raises:
        LibraryError: not an ordinary file, not readable, or too large.
    """
    real = real_path(path)
    with refusing(path, "reading"):
        read_at = time.time_ns()
        try:
            descriptor = _opened(path, real)
        except FileNotFoundError:
            return OnDisk(real, None, None, read_at)
        with os.fdopen(descriptor, "rb") as file:
            found = os.fstat(descriptor)
            if not stat.S_ISREG(found.st_mode):
                raise _not_a_file(path, found.st_mode)
            if found.st_size > largest:
                raise LibraryError(
                    f"reading failed: {found.st_size:,} bytes are more than the {largest:,} "
                    "that are read of such a file",
                    path=str(path),
                )
            return OnDisk(real, file.read(), _identity(found), read_at)


def _opened(path: Path, real: Path) -> int:
    try:
        return os.open(real, READING)
    except FileNotFoundError:
        with suppress(OSError):
            raise _not_a_file(path, path.stat().st_mode) from None  # `<(…)`: a link to no path
        raise


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises:
        LibraryError: missing, or as for `on_disk`.
    """
    data = on_disk(path).data
    if data is None:
        raise refusal(FileNotFoundError(errno.ENOENT, ""), path, "reading")
    return data


def read_text(path: Path) -> str | None:
    """Return a file's text in UTF-8 with its line ends, or None when there is no such file.

    Raises:
        LibraryError: it exists and cannot be read as UTF-8, or as for `on_disk`.
    """
    data = on_disk(path).data
    return None if data is None else decode(data, "utf-8", path)


def read_paper(path: Path) -> str | None:
    """Return the text of a paper's file (LaTeX, Markdown, .aux …), None when there is no such file.

    Raises:
        LibraryError: it is no text that LaTeX reads, or as for `on_disk`.
    """
    data = on_disk(path).data
    if data is None:
        return None
    try:
        return decode(data, paper_codec(data), path)
    except LibraryError as failure:
        failure.hint = "save it as UTF-8"
        raise


def read_named(path: Path) -> bytes:
    """Return the bytes of a file that the command line names.

    Raises:
        UsageError: it cannot be read: a mistake in the command, not in the library.
    """
    with _asked_for():
        return read_bytes(path)


def require_named(path: Path) -> None:
    """Raise the UsageError of `read_named` for a file that other code reads."""
    with _asked_for(), refusing(path, "reading"):
        number = _opened(path, real_path(path))
        try:
            mode = os.fstat(number).st_mode
        finally:
            os.close(number)
        if not stat.S_ISREG(mode):
            raise _not_a_file(path, mode)


@contextmanager
def _asked_for() -> Iterator[None]:
    try:
        yield
    except LibraryError as failure:
        raise UsageError(failure.message, hint=failure.hint, path=failure.path) from failure


def missing_library(path: Path, *, encoding: str) -> LibraryOnDisk:
    """Return the snapshot of a file that does not exist yet."""
    file = OnDisk(real_path(path), None, None, time.time_ns())
    return LibraryOnDisk(path, file, codec_for(encoding, b""))


def _not_a_file(path: Path, mode: int) -> LibraryError:
    what, hint = "a pipe, a socket or a device", "save the data into an ordinary file first"
    if stat.S_ISDIR(mode):
        what, hint = "a folder", "name the file inside it"
    return LibraryError(f"reading failed: this is {what}, not a file", hint=hint, path=str(path))
