"""The index of a library, kept in the user's cache folder from one run to the next.

Responsible for whether it exists, whether it is current, and for doing without it: whatever goes
wrong with the file, the answer comes from the library itself. Does not depend on queries.
"""

from __future__ import annotations

import io
import os
import sqlite3
import sys
import time
import weakref
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from ssmlit.errors import ChangedError
from ssmlit.index.corpus import IndexedCorpus
from ssmlit.index.schema import PATIENCE, IndexState, connect, read_state
from ssmlit.paths import own_folder
from ssmlit.store.disk_files import READING, is_settled
from ssmlit.store.encodings import require_utf8
from ssmlit.store.state_folder import name_for

if TYPE_CHECKING:
    from pathlib import Path

    from ssmlit.query import Corpus

T = TypeVar("T")
SLOW = 10 << 20  # bytes; indexing a larger library takes over a second
LITTLE = 2 << 20  # bytes; updating the index by more takes longer than a search without it
MOST = 8  # libraries; the least recently used indexes beyond these are deleted
_DAMAGED = (sqlite3.DatabaseError, ValueError, TypeError)  # no index, or with foreign values


@dataclass
class LibraryFile:
    """The library's file, opened once, so that what is read belongs to the stamp.

    Well-behaved programs replace the file, so that the opened one stays as it is.
    """

    path: Path
    descriptor: int
    stamp: str  # "" where it might miss a change from now on
    written: tuple[int, int]
    _position: Lock = field(default_factory=Lock, repr=False, compare=False)  # of all threads

    @classmethod
    def opened(cls, path: Path) -> LibraryFile:
        """Open a library.

        Raises:
            OSError: it cannot be opened.
        """
        now = time.time_ns()
        descriptor = os.open(path, READING)
        status = os.fstat(descriptor)
        stamp = _stamp(status) if is_settled(status.st_ctime_ns, now) else ""
        file = cls(path, descriptor, stamp, _written_at(status))
        weakref.finalize(file, os.close, descriptor)
        return file

    def read(self, start: int = 0, end: int | None = None) -> bytes:
        """Return the bytes of the file, or of a part of it; threads may read at the same time.

        Raises:
            ChangedError: it was written to since it was opened.
        """
        size, _ = self.written
        with self._position:
            os.lseek(self.descriptor, start, os.SEEK_SET)
            data = os.read(self.descriptor, (size if end is None else end) - start)
        return self._unchanged(data)

    def digest(self) -> bytes:
        """Return the SHA-256 of the file, which is read in parts.

        Raises:
            ChangedError: as for `read`.
        """
        from hashlib import file_digest

        with self._position, io.FileIO(self.descriptor, closefd=False) as file:
            file.seek(0)
            return self._unchanged(file_digest(file, "sha256").digest())

    def _unchanged(self, answer: bytes) -> bytes:
        if _written_at(os.fstat(self.descriptor)) != self.written:
            raise ChangedError(
                "the library was changed while it was read",
                hint="run the command again",
                path=str(self.path),
            )
        return answer


class _BytesAsFile:
    """Bytes that were read before, as a file that is not read again."""

    stamp = ""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def read(self, start: int = 0, end: int | None = None) -> bytes:
        """Return the bytes, or a part of them."""
        return self._data[start:end]

    def digest(self) -> bytes:
        """Return the SHA-256 of the bytes."""
        from hashlib import sha256

        return sha256(self._data).digest()


def _stamp(status: os.stat_result) -> str:
    """Return what changes when a file changes; POSIX itself keeps the time of the last change."""
    parts = (status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)
    return "-".join(map(str, parts)) if os.name == "posix" else ""


def _written_at(status: os.stat_result) -> tuple[int, int]:
    """Return what changes when a file is written to, but not when another replaces it."""
    return status.st_size, status.st_mtime_ns


def _opened(path: Path) -> LibraryFile | _BytesAsFile:
    """Return a library's file; read at once on Windows, where an open file cannot be replaced."""
    return _BytesAsFile(path.read_bytes()) if sys.platform == "win32" else LibraryFile.opened(path)


