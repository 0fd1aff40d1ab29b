"""The rows of entries: put in and taken out, with the words that they are made of.

Responsible for the tables that hold a row for each entry staying in step. Does not depend on files
or on segments.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from ssmlit.index.entries import Indexed

_ENTRY = f"INSERT INTO entries VALUES ({', '.join('?' * 20)})"  # noqa: S608 - no value in it
_TEXT = "SELECT title || author || tag || venue || year FROM entries WHERE id = ?"
_DELETE = (
    "DELETE FROM search_text WHERE id = ?",
    "DELETE FROM inherited WHERE entry = ?",
    "DELETE FROM entries WHERE id = ?",
)
_WORDS = (
    "INSERT INTO words VALUES (?, ?)"
    " ON CONFLICT (word) DO UPDATE SET entries = entries + excluded.entries"
)


def insert_entries(
    base: sqlite3.Connection, segment: int, entries: Iterable[tuple[int, Indexed]]
) -> Counter[str]:
    """Insert entries of a segment under their numbers; return their words, yet to be counted."""
    rows, texts, parents = [], [], []
    words: Counter[str] = Counter()
    for number, entry in entries:
        rows.append((number, segment, *entry.columns))
        texts.append((number, entry.squashed))
        parents += [(number, key) for key in entry.parents]
        words.update("".join(entry.columns[6:11]).split())
    base.executemany(_ENTRY, rows)
    base.executemany("INSERT INTO search_text VALUES (?, ?)", texts)
    base.executemany("INSERT INTO inherited VALUES (?, ?)", parents)
    return words


def delete_entries(base: sqlite3.Connection, numbers: Sequence[int]) -> None:
    """Delete the entries of some numbers, and their words."""
    words: Counter[str] = Counter()
    for number in numbers:
        (text,) = base.execute(_TEXT, [number]).fetchone()
        words.update(text.split())
    for statement in _DELETE:
        base.executemany(statement, [(number,) for number in numbers])
    count_words(base, Counter({word: -times for word, times in words.items()}))


def count_words(base: sqlite3.Connection, words: Counter[str]) -> None:
    """Add to how many times each word stands in entries; words that no entry has are deleted."""
    base.executemany(_WORDS, words.items())
    base.execute("DELETE FROM words WHERE entries <= 0")
