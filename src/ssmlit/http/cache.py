"""Answers kept on disk: body, address, time and status, in one SQLite file.

Only what a source could read is stored, so stored answers can be trusted. The file is a
convenience: damaged, it is deleted; unwritable, it is not used.
"""

from __future__ import annotations

import sqlite3
import time
import weakref
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

_SCHEMA = """
CREATE TABLE IF NOT EXISTS answer (
    url TEXT PRIMARY KEY, time REAL NOT NULL, status INTEGER NOT NULL, body BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS about (
    name TEXT NOT NULL, url TEXT NOT NULL, PRIMARY KEY (name, url)) WITHOUT ROWID;
"""
_KEPT = 180 * 24 * 60 * 60  # seconds; older answers are dropped when something is stored


class StoredAnswer(NamedTuple):
    """One stored answer; `time` is in seconds since 1970, UTC."""

    url: str
    time: float
    status: int
    body: bytes

    @property
    def day(self) -> str:
        """The day of the answer, `YYYY-MM-DD` in UTC."""
        return datetime.fromtimestamp(self.time, UTC).date().isoformat()


class Contents(NamedTuple):
    """How much is stored: answers, bytes on disk, and the time of the newest."""

    answers: int = 0
    size: int = 0
    newest: float = 0.0


class Cache:
    """Stored answers in one folder, made when first needed; safe to share between processes."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "answers.sqlite"
        self._read: sqlite3.Connection | None = None  # opened once: an import asks for every row

    def get(self, url: str) -> StoredAnswer | None:
        """Return the answer stored for an address, however old."""
        return self._one("SELECT url, time, status, body FROM answer WHERE url = ?", url)

    def about(self, name: str) -> StoredAnswer | None:
        """Return the newest answer to a request that asked about `name`."""
        return self._one(
            "SELECT url, time, status, body FROM answer JOIN about USING (url)"
            " WHERE name = ? ORDER BY time DESC LIMIT 1",
            name,
        )

    @property
    def is_empty(self) -> bool:
        """Whether no answer was ever stored."""
        return self._read is None and not self._file.exists()

    def contents(self) -> Contents:
        """Return how much is stored; zeros if the file cannot be read."""
        if not self._file.exists():
            return Contents()
        try:
            with closing(sqlite3.connect(self._file, timeout=5)) as base:
                row = base.execute("SELECT count(*), max(time) FROM answer").fetchone()
        except sqlite3.Error:
            return Contents(size=self._file.stat().st_size)
        return Contents(row[0], self._file.stat().st_size, row[1] or 0.0)

    def put(self, stored: StoredAnswer, names: tuple[str, ...]) -> None:
        """Store an answer; if that fails, the command still succeeds."""
        with suppress(OSError, sqlite3.Error):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            try:
                self._write(stored, names)
            except sqlite3.DatabaseError as error:
                if isinstance(error, sqlite3.OperationalError):  # locked or full: not damaged
                    raise
                self._close()
                self._file.unlink()
                self._write(stored, names)

    def _write(self, stored: StoredAnswer, names: tuple[str, ...]) -> None:
        with closing(sqlite3.connect(self._file, timeout=5)) as base, base:
            base.executescript(_SCHEMA)
            old = time.time() - _KEPT
            base.execute(
                "DELETE FROM about WHERE url IN (SELECT url FROM answer WHERE time < ?)", [old]
            )
            base.execute("DELETE FROM answer WHERE time < ?", [old])
            base.execute(
                "INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?)",
                [stored.url, stored.time, stored.status, stored.body],
            )
            base.executemany(
                "INSERT OR IGNORE INTO about VALUES (?, ?)", [(name, stored.url) for name in names]
            )

    def _one(self, query: str, value: str) -> StoredAnswer | None:
        if self.is_empty:
            return None
        try:
            row = self._open().execute(query, [value]).fetchone()
        except sqlite3.Error:  # damaged or written by another program: treated as empty
            self._close()
            return None
        return StoredAnswer(*row) if row else None

    def _open(self) -> sqlite3.Connection:
        if self._read is None:
            self._read = sqlite3.connect(self._file, timeout=5, check_same_thread=False)
            weakref.finalize(self, self._read.close)
        return self._read

    def _close(self) -> None:
        if self._read is not None:
            self._read.close()
            self._read = None
