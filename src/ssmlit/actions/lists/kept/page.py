"""A list on its page, changed only where the library has changed.

Responsible for the lines of the page: which rows go, where new ones come. Rows, headings, prose,
tables and blank lines that people wrote are where they were. Does not depend on files.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain, groupby
from typing import TYPE_CHECKING, NamedTuple

from ssmlit._lazy import regex
from ssmlit.actions.import_values import name_of
from ssmlit.actions.lists.kept.matching import Matches, Place, matches, records_shown
from ssmlit.actions.lists.kept.page_lines import PageLines
from ssmlit.actions.lists.kept.page_rows import PageRow, names, page_rows
from ssmlit.actions.lists.kept.region_form import RegionForms
from ssmlit.actions.lists.kept.row_sides import as_written, counts_tables, with_own_remark
from ssmlit.actions.lists.kept.row_text import RowText, with_news
from ssmlit.render import markers, render
from ssmlit.render.pages import ShownSection, front, shown_sections
from ssmlit.render.papers import remark
from ssmlit.render.rows import item, table_head

if TYPE_CHECKING:
    from ssmlit.model import Record
    from ssmlit.render import View

_NUMBER = regex(r"^[ \t]*\d+(?=[.)]\s)", re.MULTILINE)


class KeptList(NamedTuple):
    """A list in the lines of its page."""

    body: str
    behind: tuple[int, ...] = ()  # lines of the page, from 1, whose rows say less or other things
    instead: tuple[str, ...] = ()  # what the view would write for each of these
    gone: tuple[int, ...] = ()  # whose papers the view lacks
    left: tuple[int, ...] = ()  # nor those of these, but nothing in them surely names a paper


def kept_list(
    text: str,
    view: View,
    records: Sequence[Record],
    waiting: Sequence[Record],
    *,
    date: str,
) -> KeptList:
    """Return the list of a document as the library has it now, in the words of the page.

    A row that would be misread, so that the next run would change it again, stays as it is.

    Args:
        text: the document with the list's markers around it.
        view: the list.
        records: the view's papers.
        waiting: papers that the view lacks as they wait in the inbox: a row of one stays.
        date: today, for a view that shows it.
    """
    text = text.replace("\r\n", "\n")
    made = _made(text, view, records, waiting, date)
    if not made.rewritten:
        return made.kept
    after = markers.replace(text, view.name, made.kept.body)
    again = _made(after, view, records, waiting, date)
    unsteady = {it for it in made.rewritten if it in again.rewritten or it not in again.there}
    return _made(text, view, records, waiting, date, unsteady).kept if unsteady else made.kept


class _Made(NamedTuple):
    kept: KeptList
    rewritten: AbstractSet[Place] = frozenset()  # the papers whose rows are others than before
    there: AbstractSet[Place] = frozenset()  # those that had a row in their section


def _made(
    text: str,
    view: View,
    records: Sequence[Record],
    waiting: Sequence[Record],
    date: str,
    stay: AbstractSet[Place] = frozenset(),
) -> _Made:
    """Return the list of a document, where the rows of some papers stay as they are."""
    heads = markers.headings_before(text, view.name)
    rows = page_rows(text, view.name) if records or waiting else []
    if not rows:
        body = render(records, view, date=date, headings=heads) if records else ""
        return _Made(KeptList(body))
    shown, own = list(shown_sections(records, view, heads)), records_shown(rows, view)
    lines = PageLines(text, view.name, counts_tables=counts_tables(view))
    joined = {it for it, row in enumerate(rows) if lines.has_joined_cells(row.start)}
    found = matches(rows, own, shown, view).staying(joined)
    kept = {name for record in waiting for name in chain.from_iterable(names(record))}
    strange = frozenset(
        it for it in found.gone
        if kept.isdisjoint(chain.from_iterable(names(own[it])))
        and name_of(rows[it].row) not in view.left_out
    )  # fmt: skip
    found = found._replace(
        gone=frozenset(it for it in strange - joined if _goes(lines, rows[it], own[it], view))
    )
    forms = RegionForms(view, rows, lines, text)
    texts = _updated(lines, forms, shown, rows, own, found)
    rewritten = _rewrite(lines, rows, texts, stay)
    stale = [(rows[it], _paper(shown, place)) for (place, it), made in texts.items()
             if made.is_behind or place in stay]  # fmt: skip
    behind = {row.start + 1: as_written(paper, forms.of(row), lines.text(row.own))
              for row, paper in stale}  # fmt: skip
    _take_out(lines, rows, found)
    found = found._replace(elsewhere=found.elsewhere | {*_put_in_before(text, view, shown, found)})
    _put_in(lines, forms, shown, rows, found)
    lines.begin_with(front(records, view, date, heads), rows[0].start, rows[0].heads)
    gone = tuple(rows[it].start + 1 for it in sorted(found.gone))
    left = tuple(rows[it].start + 1 for it in sorted(strange - found.gone) if rows[it].row.record)
    instead = tuple(text for _, text in sorted(behind.items()))
    kept_now = KeptList(lines.made(), tuple(sorted(behind)), instead, gone, left)
    return _Made(kept_now, rewritten, found.there.keys())


def _goes(lines: PageLines, row: PageRow, said: Record, view: View) -> bool:
    """Return whether a row that the view lacks is surely one of its papers' rows.

    Read beside other rows, it may be taken for one: it names a work by an identifier or address, or
    is as the view writes works by people.
    """
    written = lines.text(row.own)
    is_ours = bool(said.authors) and as_written(said, view, written) == written
    ids, _, _ = names(said)
    return bool(ids) or is_ours


def _updated(
    lines: PageLines,
    forms: RegionForms,
    shown: Sequence[ShownSection],
    rows: Sequence[PageRow],
    own: Sequence[Record],
    found: Matches,
) -> dict[tuple[Place, int], RowText]:
    """Return rows with what the library says differently.

    A second row of a paper in a section may say other things than the first: it stays.
    """
    made: dict[tuple[Place, int], RowText] = {}
    remarks = defaultdict[str, set[str]](set)
    pairs = [*found.there.items(), *found.moved.items()]
    for place, it in pairs:
        remarks[_paper(shown, place).key].add(remark(own[it]))
    for place, it in pairs:
        paper = _paper(shown, place)
        if (row := rows[it]).own:
            record = with_own_remark(paper, own[it], remarks[paper.key])
            written = lines.text(row.own)
            made[place, it] = with_news(row.row, own[it], record, forms.of(row), written)
    return made


def _paper(shown: Sequence[ShownSection], place: Place) -> Record:
    return shown[place[0]].rows[place[1]][0]


def _rewrite(
    lines: PageLines,
    rows: Sequence[PageRow],
    texts: Mapping[tuple[Place, int], RowText],
    stay: AbstractSet[Place],
) -> set[Place]:
    """Give rows their new text; return the papers whose rows are others now."""
    rewritten = set()
    for (place, it), made in texts.items():
        if place not in stay and made.text != lines.text(rows[it].own):
            lines.rewrite(rows[it].own, made.text)
            rewritten.add(place)
    return rewritten


def _take_out(lines: PageLines, rows: Sequence[PageRow], found: Matches) -> None:
    for it in {*found.gone, *found.moved.values()}:
        lines.remove(rows[it].own)


class _NewRow(NamedTuple):
    """The text of a row that comes in, and the lines above it if it is one of another table."""

    text: str
    head: tuple[str, ...]


def _put_in_before(
    text: str, view: View, shown: Sequence[ShownSection], found: Matches
) -> Iterator[Place]:
    """Yield papers that no row is read as, though the page has the view's row of them.

    Else each run would put in one more: "Slow Shells (Letters of Shells 2022)", without a link.
    """
    first, last = markers.lines(text, view.name)
    page = _NUMBER.sub("1", "\n".join(["", *text.split("\n")[first : last - 1], ""]))
    known = {shown[at].rows[nth][0].key for at, nth in (*found.there, *found.moved)}
    for at, section in enumerate(shown):
        for nth, (record, row) in enumerate(section.rows):
            if record.key not in known and f"\n{_NUMBER.sub('1', row.strip())}\n" in page:
                yield at, nth


def _put_in(
    lines: PageLines,
    forms: RegionForms,
    shown: Sequence[ShownSection],
    rows: Sequence[PageRow],
    found: Matches,
) -> None:
    """Put in the papers that are not on the page where the view has them."""
    last = lines.first - 1  # the last line of the sections before
    made: set[tuple[str, ...]] = set()
    for at, section in enumerate(shown):
        here = {nth: rows[found.there[at, nth]] for nth in range(len(section.rows))
                if (at, nth) in found.there}  # fmt: skip
        texts = {nth: _new_row(lines, rows, found, (at, nth), section)
                 for nth in range(len(section.rows))
                 if (at, nth) not in found.elsewhere}  # fmt: skip
        if here:
            new = {nth: row for nth, row in texts.items() if nth not in here}
            _beside(lines, texts | dict(_fitted(lines, forms, section, new, here)), here)
            last = max(last, *(row.end - 1 for row in here.values()))
        elif texts:
            line = lines.heading(section.labels)
            above = [] if line is not None else _headings(lines, shown, section, made)
            last = lines.foot(last if line is None else line)
            for head, together in _by_head(texts.values()):
                lines.insert(last, [*above, *head], together)
                above = []


def _new_row(
    lines: PageLines,
    rows: Sequence[PageRow],
    found: Matches,
    place: tuple[int, int],
    section: ShownSection,
) -> _NewRow:
    """Return a paper's row: the one that it has elsewhere on the page, or one of the view."""
    it, text = found.moved.get(place), section.rows[place[1]][1]
    if it is None or not rows[it].own:
        return _NewRow(text, section.head)
    own = lines.now(rows[it].own) + text[len(text.rstrip("\n")) :]
    return _NewRow(own, lines.table_head(rows[it].start))


