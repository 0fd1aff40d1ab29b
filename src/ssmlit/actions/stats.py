"""How many papers there are, by year, tag and venue."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ssmlit import fields
from ssmlit.actions import select
from ssmlit.actions.tagging import count_tags
from ssmlit.fields.keywords import BOOKKEEPING, for_readers
from ssmlit.fields.names import NO_WORKS
from ssmlit.venues import short_venue

if TYPE_CHECKING:
    from ssmlit.library import Library


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of papers."""

    papers: int  # all that were counted
    with_code: int  # those with a field `code`
    # a table for "year" (newest first), "tag" and "venue" (most first). Bookkeeping such as
    # `needs-metadata` counts as a tag where the query names it.
    by: dict[str, dict[str, int]]
    without: dict[str, int]  # how many have no "year", and no "venue"


def count_papers(library: Library, query: str = "") -> Counts:
    """Count all works, or those a query matches."""
    found = select.by_query(library, query) if query else library.entries
    works = (entry for entry in found if entry.type.lower() not in NO_WORKS)
    entries = [library.complete(entry) for entry in works]
    years = Counter(str(fields.year(entry) or "") for entry in entries)
    venues = Counter(short_venue(fields.venue(entry)) for entry in entries)
    tags, asked = count_tags(entries), {tag for tag in BOOKKEEPING if tag in query}
    without = {"year": years.pop("", 0), "venue": venues.pop("", 0)}
    return Counts(
        papers=len(entries),
        with_code=sum("code" in entry for entry in entries),
        by={
            "year": dict(sorted(years.items(), reverse=True)),
            "tag": {tag: tags[tag] for tag in for_readers(tags, asked)},
            "venue": dict(sorted(venues.items(), key=lambda item: (-item[1], item[0]))),
        },
        without=without,
    )
