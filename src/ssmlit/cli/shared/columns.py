"""What a table of papers can show: each column's text, read from a hit.

Responsible for what a column is called and how its text is shortened. Does not depend on how rows
are printed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit import fields
from ssmlit.cli.shared.terminal_text import one_line
from ssmlit.fields.reading import full_title, venue_name
from ssmlit.latex import parse_names

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ssmlit.query import Hit

COLUMNS = ("key", "year", "authors", "title", "venue")  # the usual ones


def cells(hit: Hit, columns: Sequence[str], authors: int = 3) -> list[str]:
    """Return a hit's columns as safe one-line texts."""
    return [one_line(cell(hit, column, authors)) for column in columns]


def cell(hit: Hit, column: str, authors: int = 3) -> str:
    """Return one column of a hit: a usual one in its short form, else the field's own text."""
    usual = _USUAL.get(column)
    if usual is not None:
        return usual(hit)
    if column == "authors":
        return short_authors(hit, authors)
    from ssmlit.latex import to_unicode

    return to_unicode(hit.whole.get(column))


def _id(hit: Hit) -> str:
    found = fields.identifiers(hit.whole)
    return str(found[0]) if found else ""


def _venue(hit: Hit) -> str:
    from ssmlit.venues import short_venue

    return short_venue(venue_name(hit.subject.written))


# What a column shows is read from the entry alone: a whole record takes five times as long.
_USUAL: dict[str, Callable[[Hit], str]] = {
    "key": lambda hit: hit.key,
    "type": lambda hit: hit.subject.type,
    "year": lambda hit: str(hit.subject.year or ""),
    "title": lambda hit: full_title(hit.subject.written),
    "venue": _venue,
    "tags": lambda hit: ", ".join(fields.tags(hit.whole)),
    "id": _id,
    "added": lambda hit: hit.whole.get("timestamp"),
    "code": lambda hit: hit.record.link("code"),
}


NAMES = (*_USUAL, "authors")  # the columns that are more than a BibTeX field


def short_authors(hit: Hit, most: int) -> str:
    """Return `Gu, Dao`, or `Gu et al.` when there are more than `most`."""
    people, others = parse_names(hit.subject.get("author"))
    if len(people) > most or (people and others):
        return f"{people[0].surname} et al."
    return ", ".join([person.surname for person in people])
