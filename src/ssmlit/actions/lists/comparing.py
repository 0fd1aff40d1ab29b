"""What people changed by hand in a list that ssmlit rendered, as changes of the entries.

The list as it would be rendered now and the list as it stands are read by the same reader, so that
only what a person did differs. Responsible for the edits that accept a difference. Does not
depend on how differences are shown, nor on who accepts them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from ssmlit import fields
from ssmlit.actions.lists import rendering
from ssmlit.actions.lists.row_pairs import (
    out_of_order,
    pair_rows,
    record_of,
    rows_in_list,
    still_there,
)
from ssmlit.errors import UnresolvedError
from ssmlit.fields.names import IDENTIFIER_FIELDS, LINK_FIELDS, VENUE_FIELDS
from ssmlit.importers import markdown, sections
from ssmlit.model import DropField, Edit, Entry, Record, RemoveEntry, SetField, SetType
from ssmlit.ownership_marks import Owner
from ssmlit.render import markers, papers
from ssmlit.render.view import PERIOD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from ssmlit.importers import Row
    from ssmlit.library import Library
    from ssmlit.render import View


@dataclass(frozen=True, slots=True)
class RowChange:
    """One edit that a person made in a rendered list.

    Attributes:
        source, line: where the row is; of a deleted row, where its list begins.
        key: of the entry.
        field: what was changed: `title`, `authors`, `year`, `venue`, `note`, `section`, a link's
            role, an identifier's scheme, or `row` for a deleted one.
        old: what the library says.
        new: what the list says; "" for nothing.
        edits: that accept it; tags are apart, because a row may be in several sections.
        tags: (added, removed).
    """

    source: str
    line: int
    key: str
    field: str
    old: str
    new: str
    edits: tuple[Edit, ...] = ()
    tags: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())

    @property
    def id(self) -> str:
        """What tells the change from others of its file."""
        return f"{self.source}:{self.line}:{self.key}:{self.field}"


@dataclass(frozen=True, slots=True)
class Compared:
    """A rendered list beside its library.

    Attributes:
        changes: what a person changed in rows that were there.
        known: the rows that ssmlit wrote, as they are now; all others are new.
        unread: lines that someone edited and that are neither a change of a row nor a new paper.
    """

    changes: tuple[RowChange, ...]
    known: tuple[Row, ...]
    unread: tuple[int, ...] = ()


def is_rendered(text: str, name: str) -> bool:
    """Whether a list is what ssmlit wrote, or that edited by hand since."""
    return bool(markers.body(text, name)) and markers.owner(text, name) is not Owner.FOREIGN


def compare(
    library: Library,
    text: str,
    source: str,
    view: View,
    mapping: Mapping[str, str],
    written: str = "",
) -> Compared:
    """Return what differs between a document's list and what would be rendered now.

    A list that is as ssmlit wrote it has no edits, whatever the library says now.
    Nor can a row that ssmlit did not write be edited or gone: one of a paper that came into the
    library since is new, whatever it leaves unsaid.

    Args:
        library: the library.
        text: the document.
        source: its name.
        view: whose list it holds.
        mapping: headings → tags.
        written: the document as ssmlit wrote it, before the edits, if that is known.
    """
    if markers.owner(text, view.name) is Owner.OURS:
        rows = rows_in_list(text, source, view.name)
        return Compared((), tuple(row for row in rows if _entry(library, row) is not None))
    body = rendering.markdown(rendering.papers(library, view), view, "", "", text)
    before = markers.replace(text, view.name, body, path=source)
    old = rows_in_list(before, source, view.name)
    new = rows_in_list(text, source, view.name, old)
    if written:
        old = still_there(rows_in_list(written, source, view.name, old), old)
    pairs, gone = pair_rows(old, new)
    changes = [
        change
        for one, other in pairs
        if (entry := _entry(library, one)) is not None
        for change in _differences(entry, one, other, _Headings(view, mapping))
    ]
    left = [one for one, _ in pairs]
    edited = {change.line for change in changes}
    there = [other for _, other in pairs]
    said = [row for row in new if row.line in edited or (row.kind == "paper" and row not in there)]
    unread = tuple(sorted({*_unread(text, view.name, said, before, written), *out_of_order(pairs)}))
    changes += _removals(library, gone, left, markers.lines(text, view.name)[0], mapping)
    return Compared(tuple(changes), tuple(there), unread)


def unknown(library: Library, text: str, source: str, name: str) -> tuple[Row, ...]:
    """Return the papers of a document's list that the library does not have."""
    return tuple(row for row in rows_in_list(text, source, name) if _entry(library, row) is None)


def edits(library: Library, changes: Sequence[RowChange]) -> tuple[Edit, ...]:
    """Return the edits of changes that were accepted; tags of one entry are changed together."""
    found: list[Edit] = []
    removed = {edit.key for one in changes for edit in one.edits if isinstance(edit, RemoveEntry)}
    for key in dict.fromkeys(change.key for change in changes):
        own = [change for change in changes if change.key == key]
        found += dict.fromkeys(edit for change in own for edit in change.edits)
        more = [tag for change in own for tag in change.tags[0]]
        less = [tag for change in own for tag in change.tags[1] if tag not in more]
        entry = library.get(key)
        keywords = fields.keywords_with(entry, more, less)
        if keywords is not None and key not in removed:
            found.append(SetField(entry.key, "keywords", keywords, nth=entry.nth))
    return tuple(found)


