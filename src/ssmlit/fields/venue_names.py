"""Two names of venues that no table knows: one name, perhaps shortened, or two.

Responsible for how titles of journals and meetings are abbreviated. Does not depend on which venues
are known.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import cache, lru_cache

from ssmlit import venues
from ssmlit._lazy import regex
from ssmlit.fields.venue_words import venue_words
from ssmlit.fields.words import american
from ssmlit.latex import fold
from ssmlit.ordinals import YEAR
from ssmlit.strings import words
from ssmlit.venues.vocabulary import MEETING_WORDS, SOCIETIES

# What abbreviations and indexes leave out beside articles and prepositions: sponsors, and words
# that say nothing about the subject. "International" does in the name of a journal.
_LEFT_OUT = words("proceedings proc series ser section sect usa fur im").union(
    map(str.lower, SOCIETIES)
)
_OF_A_MEETING = words("international int intl joint annual annu")
_OF_A_JOURNAL = words("journal j review rev annals ann transactions trans")
_OF_A_SECTION = regex(r"\s([A-Z]|I{1,3}|IV|VI{0,3})(?=\s*(?:$|[:,;()\[–—-]))")
_ACRONYM = regex(r"[A-Za-z&-]{3,12}")
_INITIALS = regex("[A-Za-z]{2,8}")  # longer names in capitals are words: NEUROIMAGE
_PART = regex("[A-Z][a-z]*")
# What is behind a name: who answers for it; the same in another language; what it is.
_ISSUED_BY = regex(r"\s+/\s.*")
_PARALLEL = regex(r"\s+=\s+|\s*[\[\]]\s*")
_GOES_ON = regex(r"\s*[:;]\s*|\s+[-–—]\s+|(?<=[a-z]{5})\.\s+|\s+(?:[\"“”„]|'')(?=\w)")
_EXPLAINS = words("journal official publication organ")
_DATED = regex(rf"\W*(?:{YEAR}|['’]\d\d)$")  # PaCT 2009: …
_STEM = 3  # letters that a contraction shares with the word: natl, engrg
_LEAST = 2  # words that must agree when others were left out; letters of no initials
_MOST = 200  # words of two names; a field that holds a whole text is not compared word by word


@lru_cache(maxsize=1 << 12)
def same_or_shortened(one: str, other: str) -> bool:
    """Whether two names may be one venue's: words in the same order, shortened, or initials.

    "Proc. Int. Conf. Mach. Learn." (ISO 4), "ICAPS" for words with these initials, and "J. Phys. A"
    for "Journal of Physics A: Mathematical and Theoretical". Initials are not shortened further:
    "ApJ" and "ApJS", "CVPR" and "CVPRW" are two.
    """
    mine, theirs = _bare_initials(one), _bare_initials(other)
    if mine and theirs:
        return mine == theirs
    if _initials(one, other) or _initials(other, one):
        return True
    return any(_aligned(mine, theirs) for mine in _forms(one) for theirs in _forms(other))


def share_a_name(one: str, other: str) -> bool:
    """Whether one of the names that each gives of itself is the other's, as catalogues have them.

    "Whale Songs: the official journal of Norway", "Hvalsang = Journal of Whale Songs", "JWS:
    Journal of Whale Songs", "Whale Conference: Songs and More".
    """
    return any(
        _are_one_name(mine, theirs)
        for mine in _forms_of_name(one)
        for theirs in _forms_of_name(other)
    )


def goes_on(one: str, other: str) -> bool:
    """Whether a name is another's up to a colon or dash: a journal, and one of its sections."""
    return any(
        (parts := _parted(long)) and not _says_meeting(parts[1]) and _are_one_name(parts[0], name)
        for short, long in ((one, other), (other, one))
        for name in _forms_of_name(short)
    )


@lru_cache(maxsize=1 << 12)
def _forms_of_name(name: str) -> tuple[str, ...]:
    first, *more = _PARALLEL.split(_ISSUED_BY.sub("", name))
    names = [first, *(it for it in more if " " in it and "journal" in fold(it).split())]
    for head, rest in filter(None, map(_parted, tuple(names))):
        if _initials(_DATED.sub("", head), rest):
            names.append(rest)
        elif _explains(rest, head):
            names.append(head)
    return tuple(names)


def _parted(name: str) -> list[str]:
    """Return what is before and behind a name's first colon, semicolon, dash, quote or stop."""
    parts = _GOES_ON.split(name, maxsplit=1)
    return parts if len(parts) > 1 and not is_abbreviated(name) else []


def _are_one_name(one: str, other: str) -> bool:
    """Whether names are one; a single word, "CA", is no other one shortened."""
    mine, theirs = venue_words(one), venue_words(other)
    if min(len(mine), len(theirs)) < _LEAST:
        return "".join(mine) == "".join(theirs) != ""
    return same_or_shortened(one, other)


def _explains(rest: str, head: str) -> bool:
    """Whether what is behind a name is no part of it: initials, what it is, a meeting's theme."""
    is_what = not _EXPLAINS.isdisjoint(fold(rest).split())
    return is_what or _says_meeting(head) or _initials(rest, head)


