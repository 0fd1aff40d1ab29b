"""Small facts about a library: when something was last done.

They are kept in the folder of the library's history, so that no file beside the library changes.
Lost or damaged notes count as missing. Responsible for reading and writing them whole.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ssmlit.store.failures import refusing
from ssmlit.store.files import replace
from ssmlit.store.state_folder import folder_for


def read_notes(library: Path, name: str) -> dict[str, Any]:
    """Return what is noted about a library under a name; nothing when it cannot be read."""
    return read_note(folder_for(library) / f"{name}.json")


def read_note(path: Path) -> dict[str, Any]:
    """Return what a file notes; nothing when it cannot be read."""
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def write_notes(library: Path, name: str, notes: Mapping[str, Any]) -> None:
    """Store facts about a library under a name, replacing older ones.

    Raises:
        LibraryError: the folder cannot be written.
    """
    write_note(folder_for(library, create=True) / f"{name}.json", notes)


def write_note(path: Path, notes: Mapping[str, Any]) -> None:
    """Store facts in a file, replacing older ones.

    Raises:
        LibraryError: it cannot be written.
    """
    data = json.dumps(notes, ensure_ascii=False, sort_keys=True) + "\n"
    with refusing(path, "noting what was done"):
        replace(path, [data.encode()])
