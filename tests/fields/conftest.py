"""Entries written as keyword arguments."""

from __future__ import annotations

from ssmlit.model import Entry, Field


def make_entry(kind: str = "misc", **fields: str) -> Entry:
    """An entry with key `k` on line 1; `_` at the end of a name is dropped."""
    items = (Field(name.rstrip("_"), f"{{{text}}}", text) for name, text in fields.items())
    return Entry(kind, "k", tuple(items), 1)
