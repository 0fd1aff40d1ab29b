"""Paths as people write them, `~` and `~user`, and the folders that are ssmlit's own.

Responsible for saying what is wrong with one. Does not depend on what files contain.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from ssmlit.errors import LibraryError, UsageError


def expanded(text: str | Path) -> Path:
    """Return a path with `~` replaced by a home folder.

    Raises:
        UsageError: there is no such user, or it holds a character that no path may hold.
    """
    if "\0" in str(text):
        raise UsageError(f"{str(text)!r} cannot be the name of a file")
    try:
        return Path(text).expanduser()
    except RuntimeError as error:  # "Could not determine home directory."
        name = Path(text).parts[0]
        raise UsageError(
            f"there is no home folder for `{name}`", hint="write the path in full"
        ) from error


def real_path(path: Path) -> Path:
    """Return the absolute path with every symbolic link followed; it need not exist.

    `Path.resolve` has a failure of its own for links that lead in a circle: what reads or writes
    such a file says it.

    Raises:
        LibraryError: it contains a character that no path may contain.
    """
    try:
        return Path(os.path.realpath(path))
    except ValueError as error:  # a NUL, from a settings file or a paper's \input
        raise LibraryError(f"{str(path)!r} cannot be the name of a file") from error


def is_file(path: str | Path) -> bool:
    """Return whether a file is there; a name that the disk cannot hold is that of none."""
    try:
        return Path(path).is_file()
    except OSError:
        return False


def own_folder(
    kind: Literal["cache", "config", "data", "state"], environ: Mapping[str, str] = os.environ
) -> Path:
    """Return `$SSMLIT_STATE_DIR` and the like, or the user's folder of that kind (XDG on Linux).

    Raises:
        UsageError: a path that means another folder, with other locks, wherever it is used.
    """
    name = f"SSMLIT_{kind.upper()}_DIR"
    if chosen := environ.get(name):
        folder = expanded(chosen)
        if not folder.is_absolute():
            hint = f"write the path in full, for example {folder.absolute()}"
            raise UsageError(f"{name} is not a full path: {chosen}", hint=hint)
        return folder
    import platformdirs

    return Path(getattr(platformdirs, f"user_{kind}_path")("ssmlit", appauthor=False))
