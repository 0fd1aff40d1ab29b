"""Whether two words are one: misspelt, misread by a scanner, inflected, or two that look alike.

Responsible for single folded words. Does not depend on the titles or names they are in.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import zip_longest

from rapidfuzz.distance import OSA

from ssmlit._lazy import regex
from ssmlit.fields.words import STOP_WORDS, american

# Pairs of word beginnings that turn a word into its opposite or its counterpart; such words are
# few edits apart and never misspellings of each other.
_COUNTERPARTS = (
    ("hyper", "hypo"), ("inter", "intra"), ("macro", "micro"), ("post", "pre"), ("pre", "pro"),
    ("pre", "peri"), ("over", "under"), ("ab", "ad"), ("in", "ex"), ("sub", "super"),
    ("", "a"), ("", "ab"), ("", "an"), ("", "im"), ("", "in"), ("", "ir"), ("", "non"), ("", "un"),
)  # fmt: skip
# The same of endings: nitrate and nitrite, propane and propene, trainer and trainee.
_COUNTERPART_ENDS = (
    ("ate", "ite"), ("ide", "ine"), ("ide", "ite"), ("ane", "ene"), ("ane", "yne"), ("ene", "yne"),
    ("ase", "ose"), ("er", "ee"), ("or", "ee"),
)  # fmt: skip
# What scanners take for each other, and letters that are lost where they were one sign.
_READ_AS = (("0", "o"), ("1", "l"), ("5", "s"), ("i", "l"), ("rn", "m"), ("vv", "w"), ("cl", "d"))
_LIGATURE = regex("ff[il]?|f[il]")
_MARK = regex(r"[0-9+]")
_TWICE = regex(r"(.)\1")
_LEAST_AMERICAN = 4  # letters of a word that is spelled in two ways: grey, gray
_LEAST_LETTERS = 5  # of words that one edit leaves the same
_LEAST_OF_SLIPS = 9  # letters of words that no slip turns into another word
_LEAST_STEM = 3  # letters that a word and its abbreviation have in common
_PLURALS = ("s", "es")


def is_mark(word: str) -> bool:
    """Whether a word is a number, a version or a symbol: 3, 3d, v2, s4++ tell papers apart."""
    return _MARK.search(word) is not None


def misspelt(a: str, b: str) -> bool:
    """Whether two different folded words are one word, misspelt, inflected or spelled as elsewhere.

    One edit in five letters or more, two in nine or more, or the same letters in another order;
    never at the first letter ("vmamba"), with digits, or between counterparts ("hyper-", "hypo-").
    But a scanner may have misread a letter: "ana1ysis", "leaming".
    """
    if _misread(a, b) or (min(len(a), len(b)) >= _LEAST_AMERICAN and american(a) == american(b)):
        return True
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if len(long) - len(short) > 2 or is_mark(a) != is_mark(b):
        return False
    if long.startswith(short) and long[len(short) :] in _PLURALS and len(short) > 3:
        return not is_mark(short)
    if len(short) < _LEAST_LETTERS:
        return not STOP_WORDS.isdisjoint((a, b)) and len(long) > 2 and _within(1, a, b)
    if a[0] != b[0] and a[:2] != b[:2][::-1]:
        return False
    if not _within(2 if len(short) >= 9 else 1, a, b) and sorted(a) != sorted(b):
        return False
    return not is_mark(a) and not is_mark(b) and not counterparts(a, b)


def one_misspelt(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether words are the same in the same order, but for one that is misspelt."""
    apart = [pair for pair in zip_longest(left, right, fillvalue="") if pair[0] != pair[1]]
    return len(apart) == 1 and misspelt(*apart[0])


def spelled_elsewhere(a: str, b: str) -> bool:
    """Whether two words are one in the plural, or in another country's spelling."""
    short, long = sorted((a, b), key=len)
    if long.startswith(short) and long[len(short) :] in _PLURALS:
        return True
    if long == f"{short}e" and short.endswith("a"):  # formulae; silicone is not silicon
        return True
    return american(a) == american(b)


def is_slip(a: str, b: str) -> bool:
    """Whether long words differ in neighbours exchanged or a letter doubled, as no two words do."""
    if min(len(a), len(b)) < _LEAST_OF_SLIPS:
        return False
    if sorted(a) == sorted(b):
        return _within(1, a, b)
    return _TWICE.sub(r"\1", a) == _TWICE.sub(r"\1", b)


def _misread(a: str, b: str) -> bool:
    """Whether one word is the other with signs that look like it, or without its ligatures."""
    one, other = _as_scanned(a), _as_scanned(b)
    if one != other:
        short, long = (a, b) if len(a) < len(b) else (b, a)
        is_long = _LEAST_LETTERS <= len(short) < len(long)
        return is_long and _LIGATURE.sub("", long) == short and not (is_mark(a) and is_mark(b))
    marks = is_mark(a) + is_mark(b)
    least = 3 if marks else _LEAST_LETTERS - 1
    return marks < 2 and (len(one) > least or not STOP_WORDS.isdisjoint((a, b)))


@lru_cache(maxsize=1 << 14)  # the words of titles recur
def _as_scanned(word: str) -> str:
    for seen, letters in _READ_AS:
        word = word.replace(seen, letters)
    return word


def nearly_spelt(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether words differ in a letter or two, though at the first letter, or exchanged ones.

    Words of three letters are as likely two abbreviations: EEG is not ECG.
    """
    if any(is_mark(word) for word in (*left, *right)):
        return False
    one, two = "".join(left), "".join(right)
    if len(left) == len(right) == 1 and (_shortens(one, two) or _shortens(two, one)):
        return True
    if min(len(one), len(two)) < 4:
        return one != two and sorted(one) == sorted(two)
    return _within(2, one, two) and not counterparts(one, two)


def _shortens(short: str, word: str) -> bool:
    """Whether a word is another one's beginning, or that and its last letter: nets of networks."""
    stem = short if word.startswith(short) else short[:-1]
    if len(stem) < _LEAST_STEM or not word.startswith(stem):
        return False
    return stem == short or word[-1:] == short[-1:]


def _within(edits: int, one: str, other: str) -> bool:
    """Whether that many edits, letters exchanged among them, make one word the other."""
    return OSA.distance(one, other, score_cutoff=edits) <= edits


def counterparts(a: str, b: str) -> bool:
    """Whether two words are few letters apart and mean two things: "hyper-" and "hypo-"."""
    both = ((a, b), (b, a))
    return any(
        first.startswith(one) and second == other + first[len(one) :]
        for one, other in _COUNTERPARTS
        for first, second in both
    ) or any(
        first.endswith(one) and second == first.removesuffix(one) + other
        for one, other in _COUNTERPART_ENDS
        for first, second in both
    )
