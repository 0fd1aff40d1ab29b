"""One snapshot, open for reading: works by identifier and by title, what it holds, its age.

Responsible for turning rows into records. Does not depend on how the file was made.
"""

from __future__ import annotations

import json
import sqlite3
import weakref
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ssmlit import latex
from ssmlit.errors import LibraryError
from ssmlit.model import Identifier, Link, NearTitle, Record
from ssmlit.snapshot import schema, titles
from ssmlit.snapshot.bulk import PUBLISHED
from ssmlit.snapshot.coverage import Complete, short_name
from ssmlit.snapshot.schema import IN, among
from ssmlit.sources import arxiv
from ssmlit.strings import quoted

if TYPE_CHECKING:
    import datetime as dt

_COLUMNS = (
    "record.id, title, authors, year, month, day, ifnull(venue.name, ''), type, identifiers,"
    " categories, comment, journalref, versions, more"
)
_FROM = "record LEFT JOIN venue ON venue.id = record.venue"


def _is_name(text: str) -> bool:
    return bool(text.strip(" :"))


class SnapshotSource(NamedTuple):
    """A file that a snapshot was built from."""

    file: str
    size: int
    format: str
    records: int


class Snapshot:
    """A snapshot file; its stem is the snapshot's name.

    Raises:
        LibraryError: no snapshot, or one of another version of ssmlit.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._facts = self._read_facts()

    @property
    def name(self) -> str:
        """How messages call it: "snapshot dblp"."""
        return f"snapshot {self.path.stem}"

    @property
    def date(self) -> str:
        """The day of its newest fact, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""
        return self._facts.get("newest", "")

    @property
    def built(self) -> str:
        """The day it was built, `YYYY-MM-DD`."""
        return self._facts.get("built", "")

    def __len__(self) -> int:
        return int(self._facts.get("records", 0))

    @property
    def sources(self) -> tuple[SnapshotSource, ...]:
        """The files it was built from."""
        rows = self.rows("SELECT file, size, format, records FROM source ORDER BY id")
        return tuple(SnapshotSource(*row) for row in rows)

    @property
    def replaced(self) -> int:
        """How many records of its files gave way to later ones with the same identifier."""
        return sum(source.records for source in self.sources) - len(self)

    def coverage(self, venue: str, year: int) -> Complete:
        """Return why its records of a venue, in any spelling, in a year are all; "" if unknown."""
        query = "SELECT complete FROM coverage WHERE venue = ? AND year = ?"
        rows = self.rows(query, [short_name(venue), year])
        return rows[0][0] if rows else ""

    @property
    def is_declared_whole(self) -> bool:
        """Whether its files claim to hold whole proceedings."""
        return bool(self.rows("SELECT 1 FROM coverage WHERE complete = 'declared' LIMIT 1"))

    @property
    def whole_volumes(self) -> int:
        """How many volumes of proceedings it holds whole."""
        return int(self.rows("SELECT count(*) FROM coverage WHERE complete != ''")[0][0])

    @property
    def venues(self) -> frozenset[str]:
        """The short names of the venues of its records."""
        return frozenset(name for (name,) in self.rows("SELECT DISTINCT venue FROM coverage"))

    def get(self, identifier: Identifier) -> Record | None:
        """Return the record of an identifier: the one that owns it, else the latest."""
        return self.by_identifiers([identifier]).get(identifier)

    def by_identifiers(self, wanted: Iterable[Identifier]) -> Mapping[Identifier, Record]:
        """Return the records of those identifiers that are known."""
        names = {str(identifier): identifier for identifier in wanted}
        # the record that owns the identifier comes last, and stays
        rows = self.rows_in(
            f"SELECT identifier.name, {_COLUMNS} FROM identifier"  # noqa: S608 - constants
            " JOIN record ON record.id = identifier.record"
            f" LEFT JOIN venue ON venue.id = record.venue WHERE identifier.name IN {IN}"
            " ORDER BY (identifiers || ' ') LIKE (identifier.name || ' %'), record.id",
            names,
        )
        return {names[name]: self.record(row) for name, *row in rows}

    def by_code(self, repository: str) -> Sequence[Record]:
        """Return the works whose code is in a repository (`owner/name`)."""
        rows = self.rows(
            "SELECT record FROM identifier WHERE name = ?", [f"github:{repository.lower()}"]
        )
        return list(self.numbered([row[0] for row in rows]).values())

    def versions(self, identifier: Identifier) -> int:
        """Return how many versions an arXiv paper had on the snapshot's day, or 0."""
        rows = self.rows(
            "SELECT max(versions) FROM identifier JOIN record ON record.id = record WHERE name = ?",
            [str(identifier)],
        )
        return int(rows[0][0] or 0)

    def by_title(self, title: str) -> Sequence[Record]:
        """Return the records of a title; case, accents, markup and punctuation do not count."""
        folded = latex.fold(title)
        return [self.record(row) for row in self._titled(folded)] if folded else []

    def near_title(self, title: str, limit: int = 5) -> Sequence[NearTitle]:
        """Return records with similar titles, the most similar first, equal ones included."""
        folded = latex.fold(title)
        if not folded:
            return []
        known = {int(str(row[0])): str(row[1]) for row in self._titled(folded)}
        known |= titles.candidates(self.rows, folded)
        best = titles.ranked(folded, known, limit)
        records = self.numbered([at for at, _ in best])
        return [NearTitle(records[at], score) for at, score in best]

    def recent(self, since: dt.date) -> Iterator[tuple[Record, tuple[str, ...]]]:
        """Yield arXiv's papers from a day on, each with its categories, the newest first.

        A paper whose day is not known counts as one of the last day of its month.
        """
        rows = self.rows(
            f"SELECT categories, {_COLUMNS} FROM {_FROM} WHERE year >= ?"  # noqa: S608 - constants
            " AND (year * 100 + month) * 100 + iif(day > 0, day, 31) >= ?"
            " AND identifiers LIKE '%arxiv:%' ORDER BY year DESC, month DESC, day DESC,"
            " record.id DESC",
            [since.year, (since.year * 100 + since.month) * 100 + since.day],
        )
        for categories, *row in rows:
            yield self.record(row), tuple(categories.split())

    def numbered(self, numbers: Sequence[int]) -> dict[int, Record]:
        """Return the records of rows by their numbers."""
        query = f"SELECT {_COLUMNS} FROM {_FROM} WHERE record.id IN {IN}"  # noqa: S608 - constants
        return {row[0]: self.record(row) for row in self.rows_in(query, numbers)}

    def _titled(self, folded: str) -> list[tuple[object, ...]]:
        rows = self.rows(
            f"SELECT {_COLUMNS} FROM {_FROM} WHERE title_key = ?",  # noqa: S608 - constants
            [titles.title_key(folded)],
        )
        squashed = folded.replace(" ", "")
        return [row for row in rows if latex.squash(str(row[1])) == squashed]

    def record(self, row: Sequence[Any]) -> Record:
        """Return the record of a row of `_COLUMNS`."""
        (_, title, authors, year, month, day, venue, kind, names, categories, comment, journalref,
         _, more) = row  # fmt: skip
        comment, journalref = _decoded(comment), _decoded(journalref)
        extra = json.loads(more) if more else {}
        code = extra.pop("code", "")
        kept = {name: extra.pop(name, "") for name in PUBLISHED}
        return Record(
            type=kind,
            title=title,
            # arXiv has a colon behind a group, as if it were a person
            authors=tuple(map(latex.parse_spoken, filter(_is_name, authors.split("\n")))),
            year=year,
            month=month,
            day=day,
            venue=venue,
            identifiers=tuple(Identifier(*name.split(":", 1)) for name in names.split()),
            links=(Link("code", code),) if code else (),
            primary_class=categories.partition(" ")[0],
            note=arxiv.withdrawal(comment),
            source=self.name,
            retrieved=self.date,
            extra=(*arxiv.hints(comment, journalref), *extra.items()),
            **kept,
        )

    def rows(self, query: str, values: Sequence[object] = ()) -> list[Any]:
        """Return the rows of a query.

        Raises:
            LibraryError: the file is damaged.
        """
        try:
            return self._base.execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise _damaged(self.path, str(error)) from error

    def rows_in(self, query: str, values: Iterable[object]) -> list[Any]:
        """Return the rows of a query for any number of values, where it says `IN`."""
        return self.rows(query, among(values))

    @cached_property
    def _base(self) -> sqlite3.Connection:
        # a snapshot is never changed, only replaced: no locks, and no journal beside it; whichever
        # thread finds that it is garbage closes it
        address = f"{self.path.absolute().as_uri()}?mode=ro&immutable=1"
        base = sqlite3.connect(address, uri=True, check_same_thread=False)
        weakref.finalize(self, base.close)
        return base

    def _read_facts(self) -> dict[str, str]:
        try:
            facts = dict(self.rows("SELECT name, value FROM fact"))
        except LibraryError as error:
            raise _damaged(self.path, "it is not a snapshot, or is damaged") from error
        if facts.get("version") != str(schema.VERSION):
            raise _damaged(self.path, "it was built by another version of ssmlit")
        return facts


def _decoded(typed: str) -> str:
    """Return what an author typed without TeX, white space joined."""
    has_tex = "\\" in typed or "{" in typed
    return latex.to_unicode(typed) if has_tex else " ".join(typed.split())


def _damaged(path: Path, reason: str) -> LibraryError:
    return LibraryError(
        f"the snapshot {path.stem} cannot be read: {reason}",
        hint=f"build it again, or `ssmlit snapshot remove {quoted(path.stem)}`",
        path=str(path),
    )