def _unread(text: str, name: str, said: Sequence[Row], *known: str) -> tuple[int, ...]:
    """Return the lines of a list that are in no known document, nor in a row that says something.

    Args:
        text: the document as it is.
        name: the list.
        said: rows whose edits are known.
        known: documents as ssmlit writes them, or wrote them.
    """
    first, last = markers.lines(text, name)
    ours = {_uncounted(line) for one in known for line in one.split("\n")}
    read = {n for row in said for n in range(row.line, row.line + row.raw.count("\n") + 1)}
    heads = {head for row in said for head in row.section}
    read |= {line for _, line, head in markdown.headings(text) if head in heads}
    lines = text.split("\n")
    return tuple(
        n for n in range(first + 1, last) if n not in read and _uncounted(lines[n - 1]) not in ours
    )


def _uncounted(line: str) -> str:
    """Return a line without numbers that only count papers: "[Vision](#vision) (24)"."""
    return line.strip() if "://" in line else re.sub(r"\d+", "#", line.strip())


def _entry(library: Library, row: Row) -> Entry | None:
    """Return the entry that a row was rendered from."""
    record = record_of(row)
    named = [work.key for work in library.candidates.sharing_a_name(record)]
    titled = [one.key for one in library.candidates.by_title(record.title)] if record.title else []
    keys = [*(key for key in named if key in titled), *named, *titled]
    try:
        return library.get(keys[0]) if keys else None
    except UnresolvedError:
        return None


class _Headings(NamedTuple):
    """What the headings of a list stand for."""

    view: View
    mapping: Mapping[str, str]

    def tags(self, row: Row) -> tuple[str, ...]:
        """Return the tags that place a paper where a row is, a year's or month's among them."""
        size = {"year": 4, "month": 7}.get(self.view.group, 0)
        period = sections.period(row.section)[:size]
        return (*sections.tags(row.section, self.mapping), *((period,) if period else ()))


def _differences(entry: Entry, old: Row, new: Row, headings: _Headings) -> Iterator[RowChange]:
    was, now = record_of(old), record_of(new)

    def change(field: str, before: str, after: str, *edits: Edit) -> RowChange:
        return RowChange(new.source, new.line, entry.key, field, before, after, edits)

    written = {item.name: item for item in fields.entry_of(replace(now, type=was.type)).fields}
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
    if was.note != now.note:
        yield change("note", was.note, now.note, *_optional(entry, "note", now.note))
    for name in ("remark", "shorttitle"):
        before, later = (dict(row.extra).get(name, "") for row in (was, now))
        if before != later:
            yield change(name, before, later, *_optional(entry, name, later))
    yield from _addresses(entry, was, now, change)
    had, has = headings.tags(old), headings.tags(new)
    if had != has:
        moved = change("section", _path(old), _path(new))
        own = papers.date(fields.record(entry))
        more = tuple(tag for tag in has if not (PERIOD.fullmatch(tag) and own.startswith(tag)))
        yield replace(moved, tags=(more, tuple(tag for tag in had if tag not in has)))


def _path(row: Row) -> str:
    return " > ".join(filter(None, row.section))


def _addresses(
    entry: Entry, was: Record, now: Record, change: Callable[..., RowChange]
) -> Iterator[RowChange]:
    """Yield changed identifiers and links; an address that only repeats an identifier is none."""
    for scheme, name in IDENTIFIER_FIELDS.items():
        before, after = was.identifier(scheme), now.identifier(scheme)
        if after and after != before:
            yield change(scheme, before, after, _set(entry, name, after))
    for role in LINK_FIELDS:
        before, after = was.link(role), now.link(role)
        if before != after:
            yield change(role, before, after, *_optional(entry, role, after))


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


def _optional(entry: Entry, name: str, text: str) -> Iterator[Edit]:
    if text:
        yield _set(entry, name, text)
    elif name in entry:
        yield DropField(entry.key, name, nth=entry.nth)


def _set(entry: Entry, name: str, text: str) -> SetField:
    return SetField(entry.key, name, text, nth=entry.nth)


def _removals(
    library: Library,
    gone: Sequence[Row],
    left: Sequence[Row],
    line: int,
    mapping: Mapping[str, str],
) -> Iterator[RowChange]:
    """Yield deleted rows: from one of several sections, or from the whole list."""
    elsewhere = {entry.key for row in left if (entry := _entry(library, row))}
    removed: set[str] = set()
    for row in gone:
        entry = _entry(library, row)
        if entry is None or entry.key in removed:
            continue  # it was in several sections
        tags = sections.tags(row.section, mapping)
        if entry.key in elsewhere and tags:
            yield RowChange(row.source, line, entry.key, "section", _path(row), "", tags=((), tags))
        else:
            removed.add(entry.key)
            removal = RemoveEntry(entry.key, nth=entry.nth)
            title = record_of(row).title
            yield RowChange(row.source, line, entry.key, "row", title, "", (removal,))
