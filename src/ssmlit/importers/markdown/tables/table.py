"""The rows of one table, read: what a column holds, by its heading and by its cells.

Responsible for the roles of columns. Does not depend on how the table was written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from ssmlit import identifiers
from ssmlit._lazy import regex
from ssmlit.importers import badges
from ssmlit.importers.markdown import list_item
from ssmlit.importers.markdown.document.flat import Flat, join
from ssmlit.importers.markdown.document.hyperlinks import hyperlinks
from ssmlit.importers.markdown.people import names
from ssmlit.importers.markdown.people.name_likeness import is_group
from ssmlit.importers.markdown.row_reading import RowReading
from ssmlit.importers.markdown.shape import NO_SHAPE, Shape, learn_shape
from ssmlit.importers.markdown.tables import people as table_people
from ssmlit.importers.markdown.tables.beside import unlabelled, with_cell
from ssmlit.importers.markdown.tables.headers import (
    column_role,
    is_first_author,
    is_of_others,
    is_speaker,
)
from ssmlit.importers.markdown.title_words import LONGEST, MARK, clean, word_count
from ssmlit.importers.venue_date import VenueDate
from ssmlit.venues import find_venue

Cells = Sequence[tuple[str, Flat]]

_OF_PAPERS = frozenset({"authors", "venue"})  # what only tables of papers have
_SAID = {"title": 3.0, "paper": 1.5, "name": 0.5}  # how strongly a heading suggests titles
_TITLED = frozenset({"title", "paper"})  # headings of titles
_NO_TITLES = frozenset({"authors", "date", "code", "link", "tags", "venue", "meeting"})
_SAYS_PAPER = regex(r"paper|论文|論文|논문", re.IGNORECASE)  # a heading
_WORD = regex(r"[^\W\d_]{2}")
_LONG_WORD = regex(r"[^\W\d_]{4,}")
_SAMPLE = 300  # rows that are sampled
_READ = 100  # titles read from them, evenly spread
_MOST = 0.6  # share of the cells that decides what a column contains
_MEETING = "meeting"  # the role of a column with the days on which a group meets
_SURE = 0.8  # the same for names without a heading
_ENOUGH = 3  # cells of which each may name one person: two words may be any two


class ColumnRoles(NamedTuple):
    """The roles of a table's columns."""

    columns: tuple[str, ...]  # a role for each column: those of `column_role`, or ""
    title: int = -1  # which column holds the titles; -1 for none
    shape: Shape = NO_SHAPE  # what the cells with titles have in common
    is_of_papers: bool = False  # it has columns that only papers need
    by_surname: bool = False  # its column of authors has surnames alone


