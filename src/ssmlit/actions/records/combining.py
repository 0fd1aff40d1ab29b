"""Two records of one work combined: nothing overwritten, no mix of two publications.

Responsible for which side each fact comes from. Does not depend on where the records come from.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from ssmlit import latex
from ssmlit.fields.entry_types import PREPRINTS
from ssmlit.identifiers.address import bare
from ssmlit.model import Link, NearTitle, Record

T = TypeVar("T")


def combine(first: Record, second: Record) -> Record:
    """Return the first record, completed from the second.

    Type, venue, volume, number, pages, publisher and year describe one publication and come from
    one record: from the first, unless only the second is a publication. Identifiers, links and tags
    are united.
    """
    base = _published(first, second)
    return base._replace(
        title=first.title or second.title,
        authors=first.authors or second.authors,
        others=first.others if first.authors else second.others,
        year=base.year or first.year or second.year,
        identifiers=_united(first.identifiers, second.identifiers),
        links=_links(first.links, second.links),
        tags=_united(first.tags, second.tags),
        primary_class=first.primary_class or second.primary_class,
        abstract=first.abstract or second.abstract,
        note=first.note or second.note,
        key=first.key,
        source=first.source,
        line=first.line,
        retrieved=first.retrieved or second.retrieved,
        extra=second.extra if base is second else _extra(first, second),
    )


def _extra(first: Record, second: Record) -> tuple[tuple[str, str], ...]:
    """Return what both have no attribute for; a remark that only repeats the venue says nothing."""
    venue = latex.squash(first.venue)
    own = (pair for pair in second.extra if not venue or latex.squash(pair[1]) != venue)
    return _united(first.extra, tuple(own))


def _published(first: Record, second: Record) -> Record:
    """Return the record whose publication is described; the month comes with the year.

    The month of a preprint is never that of the publication.
    """
    is_preprint, is_other = first.type in PREPRINTS, second.type in PREPRINTS
    if is_preprint and not first.venue and not is_other and second.venue:
        return second
    if is_preprint == is_other and first.year == second.year and not first.month:
        return first._replace(month=second.month, day=second.day)
    if not first.year:
        return first._replace(year=second.year, month=second.month, day=second.day)
    return first


def _links(first: tuple[Link, ...], second: tuple[Link, ...]) -> tuple[Link, ...]:
    """Combine links; of two with one role, or that differ only in case, the first stays."""
    roles = {link.role for link in first}
    known = {bare(link.url) for link in first}
    more = (link for link in second if link.role not in roles and bare(link.url) not in known)
    return (*first, *more)


def _united(first: tuple[T, ...], second: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(dict.fromkeys((*first, *second)))


def one_per_work(found: Iterable[tuple[Record, float]]) -> tuple[NearTitle, ...]:
    """Return each work once, the best first: the record with a venue represents the others."""
    works: list[NearTitle] = []
    places: dict[object, int] = {}
    for record, score in sorted(found, key=lambda one: -one[1]):
        names = [*record.identifiers, _name(record)]
        known = next((places[name] for name in names if name in places), None)
        if known is None:
            known = len(works)
            works.append(NearTitle(record, score))
        else:
            works[known] = works[known]._replace(record=_both_versions(works[known].record, record))
        for name in names:
            places.setdefault(name, known)
    return tuple(works)


def _both_versions(one: Record, other: Record) -> Record:
    """Keep the published record, with the identifiers by which the preprint is known."""
    published, preprint = (one, other) if one.venue or not other.venue else (other, one)
    return one if preprint.venue else with_preprint_facts(published, preprint)


def with_preprint_facts(published: Record, preprint: Record) -> Record:
    """Return the published record with what only the preprint's knows: ids, class, links."""
    return published._replace(
        identifiers=_united(published.identifiers, preprint.identifiers),
        links=published.links or preprint.links,
        primary_class=preprint.primary_class or published.primary_class,
        abstract=preprint.abstract or published.abstract,
        extra=tuple(pair for pair in published.extra if pair[0] != "comment"),
    )


def _name(record: Record) -> tuple[str, str]:
    """Return what two records of one work have in common: title, and the first surname."""
    first = latex.squash(record.authors[0].last) if record.authors else ""
    return latex.squash(record.title), first
