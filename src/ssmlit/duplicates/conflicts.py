"""Contradictions between two descriptions of one work that make a merge a question.

Only what a bibliography prints of every work counts: authors, title, type, year, pages. Responsible
for distinguishing a contradiction from another spelling, a missing fact, and natural differences
between a preprint and its publication. Does not depend on why the two are considered one work.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from ssmlit.duplicates import score
from ssmlit.duplicates.author_score import authors
from ssmlit.duplicates.identity import VERSIONED
from ssmlit.duplicates.people import is_group
from ssmlit.duplicates.places import bare_page
from ssmlit.duplicates.verdict import Conflict
from ssmlit.fields.entry_types import contradict
from ssmlit.fields.person_names import one_person, surname

if TYPE_CHECKING:
    from ssmlit.duplicates.normalize import NormalizedRecord
    from ssmlit.model import Person, Record

_DEGREES = {"mastersthesis", "phdthesis"}
_OTHER_PEOPLE = frozenset({"some authors in common", "no author in common"})


def conflicts(works: Sequence[NormalizedRecord]) -> tuple[Conflict, ...]:
    """Return the contradictions between two or more descriptions of one work, pair by pair."""
    unlike: dict[tuple[object, ...], NormalizedRecord] = {}
    for one in works:
        unlike.setdefault(_printed(one.record), one)
    found = (it for pair in combinations(unlike.values(), 2) for it in _between(*pair))
    return tuple(dict.fromkeys(found))


def _between(left: NormalizedRecord, right: NormalizedRecord) -> Iterator[Conflict]:
    """Yield the contradictions between two descriptions of one work.

    A missing value contradicts nothing. A preprint and its publication, or two versions of a
    preprint, differ by nature: renamed, with another year, type and pages, more authors or another
    order of them. Only other people are a contradiction there. Two descriptions of a publication
    that name one preprint may have the title of either.
    """
    one, other = left.record, right.record
    named = [it for it in one.identifiers if it.scheme in VERSIONED and it in other.identifiers]
    versions = left.preprint != right.preprint or (left.preprint and bool(named))
    if _are_other_people(left, right) or (not versions and _are_ordered_otherwise(left, right)):
        yield Conflict("author", left.names, right.names)
    if versions:
        return
    if not named and _titles_differ(left, right):
        yield Conflict("title", one.title, other.title)
    if contradict(one.type, other.type) or {one.type, other.type} == _DEGREES:
        yield Conflict("type", one.type, other.type)
    if one.year and other.year and one.year != other.year:
        yield Conflict("year", str(one.year), str(other.year))
    if _pages_differ(left, right):
        yield Conflict("pages", one.pages, other.pages)


def _printed(record: Record) -> tuple[object, ...]:
    """Return everything compared here: of records equal in it, one is enough."""
    return (
        record.title, record.authors, record.others, record.type, record.year, record.pages,
        record.venue, record.identifiers,
    )  # fmt: skip


def _titles_differ(left: NormalizedRecord, right: NormalizedRecord) -> bool:
    """Whether each title has words that the other lacks, or one has extra words inside."""
    match = score.best_title(left, right)
    if not match.size or match.equal:
        return False
    return bool(match.left and match.right) or not (match.edge or match.at_break)


def _pages_differ(left: NormalizedRecord, right: NormalizedRecord) -> bool:
    """Whether the first pages differ, or both last pages are given and do."""
    (first, last), (other, its_last) = _span(left), _span(right)
    return bool(first and other) and (
        first != other or bool(last and its_last and last != its_last)
    )


def _span(side: NormalizedRecord) -> tuple[str, str]:
    """Return first and last page as numbers."""
    return bare_page(side.first_page), bare_page(side.last_page)


def _are_other_people(left: NormalizedRecord, right: NormalizedRecord) -> bool:
    """Whether someone, or a group, is an author of one record only, if its list is not longer."""
    evidence = authors(left, right)
    if evidence is None:  # nothing to compare, or a group beside its members
        return bool(left.authors and right.authors) and (
            is_group(left.authors) != is_group(right.authors)
        )
    if evidence.reason in _OTHER_PEOPLE:
        return True
    mine, theirs = _by_surname(left), _by_surname(right)
    return any(not one_person(mine[name], theirs[name]) for name in mine.keys() & theirs.keys())


def _are_ordered_otherwise(left: NormalizedRecord, right: NormalizedRecord) -> bool:
    """Whether one list has more authors, or those of both are in another order.

    A list that ends in "and others" is as long as it may be.
    """
    mine, theirs = ([surname(one) for one in side.authors] for side in (left, right))
    if not mine or not theirs:
        return False
    if len(mine) != len(theirs) and not (left.record.others or right.record.others):
        return True
    shared = set(mine) & set(theirs)
    return [it for it in mine if it in shared] != [it for it in theirs if it in shared]


def _by_surname(side: NormalizedRecord) -> dict[str, Person]:
    """Return the authors by surname, where it is unique."""
    names = Counter(map(surname, side.authors))
    return {name: one for one in side.authors if names[name := surname(one)] == 1}
