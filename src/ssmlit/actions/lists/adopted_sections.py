"""The sections of a list that people wrote, as the settings of a view that has the same ones.

Responsible for which headings are years, months and topics, and for their order. Does not depend on
rows' texts or on where the list is in its document.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from ssmlit.importers import sections

if TYPE_CHECKING:
    from ssmlit.importers import Row


def common_headings(papers: Sequence[Row]) -> tuple[str, ...]:
    """Return the headings that stay above the list: the page's own, and "Papers" above them all."""
    paths = [row.section for row in papers]
    alike = takewhile(lambda heads: len(set(heads)) == 1, zip(*paths, strict=False))
    common = [heads[0] for heads in alike]
    size = int(all(len(row.section) > 1 for row in papers))
    while size < len(common) and sections.is_generic(common[size]):
        size += 1
    return tuple(common[:size])


def own_headings(rows: Sequence[Row], mapping: Mapping[str, str]) -> dict[str, str]:
    """Return heading → tag with the list's own headings that make no tag elsewhere: "General".

    The page's own, which is above all others, makes none, even for papers right below it.

    Args:
        rows: of one list.
        mapping: what is settled already.
    """
    papers = [row for row in rows if row.record is not None]
    above = len(common_headings(papers))
    heads = dict.fromkeys(head for row in papers for head in row.section[above : above + 1])
    made = {
        head: sections.slug(head)
        for head in heads
        if sections.is_generic(head) and not _is_date(head)
    }
    return {**_page(papers), **made, **mapping}


def _page(papers: Sequence[Row]) -> dict[str, str]:
    """Return the page's own heading as one that makes no tag, if topics are below it."""
    first = {row.section[0] for row in papers if row.section}
    is_above = any(len(row.section) > 1 for row in papers)
    return {head: "" for head in first if len(first) == 1 and is_above}


def _is_date(heading: str) -> bool:
    return bool(sections.year((heading,))) and not sections.venue((heading,))


def sections_of(papers: Sequence[Row], mapping: Mapping[str, str]) -> dict[str, object]:
    """Return the settings `group`, `subgroup`, `sections`, `labels` and `depth` of a list's view.

    Args:
        papers: the rows that are papers, in order.
        mapping: heading → tag, as in `sections.tags`.
    """
    topics, above = _topics(papers, mapping), len(common_headings(papers))
    highest = [row.section[above : above + 1] for row in papers]
    dated = [row for row in papers if row.section[above:] and _is_dated(row, mapping)]
    if 2 * len(dated) > len(papers):
        return _by_date(papers, dated, mapping)
    if not topics:
        return {"group": "none"}
    made: dict[str, object] = {"group": "tag"}
    if 2 * sum(map(_is_below_a_year, papers)) > len(papers):
        made["subgroup"] = "year"
    elif 2 * sum(any(map(_is_date, heads)) for heads in highest) > len(papers):
        made = {"group": "year", "subgroup": "tag"}
        topics = _years_in_order(papers) | topics
    made["sections"] = [[tag, label] for tag, label in topics.items()]
    made["depth"] = min(5, max(tag.count("/") + 1 for tag in topics))
    return made


def _is_dated(row: Row, mapping: Mapping[str, str]) -> bool:
    """Return whether a paper is right below a year or a month, and below no topic."""
    return bool(sections.period(row.section[-1:])) and not sections.tags(row.section, mapping)


def _by_date(
    papers: Sequence[Row], dated: Sequence[Row], mapping: Mapping[str, str]
) -> dict[str, object]:
    """Return the settings of a list whose sections are years or months, and topics among them."""
    periods = [sections.period(row.section[-1:]) for row in dated]
    named: dict[str, str] = {}
    for row in papers:
        tags = sections.tags(row.section, mapping)
        period = sections.period(row.section[-1:])
        if name := tags[0] if tags else period:
            named.setdefault(name, row.section[-1])
    is_monthly = sum(len(period) > 4 for period in periods) > len(periods) / 2
    return {
        "group": "month" if is_monthly else "year",
        "sections": [[name, label] for name, label in named.items()],
    }


def _is_below_a_year(row: Row) -> bool:
    """Return whether the nearest heading above a paper is a year."""
    return any(map(_is_date, row.section[-1:]))


def _years_in_order(papers: Sequence[Row]) -> dict[str, str]:
    """Return year → heading as the list has them; nothing when they are in the usual order."""
    heads = dict.fromkeys(head for row in papers for head in row.section if _is_date(head))
    named = {str(sections.year((head,))): head for head in heads}
    return {} if list(named) == sorted(named, reverse=True) else named


def _topics(papers: Sequence[Row], mapping: Mapping[str, str]) -> dict[str, str]:
    """Return tag → heading of all sections, in the order of the list."""
    found: dict[str, str] = {}
    for row in papers:
        for depth, heading in enumerate(row.section, 1):
            for tag in sections.tags(row.section[:depth], mapping)[:1]:
                found.setdefault(tag, heading)
    return found
