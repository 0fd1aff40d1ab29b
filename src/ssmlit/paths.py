"""Paths as people write them: `~` and `~user`, in options, variables and settings.

Responsible for saying what is wrong with one. Does not depend on the disk.
"""

from __future__ import annotations

from pathlib import Path

from ssmlit.errors import UsageError


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
