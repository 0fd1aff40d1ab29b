"""Which rows of a page are which papers of a view, and whether they are where the view has them.

Responsible for that alone. Does not depend on the text of rows, nor on lines of the page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz

from ssmlit import fields
from ssmlit.actions.importing import headings, periods
from ssmlit.actions.lists.adopted.sections import page_heading
from ssmlit.actions.lists.kept.page_rows import names
from ssmlit.actions.lists.row_pairs import ALIKE
from ssmlit.actions.records.completing import with_full_venue
from ssmlit.importers import sections
from ssmlit.latex import squash
from ssmlit.render import papers
from ssmlit.render.pages import ShownSection, shown_sections
from ssmlit.venues import short_venue

if TYPE_CHECKING:
    from ssmlit.actions.lists.kept.page_rows import PageRow
    from ssmlit.model import Record
    from ssmlit.render import View

Place = tuple[int, int]
"""A paper of a view: which of its sections it is in, and its position there, both from 0."""


class Matches(NamedTuple):
    """The rows of a page, by their places in the list of all, and the papers of a view."""

    there: Mapping[Place, int]  # in the section where the view has the paper
    moved: Mapping[Place, int]  # elsewhere
    gone: frozenset[int]  # rows of papers that the view lacks, or no longer has below that tag
    # papers whose row on the page says itself that they are in this section as well, by a label:
    # the page has them only where that row is
    elsewhere: frozenset[Place] = frozenset()

    def staying(self, rows: AbstractSet[int]) -> Matches:
        """Return them with some rows left where they are, though their papers are elsewhere."""
        stay = {place for place, it in self.moved.items() if it in rows}
        moved = {place: it for place, it in self.moved.items() if place not in stay}
        return self._replace(moved=moved, elsewhere=self.elsewhere | stay)


def records_shown(rows: Sequence[PageRow], view: View) -> list[Record]:
    """Return what rows of a page say, as a library that had just this would show it."""
    own = [it.row for it in rows]
    mapping, dates = page_heading(own) | headings([view]), periods([view])
    return [_as_shown(it, mapping, dates) for it in rows]


def _as_shown(it: PageRow, mapping: Mapping[str, str], dates: frozenset[str]) -> Record:
    record = fields.record(fields.entry_of(with_full_venue(it.record)))
    period = sections.period(it.row.section)
    is_filed = period in dates and not papers.date(record).startswith(period)
    tags = (*it.record.tags, *sections.tags(it.row.section, mapping), *(period,) * is_filed)
    return record._replace(tags=tuple(dict.fromkeys(tags)), venue=short_venue(record.venue))


def matches(
    rows: Sequence[PageRow], records: Sequence[Record], shown: Sequence[ShownSection], view: View
) -> Matches:
    """Return which row of a page is which paper: by identifiers, addresses, titles, likeness.

    `records` are what the rows say. A row is in a section if its paper would be there, or if its
    headings are the section's.
    """
    places = {
        (at, nth): record
        for at, section in enumerate(shown)
        for nth, (record, _) in enumerate(section.rows)
    }
    is_there = _places(rows, records, shown, view)
    left = set(range(len(rows)))
    there = dict(_pairs_by_name(places, rows, left, is_there))
    open_ = {place: record for place, record in places.items() if place not in there}
    there |= dict(_alike(open_, rows, left, is_there))
    _leave_further_rows(places, rows, left, is_there)
    open_ = {place: record for place, record in open_.items() if place not in there}
    shown_by: dict[str, list[int]] = {}
    for place, it in there.items():
        shown_by.setdefault(places[place].key, []).append(it)
    elsewhere = frozenset(
        place
        for place, record in open_.items()
        if any(is_there(it, place[0]) for it in shown_by.get(record.key, ()))
    )
    open_ = {place: record for place, record in open_.items() if place not in elsewhere}
    moved = dict(_pairs_by_name(open_, rows, left, lambda *_: True))
    if "tag" not in {view.group, view.subgroup}:  # no tag was taken away that had it there as well
        has_row = {place: places[place] for place in there}
        _leave_further_rows(has_row, rows, left, lambda *_: True)
    gone = frozenset(it for it in left if rows[it].row.record)
    return Matches(there, moved, gone, elsewhere)


def _places(
    rows: Sequence[PageRow], records: Sequence[Record], shown: Sequence[ShownSection], view: View
) -> Callable[[int, int], bool]:
    """Return what says whether a row is in a section, both by their places."""
    numbered = [record._replace(key=str(nth)) for nth, record in enumerate(records)]
    own: dict[str, set[str]] = {}
    for section in shown_sections(numbered, view):
        own.setdefault(section.path, set()).update(record.key for record, _ in section.rows)
    heads = [tuple(map(sections.plain, section.labels)) for section in shown]

    def is_there(it: int, at: int) -> bool:
        above = heads[at]
        is_below = bool(above) and rows[it].heads[-len(above) :] == above
        return is_below or str(it) in own.get(shown[at].path, ())

    return is_there


def _pairs_by_name(
    places: Mapping[Place, Record],
    rows: Sequence[PageRow],
    left: set[int],
    fits: Callable[[int, int], bool],
) -> Iterator[tuple[Place, int]]:
    """Yield papers and the rows that name them, and take these off the rows that are left."""
    found: set[Place] = set()
    for kind in range(3):
        known: dict[object, list[int]] = {}
        for it in sorted(left, key=lambda it: (rows[it].row.record is None, it)):
            for name in names(rows[it].record)[kind]:
                known.setdefault(name, []).append(it)
        for place, record in places.items():
            own = (it for name in names(record)[kind] for it in known.get(name, ()))
            fitting = [it for it in own if it in left and fits(it, place[0])]
            if fitting and place not in found:
                left.remove(fitting[0])
                found.add(place)
                yield place, fitting[0]


def _leave_further_rows(
    places: Mapping[Place, Record],
    rows: Sequence[PageRow],
    left: set[int],
    fits: Callable[[int, int], bool],
) -> None:
    """Take further rows of papers off the rows that are left: they stay as they are."""
    while list(_pairs_by_name(places, rows, left, fits)):
        continue


def _alike(
    places: Mapping[Place, Record],
    rows: Sequence[PageRow],
    left: set[int],
    fits: Callable[[int, int], bool],
) -> Iterator[tuple[Place, int]]:
    """Yield papers and rows of their sections with titles like theirs, the most alike first."""
    titles = {it: squash(rows[it].record.title) for it in left if rows[it].row.record}
    ratios = [
        (fuzz.ratio(squash(record.title), title), place, it)
        for place, record in places.items()
        for it, title in titles.items()
        if title and fits(it, place[0])
    ]
    found: set[Place] = set()
    for ratio, place, it in sorted(ratios, key=lambda one: -one[0]):
        if ratio >= ALIKE and it in left and place not in found:
            left.remove(it)
            found.add(place)
            yield place, it
