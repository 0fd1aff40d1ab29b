"""Two names: may they be one person's?

Responsible for what a name has in common across databases: initials, accents, hyphens, family names
first, double surnames, numbers that DBLP adds, a letter mistyped. Does not depend on lists.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from ssmlit import latex
from ssmlit._lazy import regex
from ssmlit.duplicates.people import as_meant, fit_in_any_order, may_be_one, sound, surname
from ssmlit.latex import fold
from ssmlit.latex.around_names import is_suffix
from ssmlit.model import Person
from ssmlit.verify.short_forms import are_forms_of_one

_LONG, _LONG_WORD = 8, 6  # letters of a name, and of a word, in which one may be mistyped
_SHORTENED = 3  # letters that shorten a given name: Dan, Alex; two are a name of their own
# Footnotes of a title page, DBLP's namesakes, degrees.
_MARKS = regex(r"\$[^$]*\$|\b0\d{3}\b|\b(?:Ph\.? ?D|M\.? ?Sc)\b\.?")
_LOST = regex("[?\ufffd]+")
_FOREIGN = regex(r"[^\x00-\x7f]")
_RUN = regex(r"\b[A-Z]{2,3}\b")  # initials that MEDLINE runs together: AJ


@lru_cache(maxsize=1 << 15)
def between(one: Person, other: Person) -> int:
    """Return 2 for names that one person may have, 1 for one family name, 0 for other people."""
    one, other = latex.with_suffix(one), latex.with_suffix(other)
    left, right = _words(one), _words(other)
    if "".join(sorted("".join(left))) == "".join(sorted("".join(right))):
        return 2  # also family name first, given names run together: Mei-Ling Huang, Huang Meiling
    if _has_lost_letters(str(one), str(other)) or _has_lost_letters(str(other), str(one)):
        return 2
    mine, theirs = as_meant(one), as_meant(other)
    same = sound(surname(mine)) == sound(surname(theirs))
    if same or _family_words(mine) & _family_words(theirs):
        return 2 if _may_be_one(_given(mine), _given(theirs)) else 1
    if fit_in_any_order(one, other) or _crossed(left, right) or _initialled(left, right):
        return 2
    return 2 if _mistyped(left, right) else 0


def lacks_a_letter(one: Person, other: Person) -> bool:
    """Whether one name is the other without a letter."""
    left, right = "".join(_words(one)), "".join(_words(other))
    return len(left) != len(right) and OSA.distance(left, right) == 1


def _has_lost_letters(damaged: str, whole: str) -> bool:
    """Whether a name is another without letters that an encoding lacks: Ad?la ?vra, Adla vra."""
    if len(parts := _LOST.split(damaged)) > 1:
        pattern = ".{0,2}".join(map(re.escape, parts))
        return re.fullmatch(pattern, whole) is not None
    return damaged.isascii() and not whole.isascii() and _FOREIGN.sub("", whole) == damaged


def _mistyped(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether one letter of a long name differs; of a short word, one is missing: not T for W."""
    one, other = "".join(left), "".join(right)
    if len(one) < _LONG or OSA.distance(one, other, score_cutoff=1) > 1:
        return False
    return all(a == b or len(a) != len(b) or len(a) >= _LONG_WORD
               for a, b in zip(left, right, strict=False))  # fmt: skip


def _crossed(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether one name has the other's parts in another order, one of them shortened."""
    short, long = sorted((left, right), key=lambda words: len("".join(words)))
    if len(short) != len(long):
        return False
    full = [word for word in short if len(word) > 1 and word in long]
    if len(full) != len(short) - 1 or all(short.index(it) == long.index(it) for it in full):
        return False
    return all(any(other.startswith(word) for other in long) for word in short)


def _initialled(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether one name has initials for words of the other: W. E and Weinan E, whose name that is.

    Of such a name no rule knows which word is the family name.
    """
    return len(left) == len(right) and left[-1:] == right[-1:] and all(map(may_be_one, left, right))


def _may_be_one(given: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether given names can be one person's: one is missing, or shortens the other."""
    if not given or not other:
        return True
    one, two = "".join(given), "".join(other)
    if sound(one) == sound(two) or _shortens(one, two) or _shortens(given[0], other[0]):
        return True
    if are_forms_of_one(given[0], other[0]):
        return True
    if set(given) & {word for word in other if len(word) > 1}:
        return True  # one goes by the second given name
    if all(len(word) == 1 for word in given) or all(len(word) == 1 for word in other):
        mine, theirs = {word[0] for word in given}, {word[0] for word in other}
        return mine <= theirs or theirs <= mine
    near = OSA.distance(sound(one), sound(two), score_cutoff=1) <= 1
    return near and min(len(one), len(two)) > 3


def _shortens(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long.startswith(short) and (len(short) == 1 or len(short) >= _SHORTENED or one == other)


def _family_words(person: Person) -> frozenset[str]:
    """Return the words of a family name that is doubled or has a particle, the last one at least.

    "García Lorca" is also cited as "García" or "Lorca"; a particle alone is nobody's name.
    """
    return frozenset(sound(word) for word in fold(person.last).split() if len(word) > 2)


def _given(person: Person) -> tuple[str, ...]:
    family = set(fold(f"{person.von} {person.last}").split())
    return tuple(word for word in _words(person) if word not in family)


@lru_cache(maxsize=1 << 15)
def _words(person: Person) -> tuple[str, ...]:
    """Return the words of a name without particles, which are lost where names are exchanged."""
    first = _RUN.sub(lambda found: " ".join(found[0]), person.first)
    name = _MARKS.sub("", f"{first} {person.last} {person.jr}")
    return tuple(word for word in fold(name).split() if not is_suffix(word))
