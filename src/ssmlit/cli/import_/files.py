"""The files that `ssmlit import` reads: named, in a folder, or standard input.

Responsible for finding and reading them. Does not depend on their formats.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ssmlit.errors import UsageError
from ssmlit.importers import decode, read_rows
from ssmlit.store.reading import read_named

if TYPE_CHECKING:
    from ssmlit.importers import Row
    from ssmlit.snapshot import Lookups

READMES = ("README.md", "readme.md", "Readme.md", "README.markdown", "README")


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """A file that is imported: its text and the rows in it."""

    path: Path
    text: str
    rows: tuple[Row, ...]


def read_source(name: str, form: str, encoding: str, known: Lookups) -> ImportedFile:
    """Return the contents of a file, a folder's README, or standard input (`-`).

    Titles that catalogue or snapshots know show how a list is written.

    Raises:
        UsageError: it cannot be read, is not text of a known format, or a folder without a README.
    """
    is_folder = os.path.isdir(name)  # noqa: PTH112 - Path.is_dir raises for a name too long
    path = _readme(Path(name)) if is_folder else Path(name)
    data = sys.stdin.buffer.read() if name == "-" else read_named(path)
    text = decode(data, str(path), encoding)
    rows = read_rows(text, str(path), form or None, is_known=lambda it: bool(known.by_title(it)))
    return ImportedFile(path, text, rows)


def _readme(folder: Path) -> Path:
    for name in READMES:
        if (folder / name).is_file():
            return folder / name
    raise UsageError(f"the folder {folder} has no README", hint="name the file")
