"""Does a paper on its way in say only what an entry says already?

`duplicates` weighs how likely two records are one work, and asks about two short titles by one
author of one year. But a row that says nothing beyond an entry (its title, its authors, its year,
no other identifier or link) cannot be told from it, and adds nothing: it is that entry. So a list
that was written from a library comes back as the same works, with identifiers or without.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit import identifiers
from ssmlit.latex import fold, squash

if TYPE_CHECKING:
    from ssmlit.actions.nearby import Work
    from ssmlit.model import Record

_LEAST = 3  # words of a title that may stand for a work without its authors


def restates(record: Record, work: Work) -> bool:
    """Tell whether a record says nothing that a work does not say."""
    known = work.compared
    if not record.title or squash(record.title) != work.squashed:
        return False
    if record.year not in (0, known.year) or not set(record.identifiers) <= set(known.identifiers):
        return False
    return _same_people(record, known) and _same_links(record, work)


def _same_people(record: Record, known: Record) -> bool:
    """Whether the authors are the same; of a list that was cut, those it names."""
    if not record.authors:
        return len(fold(record.title).split()) >= _LEAST
    mine = [squash(person.last) for person in record.authors]
    theirs = [squash(person.last) for person in known.authors]
    return mine == (theirs[: len(mine)] if record.others else theirs)


def _same_links(record: Record, work: Work) -> bool:
    if not record.links:
        return True
    full = work.record
    known = {_bare(link.url) for link in full.links}
    known.update(_bare(identifiers.url(one)) for one in full.identifiers)
    return all(_bare(link.url) in known for link in record.links if link.role != "code")


def _bare(url: str) -> str:
    return url.rstrip("/").lower()
