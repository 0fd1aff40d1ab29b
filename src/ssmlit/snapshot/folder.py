"""Where snapshots are, and which exist.

Responsible for names and paths (`SSMLIT_DATA_DIR`, else the user's data folder). Does not depend
on what is in a snapshot.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ssmlit._lazy import regex
from ssmlit.errors import LibraryError, UnresolvedError, UsageError
from ssmlit.paths import own_folder

if TYPE_CHECKING:
    from ssmlit.snapshot.lookup import Snapshot

_NAME = regex(r"[a-z0-9][a-z0-9._-]{0,63}")


def folder() -> Path:
    """Return the folder of snapshots, which need not exist."""
    return own_folder("data") / "snapshots"


def path_of(name: str) -> Path:
    """Return the path of the snapshot of a name.

    Raises:
        UsageError: the name is not allowed.
    """
    if not _NAME.fullmatch(name):
        raise UsageError(
            f"`{name}` cannot be a snapshot's name",
            hint="lower-case letters, digits, `-`, `_` and `.`, for example arxiv",
        )
    return folder() / f"{name}.sqlite"


def paths() -> tuple[Path, ...]:
    """Return the files of all snapshots, by name.

    Raises:
        LibraryError: their folder cannot be one (`SSMLIT_DATA_DIR` with a name too long).
    """
    try:
        return tuple(sorted(folder().glob("*.sqlite")))
    except OSError as error:
        raise LibraryError(f"{folder()}: {error.strerror}", hint="see SSMLIT_DATA_DIR") from error


def open_one(name: str) -> Snapshot:
    """Return the snapshot of a name.

    Raises:
        UnresolvedError: there is none.
        LibraryError: it cannot be read.
    """
    path = path_of(name)
    if not path.exists():
        known = ", ".join(one.stem for one in paths())
        raise UnresolvedError(
            f"there is no snapshot {name}",
            hint=f"there are: {known}" if known else "`ssmlit snapshot build FILE` makes one",
        )
    return _opened(path)


def open_all() -> tuple[tuple[Snapshot, ...], tuple[LibraryError, ...]]:
    """Return the readable snapshots, the newest facts first, and why others cannot be read."""
    found: list[Snapshot] = []
    failures: list[LibraryError] = []
    try:
        files = paths()
    except LibraryError as failure:
        return (), (failure,)
    for path in files:
        try:
            found.append(_opened(path))
        except LibraryError as failure:
            failures.append(failure)
    return tuple(sorted(found, key=lambda one: one.date, reverse=True)), tuple(failures)


def _opened(path: Path) -> Snapshot:
    from ssmlit.snapshot.lookup import Snapshot  # SQLite: not where there are no snapshots

    return Snapshot(path)
