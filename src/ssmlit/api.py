"""What Python programs need beyond the values: a library from a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ssmlit.library import Library
from ssmlit.store import read_library

if TYPE_CHECKING:
    import os


def load(path: str | os.PathLike[str], *, encoding: str = "utf-8") -> Library:
    """Read a .bib file from the disk.

    Raises:
        LibraryError: the file cannot be read; the message says why and what to do.
    """
    return Library.from_text(read_library(Path(path), encoding=encoding).content, str(path))
