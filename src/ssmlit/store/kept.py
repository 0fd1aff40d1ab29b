"""Bytes worth keeping between two runs: what was worked out of a library, to be used again.

Knows where the user's cache folder is, and that nothing in it may be relied on: what cannot be read
is not there, what cannot be written is done without, and anybody may delete it at any time.
What the bytes mean, and whether they are still worth anything, is their owner's matter.
"""

from __future__ import annotations

import os
from contextlib import suppress
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import TYPE_CHECKING

from ssmlit.store.state import name_for

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["CACHE_DIR_VARIABLE", "Kept"]

CACHE_DIR_VARIABLE = "SSMLIT_CACHE_DIR"
MOST = 8  # libraries; what was kept of others, unused for longest, is deleted


class Kept:
    """The bytes kept of one library; every link to the same file has the same ones.

    Args:
        library: the library's file.
        kind: what is kept, a word.
    """

    def __init__(self, library: Path, kind: str) -> None:
        self._path = _folder() / kind / name_for(library)

    def exists(self) -> bool:
        """Tell whether something was kept, if only nothing."""
        return self._path.exists()

    def read(self) -> bytes | mmap:
        """Return the bytes, mapped into memory where that leaves the file replaceable, or b""."""
        with suppress(OSError, ValueError), self._path.open("rb") as file:  # an empty one: no map
            return mmap(file.fileno(), 0, access=ACCESS_READ) if os.name == "posix" else file.read()
        return b""

    def write(self, parts: Iterable[bytes]) -> None:
        """Keep bytes, given in parts, in the place of what was kept; failing to is no failure."""
        temporary = self._path.with_name(f"{self._path.name}.{os.getpid()}.tmp")
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            try:
                with temporary.open("wb") as file:
                    file.writelines(parts)
                temporary.replace(self._path)
            finally:
                temporary.unlink(missing_ok=True)
            self._trim()

    def _trim(self) -> None:
        kept = sorted(self._path.parent.iterdir(), key=lambda path: path.stat().st_mtime)
        for path in kept[:-MOST]:
            path.unlink()


def _folder() -> Path:
    if chosen := os.environ.get(CACHE_DIR_VARIABLE):
        return Path(chosen).expanduser().absolute()
    from platformdirs import user_cache_path

    return user_cache_path("ssmlit", appauthor=False)
