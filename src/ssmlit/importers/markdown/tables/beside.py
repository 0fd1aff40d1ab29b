"""What the cells beside a title's say: authors, place, date, links, tags.

Responsible for the facts of one row of a table. Does not depend on how its columns were recognised.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ssmlit import identifiers
from ssmlit._lazy import regex
from ssmlit.importers import badges
from ssmlit.importers.markdown import list_item, locators
from ssmlit.importers.markdown.document.hyperlinks import hyperlinks
from ssmlit.importers.markdown.tables import people as table_people
from ssmlit.importers.markdown.title_words import clean
from ssmlit.importers.venue_date import NOTHING, VenueDate, united
from ssmlit.model import Link
from ssmlit.venues import find_venue, issuer

if TYPE_CHECKING:
    from ssmlit.importers.markdown.document.flat import Flat
    from ssmlit.importers.markdown.locators import Locator
    from ssmlit.importers.markdown.reading import RowReading

_ASIDE = regex(r"\s\([^()]*\)$")
_WORKS = frozenset({"arxiv", "openreview", "acl"})  # hosts of papers, never of code


def unlabelled(cell: Flat) -> str:
    """Return the words of a cell without the links that only say what they lead to: "[paper]"."""
    text = cell.text
    for hyper in sorted(hyperlinks(cell), key=lambda h: -h.span.start):
        if hyper.is_label:
            text = text[: hyper.span.start] + text[hyper.span.end :]
    return text


class CellFacts:
    """Collects the facts from the cells beside the title's."""

    def __init__(self, title: RowReading, *, by_surname: bool) -> None:
        self._title, self._name, self._by_surname = title, title.name, by_surname
        self._authors, self._others = title.authors, title.others
        self._stated, self._tags = title.stated, title.tags
        self._left = [title.remark] if title.remark else []
        self._asides = title.asides
        self._links = {link.url: link for link in title.links}
        self._identifiers = dict.fromkeys(title.identifiers)

    def add(self, name: str, cell: Flat) -> None:
        """Add the facts of another cell."""
        words = " ".join(cell.text.split())
        if name == "authors" and not self._authors:
            self._authors, self._others = table_people.people(cell, by_surname=self._by_surname)
            dated = VenueDate(year=table_people.year(cell))
            self._stated = united(self._stated, dated)
        elif name == "tags":
            self._tags = _tags(cell)
        else:
            self._name = clean(unlabelled(cell)) if name == "name" else self._name
            found = locators.find(words, marked=True) if name == "venue" else None
            if found and found.start == 0:  # "*Annals of Shells* 43(14):3479-92"
                self._place(found)
            elif name in {"venue", "date"} and (stated := _stated(name, words)):
                self._state(stated)
            elif name == "venue" and (" " in words or issuer(words)):
                self._left.append(words)
            elif name == "date" and any(map(str.isdigit, words)):
                self._asides += (f"date: {words}",)  # "2005/2022"
            if name == "link" or cell.of("link"):
                self._link(name, cell)

    def _state(self, stated: VenueDate) -> None:
        """Take in place and time; a cell for them goes before unknown words beside the title."""
        own = self._stated.venue
        if stated.venue and own and find_venue(own) is None:
            self._asides += (own,)
            self._stated = united(stated, self._stated)
        else:
            self._stated = united(self._stated, stated)

    def _place(self, found: Locator) -> None:
        """Take in a place in a periodical."""
        self._state(self._title._replace(stated=NOTHING).placed(found).stated)
        volume, number, pages = found.volume, found.number, found.pages
        self._title = self._title._replace(volume=volume, number=number, pages=pages)

    def _link(self, name: str, cell: Flat) -> None:
        others, named = list_item.links_and_identifiers(cell)
        for link in others:
            self._links.setdefault(link.url, Link(_link_role(name, link), link.url))
        if name in {"link", "paper", "venue", "date"} or not (name or self._identifiers):
            self._identifiers.update(dict.fromkeys(named))
        elif not self._identifiers:  # `[Code](…) [arXiv](…)`, both in the column of the code
            works = (one for one in named if one.scheme in _WORKS)
            self._identifiers.update(dict.fromkeys(works))
        if name == "link" and (bare := identifiers.parse(cell.text.strip())):
            self._identifiers[bare] = None  # "2312.00752": the column says what it is

    def reading(self, title_mark: str) -> RowReading:
        """Return the whole row."""
        return self._title._replace(
            title_mark=title_mark,
            name=self._name,
            authors=self._authors,
            others=self._others,
            stated=self._stated,
            remark=" ".join(self._left),
            asides=self._asides,
            tags=self._tags,
            links=tuple(self._links.values()),
            identifiers=tuple(self._identifiers),
        )


def _stated(name: str, words: str) -> VenueDate:
    """Return the place and time of a cell; in a column of venues all but publishers are one."""
    house = _ASIDE.sub("", words)
    if issuer(house) == house:
        return NOTHING  # "Slow Books", "Springer (book)"
    stated = badges.read_badge(words)
    is_thesis = stated.type != NOTHING.type
    if name == "venue" and not (stated.says_where or stated.note or is_thesis):
        stated = badges.named(words, sure=words[:1].isupper()) or stated
    return stated


def _link_role(name: str, link: Link) -> str:
    """Return the role of a link in the column of a name."""
    role, found = link.role, identifiers.parse(link.url)
    if name in {"code", "project"} and found is not None and found.scheme in _WORKS:
        return role
    if name in {"code", "project"} and role in {"page", "paper", "project", "related", "code"}:
        return name
    return "paper" if name in {"link", "paper"} and role in {"page", "related"} else role


def _tags(cell: Flat) -> tuple[str, ...]:
    """Read `a` `b`, each marked as code, or words with commas between them."""
    marked = [cell[span] for span in cell.of("code")] or re.split(r"[,;、，]", cell.text)
    words = (" ".join(word.split()) for word in marked)
    return tuple(dict.fromkeys(filter(None, words)))
