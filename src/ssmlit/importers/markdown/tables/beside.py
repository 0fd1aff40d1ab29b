"""What the cells beside a title's say: authors, place, date, links, tags.

Responsible for the facts of one row of a table. Does not depend on how its columns were recognised.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ssmlit import identifiers
from ssmlit._lazy import regex
from ssmlit.importers import badges
from ssmlit.importers.link_roles import PAPERS
from ssmlit.importers.markdown import list_item, volume_and_pages
from ssmlit.importers.markdown.document.hyperlinks import hyperlinks
from ssmlit.importers.markdown.tables import people as table_people
from ssmlit.importers.markdown.title_words import clean
from ssmlit.importers.venue_date import NOTHING, VenueDate, united
from ssmlit.model import Link
from ssmlit.venues import find_venue, issuer

if TYPE_CHECKING:
    from ssmlit.importers.markdown.document.flat import Flat
    from ssmlit.importers.markdown.row_reading import RowReading

_ASIDE = regex(r"\s\([^()]*\)$")
# "201605", of a date; "200512" may be a day of 2020, too.
_DIGITS = regex(r"(?<!\d)((?:19|20)(?!0[1-9]|1[0-2])\d\d)(0[1-9]|1[0-2])(?!\d)")
_WORKS = frozenset({"arxiv", "openreview", "acl"})  # hosts of papers, never of code


def unlabelled(cell: Flat) -> str:
    """Return the words of a cell without the links that only say what they lead to: "[paper]"."""
    text = cell.text
    for hyper in sorted(hyperlinks(cell), key=lambda h: -h.span.start):
        if hyper.is_label:
            text = text[: hyper.span.start] + text[hyper.span.end :]
    return text


def with_cell(reading: RowReading, name: str, cell: Flat, *, by_surname: bool) -> RowReading:
    """Return the reading of a row with the facts of a cell in a column of the role `name`.

    `by_surname`: authors are named by their surnames alone.
    """
    if name == "authors" and not reading.authors:
        signed = reading.signed(table_people.people(cell, by_surname=by_surname))
        return signed.dated(table_people.year(cell))
    if name == "tags":
        return reading._replace(tags=_tags(cell))
    if name == "name":
        reading = reading._replace(name=clean(unlabelled(cell)))
    if name in {"venue", "date"}:
        reading = _placed(reading, name, cell.line)
    return _linked(reading, name, cell) if name == "link" or cell.of("link") else reading


def _placed(reading: RowReading, name: str, words: str) -> RowReading:
    """Take in the words of a cell for venues or for dates."""
    found = volume_and_pages.find(words, marked=True) if name == "venue" else None
    if found and found.start == 0:  # "*Annals of Shells* 43(14):3479-92"
        placed = reading._replace(stated=NOTHING).placed(found)
        return _stating(placed._replace(stated=reading.stated), placed.stated)
    if stated := _stated(name, words):
        return _stating(reading, stated)
    if name == "venue" and (" " in words or issuer(words)):
        return reading._replace(remark=" ".join(filter(None, (reading.remark, words))))
    is_other = name == "date" and any(map(str.isdigit, words))  # "2005/2022"
    return reading.with_remarks(f"date: {words}") if is_other else reading


def _stating(reading: RowReading, stated: VenueDate) -> RowReading:
    """Take in place and time; a cell for them goes before unknown words beside the title."""
    own = reading.stated
    if stated.venue and own.venue and find_venue(own.venue) is None:
        return reading.with_remarks(own.venue)._replace(stated=united(stated, own))
    return reading._replace(stated=united(own, stated))


def _linked(reading: RowReading, name: str, cell: Flat) -> RowReading:
    """Take in a cell's links, and the identifiers that are the paper's."""
    links = {link.url: link for link in reading.links}
    known = dict.fromkeys(reading.identifiers)
    others, named = list_item.links_and_identifiers(cell)
    leads = bool(known) or any(link.role in PAPERS for link in reading.links)
    for link in others:
        role = _link_role(name, link)
        is_beside = role == "page" and leads and not name  # a dataset, a group: not the paper
        links.setdefault(link.url, Link("related" if is_beside else role, link.url))
    if name in {"link", "paper", "venue", "date"} or not (name or known):
        known.update(dict.fromkeys(named))
    elif not known:  # `[Code](…) [arXiv](…)`, both in the column of the code
        known.update(dict.fromkeys(one for one in named if one.scheme in _WORKS))
    if name == "link" and (bare := identifiers.parse(cell.text.strip())):
        known[bare] = None  # "2312.00752": the column says what it is
    return reading._replace(links=tuple(links.values()), identifiers=tuple(known))


def _stated(name: str, words: str) -> VenueDate:
    """Return the place and time of a cell; in a column of venues all but publishers are one."""
    house = _ASIDE.sub("", words)
    if issuer(house) == house:
        return NOTHING  # "Slow Books", "Springer (book)"
    if name == "date":
        words = _DIGITS.sub(r"\1-\2", words)
    stated = badges.read_badge(words)
    is_thesis = stated.type != NOTHING.type
    if name == "venue" and not (stated.says_where or stated.note or is_thesis):
        stated = badges.expected_venue(words, sure=words[:1].isupper()) or stated
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
