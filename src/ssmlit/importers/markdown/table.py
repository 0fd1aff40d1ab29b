"""A row of a table, read: the heading of each column tells what stands in the cells.

Knows: what lists write above their columns. Must not know how the table was written.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from ssmlit import identifiers
from ssmlit.importers import badges
from ssmlit.importers.markdown import item, names
from ssmlit.importers.markdown.flat import Flat, join
from ssmlit.importers.markdown.title import LONGEST, clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ssmlit.importers.markdown.item import Reading

_COLUMNS = {
    "title": "title,paper title,name,标题,题目,论文标题",
    "authors": "authors?,first author,by,作者",
    "venue": "venue,conference,journal,publication,publish(?:ed)?(?: in| at)?,pub,source,where"
    ",proceedings,会议,期刊",
    "date": "(?:publish|publication|release|submission|arxiv|upload)?[ ]?(?:date|year|time),when"
    ",published on,日期,时间",
    "code": "(?:official )?code(?: link)?,github,repo(?:sitory)?,implementation,source code,代码",
    "link": "(?:paper )?(?:links?|pdf|url|arxiv|doi),(?:arxiv )?id,pdf link,full text,链接",
    "project": "project(?: page)?,page,website,homepage,demo,项目",
    "tags": "tags?,keywords?,topics?,标签,关键词",
    "paper": "papers?(?: & link| / code)?,article,work,论文",
}


# Beside a column of titles, what only tables of papers have.
_OF_PAPERS = frozenset({"authors", "venue"})


@lru_cache(maxsize=1024)
def column(heading: str) -> str:
    """Return what a column holds: "title", "authors", "venue", "date", "link", "code" … or ""."""
    words = " ".join(re.sub(r"[*_`:.]|\(.*?\)", " ", heading).split()).lower()
    patterns = ((name, pattern.replace(",", "|")) for name, pattern in _COLUMNS.items())
    return next((name for name, pattern in patterns if re.fullmatch(pattern, words)), "")


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
        return item.read(join([cell for _, cell in cells]))
    reading = _title(title)
    if kinds & _OF_PAPERS and reading.title:
        reading = replace(reading, how="cell")
    for name, cell in named:
        if cell is not title:
            reading = _with(reading, name, cell)
    return reading


def _title(cell: Flat) -> Reading:
    """Read the title's cell: all its words are the title, unless marks say otherwise."""
    reading = item.read(cell)
    whole = clean(cell.text.split("\n")[0])
    marked = reading.authors or reading.labels or reading.stated.venue or set("[(") & set(whole)
    if not marked and reading.title in whole and len(whole) <= LONGEST:
        reading = replace(reading, title=whole)
    pages = (replace(link, role="paper") if link.role == "page" else link for link in reading.links)
    return replace(reading, rest="", remark="", links=tuple(pages))


def _with(reading: Reading, name: str, cell: Flat) -> Reading:
    """Add what another cell says."""
    words = " ".join(cell.text.split())
    if name == "authors" and not reading.authors:
        authors, others = names.read(words)
        return replace(reading, authors=authors, others=others)
    if name == "tags":
        return replace(reading, tags=_tags(cell))
    stated = badges.read(words) if name in {"venue", "date"} else None
    if stated:
        reading = replace(reading, stated=badges.united(reading.stated, stated))
    return _linked(reading, name, cell)


def _tags(cell: Flat) -> tuple[str, ...]:
    """Read `a` `b`, each marked as code, or words with commas between them."""
    marked = [cell[span] for span in cell.of("code")]
    words = (" ".join(word.split()) for word in marked or re.split(r"[,;、，]", cell.text))
    return tuple(dict.fromkeys(filter(None, words)))


def _linked(reading: Reading, name: str, cell: Flat) -> Reading:
    other = item.read(cell)
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
    if name == "link" and not other.links and (bare := identifiers.parse(cell.text.strip())):
        found[bare] = None  # "2312.00752": the column says what it is
    return replace(reading, links=tuple(links.values()), identifiers=tuple(found))
