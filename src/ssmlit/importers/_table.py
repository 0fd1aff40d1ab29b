"""A row of a table, read: the heading of each column tells what stands in the cells.

Knows: what lists write above their columns. Must not know how the table was written.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from ssmlit.importers import _flat, _item, _names, _venues
from ssmlit.importers._item import Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ssmlit.importers._flat import Flat

_COLUMNS = (
    ("title", r"title|paper title|name|标题|题目|论文标题"),
    ("authors", r"authors?|author\(s\)|first author|by|作者"),
    ("venue", r"venue|conference|journal|publication|published(?: in| at)?|pub\.?|source|where|proceedings|会议|期刊"),
    ("date", r"(?:publish|publication|release|submission|arxiv|upload)?\s?(?:date|year|time)|when|published on|日期|时间"),
    ("code", r"(?:official )?code(?: link)?|github|repo(?:sitory)?|implementation|source code|代码"),
    ("link", r"(?:paper )?(?:links?|pdf|url|arxiv|doi)|arxiv id|id|paper link|pdf link|full text|链接"),
    ("project", r"project(?: page)?|page|website|homepage|demo|项目"),
    ("paper", r"papers?(?: & link| / code)?|article|work|publication title|论文"),
)  # fmt: skip
_GENERIC = re.compile(r"\W*(?:link|here|click|url|[🔗📄💻↗→]+)?\W*", re.IGNORECASE)


@lru_cache(maxsize=1024)
def column(heading: str) -> str:
    """Return what a column holds: "title", "authors", "venue", "date", "link", "code" … or ""."""
    words = " ".join(re.sub(r"[*_`:]|\(.*?\)", " ", heading).split()).lower()
    return next((name for name, pattern in _COLUMNS if re.fullmatch(pattern, words)), "")


def read(cells: Sequence[tuple[str, Flat]]) -> Reading:
    """Return what a row says; a table whose headings tell nothing is read like a list item."""
    named = [(column(heading), cell) for heading, cell in cells]
    kinds = {name for name, _ in named}
    named = [
        ("title" if name == "paper" and "title" not in kinds else name, cell)
        for name, cell in named
    ]
    title = next((cell for name, cell in named if name == "title"), None)
    if title is None:
        return _item.read(_flat.join([cell for _, cell in cells]))
    reading = _title(title)
    for name, cell in named:
        if cell is not title:
            reading = _with(reading, name, cell)
    return reading


def _title(cell: Flat) -> Reading:
    """Read the title's cell: all its words are the title, unless marks say otherwise."""
    reading = _item.read(cell)
    if reading.how in {"plain", "link", "bold"} and not reading.authors and not reading.labels:
        whole = _item.clean(cell.text.split("\n")[0])
        if (
            reading.title in whole
            and not reading.stated.venue
            and "[" not in whole
            and "(" not in whole
        ):
            reading = replace(reading, title=whole if len(whole) <= _item.LONGEST_TITLE else "")
    links = tuple(
        replace(link, role="paper") if link.role == "page" else link for link in reading.links
    )
    return replace(reading, rest="", remark="", links=links)


def _with(reading: Reading, name: str, cell: Flat) -> Reading:
    """Add what another cell says."""
    words = " ".join(cell.text.split())
    if name == "authors" and not reading.authors:
        authors, others = _names.read(words)
        return replace(reading, authors=authors, others=others)
    if name in {"venue", "date"} and (stated := _venues.read(words)):
        old = reading.stated
        keep = old if old.venue else stated
        new = replace(keep, date=old.date or stated.date, year=keep.year or old.year or stated.year)
        return _linked(replace(reading, stated=new), name, cell)
    return _linked(reading, name, cell)


def _linked(reading: Reading, name: str, cell: Flat) -> Reading:
    other = _item.read(cell)
    links = {link.url: link for link in reading.links}
    for link in other.links:
        role = link.role
        if name in {"code", "project"} and role in {"page", "paper", "project", "related", "code"}:
            role = name
        elif name in {"link", "paper"} and role in {"page", "related"}:
            role = "paper"
        links.setdefault(link.url, replace(link, role=role))
    found = dict.fromkeys(reading.identifiers)
    if name in {"link", "paper", "venue", "date"}:
        found.update(dict.fromkeys(other.identifiers))
    return replace(reading, links=tuple(links.values()), identifiers=tuple(found))
