"""Files that commands write for others: rendered lists, exports, reports.

Whole or not at all, like the library, but without lock and history: they can be made again. A file
that would not change is not touched, so that `make` and editors see no change either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.store import files
from ssmlit.store.failures import refusing
from ssmlit.store.reading import real_path

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["make_folder", "read_text", "write_bytes", "write_text"]


def read_text(path: Path) -> str | None:
    """Return a file's text with its line ends, or `None` when there is no such file.

    Raises:
        LibraryError: it is there and cannot be read as UTF-8.
    """
    from ssmlit.store.encodings import decode

    with refusing(path, "reading"):
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            return None
    return decode(data, "utf-8", path)


def make_folder(path: Path) -> None:
    """Make a folder for files to come, unless it is there.

    Raises:
        LibraryError: it cannot be made, for want of a folder above it or of a permission.
    """
    with refusing(path, "making the folder"):
        path.mkdir(exist_ok=True)


def write_text(path: Path, text: str) -> bool:
    """Write a file in UTF-8, and return whether it was another one before.

    Raises:
        LibraryError: it cannot be written; what was there is there still.
    """
    return write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, data: bytes) -> bool:
    """As `write_text`, for bytes."""
    target = real_path(path)
    with refusing(path, "writing"):
        there = target.exists()
        if there and target.read_bytes() == data:
            return False
        files.replace(target, [data], like=target.stat() if there else None)
    return True
