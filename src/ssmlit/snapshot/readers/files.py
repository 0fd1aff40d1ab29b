"""A file of bulk metadata: plain, .gz or .zip, in the first format that recognises it.

Responsible for opening, for recognising formats by their first bytes, and for files that end in the
middle. Does not depend on what a format makes of the bytes.
"""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, BinaryIO, Protocol

from ssmlit.errors import UsageError
from ssmlit.snapshot.build import BuildFile
from ssmlit.strings import plural

if TYPE_CHECKING:
    from ssmlit.snapshot.bulk import BulkRecord, Damage

_HEAD = 65_536  # bytes that identify a format
_BUFFER = 1 << 20  # bytes read at a time


class CutError(Exception):
    """Raised by a format whose file ends in the middle."""


class BulkFormat(Protocol):
    """A format: a module with these names, listed in `readers.READERS`."""

    NAME: str

    def detect(self, head: bytes, filename: str, /) -> bool:
        """Return whether a file that begins with `head` is of this format."""

    def is_whole(self, head: bytes, filename: str, /) -> bool:
        """Return whether the file claims to hold whole proceedings."""

    def records(self, stream: BinaryIO, damage: Damage, file: str, /) -> Iterable[BulkRecord]:
        """Yield a file's records; count unusable ones. Raises CutError where it is cut off."""


class BulkFile:
    """One file that a snapshot is built from; the most specific of `readers` come first.

    Raises:
        UsageError: it cannot be opened, or is of none of the formats.
    """

    def __init__(self, path: Path, readers: Sequence[BulkFormat]) -> None:
        self.path = path
        self._raw: BinaryIO | None = None
        try:
            status = path.stat()
            with self._opened() as stream:
                head = stream.read(_HEAD).removeprefix(b"\xef\xbb\xbf")
        except (OSError, zipfile.BadZipFile, zlib.error, UsageError) as error:
            reason = getattr(error, "strerror", None) or error
            if isinstance(error, zipfile.BadZipFile):
                reason = "an incomplete .zip: its end, with the list of files, is missing"
            raise UsageError(f"{path} cannot be read: {reason}") from error
        self.size, self.changed = status.st_size, status.st_mtime_ns
        self.reader = _reader(head, path, readers)
        self.whole = self.reader.is_whole(head, path.name)

    @property
    def position(self) -> int:
        """How many bytes of the file have been read."""
        try:
            return self._raw.tell() if self._raw is not None else 0
        except ValueError:  # closed: done
            return self.size

    def part(self, damage: Damage, categories: Sequence[str] = ()) -> BuildFile:
        """Return the file as a part of a build, only with papers of some arXiv categories (`cs.*`).

        `damage` counts what could not be used.
        """
        return BuildFile(
            self.path.name,
            self.size,
            self.changed,
            self.reader.NAME,
            self.whole and not categories,
            lambda: _chosen(self._records(damage), categories, damage),
        )

    def _records(self, damage: Damage) -> Iterator[BulkRecord]:
        count = 0
        try:
            with self._opened() as stream:
                for record in self.reader.records(stream, damage, self.path.name):
                    yield record
                    count += 1
                stream.read(1)  # a cut that the format could not see
        except (CutError, EOFError, zlib.error, gzip.BadGzipFile, zipfile.BadZipFile) as error:
            detail = f" ({error})" if isinstance(error, CutError) and str(error) else ""
            damage.cut = f"{self.path.name} is truncated after {plural(count, 'record')}{detail}"

    @contextmanager
    def _opened(self) -> Iterator[BinaryIO]:
        with self.path.open("rb", buffering=_BUFFER) as raw:
            self._raw = raw
            magic = raw.read(4)
            raw.seek(0)
            if magic.startswith(b"\x1f\x8b"):
                with gzip.open(raw) as stream:
                    yield io.BufferedReader(_Unpacked(stream), _BUFFER)
            elif magic == b"PK\x03\x04":
                with zipfile.ZipFile(raw) as archive, archive.open(_largest(archive)) as member:
                    yield io.BufferedReader(_Unpacked(member), _BUFFER)
            else:
                yield raw


class _Unpacked(io.RawIOBase):
    """A compressed stream that gives all it has before it reports being cut off."""

    def __init__(self, packed: gzip.GzipFile | IO[bytes]) -> None:
        self._packed = packed
        self._cut: Exception | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if self._cut is not None:
            raise self._cut
        try:
            some: bytes = self._packed.read1(len(buffer))  # type: ignore[union-attr] # both have it
        except (EOFError, zlib.error, zipfile.BadZipFile) as error:
            self._cut = error
            return 0  # the end, for now
        buffer[: len(some)] = some
        return len(some)


def _largest(archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    members = [member for member in archive.infolist() if not member.is_dir()]
    if not members:
        raise UsageError("the archive is empty")
    return max(members, key=lambda member: member.file_size)


def _reader(head: bytes, path: Path, readers: Sequence[BulkFormat]) -> BulkFormat:
    name = path.name.removesuffix(".gz").removesuffix(".zip")
    found = next((reader for reader in readers if reader.detect(head, name)), None)
    if found is None:
        known = ", ".join(reader.NAME for reader in readers)
        raise UsageError(
            f"{path} has no format that a snapshot can be built from", hint=f"known: {known}"
        )
    return found


def _chosen(
    records: Iterable[BulkRecord], categories: Sequence[str], damage: Damage
) -> Iterable[BulkRecord]:
    if not categories:
        return records

    @lru_cache(maxsize=1 << 14)
    def fits(several: str) -> bool:
        return any(fnmatchcase(one, form) for one in several.split() for form in categories)

    def chosen() -> Iterator[BulkRecord]:
        for record in records:
            if fits(record.categories):
                yield record
            else:
                damage.passed_over += 1

    return chosen()
