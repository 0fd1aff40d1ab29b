"""A person's name in the form it is compared in, and two names: may they be one person's?

Responsible for what a name has in common across databases: initials, accents, hyphens, family names
first, double surnames, numbers that DBLP adds, a mistyped letter; and for how much two lists of
surnames must share to be one team's. Does not depend on records.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache
from itertools import filterfalse, permutations

from ssmlit import latex
from ssmlit._lazy import regex
from ssmlit.fields.given_names import are_forms_of_one, lacks_letter_of_initial, of_one_letter
from ssmlit.fields.words import plain
from ssmlit.latex import fold
from ssmlit.latex.around_names import is_suffix
from ssmlit.model import Person

# How one sound is written elsewhere: ü as ue, å as aa, Я as Ya, Ja or Ia, -ов as -ov, -ow or -off.
_SPELLINGS = (
    ("tsch", "ch"), ("tch", "ch"), ("sch", "sh"), ("ff", "v"), ("ph", "f"), ("ks", "x"), ("w", "v"),
    ("y", "i"), ("j", "i"), ("ii", "i"), ("ae", "a"), ("oe", "o"), ("ue", "u"), ("aa", "a"),
)  # fmt: skip
_PINYIN = {"lv": "lu", "lyu": "lu", "nv": "nu", "nyu": "nu"}  # Lü, on typewriters and passports
_LEAST_LETTERS = 5  # shorter names are as likely Chinese: Yue is not Yu
_LONG, _LONG_WORD = 8, 6  # letters of a name, and of a word, in which one may be mistyped
_MOST_WORDS = 6  # of a name that are tried in every order
_ONE = 2  # what `between` returns for one person
_SHORT = 4  # letters of words that are others with one more: Li and Liu, Chen and Cheng
_SHORTENED = 3  # letters that shorten a given name: Dan, Alex; two are a name of their own
# Footnotes of a title page, DBLP's namesakes, degrees.
_MARKS = regex(r"\$[^$]*\$|\b0\d{3}\b|\b(?:Ph\.? ?D|M\.? ?Sc)\b\.?")
_LOST = regex("[?\ufffd]+")
_FOREIGN = regex(r"[^\x00-\x7f]")
_RUN = regex(r"\b[A-Z]{2,3}\b")  # initials that MEDLINE runs together: AJ


def share_half_of_surnames(one: Collection[str], other: Collection[str]) -> bool:
    """Return whether half of the shorter of two lists is on the other, or one is empty."""
    return 2 * len(frozenset(one).intersection(other)) >= min(len(one), len(other))


@lru_cache(maxsize=1 << 15)
def between(one: Person, other: Person) -> int:
    """Return 2 for names that one person may have, 1 for one family name, 0 for other people."""
    one, other = latex.as_meant(one), latex.as_meant(other)
    left, right = _words(one), _words(other)
    lacking = lacks_letter_of_initial(*(_MARKS.sub("", it.first).strip() for it in (one, other)))
    if not lacking and _are_run_together(left, right):
        return 2
    if _has_lost_letters(str(one), str(other)) or _has_lost_letters(str(other), str(one)):
        return 2
    mine, theirs = as_meant(one), as_meant(other)
    same = sound(surname(mine)) == sound(surname(theirs))
    if same or _joined(mine) == _joined(theirs) or _family_words(mine) & _family_words(theirs):
        return 2 if not lacking and _may_be_one(_given(mine), _given(theirs)) else 1
    if fit_in_any_order(one, other) or _crossed(left, right) or _initialled(left, right):
        return 2
    return 2 if _mistyped(left, right) else 0


def _are_run_together(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether names are one in another order, or run together: Huang Meiling, Mei-Ling Huang.

    The same letters are not enough: Li Wang is not W. Liang.
    """
    if sorted("".join(left)) != sorted("".join(right)):
        return False
    if max(len(left), len(right)) > _MOST_WORDS:
        return sorted(left) == sorted(right)
    ways, others = ({"".join(way) for way in permutations(it)} for it in (left, right))
    return not ways.isdisjoint(others)


def one_person(one: Person, other: Person) -> bool:
    """Whether two names with the same family name may be one person's."""
    return surname(one) == surname(other) and between(one, other) == _ONE


def lacks_a_letter(one: Person, other: Person) -> bool:
    """Whether one name is the other without a letter."""
    left, right = "".join(_words(one)), "".join(_words(other))
    return len(left) != len(right) and _distance(left, right) == 1


