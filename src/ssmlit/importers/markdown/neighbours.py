"""Rows that are papers because their neighbours are.

Responsible for rows that by themselves are only a title or a web page. Does not depend on how a row
is read.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Container, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from ssmlit.importers import sections
from ssmlit.importers.markdown import classify
from ssmlit.importers.markdown.title_words import word_count
from ssmlit.ownership_marks import LIST_MARK

if TYPE_CHECKING:
    from ssmlit.importers.row import Row

_MOSTLY = 0.6  # share of papers with a year from which a web page with a year is one
_NEARLY = 0.8  # share of papers from which a web page is one
# Why a title alone is no paper; with a year it is one in a list of papers with years.
_UNDESCRIBED = frozenset({classify.UNLINKED, classify.PAGE, classify.CODE})


def with_neighbours(rows: Sequence[Row], lines: Sequence[str]) -> list[Row]:
    """Return the rows of a document; those without a clear link are papers if most neighbours are.

    A row that is then not a paper loses its record and its doubts. Rows of a list that ssmlit
    rendered are not neighbours of those outside it: being written differently, they say nothing
    about what a person left beside them.
    """
    marks = [n for n, line in enumerate(lines, 1) if "ssmlit:" in line and LIST_MARK.match(line)]
    listed = [(row.kind, row.record) for row in rows if not sections.purposes(row.section)]
    plain = [(kind, it.year) for kind, it in listed if it and not it.identifiers]
    dated = sum(kind == "paper" and bool(year) for kind, year in plain)
    is_paper_list = len(plain) > 3 and dated >= _MOSTLY * len(plain)
    found: list[Row] = []
    beside = groupby(rows, key=lambda row: (row.section, bisect(marks, row.line)))
    for (section, _), siblings in beside:
        found += _section(list(siblings), dated=is_paper_list and not sections.purposes(section))
    return list(map(_without_record, found))


def _section(rows: Sequence[Row], *, dated: bool) -> list[Row]:
    """Return the rows of a section; `dated`: a title with its year is a paper."""
    papers = sum(row.kind == "paper" for row in rows)
    near = papers >= 3 and papers * 2 >= len(rows)
    believed = {classify.UNLINKED} if near else set()
    unlinked = sum(row.reason == classify.UNLINKED and row.kind != "paper" for row in rows)
    if near and papers + unlinked >= _NEARLY * len(rows):
        believed.add(classify.PAGE)
    dates = sum(row.kind == "paper" and bool(row.own_year) for row in rows)
    cited = papers > 3 and dates >= _NEARLY * papers  # then so must the others be
    known = [
        _is_believed(row, believed, dated=dated) and not (cited and _is_bare(row)) for row in rows
    ]
    return [_as_paper(row) if yes else row for row, yes in zip(rows, known, strict=True)]


def _is_bare(row: Row) -> bool:
    """Return whether a row says neither a year nor who wrote it."""
    record = row.record
    return not (row.own_year or (record and (record.year or record.authors)))


def _is_believed(row: Row, believed: Container[str], *, dated: bool) -> bool:
    if row.record is None or row.kind == "paper":
        return False
    year = row.record.year
    least = 2 if year or row.reason != classify.UNLINKED else 3
    is_described = dated and year and row.reason in _UNDESCRIBED
    return bool(row.reason in believed or is_described) and least <= word_count(row.record.title)


def _as_paper(row: Row) -> Row:
    return row._replace(kind="paper", reason=f"{row.reason}; but its neighbours are papers")


def _without_record(row: Row) -> Row:
    if row.kind == "paper":
        return row
    doubtful = row.reason in {*_UNDESCRIBED, classify.REPOSITORY}
    work = row.record if doubtful else None
    return row._replace(record=None, perhaps=work, doubts=(), questions=())
