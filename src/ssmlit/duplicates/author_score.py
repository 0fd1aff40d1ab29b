"""The weight of two lists of authors, however sources write them.

Responsible for which family names count as common. The names themselves are compared in `people`,
the scale of the weights is that of `score`.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import product
from typing import TYPE_CHECKING

from ssmlit import latex
from ssmlit.duplicates.people import (
    exchanged,
    is_group,
    name_words,
    readable_authors,
    share_a_script,
    surnames,
)
from ssmlit.duplicates.spelling import misspelt
from ssmlit.duplicates.verdict import Evidence
from ssmlit.fields.entry_types import WHOLES
from ssmlit.fields.person_names import one_person, sound, surname
from ssmlit.fields.venue_words import one_is_acronym
from ssmlit.fields.words import telling_words

if TYPE_CHECKING:
    from ssmlit.duplicates.normalize import NormalizedRecord
    from ssmlit.model import Person

_NAME = 2  # words: more are of an institution
_MOST_PAIRS = 900  # of surnames that are compared for misspellings


def authors(a: NormalizedRecord, b: NormalizedRecord) -> Evidence | None:
    """Weigh the sets of surnames; None where they say nothing about each other.

    So it is when a side has none, has them in another script, or names a group for its members. A
    list with commas for `and` is read so where that makes more of the names common.
    """
    if not a.surnames or not b.surnames or not share_a_script(a.authors, b.authors):
        return None
    readings = product((a, *_apart(a)), (b, *_apart(b)))
    weight, reason = max(_weight(left, right) for left, right in readings)
    if weight < 0 and is_group(a.authors) != is_group(b.authors):
        return None
    if weight < 0 and is_group(a.authors) and _is_acronym(a.authors, b.authors):
        weight, reason = 1.75, "same authors"
    return Evidence("authors", a.names, b.names, weight, reason)


def editors(a: NormalizedRecord, b: NormalizedRecord) -> Evidence | None:
    """Weigh the editors of volumes that name no author; None where they say nothing, or differ.

    Of those of a meeting one source names the chairs of its program, another all of them; of a
    series they edit all volumes.
    """
    apart = a.volume and b.volume and a.volume != b.volume
    if apart or not WHOLES.issuperset((a.record.type, b.record.type)):
        return None
    found = authors(_edited(a), _edited(b))
    return found if found and found.weight > 0 else None


def _edited(side: NormalizedRecord) -> NormalizedRecord:
    """Return a record with its editors as authors, where it has none."""
    text = "" if side.authors else dict(side.record.extra).get("editor", "")
    people, _ = latex.parse_names(text)
    return _with_authors(side, people)._replace(names=readable_authors(people)) if people else side


def _is_acronym(left: tuple[Person, ...], right: tuple[Person, ...]) -> bool:
    """Whether one of two groups is the other's initials: WHO, World Health Organization."""
    if len(left) != 1 or len(right) != 1:
        return False
    return one_is_acronym(telling_words(str(left[0])), telling_words(str(right[0])))


def _apart(side: NormalizedRecord) -> tuple[NormalizedRecord, ...]:
    """Return a record with all the people that its list may name, none where they are no more."""
    people = latex.apart(side.authors) or tuple(map(_unbraced, side.authors))
    return (_with_authors(side, people),) if people != side.authors else ()


def _unbraced(person: Person) -> Person:
    """Return the name of a person that IEEE Xplore put in braces, among others: "{Wei Liu}"."""
    is_name = not person.first and len(person.last.split()) == _NAME
    is_name = is_name and not latex.is_institution(person.last)
    return latex.parse_person(person.last) if is_name else person


def _with_authors(side: NormalizedRecord, people: tuple[Person, ...]) -> NormalizedRecord:
    return side._replace(authors=people, surnames=surnames(people), name_words=name_words(people))


def _weight(a: NormalizedRecord, b: NormalizedRecord) -> tuple[float, str]:
    left, right = a.surnames, b.surnames
    shared = left & right
    count = len(shared) + _near(left - shared, right - shared, a.name_words, b.name_words)
    if 2 * _namesakes_among(shared, a.authors, b.authors) > len(shared):
        found = _namesakes(len(shared), min(len(left), len(right)))
    else:
        found = _of_count(count, len(left), len(right), a.record.others or b.record.others)
    if found[0] < 0 and exchanged(a.authors, b.authors):
        return 2.0, "given and family names exchanged"
    return found


def _namesakes_among(
    shared: frozenset[str], left: tuple[Person, ...], right: tuple[Person, ...]
) -> int:
    """Return how many of the common family names are of other people on the two sides."""
    mine, theirs = _by_surname(left), _by_surname(right)
    return sum(
        not any(one_person(*pair) for pair in product(mine[name], theirs[name])) for name in shared
    )


def _by_surname(people: tuple[Person, ...]) -> dict[str, list[Person]]:
    found: defaultdict[str, list[Person]] = defaultdict(list)
    for person in people:
        found[surname(person)].append(person)
    return found


def _of_count(count: int, left: int, right: int, cut: bool) -> tuple[float, str]:
    small, large = min(left, right), max(left, right)
    if not count:
        return (-3.0 if small == 1 else -4.0), "no author in common"
    if count == small:
        known = min(small, 3) * 0.75 + 1.0
        if small == large or cut:
            return known, "same authors"
        return known - min(1.0, 0.25 * (large - small)), "all authors of the shorter list"
    part = count / small
    return (3.0 * part - 1.0 if part >= 0.5 else 4 * part - 3.0), "some authors in common"


def _namesakes(shared: int, small: int) -> tuple[float, str]:
    """Weigh common family names where most given names differ."""
    if 2 * shared < small:
        return -3.0, "no author in common, only a family name"
    return -1.0, "family names agree, given names do not"


def _near(
    left: frozenset[str],
    right: frozenset[str],
    left_words: frozenset[str],
    right_words: frozenset[str],
) -> int:
    """Return how many of the unmatched surnames are misspelt, cut, or are elsewhere in a name."""
    if len(left) * len(right) > _MOST_PAIRS:
        return 0
    free = set(right)
    count = 0
    for name in sorted(left):
        found = next((other for other in sorted(free) if _near_name(name, other)), None)
        if found is None and name in right_words:
            found = next((other for other in sorted(free) if other in left_words), None)
        if found is not None:
            free.discard(found)
            count += 1
    return count


def _near_name(a: str, b: str) -> bool:
    if misspelt(a, b) or sound(a) == sound(b) or misspelt(sound(a), sound(b)):
        return True
    short, long = sorted((a, b), key=len)
    return len(short) >= 4 and (long.startswith(short) or long.endswith(short))