def cached_corpus(
    path: Path,
    library: Callable[[], Corpus],
    *,
    data: bytes | None = None,
    slow: Callable[[], None] = lambda: None,
) -> IndexedCorpus | None:
    """Return a library as its index has it, updated first, or None without an index.

    Args:
        path: the library's file, UTF-8.
        library: gives the corpus that is asked instead when the index fails.
        data: what to search if it is read already, else the file as it is now. A command that
            has read the library searches it rather than wait for an index that is far behind.
        slow: called before indexing that takes more than a second.
    """
    try:
        file = _opened(path) if data is None else _BytesAsFile(data)
        kept = own_folder("cache") / "indexes" / f"{name_for(path)}.sqlite"
        state = _current(kept, file, slow, None if data is None else LITTLE)
    except (OSError, sqlite3.Error, UnicodeDecodeError):
        return None  # reading the library itself says what is wrong
    return state and IndexedCorpus(kept, state, file.read, library)


def _current(
    kept: Path, file: LibraryFile | _BytesAsFile, slow: Callable[[], None], most: int | None
) -> IndexState | None:
    """Return what an index says about itself once it belongs to the current file."""
    state = _read(kept)
    if state is not None and file.stamp and state.stamp == file.stamp:
        with suppress(OSError):
            os.utime(_seal_of(kept))  # it is in use
        return state
    if state is None and most is not None:
        return None
    from ssmlit.index.update import restamp, update

    if state is not None and state.digest == file.digest():
        if file.stamp:
            with suppress(OSError, sqlite3.Error):
                _written(kept, lambda base: restamp(base, state.digest, file.stamp))
        return state
    kept.parent.mkdir(parents=True, exist_ok=True, mode=0o700)  # if not, nothing was read in vain
    data = file.read()
    require_utf8(data)  # other bytes have no index

    def first() -> None:
        if len(data) >= SLOW:
            slow()

    return _written(kept, lambda base: update(base, data, file.stamp, most=most, first=first))


def _read(kept: Path) -> IndexState | None:
    """Return what an index says about itself; None unless it is as it was written."""
    if not _is_sealed(kept):
        return None
    try:
        with closing(connect(kept)) as base:
            return read_state(base)
    except _DAMAGED:
        return None


def _written(kept: Path, write: Callable[[sqlite3.Connection], T]) -> T:
    """Write to an index, one process at a time; a file that is not an index is replaced."""
    from filelock import FileLock, Timeout

    try:
        with FileLock(kept.with_suffix(".lock"), timeout=PATIENCE):
            if not _is_sealed(kept):
                _remove(kept)
            try:
                answer = _sealed(kept, write)
            except sqlite3.OperationalError:  # locked, full or write-protected: not damaged
                raise
            except _DAMAGED:
                _remove(kept)
                answer = _sealed(kept, write)
            _trim(kept.parent)
    except Timeout as error:
        raise OSError("another process is writing the index") from error
    return answer


def _sealed(kept: Path, write: Callable[[sqlite3.Connection], T]) -> T:
    with closing(connect(kept, write=True)) as base:
        answer = write(base)
    _seal_of(kept).write_text(_seal(kept), encoding="ascii")
    return answer


def _is_sealed(kept: Path) -> bool:
    """Return whether an index is as it was written: SQLite does not notice changed bytes in texts.

    Another program's write changes the file's times; the index may then be wrong and is rebuilt.
    """
    try:
        return _seal_of(kept).read_text(encoding="ascii") == _seal(kept)
    except (OSError, UnicodeDecodeError):
        return False


def _seal(kept: Path) -> str:
    status = kept.stat()
    return _stamp(status) or "-".join(map(str, _written_at(status)))


def _seal_of(kept: Path) -> Path:
    return kept.with_suffix(".seal")


def _remove(kept: Path) -> None:
    for old in (*kept.parent.glob(f"{kept.name}*"), _seal_of(kept)):
        old.unlink(missing_ok=True)


def _trim(folder: Path) -> None:
    seals = sorted(folder.glob("*.seal"), key=lambda path: path.stat().st_mtime)
    for seal in seals[:-MOST]:
        _remove(seal.with_suffix(".sqlite"))
        seal.with_suffix(".lock").unlink(missing_ok=True)
