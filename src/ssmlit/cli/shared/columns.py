"""What a table of papers can show: each column's text, read from a hit.

Responsible for what a column is called and how its text is shortened. Does not depend on how rows
are printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ssmlit import fields, latex, venues
from ssmlit.cli.shared.terminal_text import one_line
from ssmlit.fields.reading import full_title, venue_name

if TYPE_CHECKING:
    from ssmlit.query import Hit

NAMES = ("key", "type", "year", "title", "venue", "tags", "id", "added", "code", "authors")
"""The columns that are more than a BibTeX field."""

COLUMNS = ("key", "year", "authors", "title", "venue")  # the usual ones


def cells(hit: Hit, columns: Sequence[str], authors: int = 3) -> list[str]:
    """Return a hit's columns as safe one-line texts."""
    return [one_line(cell(hit, column, authors)) for column in columns]


def cell(hit: Hit, column: str, authors: int = 3) -> str:
    """Return one column of a hit: a usual one in its short form, else the field's own text.

    It is read from the entry alone: a whole record takes five times as long.
    """
    match column:
        case "key":
            text = hit.key
        case "type":
            text = hit.subject.type
        case "year":
            text = str(hit.subject.year or "")
        case "authors":
            text = _short_authors(hit, authors)
        case "title":
            text = full_title(hit.subject.written)
        case "venue":
            text = venues.short_venue(venue_name(hit.subject.written))
        case "tags":
            text = ", ".join(fields.tags(hit.whole))
        case "id":
            text = "".join(map(str, fields.identifiers(hit.whole)[:1]))
        case "code":
            text = hit.record.link("code")
        case _:
            text = latex.to_unicode(hit.whole.get("timestamp" if column == "added" else column))
    return text


def _short_authors(hit: Hit, most: int) -> str:
    """Return `Gu, Dao`, or `Gu et al.` when there are more than `most`."""
    people, others = latex.parse_names(hit.subject.get("author"))
    if len(people) > most or (people and others):
        return f"{people[0].surname} et al."
    return ", ".join([person.surname for person in people])