def learned(rows: Sequence[Cells], is_known: Callable[[str], bool] | None) -> ColumnRoles:
    """Return the roles of the columns of a table; rows whose title is known show them."""
    width = max(map(len, rows))
    sample = rows[:: max(1, len(rows) // _SAMPLE)]
    columns = [[row[n] for row in sample if n < len(row)] for n in range(width)]
    heads = _heads([cells[0][0] for cells in columns])
    title = _title_column(heads, columns, is_known)
    found = tuple(
        "title" if n == title else _role(head, cells, heads)
        for n, (head, cells) in enumerate(zip(heads, columns, strict=True))
    )
    shape = NO_SHAPE
    if title >= 0:
        some = columns[title][:: max(1, len(columns[title]) // _READ)]
        shape = learn_shape([list_item.read_item(cell) for _, cell in some], is_known)
    others = {role for n, role in enumerate(found) if n != title}
    is_glossary = title >= 0 and heads[title] == "name" and others <= {"venue", ""}
    dated = "date" in others and bool(_SAYS_PAPER.search(columns[title][0][0]))
    is_of_papers = title >= 0 and (dated or bool(_OF_PAPERS & others)) and not is_glossary
    authors = (cell for n, role in enumerate(found) if role == "authors" for _, cell in columns[n])
    return ColumnRoles(found, title, shape, is_of_papers, table_people.are_surnames(authors))


def _heads(headings: Sequence[str]) -> list[str]:
    """Return what headings say; in the schedule of a reading group "Date" is no paper's."""
    heads = list(map(column_role, headings))
    if not any(map(is_speaker, headings)):
        return heads
    return [_MEETING if head == "date" else head for head in heads]


def _title_column(
    heads: Sequence[str], columns: Sequence[Cells], is_known: Callable[[str], bool] | None
) -> int:
    """Return which column holds the titles; -1 for none."""
    said = {n: _with_words(columns[n]) for n, head in enumerate(heads) if head not in _NO_TITLES}
    texts = {n: cells for n, cells in said.items() if cells}
    if len(texts) == 1 and heads[next(iter(texts))] in _SAID:
        return next(iter(texts))  # not read: a tenth of the time of a long list
    scores = {n: _titles(heads[n], cells, is_known) for n, cells in texts.items()}
    if "name" in heads and {"paper", "link"} & {*heads}:  # names and bare links: titles are rare
        scores = {n: it for n, it in scores.items() if heads[n] or _is_capitalised(columns[n])}
    if any(heads[n] in _TITLED and _are_named(cells) for n, cells in texts.items()):
        scores = {n: it for n, it in scores.items() if heads[n]}  # "Paper | Key contribution"
    best = max(scores, key=lambda n: scores[n], default=-1)
    if not scores.get(best):
        return -1
    if best > 0 and not heads[best] and _is_beside_works(best, texts):
        names = texts.get(0, [])  # what the works are called, when that is more than a short name
        return 0 if sum(word_count(flat.text) > 2 for flat in names) > _MOST * len(names) else -1
    return best


def _are_named(cells: Sequence[Flat]) -> bool:
    """Return whether most cells have words of their own, not only "[paper]"."""
    return sum(bool(_WORD.search(unlabelled(cell))) for cell in cells) > _MOST * len(cells)


def _is_beside_works(best: int, texts: dict[int, list[Flat]]) -> bool:
    """Return whether a column only says something about the works that another one links."""
    linked = {n for n, cells in texts.items() if any(map(_has_title_link, cells))}
    return bool(linked) and best not in linked


def _with_words(cells: Cells) -> list[Flat]:
    return [cell for _, cell in cells if re.search(r"\w", cell.text)]


def _titles(head: str, texts: Sequence[Flat], is_known: Callable[[str], bool] | None) -> float:
    """Return how much the cells of a column look like titles; 0 when they do not."""
    said = _SAID.get(head, 0.0)
    long = [flat for flat in texts if _is_title(flat)]
    linked = sum(_has_title_link(flat) for flat in texts)
    known = sum(bool(is_known and is_known(clean(flat.text))) for flat in long)
    distinct = len({flat.text for flat in texts}) / len(texts)
    share = len(long) / len(texts)
    if not said and (share < _MOST or distinct < _MOST):
        return 0.0
    return said + 2 * share * distinct + 2 * linked / len(texts) + 3 * known / len(texts)


def _is_capitalised(cells: Cells) -> bool:
    """Return whether most long words of a column are capitalised, as those of titles."""
    words = [word[0] for _, cell in cells for word in _LONG_WORD.finditer(cell.text)]
    return sum(word[0].isupper() for word in words) >= _MOST * len(words)


def _is_title(flat: Flat) -> bool:
    text = " ".join(flat.text.split("\n")[0].split())
    is_other = MARK.fullmatch(text) or names.read(text).people or badges.read_badge(text)
    return len(text.split()) > 3 and not is_other


def _has_title_link(flat: Flat) -> bool:
    """Return whether a cell holds a paper's link with the words of a title."""
    return any(not h.is_label and identifiers.parse(h.url) for h in hyperlinks(flat))


def _role(head: str, cells: Cells, heads: Sequence[str]) -> str:
    """Return the role of a column other than that of titles; `heads` are those of all."""
    if (head == "name" and not _is_distinct(cells)) or (head == "authors" and _are_readers(cells)):
        return "kind"
    if head and head != "title":
        return head
    texts = [cell.line for cell in _with_words(cells)]
    if not texts:
        return ""
    if _are_cited(texts):
        return "authors"
    if heading := cells[0][0].strip():  # an unknown one: "Who", "Team"
        may_be_authors = "authors" not in heads and not is_of_others(heading)
        return "authors" if may_be_authors and _are_people(texts, headed=True) else ""
    if _are_people(texts, headed=False):
        return "authors"
    stated = [badges.read_badge(text) for text in texts]
    if sum(bool(s.venue) for s in stated) >= _MOST * len(texts):
        return "venue"
    return "date" if sum(map(bool, stated)) >= _MOST * len(texts) else ""


def _are_people(texts: Sequence[str], *, headed: bool) -> bool:
    """Return whether a column names people; with a heading of its own, most cells several.

    Without one, nearly all name several, or at least one in enough rows.
    """
    found = [names.read(text) for text in texts]
    several = sum(len(one.people) > 1 or one.others for one in found) / len(texts)
    named = sum(bool(one.people) for one in found)
    sure = named >= _SURE * len(texts)
    if headed:
        return sure and several >= _MOST and len({*texts}) >= _MOST * len(texts)
    return several >= _SURE or (sure and named >= _ENOUGH)


def _are_cited(texts: Sequence[str]) -> bool:
    """Return whether a column, whatever its heading, cites works: "Carver et al. (2018)"."""
    return sum(map(bool, map(MARK.fullmatch, texts))) >= _SURE * len(texts)


def _are_readers(cells: Cells) -> bool:
    """Return whether a column names few people over and over, by one name: who read the papers."""
    texts = [cell.text.strip() for cell in _with_words(cells)]
    few = len({*texts}) < _MOST * len(texts)
    return few and not any(" " in text or "," in text for text in texts)


def _is_distinct(cells: Cells) -> bool:
    """Return whether a column names works, not what several works do."""
    texts = [cell.text.strip().lower() for cell in _with_words(cells)]
    return len({*texts}) >= _SURE * len(texts)


def read(cells: Cells, table: ColumnRoles) -> RowReading:
    """Return what a row says; a table without titles is read like a list item."""
    if table.title < 0 or table.title >= len(cells):
        return list_item.read_item(join([cell for _, cell in cells]))
    if not cells[table.title][1].text.strip() and not any(cell.of("link") for _, cell in cells):
        return RowReading()
    reading = _title(cells[table.title][1], table)
    if table.is_of_papers and reading.title:
        reading = reading._replace(title_mark="cell")
    for role, (head, cell) in zip(table.columns, cells, strict=False):
        if role != "title":
            reading = with_cell(reading, role, cell, by_surname=table.by_surname)
        if role == "authors" and is_first_author(head):
            alone = len(reading.authors) == 1 and not is_group(reading.authors[0].last)
            reading = reading._replace(others=reading.others or alone)
    return reading


def _title(cell: Flat, table: ColumnRoles) -> RowReading:
    """Read the title's cell: all its words are the title, unless marks say otherwise."""
    reading = list_item.read_item(cell, shape=table.shape)
    if not reading.title and (venue := reading.stated.venue) and find_venue(venue) is None:
        stated = VenueDate(year=reading.stated.year)  # "MapReduce (2004)" is a title here
        reading = reading._replace(title=venue, title_mark="plain", stated=stated)
    whole = clean(unlabelled(cell).split("\n")[0])
    marked = reading.authors or reading.labels or reading.stated.venue or set("[(") & set(whole)
    dated = bool(reading.stated.year) and whole.startswith(str(reading.stated.year))
    split = reading.title_mark in {"bold", "quoted"} and reading.remark
    others = _further_titles(cell, reading.title)
    is_whole = not (marked or dated or split or others) and reading.title in whole
    if is_whole and len(whole) <= LONGEST:
        reading = reading._replace(title=whole)
    pages = (link._replace(role="paper") if link.role == "page" else link for link in reading.links)
    remark = reading.remark if split else ""
    return reading._replace(rest="; ".join(others), remark=remark, links=tuple(pages))


def _further_titles(cell: Flat, title: str) -> list[str]:
    """Return the words of other papers' links in a title's cell: a row has one title."""
    linked = [h.label for h in hyperlinks(cell) if h.role == "paper" and not h.is_label]
    titled = [clean(label) for label in linked if word_count(label) > 2]
    return [label for label in titled if label != title] if len(titled) > 1 else []
