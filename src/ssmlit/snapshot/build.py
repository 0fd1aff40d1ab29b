"""Builds a snapshot: bulk records in, one SQLite file out; the old one stays until it is whole.

Responsible for batches, for resuming an interrupted build, and for what is worked out at the end:
the index of words, counts, completeness. Does not depend on any format of files.
"""

from __future__ import annotations

import json
import os
import re
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ssmlit import identifiers
from ssmlit._lazy import regex
from ssmlit.latex import fold_all
from ssmlit.snapshot import schema
from ssmlit.snapshot.coverage import coverage
from ssmlit.snapshot.folder import unwritable
from ssmlit.snapshot.titles import title_key

if TYPE_CHECKING:
    from ssmlit.snapshot.bulk import BulkRecord

_BATCH = 2_000  # records that are folded and stored together
_COMMIT = 100  # batches between two points from which an interrupted build can resume
_DAY = regex(r"\d{4}(?:-\d\d){0,2}", re.ASCII)
_SETTINGS = """
PRAGMA page_size = 16384;
PRAGMA journal_mode = DELETE;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -65536;
PRAGMA temp_store = FILE;
"""


class BuildFile(NamedTuple):
    """One file of a build."""

    file: str  # its display name
    size: int  # in bytes
    changed: int  # when it was last changed, in nanoseconds since 1970
    format: str  # what it is ("arXiv", "DBLP")
    whole: bool  # whether it claims to hold whole proceedings
    records: Callable[[], Iterable[BulkRecord]]  # yields what it holds, from the beginning

    @property
    def signature(self) -> list[object]:
        """What identifies the file, for a resumed build."""
        return [self.file, self.size, self.changed, self.format]


def build(
    target: Path,
    parts: Sequence[BuildFile],
    options: str = "",
    progress: Callable[[int], None] = lambda _: None,
    approve: Callable[[int], None] = lambda _: None,
) -> int:
    """Build a snapshot and put it in its place; return how many records it holds.

    A build of the same files and options that was interrupted is continued.

    Args:
        target: the snapshot's path; an older one stays until the new one is complete.
        parts: the files, the newest last: of two records with the same first identifier the
            later one counts.
        options: what else the content depends on, as one text.
        progress: called with the number of records done.
        approve: called with the number of records before an older snapshot is replaced; what it
            raises ends the build, and the older one stays.

    Raises:
        LibraryError: the file cannot be written; the old snapshot is as it was.
    """
    begun = target.with_suffix(".building")
    try:
        total = _fill(begun, parts, options, progress)
        with begun.open("rb+") as file:
            os.fsync(file.fileno())  # before it replaces the old one
        try:
            approve(total)
        except BaseException:
            begun.unlink()
            raise
        begun.replace(target)
    except (OSError, sqlite3.OperationalError) as error:
        begun.unlink(missing_ok=True)
        raise unwritable(target, error) from error
    return total


def _fill(
    path: Path, parts: Sequence[BuildFile], options: str, progress: Callable[[int], None]
) -> int:
    base = _opened(path, [*(part.signature for part in parts), options])
    try:
        writer = _Writer(base)
        for number, part in enumerate(parts, 1):
            writer.take(number, part, progress)
        return writer.finish(all(part.whole for part in parts))
    finally:
        base.close()


def _opened(path: Path, plan: list[object]) -> sqlite3.Connection:
    """Open the unfinished file of an earlier run with the same plan, else a new one."""
    wanted = json.dumps([schema.VERSION, plan])
    if path.exists():
        base = sqlite3.connect(path, isolation_level=None)
        if _plan(base) == wanted:
            base.executescript(_SETTINGS)
            return base
        base.close()
        path.unlink()
    base = sqlite3.connect(path, isolation_level=None)
    base.executescript(_SETTINGS + schema.TABLES)
    base.execute("INSERT INTO fact VALUES ('plan', ?)", [wanted])
    return base


def _plan(base: sqlite3.Connection) -> str:
    try:
        damaged = base.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok"
        row = base.execute("SELECT value FROM fact WHERE name = 'plan'").fetchone()
    except sqlite3.DatabaseError:
        return ""
    return "" if damaged or row is None else str(row[0])


