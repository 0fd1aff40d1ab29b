"""Entries written as keyword arguments."""

from __future__ import annotations

from ssmlit.model import Entry, Field, NewEntry


def make_entry(kind: str = "misc", **fields: str) -> Entry:
    """An entry with key `k` on line 1; `_` at the end of a name is dropped."""
    items = (Field(name.rstrip("_"), f"{{{text}}}", text) for name, text in fields.items())
    return Entry(kind, "k", tuple(items), 1)


def read_back(new: NewEntry) -> Entry:
    """The entry that parsing what was written gives."""
    return Entry(new.type, new.key, tuple(Field(name, text, text) for name, text in new.fields), 1)
