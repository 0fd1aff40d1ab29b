"""How many papers there are, by year, tag and venue.

Responsible for what is counted. Does not depend on how numbers are shown.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ssmlit import fields
from ssmlit.actions import select
from ssmlit.fields.keywords import BOOKKEEPING, public_tags, split_keywords
from ssmlit.fields.reading import full_date, venue_name
from ssmlit.strings import by_count
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
    papers = with_code = 0
    years, venues, tags = Counter[str](), Counter[str](), Counter[str]()
    for entry in select.works(library, query):
        texts = fields.texts(entry)
        papers += 1
        with_code += "code" in texts
        years[str(full_date(texts)[0] or "")] += 1
        venues[short_venue(venue_name(texts))] += 1
        tags.update(split_keywords(texts.get("keywords", "")))
    asked = {tag for tag in BOOKKEEPING if tag in query}
    without = {"year": years.pop("", 0), "venue": venues.pop("", 0)}
    return Counts(
        papers=papers,
        with_code=with_code,
        by={
            "year": dict(sorted(years.items(), reverse=True)),
            "tag": {tag: tags[tag] for tag in public_tags(by_count(tags), asked)},
            "venue": by_count(venues),
        },
        without=without,
    )
