"""People that BibTeX reads as one, because commas stand between them in place of `and`.

Responsible for telling whole names from the parts of one. Does not depend on lists' separators.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ssmlit._lazy import regex
from ssmlit.latex.around_names import SUFFIX, may_be_suffix
from ssmlit.latex.decode import to_unicode
from ssmlit.latex.name_lists import parse_person, parse_spoken

if TYPE_CHECKING:
    from ssmlit.model import Person

# "Gu A", "da Silva RF", "Mc Donald A.B."; not "Silva JR"
_INITIALS_BEHIND = regex(
    rf"(.+)(?<!\\)[\s~]((?!(?i:{SUFFIX})$)(?:[A-Z]{{1,4}}|(?:[A-Z]\.-?){{1,4}}))", re.DOTALL
)
_FAMILY = regex(r"(?:[a-z]+ )*[^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+){0,2}")


def apart(people: Sequence[Person]) -> tuple[Person, ...]:
    """Return the people of a list where each name whose parts may be whole names is several.

    "Ann Aho, Ben Bock" and "Aho A, Bock B, Cole C" are one person each to BibTeX. Nothing where
    every name is one.
    """
    if not any(map(_may_be_several, people)):
        return ()
    return tuple(one for person in people for one in _apart(person))


def paired(people: Sequence[Person]) -> tuple[Person, ...]:
    """Return half as many people, of whom the list names family and given names in turn.

    "Garcia Marquez, Gabriel Ignacio, Vargas Llosa, Luis Ignacio" may be two people or four.
    """
    names = list(map(str, people))
    if len(names) % 2 or not all(" " in name for name in names):
        return ()
    return tuple(map(parse_person, map(", ".join, zip(names[::2], names[1::2], strict=True))))


def _may_be_several(person: Person) -> bool:
    if person.jr and not may_be_suffix(person.jr):  # what is between two commas
        return True
    parts = person.last, person.first, person.jr or " "
    return ";" in f"{person.jr}{person.first}" or all(" " in part for part in parts)


def _apart(person: Person) -> list[Person]:
    if not _may_be_several(person):
        return [person]
    first = f"{person.von} {person.last}".strip()
    parts = [part for part in (first, person.jr, person.first) if part]
    if ";" in "".join(parts):
        return [parse_spoken(part.strip()) for part in ", ".join(parts).split(";") if part.strip()]
    if person.jr:  # behind the second comma BibTeX drops all others
        parts[2:] = _in_a_row(parts[2])
    behind = with_initials_behind(parts)
    return list(map(parse_person, behind) if behind else map(parse_spoken, parts))


def _in_a_row(text: str) -> list[str]:
    """Return people that are one behind the other: "Gu A Dao T", "A. Gu T. Dao"; else the text."""
    words = text.split()
    in_front = words[0].endswith(".")
    people: list[list[str]] = []
    for before, word in zip(["", *words], words, strict=False):
        ends = _is_initials(before) if not in_front else before and not before.endswith(".")
        if not people or (ends and (not in_front or word.endswith("."))):
            people.append([])
        people[-1].append(word)
    return list(map(" ".join, people))


def _is_initials(word: str) -> bool:
    return word.isalpha() and word.isupper() and len(word) <= 4


def with_initials_behind(names: Sequence[str]) -> list[str]:
    """Return names as MEDLINE writes them, "Gu AB", with the comma they lack; [] if these are none.

    Most must be written so, and none may be a single word. One such name alone may be anything:
    Weinan E is a name in full.
    """
    found = [_INITIALS_BEHIND.fullmatch(name) for name in names]
    marked = [it if it and _FAMILY.fullmatch(to_unicode(it[1])) else None for it in found]
    count = sum(it is not None for it in marked)
    if count < 2 or 2 * count <= len(names) or any(" " not in name for name in names):
        return []
    return [f"{it[1]}, {it[2]}" if it else name for it, name in zip(marked, names, strict=True)]
