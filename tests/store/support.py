"""What the tests of this folder share."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

from ssmlit import bibtex
from ssmlit.store import HistoryStep, Revision, transact

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ssmlit.model import Edit
    from ssmlit.store import LibraryOnDisk

SOURCE = Path(__file__).resolve().parents[2] / "src"


def rewrite(
    path: Path, function: Callable[[str], str], command: str = "edit"
) -> HistoryStep | None:
    """Change the library's text by a function, as a command would."""
    return transact(
        path, lambda snapshot: Revision(function(snapshot.content.decode())), command=command
    )


def editing(edits: Sequence[Edit]) -> Callable[[LibraryOnDisk], Revision]:
    """Return the change that some edits make, which says where they are."""

    def change(before: LibraryOnDisk) -> Revision:
        edited = bibtex.parse_document(before.content).apply(edits)
        return Revision(edited.document.data, changes=edited.changes)

    return change


def replacing(old: str, new: str) -> Callable[[str], str]:
    """Return the function that replaces the one place where `old` is."""

    def function(text: str) -> str:
        assert text.count(old) == 1
        return text.replace(old, new)

    return function


def script(code: str, *arguments: object, timeout: float = 60) -> str:
    """Run Python code in a process of its own and return what it prints."""
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code), *map(str, arguments)],
        env=os.environ | {"PYTHONPATH": str(SOURCE)},
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def names(folder: Path) -> list[str]:
    """Return the names in a folder, hidden ones too."""
    return sorted(path.name for path in folder.iterdir())