class _Writer:
    """Stores records batch by batch; its counts survive an interruption."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base
        self._venues: dict[str, int] = dict(base.execute("SELECT name, id FROM venue"))
        self._next = base.execute("SELECT ifnull(max(id), 0) + 1 FROM record").fetchone()[0]
        newest = base.execute("SELECT value FROM fact WHERE name = 'newest'").fetchone()
        self._newest: str = newest[0] if newest else ""
        # a record's own date may be wrong; nothing can be newer than tomorrow
        self._limit = (datetime.now(UTC) + timedelta(days=1)).date().isoformat()

    def take(self, number: int, part: BuildFile, progress: Callable[[int], None]) -> None:
        """Store the records of a part, from where an earlier run stopped."""
        row = self._base.execute("SELECT done FROM source WHERE id = ?", [number]).fetchone()
        done = row[0] if row else 0
        if row is None:
            self._base.execute(
                "INSERT INTO source VALUES (?, ?, ?, ?, ?, 0, 0)",
                [number, part.file, part.size, part.changed, part.format],
            )
        records = islice(part.records(), done, None)
        self._base.execute("BEGIN")
        for count, batch in enumerate(iter(lambda: list(islice(records, _BATCH)), []), 1):
            self._store(batch)
            done += len(batch)
            self._mark(number, done)
            if count % _COMMIT == 0:
                self._base.execute("COMMIT")
                self._base.execute("BEGIN")
            progress(self._next - 1)
        self._base.execute("COMMIT")

    def _mark(self, number: int, done: int) -> None:
        self._base.execute("UPDATE source SET done = ?, records = ? WHERE id = ?",
                           [done, done, number])  # fmt: skip
        self._base.execute("INSERT OR REPLACE INTO fact VALUES ('newest', ?)", [self._newest])

    def _store(self, batch: list[BulkRecord]) -> None:
        numbers = range(self._next, self._next + len(batch))
        self._next = numbers.stop
        (titles, authors, years, months, days, venues, types, names, categories, comments,
         journalrefs, versions, updated, more) = zip(*batch, strict=True)  # fmt: skip
        folded = fold_all(titles)
        run = self._base.executemany
        run(
            "INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            zip(
                numbers, map(title_key, folded), titles, authors, years, months, days,
                map(self._venue, venues), types, names, categories, comments, journalrefs,
                versions, more, strict=True
            )
        )  # fmt: skip
        run(
            "INSERT INTO words (rowid, text) VALUES (?, ?)",
            zip(numbers, map(_searchable, folded, fold_all(authors)), strict=True),
        )
        run(
            "INSERT INTO code VALUES (?, ?)",
            [
                (name, at)
                for at, one in zip(numbers, more, strict=True)
                if (name := _repository(one))
            ],
        )
        dates = [
            day for day in set(updated) if self._newest < day <= self._limit and _DAY.fullmatch(day)
        ]
        self._newest = max(dates, default=self._newest)

    def _venue(self, name: str) -> int:
        if not name:
            return 0
        if name not in self._venues:
            self._venues[name] = len(self._venues) + 1
            self._base.execute("INSERT INTO venue VALUES (?, ?)", [self._venues[name], name])
        return self._venues[name]

    def finish(self, whole: bool) -> int:
        """Work out what is known only at the end; return the number of records."""
        base = self._base
        base.execute("BEGIN")
        for statement in schema.IDENTIFIERS:
            base.execute(statement)
        _drop_replaced(base)
        for statement in schema.FINISH:
            base.execute(statement)
        counts = base.execute(
            "SELECT venue.name, year, count(*) FROM record JOIN venue ON venue.id = venue"
            " WHERE year > 0 GROUP BY record.venue, year"
        )
        base.executemany(
            "INSERT INTO coverage VALUES (?, ?, ?, ?)", coverage(counts.fetchall(), whole=whole)
        )
        (total,) = base.execute("SELECT count(*) FROM record").fetchone()
        today = datetime.now(UTC).date().isoformat()
        base.executemany(
            "INSERT OR REPLACE INTO fact VALUES (?, ?)",
            [("version", str(schema.VERSION)), ("records", str(total)), ("built", today)],
        )
        base.execute("COMMIT")
        return int(total)


def _repository(more: str) -> str:
    """Return what a record is found by besides its identifiers: the repository of its code."""
    if '"code"' not in more:
        return ""
    owner = identifiers.repository(json.loads(more).get("code", ""))
    return f"github:{owner}" if owner else ""


def _searchable(title: str, authors: str) -> str:
    """Return the words that a record is found by; those of names are marked."""
    return f"{title} @{authors.replace(' ', ' @')}"


def _drop_replaced(base: sqlite3.Connection) -> None:
    """Keep the last of records with the same own identifier: files overlap and repeat papers.

    The word index keeps their numbers; what it finds is joined with the records anyway.
    """
    base.execute(
        "CREATE TEMP TABLE replaced AS SELECT old.id FROM (SELECT name, max(record) AS last FROM"
        " identifier GROUP BY name HAVING count(*) > 1) AS more"
        " JOIN identifier USING (name) JOIN record AS old ON old.id = identifier.record"
        " JOIN record AS new ON new.id = more.last"
        " WHERE old.id < new.id AND (old.identifiers || ' ') LIKE (name || ' %')"
        " AND (new.identifiers || ' ') LIKE (name || ' %')"
    )
    base.execute("DELETE FROM record WHERE id IN (SELECT id FROM replaced)")
    base.execute("DELETE FROM identifier WHERE record IN (SELECT id FROM replaced)")
    base.execute("DROP TABLE replaced")
