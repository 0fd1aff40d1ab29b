"""A row that a person edited, as changes of its entry.

Responsible for the edits that accept what a row says differently from before. Does not depend on
which rows are compared, nor on who accepts the changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ssmlit import fields
from ssmlit.actions.lists.row_pairs import record_of
from ssmlit.fields.entries import text_edits
from ssmlit.fields.names import IDENTIFIER_FIELDS, LINK_FIELDS, VENUE_FIELDS
from ssmlit.importers import sections
from ssmlit.model import DropField, Edit, Entry, Record, SetField, SetType
from ssmlit.render import papers
from ssmlit.render.view import PERIOD

if TYPE_CHECKING:
    from ssmlit.importers import Row
    from ssmlit.render import View


@dataclass(frozen=True, slots=True)
class RowChange:
    """One edit that a person made in a rendered list."""

    # where the row is; of a deleted row, where its list begins
    source: str
    line: int
    key: str  # of the entry
    # what was changed: `title`, `authors`, `year`, `venue`, `note`, `section`, a link's role, an
    # identifier's scheme, or `row` for a deleted one
    field: str
    old: str  # what the library says
    new: str  # what the list says; "" for nothing
    # that accept it; tags are apart, because a row may be in several sections
    edits: tuple[Edit, ...] = ()
    tags: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())  # (added, removed)
    # a deleted row, but a line that is not understood may be what became of it
    is_doubtful: bool = False

    @property
    def id(self) -> str:
        """What tells the change from others of its file."""
        return f"{self.source}:{self.line}:{self.key}:{self.field}"


def changes_of_row(
    entry: Entry, old: Row, new: Row, view: View, mapping: Mapping[str, str]
) -> Iterator[RowChange]:
    """Yield what a row now says differently, each with the edits of its entry."""
    was, now = record_of(old), record_of(new)

    def change(field: str, before: str, after: str, *edits: Edit) -> RowChange:
        return RowChange(new.source, new.line, entry.key, field, before, after, edits)

    written = {item.name: item for item in fields.entry_of(now._replace(type=was.type)).fields}
    if was.title != now.title and now.title:
        after = fields.with_title(entry, written["title"].text)
        yield change("title", was.title, now.title, *fields.differences(entry, after))
    if was.authors != now.authors and now.authors and not now.others:
        names = ", ".join(map(str, was.authors)), ", ".join(map(str, now.authors))
        yield change("authors", *names, _set(entry, "author", written["author"].text))
    is_below = (was.year, now.year) == (old.section_year, new.section_year)  # it says none itself
    if was.year != now.year and now.year and not is_below:
        year = str(now.year)
        name = fields.own_name(entry, "year")
        yield change("year", str(was.year or ""), year, _set(entry, name, year))
    if was.venue != now.venue and now.venue:
        yield change("venue", was.venue, now.venue, *_venue(entry, now))
    texts = [{**dict(row.extra), "note": row.note} for row in (was, now)]
    for name in ("note", "remark", "shorttitle"):
        before, later = (said.get(name, "") for said in texts)
        if before != later:
            yield change(name, before, later, *text_edits(entry, name, later))
    yield from _addresses(entry, was, now, change)
    had, has = (_section_tags(row, view, mapping) for row in (old, new))
    if had != has:
        moved = change("section", path_of(old), path_of(new))
        own = papers.date(fields.record(entry))
        more = tuple(tag for tag in has if not (PERIOD.fullmatch(tag) and own.startswith(tag)))
        yield replace(moved, tags=(more, tuple(tag for tag in had if tag not in has)))


def _section_tags(row: Row, view: View, mapping: Mapping[str, str]) -> tuple[str, ...]:
    """Return the tags that place a paper where a row is, a year's or month's among them."""
    period = sections.period(row.section)[: {"year": 4, "month": 7}.get(view.group, 0)]
    return (*sections.tags(row.section, mapping), *filter(None, (period,)))


def path_of(row: Row) -> str:
    """Return the headings above a row in one line."""
    return " > ".join(filter(None, row.section))


def _addresses(
    entry: Entry, was: Record, now: Record, change: Callable[..., RowChange]
) -> Iterator[RowChange]:
    """Yield changed identifiers and links; not an address that only repeats an identifier."""
    for scheme, name in IDENTIFIER_FIELDS.items():
        before, after = was.identifier(scheme), now.identifier(scheme)
        if after and after != before:
            yield change(scheme, before, after, _set(entry, name, after))
    for role in LINK_FIELDS:
        before, after = was.link(role), now.link(role)
        if before != after:
            yield change(role, before, after, *text_edits(entry, role, after))


def _venue(entry: Entry, now: Record) -> Iterator[Edit]:
    made = fields.entry_of(now)
    said = {item.name: item.text for item in made.fields if item.name in VENUE_FIELDS}
    names = {fields.own_name(entry, name): text for name, text in said.items()}
    if made.type != entry.type.lower():
        yield SetType(entry.key, made.type, nth=entry.nth)
        for name in VENUE_FIELDS:
            if name in entry and name not in names:
                yield DropField(entry.key, name, nth=entry.nth)
    for name, text in names.items():
        yield _set(entry, name, text)


def _set(entry: Entry, name: str, text: str) -> SetField:
    return SetField(entry.key, name, text, nth=entry.nth)
