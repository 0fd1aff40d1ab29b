"""Groups among authors: collaborations, teams and study groups, beside or for their members.

Responsible for which name of a list is a group's. Does not compare people.
"""

from __future__ import annotations

from collections.abc import Sequence

from ssmlit import latex
from ssmlit._lazy import regex
from ssmlit.latex import fold
from ssmlit.latex.institutions import GROUP, GROUP_WORDS
from ssmlit.model import Person, Record

_OF_MEMBERS = frozenset(GROUP_WORDS) - {"team", "project", "initiative"}  # those of companies, too
_ACRONYM = regex(r"[A-Z][A-Z0-9-]{2,}")


def left_out(people: Sequence[Person], others: Sequence[Person]) -> Sequence[Person]:
    """Return people without the groups that only this list names, beside or for their members."""
    return [one for one in people if not _is_group(one) or is_among(str(one), others)]


def is_named(cited: Record, record: Record) -> bool:
    """Whether one of two works names a group for its members, as such or in another field.

    A team is named as companies are, and known by what it made: "Qwen Team", of a Qwen.
    """
    groups = [str(one) for one in (*cited.authors, *record.authors) if _is_group(one)]
    named = fold(" ".join([*groups, dict(cited.extra).get("collaboration", "")])).split()
    if not _OF_MEMBERS.isdisjoint(named):
        return True
    title = fold(cited.title)
    return "team" in named and any(len(one) > 3 and one != "team" and one in title for one in named)


def are_named_for_members(people: Sequence[Person], others: Sequence[Person]) -> bool:
    """Whether people are groups only, which another list names before their members."""
    named = bool(people) and len(people) < len(others)
    return named and all(_is_group(one) and is_among(str(one), others) for one in people)


def is_among(name: str, people: Sequence[Person]) -> bool:
    """Whether a name is among people's, accents and case aside."""
    return fold(name) in {fold(str(one)) for one in people}


def _is_group(person: Person) -> bool:
    if person.first:  # as a list reads "ALTS Study Group", which was not put in braces
        return GROUP.search(str(person)) is not None
    return latex.is_institution(person.last) or _ACRONYM.fullmatch(person.last) is not None
