"""Lists of authors in the form they are compared in: folded surnames, without placeholders.

Also, for a merge: whether one list is the other cut short or with initials. `fields.person_names`
says whether two names are one person's.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain

from ssmlit import latex
from ssmlit.duplicates.vocabulary import NOBODY, SITES
from ssmlit.fields.person_names import (
    as_meant,
    fit_in_any_order,
    script,
    share_half_of_surnames,
    surname,
)
from ssmlit.latex import fold, parse_names, squash
from ssmlit.model import Person, Record


def without_placeholders(authors: tuple[Person, ...]) -> tuple[Person, ...]:
    """Return the authors without placeholders: "N/A", "?", "Anonymous", the name of a site."""
    return tuple(person for person in authors if not _is_placeholder(person))


@lru_cache(maxsize=65536)
def _is_placeholder(person: Person) -> bool:
    words = fold(str(person)).split()
    return NOBODY.issuperset(words) or "".join(words) in NOBODY or SITES.issuperset(words)


def surnames(authors: tuple[Person, ...]) -> frozenset[str]:
    """Return the folded surnames of real authors."""
    return frozenset(map(_real_surname, authors)) - {""}


@lru_cache(maxsize=65536)
def _real_surname(person: Person) -> str:
    return "" if _is_placeholder(person) else surname(person)


def is_group(authors: tuple[Person, ...]) -> bool:
    """Whether a list names no person, but a team or a company: "The Whale Team", "OpenAI"."""
    if len(authors) == 1 and not (authors[0].first or authors[0].von):
        return True
    return bool(authors) and all(map(_is_institution, authors))


@lru_cache(maxsize=65536)
def _is_institution(person: Person) -> bool:
    return latex.is_institution(str(person))


def same_people(known: Record, newer: Record) -> bool:
    """Return whether the first authors are one person, and half of the shorter list in the other.

    Some depositors sort the names of all authors. As this tells of a preprint's publication, the
    lists are not made sets: one Wang of three is no half of them.
    """
    ours = [squash(person.last) for person in known.authors]
    theirs = [squash(person.last) for person in newer.authors]
    if not ours or not theirs:
        return False
    is_sorted = sorted(theirs) == theirs and set(ours) == set(theirs)
    return (ours[0] == theirs[0] or is_sorted) and share_half_of_surnames(ours, theirs)


def exchanged(left: tuple[Person, ...], right: tuple[Person, ...]) -> bool:
    """Return whether the names fit when the parts of one side's names are in another order.

    Every author of the shorter list has to fit one of the other: "J Gu" is "Gu, Julia" and "Gu J"
    read with `J` as the surname, or with the given name in its place, and so is "Gu Julia B.".
    """
    short, long = sorted((left, right), key=len)
    free = list(long)
    for person in short:
        found = next((one for one in free if fit_in_any_order(person, one)), None)
        if found is None:
            return False
        free.remove(found)
    return bool(short)


def share_a_script(left: tuple[Person, ...], right: tuple[Person, ...]) -> bool:
    """Whether names on both sides are in one script: Гу and Gu can be neither equal nor not."""
    mine, others = ({script(surname(one)) for one in people} for people in (left, right))
    return not mine.isdisjoint(others)


def readable_authors(authors: tuple[Person, ...]) -> str:
    """Return the authors as readable text, the first six by name."""
    text = "; ".join(map(str, authors[:6]))
    return f"{text}; and {len(authors) - 6} more" if len(authors) > 6 else text


def name_words(authors: tuple[Person, ...]) -> frozenset[str]:
    """Return the folded words of real authors' names that are longer than an initial."""
    return frozenset(chain.from_iterable(map(_words, without_placeholders(authors))))


@lru_cache(maxsize=65536)
def _words(person: Person) -> tuple[str, ...]:
    person = as_meant(person)
    words = fold(f"{person.von} {person.last} {person.first}").split()
    return tuple(word for word in words if len(word) > 1)


def abbreviates(text: str, kept: str) -> bool:
    """Whether a list of people is another one, cut or with initials for given names.

    Names written in parts (`given=…, middle=…`) may have parts that a person has no room for.
    """
    if "=" in text:
        return False
    (mine, cut), (theirs, kept_cut) = parse_names(text), parse_names(kept)
    if (kept_cut and not cut) or len(mine) > len(theirs) or (len(mine) < len(theirs) and not cut):
        return False
    return all(map(_is_initialled, mine, theirs[: len(mine)]))


def spells_out(text: str, mine: str) -> bool:
    """Whether a list of people names those of another more fully, and no family name worse.

    `Bahdanau, Dzmitry` for `Bahdanau, D.`, but not `Re, Christopher` for `Ré, C.`
    """
    if abbreviates(text, mine) or not abbreviates(mine, text):
        return False
    (short, cut), (long, long_cut) = parse_names(mine), parse_names(text)
    if cut and not long_cut and len(long) == len(short):  # a cut list had more people
        return False
    pairs = zip(short, long, strict=False)
    return all(one.surname.isascii() or one.surname == full.surname for one, full in pairs)


def _is_initialled(short: Person, full: Person) -> bool:
    if short == full:
        return True
    if squash(short.surname) != squash(full.surname) or squash(short.jr) != squash(full.jr):
        return False
    mine = [squash(part) for part in re.split(r"[\s.\-]+", short.first) if squash(part)]
    theirs = [squash(part) for part in re.split(r"[\s.\-]+", full.first) if squash(part)]
    if len(mine) > len(theirs):
        return False
    return all(long.startswith(part) for part, long in zip(mine, theirs, strict=False))
