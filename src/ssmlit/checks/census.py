"""What the entries of a library have in total: which venues and tags occur, and where.

Responsible for collecting. Does not judge; the rules about a whole library do.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

from ssmlit.checks.tables import VENUE_FIELDS
from ssmlit.fields.keywords import split_keywords
from ssmlit.model import Entry, Field


class Seen(NamedTuple):
    """A field of an entry."""

    entry: Entry
    field: Field


Places: TypeAlias = "dict[str, list[Seen]]"


class Census(NamedTuple):
    """The venues and the tags of a library, each with its places in the order of the file."""

    venues: Places
    tags: Places


def census(entries: Iterable[Entry]) -> Census:
    """Return the venues and tags of some entries."""
    found = Census({}, {})
    for entry in entries:
        for field in entry.fields:
            name = field.name.lower()
            if name in VENUE_FIELDS and field.text:
                found.venues.setdefault(field.text, []).append(Seen(entry, field))
            elif name == "keywords":
                for tag in split_keywords(field.text):
                    found.tags.setdefault(tag, []).append(Seen(entry, field))
    return found