def _says_meeting(name: str) -> bool:
    return not MEETING_WORDS.isdisjoint(fold(name).split())


def sections_differ(one: str, other: str) -> bool:
    """Whether two journals are sections of one: Physical Review A and B."""
    mine, theirs = _OF_A_SECTION.search(one), _OF_A_SECTION.search(other)
    return mine is not None and theirs is not None and mine[1] != theirs[1]


def is_abbreviated(name: str) -> bool:
    """Whether half of a name's words are abbreviations, as in "Acta Physiol. Lat. Am."."""
    words = [word.rstrip(".,") for word in name.split()]
    return 2 * sum(venues.is_abbreviation(f"{word}.") for word in words) >= len(words)


def _forms(name: str) -> list[tuple[str, ...]]:
    """Return the words of a name, and those without what explains its section."""
    section = _OF_A_SECTION.search(name)
    if section is None:
        return [venue_words(name)]
    before, letter, behind = name[: section.start(1)], section[1].lower(), name[section.end(1) :]
    words = venue_words(behind)
    return [(*venue_words(before), letter, *it) for it in ((), words)]


def _aligned(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the words agree in their order, some left out: "Proc. Inter. Conf. Whale Vis.".

    Which word a short one stands for (Proc.: proceedings, processing) its place tells.
    """
    if "".join(one) == "".join(other) != "":
        return True
    if len(one) == len(other) and all(map(are_one_word, one, other)):
        return True
    if len(one) + len(other) > _MOST:
        return False
    mine, theirs = _left_out(one), _left_out(other)

    @cache
    def most(at: int, beside: int) -> float:
        """Return how many telling words agree at most, from a place in each name on."""
        if at == len(one) and beside == len(other):
            return 0
        ways = [-math.inf]
        if at < len(one) and beside < len(other) and are_one_word(one[at], other[beside]):
            ways.append(most(at + 1, beside + 1) + (not mine[at] and not theirs[beside]))
        if at < len(one) and mine[at]:
            ways.append(most(at + 1, beside))
        if beside < len(other) and theirs[beside]:
            ways.append(most(at, beside + 1))
        return max(ways)

    return most(0, 0) >= _LEAST


def _left_out(words: tuple[str, ...]) -> list[bool]:
    """Return for each word of a name whether another form of the name may lack it."""
    usual = _LEFT_OUT | _OF_A_MEETING if _OF_A_JOURNAL.isdisjoint(words) else _LEFT_OUT
    return [any(name == it or (len(it) > _STEM and name.startswith(it)) for name in usual)
            for it in words]  # fmt: skip


@lru_cache(maxsize=1 << 14)  # the words of venues recur
def are_one_word(one: str, other: str) -> bool:
    """Whether two folded words of names are one, cut (Biol.) or contracted (Natl.)."""
    one, other = american(one), american(other)
    return _shortens(one, other) or _shortens(other, one)


def _shortens(short: str, word: str) -> bool:
    """Whether a word is cut (Biol.) or contracted: its stem, and letters up to its last (Natl.)."""
    if word.startswith(short):
        return True
    if short[:_STEM] != word[:_STEM] or short[-1] != word[-1] or len(short) > len(word) - _STEM:
        return False
    letters = iter(word[_STEM:])
    return all(letter in letters for letter in short[_STEM:])


def _initials(short: str, long: str) -> bool:
    """Whether a name is another's initials (ICAPS, ApJ), or is in brackets beside it."""
    words, full = venue_words(short), "".join(word[0] for word in venue_words(long))
    if full and len(words) == 1 and len(words[0]) > _LEAST and words[0] in (full, *_brackets(long)):
        return True
    parts = _PART.findall(short) if _ACRONYM.fullmatch(short) else []
    return len(parts) > 1 and _spelled(parts, re.findall(r"\w+", long))


def _bare_initials(name: str) -> str:
    """Return a name that is nothing but initials and perhaps a year, folded; "" for another."""
    bare = _DATED.sub("", name).strip()
    is_one = _INITIALS.fullmatch(bare) and sum(map(str.isupper, bare)) > 1
    return bare.lower() if is_one else ""


def _spelled(parts: Sequence[str], words: Sequence[str]) -> bool:
    """Whether words, in their order, begin with the parts of an acronym; small ones may lack."""
    reached = {0}
    for word in words:
        on = {at + 1 for at in reached if at < len(parts) and _stands_for(parts[at], word)}
        if word.isupper():
            on |= {at + len(word) for at in reached if "".join(parts[at:]).startswith(word)}
        reached = on | (reached if _may_lack(fold(word)) else set())
    return len(parts) in reached


def _stands_for(part: str, word: str) -> bool:
    """Whether a capital is a word's first letter, and small ones behind it are in the word."""
    letters = iter(word.lower())
    return word[0].lower() == part[0].lower() and all(letter in letters for letter in part.lower())


def _may_lack(word: str) -> bool:
    return not venue_words(word) or word in _LEFT_OUT


def _brackets(name: str) -> list[str]:
    return [fold(one) for one in re.findall(r"\(([^()]+)\)", name)]