def _has_lost_letters(damaged: str, whole: str) -> bool:
    """Whether a name is another without letters that an encoding lacks: Ad?la ?vra, Adla vra."""
    if len(parts := _LOST.split(damaged)) > 1:
        pattern = ".{0,2}".join(map(re.escape, parts))
        return re.fullmatch(pattern, whole) is not None
    return damaged.isascii() and not whole.isascii() and _FOREIGN.sub("", whole) == damaged


def _mistyped(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether one letter of a long name differs; of a short word, one is missing: not T for W.

    Of four letters none may be missing: Chen is not Cheng.
    """
    one, other = "".join(left), "".join(right)
    if len(one) < _LONG or _distance(one, other) > 1:
        return False
    return all(a == b or len(a) >= _LONG_WORD or (len(a) != len(b) and min(len(a), len(b)) > _SHORT)
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
    if given[0] in other or other[0] in given:
        return True  # one goes by the second given name
    if all(len(word) == 1 for word in given) or all(len(word) == 1 for word in other):
        mine, theirs = {word[0] for word in given}, {word[0] for word in other}
        return mine <= theirs or theirs <= mine
    near = _distance(sound(one), sound(two)) <= 1
    return near and min(len(one), len(two)) > 3


def _shortens(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long.startswith(short) and (len(short) == 1 or len(short) >= _SHORTENED or one == other)


def _family_words(person: Person) -> frozenset[str]:
    """Return the words of a family name that is doubled or has a particle, the last one at least.

    "García Lorca" is also cited as "García" or "Lorca"; a particle alone is nobody's name.
    """
    return frozenset(sound(word) for word in fold(person.last).split() if len(word) > 2)


def _joined(person: Person) -> str:
    """Return a family name in one word with its particles: VanDenBerg."""
    return sound(fold(f"{person.von} {person.last}").replace(" ", ""))


def _given(person: Person) -> tuple[str, ...]:
    family = set(fold(f"{person.von} {person.last}").split())
    return tuple(word for word in _words(person) if word not in family)


@lru_cache(maxsize=1 << 15)
def _words(person: Person) -> tuple[str, ...]:
    """Return the words of a name without particles, which are lost where names are exchanged."""
    first = of_one_letter(_MARKS.sub("", person.first))
    first = _RUN.sub(lambda found: " ".join(found[0]), first)
    name = _MARKS.sub("", f"{first} {person.last} {person.jr}")
    return tuple(word for word in fold(name).split() if not is_suffix(word))


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
    person = latex.as_meant(person)
    rest = f"{person.first} {person.von}".strip()
    if not rest or not _is_initials(person.last) or _is_initials(rest):
        return person
    words = f"{rest} {person.last}".split()
    family, given = filterfalse(_is_initials, words), filter(_is_initials, words)
    return Person(" ".join(family), " ".join(given))


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


def fit_in_any_order(one: Person, other: Person) -> bool:
    """Whether each word of one name is one of the other's, or an initial, wherever it is."""
    if _has_all_initials(one, other) or _has_all_initials(other, one):
        return True
    if _are_run_together(_words(one), _words(other)):
        return True
    return _fits(*sorted((_in_any_order(one), _in_any_order(other)), key=len))


def _has_all_initials(short: Person, long: Person) -> bool:
    """Whether a name is the other's family name and all its initials in one word: "Bock BCDE".

    A word of so many capitals alone is as likely a family name, "Jian WANG".
    """
    *family, run = f"{short.first} {short.von} {short.last}".split() or [""]
    initials = "".join(word[0] for word in fold(long.first).split())
    return (
        run.isupper()
        and len(run) > 1
        and fold(run) == initials
        and fold(" ".join(family)) == fold(f"{long.von} {long.last}")
    )


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """Return a folded name without the habits of transcriptions: `mueller` is `muller`."""
    word = _PINYIN.get(word, word)
    if len(word) >= _LEAST_LETTERS:
        for written, letters in _SPELLINGS:
            word = word.replace(written, letters)
    return word


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


@lru_cache(maxsize=65536)
def script(folded: str) -> str:
    """Return the script of a text's first letter as Unicode calls it: LATIN, CYRILLIC, CJK."""
    return "LATIN" if folded.isascii() else unicodedata.name(folded[0], "").partition(" ")[0]


def _distance(one: str, two: str) -> int:
    """Return how many letters are mistyped: 0, 1, or 2 for more."""
    from rapidfuzz.distance import OSA

    return OSA.distance(one, two, score_cutoff=1)
