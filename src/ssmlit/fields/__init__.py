"""What an entry's fields mean: the only place that knows the names of fields.

`reading` makes records of entries, `writing` makes entries of records, `keywords` edits tags,
`identity` finds identifiers and links, `dates` reads dates, `names` holds the tables.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from ssmlit.fields.keywords import keywords_with, tag_separator
from ssmlit.fields.reading import (
    authors,
    comparable,
    identifiers,
    old_keys,
    outline,
    record,
    tags,
    texts,
    title,
    venue,
    year,
)

if TYPE_CHECKING:
    from ssmlit.fields.writing import new_entry

__all__ = [
    "authors",
    "comparable",
    "identifiers",
    "keywords_with",
    "new_entry",
    "old_keys",
    "outline",
    "record",
    "tag_separator",
    "tags",
    "texts",
    "title",
    "venue",
    "year",
]

_HOMES = {"new_entry": "writing"}


def __getattr__(name: str) -> object:
    """Import what only writing needs when it is first asked for (PEP 562): start-up is short."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
