"""A library file as it stands on the disk at one moment.

Knows how to read a file and how to tell whether it is still the one that was read. The bytes are
not kept beside the text: a large library would take twice the memory, and they follow from it.
"""

from __future__ import annotations

import os
import stat
import time
from pathlib import Path
from typing import NamedTuple

from ssmlit.errors import LibraryError
from ssmlit.store.encodings import SPLICEABLE, codec_for, text_of
from ssmlit.store.failures import refusing
from ssmlit.text import Text

__all__ = ["Snapshot", "contents", "missing", "read", "real_path"]

# A file changed twice within one tick of the clock keeps its time stamp (git calls such a file
# racy). Fine-grained clocks tick within 10 ms; FAT and some network disks count whole seconds.
_FINE_TICK_NS = 50_000_000
_COARSE_TICK_NS = 2_000_000_000

_MARK = 4  # bytes that a byte-order mark has at most


class Snapshot(NamedTuple):
    """A file's content at one moment.

    Attributes:
        path: as the caller gave it.
        real: the file itself, links followed.
        content: all of it, byte-order mark and line ends kept.
        encoding: the codec that gives the same bytes back.
        identity: device, inode, size in bytes, time of change in ns; None: there was no file.
        read_at: when it was read, in ns since 1970.
    """

    path: Path
    real: Path
    content: Text
    encoding: str
    identity: tuple[int, int, int, int] | None
    read_at: int

    @property
    def text(self) -> str:
        """The content as one string (made anew at every call if that takes more memory)."""
        return str(self.content)

    @property
    def data(self) -> bytes:
        """The bytes of the file (encoded anew at every call)."""
        spliceable = self.encoding in SPLICEABLE
        return (self.content if spliceable else self.text).encode(self.encoding)

    def is_current(self) -> bool:
        """Tell whether the disk still holds exactly this; the content is read again if in doubt."""
        try:
            found = os.stat(self.real)  # noqa: PTH116 - a Path would be built for nothing
        except FileNotFoundError:
            return self.identity is None
        if self.identity is None or _identity(found) != self.identity:
            return False
        tick = _COARSE_TICK_NS if found.st_mtime_ns % 1_000_000 == 0 else _FINE_TICK_NS
        if self.read_at - found.st_mtime_ns > tick:
            return True
        return self._is_content_current()

    def _is_content_current(self) -> bool:
        if self.encoding not in SPLICEABLE:
            return self.real.read_bytes() == self.data
        with self.real.open("rb") as file:
            parts = self.content.encoded(self.encoding)
            return all(file.read(len(part)) == part for part in parts) and not file.read(1)


def _identity(found: os.stat_result) -> tuple[int, int, int, int]:
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


def real_path(path: Path) -> Path:
    """Return the absolute path with every symbolic link followed; it need not exist."""
    return Path(os.path.realpath(path))


def read(path: Path, *, encoding: str = "utf-8") -> Snapshot:
    """Read a library.

    Args:
        path: the file, or a link to it.
        encoding: what the file is encoded in, any name that Python's codecs know.

    Raises:
        LibraryError: not there, not a file, not readable, or not in this encoding.
        UsageError: there is no such encoding.
    """
    real = real_path(path)
    with refusing(path, "reading"):
        _require_regular(path, real.stat().st_mode)
        read_at = time.time_ns()
        with real.open("rb") as file:
            identity = _identity(os.fstat(file.fileno()))
            codec = codec_for(encoding, file.peek(_MARK)[:_MARK])
            content = text_of(file, codec, path)
    return Snapshot(path, real, content, codec, identity, read_at)


def contents(path: Path) -> bytes:
    """Return the bytes of a library.

    Raises:
        LibraryError: not there, not a file, or not readable.
    """
    with refusing(path, "reading"):
        _require_regular(path, path.stat().st_mode)
        return path.read_bytes()


def missing(path: Path, *, encoding: str = "utf-8") -> Snapshot:
    """Return the snapshot of a file that is not there yet."""
    return Snapshot(path, real_path(path), Text(""), codec_for(encoding, b""), None, time.time_ns())


def _require_regular(path: Path, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise LibraryError(
            "reading failed: this is a folder, not a file",
            hint="name the file inside it",
            path=str(path),
        )
    if not stat.S_ISREG(mode):
        raise LibraryError(
            "reading failed: this is a pipe, a socket or a device, not a file",
            hint="a library is an ordinary file; save the data into one first",
            path=str(path),
        )