def _fitted(
    lines: PageLines,
    forms: RegionForms,
    section: ShownSection,
    new: Mapping[int, _NewRow],
    here: Mapping[int, PageRow],
) -> Iterator[tuple[int, _NewRow]]:
    """Yield rows as those beside them are written, where the view's own have other columns."""
    for nth, row in new.items():
        beside = here[max((it for it in here if it < nth), default=min(here))]
        if not lines.joins(row.text, row.head, beside.start):
            form = forms.of(beside)
            yield nth, _NewRow(item(section.rows[nth][0], form), table_head(form))


def _by_head(new: Iterable[_NewRow]) -> Iterator[tuple[tuple[str, ...], list[str]]]:
    """Yield the texts of rows that are in one table, with its head, in order."""
    for head, together in groupby(new, lambda row: row.head):
        yield head, [row.text for row in together]


def _beside(lines: PageLines, texts: Mapping[int, _NewRow], here: Mapping[int, PageRow]) -> None:
    """Put the papers of a section that are not on the page beside those that are."""
    row = first = here[min(here)]
    for head, before in _by_head(new for nth, new in texts.items() if nth < min(here)):
        lines.insert_before(first.start, head, before)
    for nth, new in texts.items():
        if nth in here:
            row = here[nth]
        elif nth > min(here):
            lines.insert_after(row.end - 1, row.start, new.head, new.text)


def _headings(
    lines: PageLines,
    shown: Sequence[ShownSection],
    section: ShownSection,
    made: set[tuple[str, ...]],
) -> list[str]:
    """Return the headings of a section that the page does not have, each and a blank line."""
    above = [it for it in shown if it.heading and section.labels[: len(it.labels)] == it.labels]
    new = [it for it in above if it.labels not in made and lines.heading(it.labels) is None]
    made.update(it.labels for it in new)
    return [line for it in new for line in (it.heading, "")]
