"""What the entries of a library have in total: which venues and tags occur, and where.

Responsible for collecting. Does not judge; the rules about a whole library do.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ssmlit.fields.keywords import split_keywords
from ssmlit.fields.names import CONTAINER_FIELDS
from ssmlit.model import Entry, Field

if TYPE_CHECKING:
    from ssmlit.checks.entry_view import EntryView


class Seen(NamedTuple):
    """A field of an entry."""

    entry: Entry
    field: Field


Places: TypeAlias = "dict[str, list[Seen]]"


class Census(NamedTuple):
    """The venues and the tags of a library, each with its places in the order of the file."""

    venues: Places
    tags: Places

    def add(self, view: EntryView, is_unreadable: Callable[[EntryView, Field], bool]) -> None:
        """Add the venues and tags of an entry, but for fields whose text nobody knows."""
        for name in CONTAINER_FIELDS:
            venue = view.fields.get(name)
            if venue and venue.text and not is_unreadable(view, venue):
                self.venues.setdefault(venue.text, []).append(Seen(view.entry, venue))
        if keywords := view.fields.get("keywords"):
            for tag in split_keywords(keywords.text):
                self.tags.setdefault(tag, []).append(Seen(view.entry, keywords))
