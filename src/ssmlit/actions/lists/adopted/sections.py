"""The sections of a list that people wrote, as the settings of a view that has the same ones.

Responsible for which headings are years, months and topics, and for their order. Does not depend on
rows' texts or on where the list is in its document.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import takewhile
from typing import TYPE_CHECKING

from ssmlit._lazy import regex
from ssmlit.importers import sections

if TYPE_CHECKING:
    from ssmlit.importers import Row


_NAMED = regex(r"([^\W\d_].*)[(\[](?:19|20)\d\d[)\]]\W*$")


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
    """
    papers = [row for row in rows if row.record is not None]
    above = len(common_headings(papers))
    heads = dict.fromkeys(head for row in papers for head in row.section[above : above + 1])
    made = {
        head: sections.slug(head)
        for head in heads
        if sections.is_generic(head) and not _is_date(head) and sections.slug(head)
    }
    return {**page_heading(papers), **made, **mapping}


def page_heading(rows: Sequence[Row]) -> dict[str, str]:
    """Return the page's own heading as one that makes no tag, if topics are below it."""
    papers = [row for row in rows if row.record is not None]
    first = {row.section[0] for row in papers if row.section}
    is_above = any(len(row.section) > 1 for row in papers)
    return {head: "" for head in first if len(first) == 1 and is_above}


def _is_date(heading: str) -> bool:
    return bool(sections.year((heading,))) and not sections.venue((heading,))


def _dates(papers: Sequence[Row]) -> frozenset[str]:
    """Return the headings that are years or months: not "ResNet (2015)", "VGG (2014)".

    Those name works, each another: not so "Journal articles (2015)", "Journal articles (2014)".
    """
    dates = {head for row in papers for head in row.section if _is_date(head)}
    heads = (head for head in dates if not sections.is_generic(head))
    named = {head: found[1] for head in heads if (found := _NAMED.search(head))}
    are_works = len(named) > 1 and len(set(named.values())) == len(named)
    return frozenset(dates.difference(named) if are_works else dates)


def sections_of(papers: Sequence[Row], mapping: Mapping[str, str]) -> dict[str, object]:
    """Return the settings `group`, `subgroup`, `sections`, `labels` and `depth` of a list's view.

    Args:
        papers: the rows that are papers, in order.
        mapping: heading → tag, as in `sections.tags`.
    """
    topics = _topics(papers, mapping)
    above = {*common_headings(papers)}  # the list is below them, whatever they say
    dated = [r for r in papers if _is_dated(r, mapping) and not above.issuperset(r.section)]
    if len(dated) > (len(papers) / 2 if topics else 0):
        return _by_date(papers, dated, mapping)
    named = topics
    made: dict[str, object] = {"group": "tag" if topics else "none"}
    dates = _dates(papers)
    if _are_below_years(papers, dates):
        made["group"] = "year"
        named = _years_in_order(papers, dates) | topics
    if topics and made["group"] == "year":
        made["subgroup"] = "tag"
    elif topics and sum(not dates.isdisjoint(row.section[-1:]) for row in papers) > len(papers) / 2:
        made["subgroup"] = "year"
    if named:
        made["sections"] = [[tag, label] for tag, label in named.items()]
        made["depth"] = min(5, max(tag.count("/") + 1 for tag in named))
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


def _are_below_years(papers: Sequence[Row], dates: AbstractSet[str]) -> bool:
    """Return whether most papers have a heading that is a year, and a topic below it."""
    above = len(common_headings(papers))
    return (
        sum(len(row.section) > above + 1 and row.section[above] in dates for row in papers)
        > len(papers) / 2
    )


def _years_in_order(papers: Sequence[Row], dates: AbstractSet[str]) -> dict[str, str]:
    """Return year → heading as the list has them; nothing when they are in the usual order."""
    heads = [head for row in papers for head in row.section if head in dates]
    found = {str(sections.year((head,))): head for head in reversed(heads)}
    named = {year: found[year] for year in dict.fromkeys(str(sections.year((h,))) for h in heads)}
    return {} if list(named) == sorted(named, reverse=True) else named


def _topics(papers: Sequence[Row], mapping: Mapping[str, str]) -> dict[str, str]:
    """Return tag → heading of all sections, in the order of the list."""
    found: dict[str, str] = {}
    for row in papers:
        before: tuple[str, ...] = ()
        for depth in range(1, len(row.section) + 1):
            path = row.section[:depth]
            tags = sections.tags(path, mapping) if depth > 1 or len(row.section) == 1 else ()
            if tags and tags != before:
                found.setdefault(tags[0], path[-1])
                before = tags
    return found
