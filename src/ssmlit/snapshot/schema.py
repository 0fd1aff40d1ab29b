"""The tables of a snapshot: one SQLite file, written once and never changed afterwards.

    record      a work a row; `title_key` is the CRC-32 of its squashed title
    identifier  `scheme:value` → record; many a record, and perhaps many records an identifier
    code        `github:owner/name` → record, while the snapshot is being built
    venue       the names of venues, each once
    words       full-text index (FTS5 without the texts): the folded words of titles, and those of
                names with `@` before them
    word        how many titles have a word: the rarest ones lead to near titles
    coverage    how many records a venue has in a year, and whether these are all
    source      the files it was built from, and how far each was read
    fact        facts about the snapshot as a whole

Responsible for the layout alone; a file with another layout is rebuilt, never converted.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Final

VERSION: Final = 2

IN: Final = "(SELECT value FROM json_each(?))"
"""After an IN of a query: any number of values, of which a query may not have many."""

TABLES = """
CREATE TABLE record (
    id INTEGER PRIMARY KEY, title_key INTEGER, title TEXT, authors TEXT, year INTEGER,
    month INTEGER, day INTEGER, venue INTEGER, type TEXT, identifiers TEXT, categories TEXT,
    comment TEXT, journalref TEXT, versions INTEGER, more TEXT);
CREATE TABLE code (name TEXT NOT NULL, record INTEGER NOT NULL);
CREATE TABLE venue (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE source (
    id INTEGER PRIMARY KEY, file TEXT, size INTEGER, changed INTEGER, format TEXT,
    records INTEGER, done INTEGER);
CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5(
    text, content='', columnsize=0, detail=none, tokenize="ascii tokenchars '+@'");
INSERT INTO words (words, rank) VALUES ('hashsize', 16777216);
INSERT INTO words (words, rank) VALUES ('automerge', 0);
"""

IDENTIFIERS = (
    """CREATE TABLE identifier (
        name TEXT NOT NULL, record INTEGER NOT NULL, PRIMARY KEY (name, record)) WITHOUT ROWID""",
    # sorted once at the end, which a million random insertions would not be; the text of a column
    # becomes a JSON array at its blanks
    """INSERT OR IGNORE INTO identifier SELECT name.value, record.id FROM record,
        json_each('[' || replace(json_quote(identifiers), ' ', '","') || ']') AS name
        WHERE identifiers != '' ORDER BY 1, 2""",
    "INSERT OR IGNORE INTO identifier SELECT name, record FROM code",
    "DROP TABLE code",
)

FINISH = (
    "CREATE INDEX record_title ON record (title_key)",
    "CREATE TABLE word (word TEXT PRIMARY KEY, titles INTEGER NOT NULL) WITHOUT ROWID",
    """CREATE TABLE coverage (
        venue TEXT NOT NULL, year INTEGER NOT NULL, records INTEGER NOT NULL,
        complete TEXT NOT NULL, PRIMARY KEY (venue, year)) WITHOUT ROWID""",
    "INSERT INTO words (words) VALUES ('optimize')",
    "CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, words, row)",
    """INSERT INTO word SELECT term, doc FROM temp.vocabulary WHERE term < '@' OR term >= 'A'
        ORDER BY term""",
    "DROP TABLE temp.vocabulary",
)


def among(values: Iterable[object]) -> list[str]:
    """Return the arguments of a query that has `IN`."""
    return [json.dumps(list(values))]
