"""Names in the form they are compared in: folded surnames, however sources order a name."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import chain, filterfalse

from ssmlit import latex
from ssmlit.duplicates.cleaning import plain
from ssmlit.duplicates.vocabulary import NOBODY, SITES
from ssmlit.latex import fold, squash, with_suffix
from ssmlit.model import Person, Record

# How one sound is written elsewhere: ü as ue, å as aa, Я as Ya, Ja or Ia, -ов as -ov, -ow or -off.
_SPELLINGS = (
    ("tsch", "ch"), ("tch", "ch"), ("sch", "sh"), ("ff", "v"), ("ph", "f"), ("ks", "x"), ("w", "v"),
    ("y", "i"), ("j", "i"), ("ii", "i"), ("ae", "a"), ("oe", "o"), ("ue", "u"), ("aa", "a"),
)  # fmt: skip
_PINYIN = {"lv": "lu", "lyu": "lu", "nv": "nu", "nyu": "nu"}  # Lü, on typewriters and passports
_LEAST_LETTERS = 5  # shorter names are as likely Chinese: Yue is not Yu


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

    Some depositors sort the names of all authors.
    """
    ours = [squash(person.last) for person in known.authors]
    theirs = [squash(person.last) for person in newer.authors]
    if not ours or not theirs:
        return False
    is_sorted = sorted(theirs) == theirs and set(ours) == set(theirs)
    shared = len(set(ours) & set(theirs))
    return (ours[0] == theirs[0] or is_sorted) and 2 * shared >= min(len(ours), len(theirs))


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


def fit_in_any_order(one: Person, other: Person) -> bool:
    """Whether each word of one name is one of the other's, or an initial, wherever it is."""
    return _fits(*sorted((_in_any_order(one), _in_any_order(other)), key=len))


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """Return a folded name without the habits of transcriptions: `mueller` is `muller`."""
    word = _PINYIN.get(word, word)
    if len(word) >= _LEAST_LETTERS:
        for written, letters in _SPELLINGS:
            word = word.replace(written, letters)
    return word


def share_a_script(left: tuple[Person, ...], right: tuple[Person, ...]) -> bool:
    """Whether names on both sides are in one script: Гу and Gu can be neither equal nor not."""
    mine, others = ({script(surname(one)) for one in people} for people in (left, right))
    return not mine.isdisjoint(others)


@lru_cache(maxsize=65536)
def script(folded: str) -> str:
    """Return the script of a text's first letter as Unicode calls it: LATIN, CYRILLIC, CJK."""
    return "LATIN" if folded.isascii() else unicodedata.name(folded[0], "").partition(" ")[0]


def one_person(one: Person, other: Person) -> bool:
    """Whether two names may be one person's: family name, and an initial if both have one."""
    if surname(one) != surname(other):
        return False
    mine, theirs = initials(one), initials(other)
    return not mine or not theirs or not mine.isdisjoint(theirs)


@lru_cache(maxsize=65536)
def initials(person: Person) -> frozenset[str]:
    """Return the first letters of the given names, also of "Zuna R E", read with `E` last."""
    return frozenset(word[0] for word in fold(as_meant(person).first).split())


@lru_cache(maxsize=65536)
def _in_any_order(person: Person) -> tuple[str, ...]:
    """Return the words of a name, the longest first; Wen-Hao is one, W.-H. are two."""
    person = as_meant(person)
    words: list[str] = []
    for word in f"{person.first} {person.von} {person.last}".split():
        parts = fold(word).split()
        words += parts if all(len(part) == 1 for part in parts) else ["".join(parts)]
    return tuple(sorted(words, key=len, reverse=True))


def may_be_one(word: str, other: str) -> bool:
    """Whether two words of names are one, or one is the other's initial."""
    return word == other or (1 in (len(word), len(other)) and word[0] == other[0])


def _fits(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether each of two words or more is one of the other name's, or an initial; one is whole."""
    free = list(long)
    for word in short:
        found = word if word in free else next((one for one in free if may_be_one(one, word)), None)
        if found is None:
            return False
        free.remove(found)
    return len(short) > 1 and any(len(word) > 1 and word in long for word in short)


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


@lru_cache(maxsize=65536)
def surname(person: Person) -> str:
    """Return the folded family name, also of "Zuna R E" and "Doe JA", read with `E`, `JA` last.

    Of "Ortega y Gasset, José" it is what "José Ortega y Gasset" leaves: Gasset.
    """
    person = as_meant(person)
    last = _behind_particles(person.last) if person.first else person.last
    return fold(plain(last)).replace(" ", "")


def as_meant(person: Person) -> Person:
    """Return a name with suffix and initials in their places, and letters as they should be.

    Initials after the family name, "Zuna R E", were read as one.
    """
    name = f"{person.last}{person.first}{person.von}"
    if latex.decoded(name) != name:
        parts = (person.last, person.first, person.von, person.jr)
        person = Person(*map(latex.decoded, parts))
    person = with_suffix(person)
    rest = f"{person.first} {person.von}".strip()
    if not rest or not _is_initials(person.last) or _is_initials(rest):
        return person
    words = f"{rest} {person.last}".split()
    family, given = (" ".join(it) for it in (filterfalse(_is_initials, words),
                                             filter(_is_initials, words)))  # fmt: skip
    return Person(family, given)


def _behind_particles(last: str) -> str:
    words = last.split()
    start = max((n + 1 for n, word in enumerate(words[:-1]) if word[0].islower()), default=0)
    return " ".join(words[start:])


def _is_initials(name: str) -> bool:
    if name.isalpha():
        return len(name) <= 3 and name.isupper()
    letters = re.sub(r"[\s.\-]", "", name.rstrip(":;,"))
    dotted = re.fullmatch(r"(?:\w\.[\s-]?){1,3}[:;,]?", name) is not None
    return 0 < len(letters) <= 3 and (letters.isupper() or dotted)
