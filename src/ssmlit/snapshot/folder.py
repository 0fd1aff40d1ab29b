"""Where snapshots are, which exist, and looking into all of them at once.

Responsible for names and paths (`SSMLIT_DATA_DIR`, else the user's data folder). Does not depend
on what is in a snapshot.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ssmlit._lazy import regex
from ssmlit.errors import LibraryError, UnresolvedError, UsageError
from ssmlit.model import Identifier, NearTitle, Record, RecordLookup
from ssmlit.paths import own_folder

if TYPE_CHECKING:
    from ssmlit.http import Http
    from ssmlit.snapshot.lookup import Snapshot
    from ssmlit.sources.lookup import Lookup

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


class Lookups:
    """Several lookups as one: the first that has an identifier answers.

    Args:
        places: the most trusted first.
    """

    def __init__(self, places: Iterable[RecordLookup]) -> None:
        self.places = tuple(places)

    @property
    def name(self) -> str:
        """How messages call them: their names, joined."""
        return ", ".join(place.name for place in self.places)

    def get(self, identifier: Identifier) -> Record | None:
        """Return the first record of an identifier."""
        found = (place.get(identifier) for place in self.places)
        return next((record for record in found if record is not None), None)

    def by_identifiers(self, wanted: Iterable[Identifier]) -> Mapping[Identifier, Record]:
        """Return the first record of each identifier that is known."""
        several = list(dict.fromkeys(wanted))
        return ChainMap(*(dict(place.by_identifiers(several)) for place in self.places))

    def look_up(
        self,
        wanted: Iterable[Identifier],
        http: Http | None,
        progress: Callable[[int, int], None] = lambda _done, _all: None,
    ) -> Lookup:
        """Return what is known about identifiers: here, else at the services, if they are asked."""
        from ssmlit.sources.lookup import Lookup, look_up

        several = list(dict.fromkeys(wanted))
        here = dict(self.by_identifiers(several))
        rest = [one for one in several if one not in here]
        answer = look_up(rest, http, progress) if http is not None and rest else Lookup()
        return replace(answer, records=here | {**answer.records})

    def by_title(self, title: str) -> Sequence[Record]:
        """Return the records of a title, from all places."""
        return [record for place in self.places for record in place.by_title(title)]

    def by_code(self, repository: str) -> Sequence[Record]:
        """Return the works whose code is in a repository, from all places."""
        return [record for place in self.places for record in place.by_code(repository)]

    def near_title(self, title: str, limit: int = 5) -> Sequence[NearTitle]:
        """Return the records with similar titles from all places, the most similar first."""
        found = [near for place in self.places for near in place.near_title(title, limit)]
        return sorted(found, key=lambda near: -near.score)[:limit]
