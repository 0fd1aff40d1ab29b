"""Groups among authors: collaborations, teams and study groups, beside or for their members.

Responsible for which name of a list is a group's. Does not compare people.
"""

from __future__ import annotations

from collections.abc import Sequence

from ssmlit import latex
from ssmlit._lazy import regex
from ssmlit.latex import fold
from ssmlit.model import Person, Record

_WORDS = frozenset(("collaboration", "consortium", "collaborators", "team", "group", "groups",
                    "groupe", "investigators", "study"))  # fmt: skip
_ACRONYM = regex(r"[A-Z][A-Z0-9-]{2,}")


def left_out(people: Sequence[Person], others: Sequence[Person]) -> Sequence[Person]:
    """Return people without the groups that only this list names, beside or for their members."""
    return [one for one in people if not _is_group(one) or is_among(str(one), others)]


def is_named(cited: Record, record: Record) -> bool:
    """Whether one of two works names a group as such: among its authors, or in another field."""
    fields = dict(cited.extra).get("collaboration", "")
    named = " ".join([fields, *map(str, (*cited.authors, *record.authors))]).lower()
    return any(word in named for word in _WORDS)


def is_among(name: str, people: Sequence[Person]) -> bool:
    """Whether a name is among people's, accents and case aside."""
    return fold(name) in {fold(str(one)) for one in people}


def _is_group(person: Person) -> bool:
    if person.first:  # as a list reads "ALTS Study Group", which was not put in braces
        return not _WORDS.isdisjoint(fold(str(person)).split())
    return latex.is_institution(person.last) or _ACRONYM.fullmatch(person.last) is not None
