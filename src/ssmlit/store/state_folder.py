"""Where ssmlit keeps what belongs to a library but not in its folder: lock and history.

Responsible for the folder's name and for one that cannot be written. Does not depend on its files.
"""

from __future__ import annotations

import os
from pathlib import Path

from ssmlit.errors import StateError
from ssmlit.paths import own_folder, real_path


def name_for(path: Path) -> str:
    """Return a unique name for a library; every link to the same file has the same one."""
    from hashlib import sha256

    return sha256(os.fsencode(real_path(path))).hexdigest()[:20]


def folder_for(path: Path, *, create: bool = False) -> Path:
    """Return the folder for one library; every link to the same file has the same one.

    Raises:
        StateError: with `create`, when it cannot be made or written.
    """
    folder = own_folder("state") / "libraries" / name_for(path)
    if not create:
        return folder
    try:
        if folder.is_dir():
            return folder
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        (folder / "path").write_bytes(os.fsencode(real_path(path)) + b"\n")
    except OSError as error:
        raise unwritable(folder, error) from error
    return folder


def unwritable(folder: Path, error: OSError) -> StateError:
    """Return the failure of a folder for locks and history that cannot be made or written."""
    return StateError(
        f"the folder for locks and history cannot be written: {error.strerror or error}",
        hint="set SSMLIT_STATE_DIR to a folder that can be written",
        path=str(folder),
    )
