"""Rows that are papers because most rows around them are.

Responsible for how many neighbours say so, and for what a row must say itself. Does not depend on
how rows are read.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from ssmlit.importers import sections
from ssmlit.importers.markdown import classify
from ssmlit.importers.markdown.title_words import word_count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ssmlit.importers.row import Row

_MOSTLY = 0.6  # share of papers with a year from which a web page with a year is one
_NEARLY = 0.8  # share of papers from which a web page is one
# Why a title alone is no paper; with a year it is one in a list of papers with years.
UNDESCRIBED = frozenset({classify.UNLINKED, classify.PAGE, classify.CODE})


def believe(made: list[Row]) -> None:
    """Accept an item without a clear link as a paper when most of its neighbours are."""
    listed = [(row.kind, row.record) for row in made if not sections.purposes(row.section)]
    plain = [(kind, it.year) for kind, it in listed if it and not it.identifiers]
    dated = sum(kind == "paper" and bool(year) for kind, year in plain)
    is_paper_list = len(plain) > 3 and dated >= _MOSTLY * len(plain)
    for _, siblings in groupby(range(len(made)), key=lambda n: made[n].section):
        _believe_section(made, list(siblings), is_paper_list=is_paper_list)


def _believe_section(made: list[Row], siblings: Sequence[int], *, is_paper_list: bool) -> None:
    found = sum(made[n].kind == "paper" for n in siblings)
    near = found >= 3 and found * 2 >= len(siblings)
    believed = {classify.UNLINKED} if near else set()
    unlinked = sum(
        made[n].reason == classify.UNLINKED and made[n].kind != "paper" for n in siblings
    )
    if near and found + unlinked >= _NEARLY * len(siblings):
        believed.add(classify.PAGE)
    dated = sum(made[n].kind == "paper" and bool(made[n].own_year) for n in siblings)
    all_dated = found > 3 and dated >= _NEARLY * found  # then a row without a year is none of them
    far = is_paper_list and not sections.purposes(made[siblings[0]].section)
    for n in siblings:
        row = made[n]
        if row.record is None or row.kind == "paper":
            continue
        is_described = far and row.reason in UNDESCRIBED and bool(row.record.year)
        title = row.record.title
        least = 2 if row.record.year or row.reason != classify.UNLINKED else 3
        lacks = all_dated and not (row.own_year or row.record.year or row.record.authors)
        if ((row.reason in believed and not lacks) or is_described) and least <= word_count(title):
            reason = f"{row.reason}; but its neighbours are papers"
            paper = replace(row.record, title=title)
            made[n] = replace(row, kind="paper", record=paper, reason=reason)
