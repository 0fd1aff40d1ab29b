"""Titles of serials abbreviated by ISO 4: "Journal of Machine Learning" → `J. Mach. Learn.`.

Responsible for the rules of ISO 4:1997 (words of the list are shortened; articles, prepositions,
conjunctions and commas are dropped; a title of one word stays). The words are in `data/ltwa.txt`.
Does not depend on which venues are known.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from ssmlit._lazy import regex
from ssmlit.strings import words

_LEAST = 4  # letters of a beginning
_LISTED = regex(rf"[^\W\d_]{{{_LEAST},}}")
_WORDS = Path(__file__).parents[1] / "data" / "ltwa.txt"
#: Articles, prepositions and conjunctions, which end no title.
SMALL_WORDS = words("""
    a an the of on in for and or to at by from with as its their into & &amp; über und der die das
    des dem den für von im zur zum de du la le les et en sur pour dans del della delle di e il lo y
    el los las para""")


def abbreviated(title: str, more: Mapping[str, str] | None = None) -> str:
    """Return the abbreviated title of a serial.

    Args:
        title: in Unicode; brackets at the end, as in `… Representations (ICLR)`, are dropped.
        more: words of the user's own in lower case → abbreviations; `word-` for beginnings.
    """
    if title.isupper():  # so that a word in capitals need not be an acronym
        title = _LISTED.sub(_capitalized, title)
    words = re.sub(r"\([^()]*\)\s*$", "", title).split()
    kept = [word for n, word in enumerate(words) if n == 0 or not _falls(word)]
    if len(kept) == 1 or not kept:
        return " ".join(words)
    if kept[0].lower() in {"the", "a", "an"}:
        kept = kept[1:]
    return " ".join(_compound(word.rstrip(",;:"), more or {}) for word in kept)


def _capitalized(word: re.Match[str]) -> str:
    """Return a word of the list in lower case but for its first letter: not `IEEE`, `SIGPLAN`."""
    return word[0].capitalize() if _lookup(word[0].lower(), _list()) else word[0]


def _falls(word: str) -> bool:
    """Whether a word is left out: not the letter of a section, as in `Physical Review A`."""
    return word.lower() in SMALL_WORDS and not (len(word) == 1 and word.isupper())


def is_abbreviation(word: str) -> bool:
    """Return whether a word with its stop is an abbreviation of the list: "Biochem." or "J."."""
    return word in _short_forms()


def shortens(word: str) -> bool:
    """Whether a word with its stop is the beginning of one of the list: "Amer." beside "Am.".

    So are the short forms of AMS and of others. Shorter ones may be anything: "Mar.", "Dr.".
    """
    begin = word.lower().removesuffix(".")
    return is_abbreviation(word) or (len(begin) >= _LEAST and begin in _beginnings())


def _compound(word: str, more: Mapping[str, str]) -> str:
    """Shorten the parts of a word with hyphens or slashes."""
    parts = re.split(r"([-/])", word)
    return "".join(part if n % 2 else _word(part, more) for n, part in enumerate(parts))


def _word(word: str, more: Mapping[str, str]) -> str:
    if sum(char.isupper() for char in word) > 1 or not word.isalpha():
        return word  # an acronym, a number, or short already
    short = _lookup(word.lower(), more) or _lookup(word.lower(), _list())
    if not short or short == "=":
        return word
    return short if word[0].isupper() else short[0].lower() + short[1:]


def _lookup(word: str, words: Mapping[str, str]) -> str:
    if word in words:
        return words[word]
    for length in range(len(word), 2, -1):
        if short := words.get(f"{word[:length]}-"):
            return short if len(short.rstrip(".")) < len(word) else "="
    return ""


@cache
def _short_forms() -> frozenset[str]:
    """Return the abbreviations of the list, which has them as titles begin them, with a stop."""
    return frozenset(_list().values())


@cache
def _beginnings() -> frozenset[str]:
    """Return all beginnings of the words of the list that it shortens."""
    whole = (word.removesuffix("-") for word, short in _list().items() if short != "=")
    return frozenset(word[:end] for word in whole for end in range(_LEAST, len(word)))


@cache
def _list() -> Mapping[str, str]:
    lines = _WORDS.read_text(encoding="utf-8").splitlines()
    rows = (line.split(" | ") for line in lines if line and not line.startswith("#"))
    return {word.strip(): short.strip() for word, short in rows}
