"""Folding: the form in which two spellings of one title, name or venue are equal.

Responsible for Unicode's decompositions. Does not depend on entries. Runs on every title of a
library, so text without markup takes a path of a microsecond.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import compress
from typing import TYPE_CHECKING

from ssmlit.latex.decode import to_words

if TYPE_CHECKING:
    from collections.abc import Sequence

_DROPPED = b"'`{}"
_ASCII = bytes(
    ord(chr(code).lower()) if chr(code).isalnum() or chr(code) == "+" else ord(" ")
    for code in range(128)
) + bytes(128)

_SEPARATOR = "\x00"
_ASCII_LINES = _SEPARATOR.encode() + _ASCII[1:]

_LETTERS = {
    "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ȷ": "j", "æ": "ae",
    "œ": "oe", "ŋ": "n", "ħ": "h", "ŧ": "t", "ĸ": "k", "ə": "e", "ɛ": "e", "ʻ": "", "ё": "е",
    "ς": "σ", "ƒ": "f",
}  # fmt: skip
_APOSTROPHES = frozenset("'`{}‘’ʼʹ′＇´\u00ad\u200b\u200c\u200d\ufeff")


class _Folding(dict[int, str]):
    """What `str.translate` puts for each character, worked out once a character."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_character(chr(code))
        return folded


def fold(text: str) -> str:
    r"""Return the comparison form of a text in Unicode or LaTeX.

    Lower case, accents off (`Schr{\"o}der`, `Schröder` → `schroder`; ß → ss, ø → o), other scripts
    kept and casefolded, apostrophes and braces gone, every other run of non-alphanumerics one
    blank. `+` counts as a letter: `S4++` differs from `S4`.
    """
    if "\\" in text or "$" in text:
        text = to_words(text)
    if text.isascii():
        return " ".join(text.encode().translate(_ASCII, _DROPPED).decode().split())
    text = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(text.translate(_FOLDING).split())


def fold_all(texts: Sequence[str]) -> list[str]:
    """Return the folded forms of texts; the plain ones are folded in one pass over all of them."""
    plain = [text.isascii() and "\\" not in text and "$" not in text for text in texts]
    joined = _SEPARATOR.join(compress(texts, plain)).encode()
    lines = joined.translate(_ASCII_LINES, _DROPPED).decode().split(_SEPARATOR)
    if len(lines) != max(sum(plain), 1):  # a text holds the separator
        return [fold(text) for text in texts]
    runs = iter(lines)
    return [
        " ".join(next(runs).split()) if one else fold(text)
        for one, text in zip(plain, texts, strict=True)
    ]


@lru_cache(maxsize=1 << 12)
def squash(text: str) -> str:
    """Return `fold(text)` without blanks: `U-Net`, `UNet` and `u net` are one."""
    return fold(text).replace(" ", "")


def _fold_character(char: str) -> str:
    if char in _LETTERS:
        return _LETTERS[char]
    if char in _APOSTROPHES:
        return ""
    if char == "+":
        return char
    kind = unicodedata.category(char)
    if kind == "Mn" and "\u0300" <= char <= "\u036f":
        return ""
    if kind[0] == "M":  # vowel signs of Indic and other scripts are part of the word
        return char
    if kind[0] not in "LN":
        return " "
    return _without_accents(char)


def _without_accents(char: str) -> str:
    """Take the accents off Latin and Greek letters; in other scripts a mark makes a new letter."""
    base = unicodedata.normalize("NFKD", char)
    if not unicodedata.name(base[0], "").startswith(("LATIN", "GREEK")):
        return char.lower()
    plain = "".join(c for c in base if not unicodedata.combining(c)).lower()
    return "".join(_LETTERS.get(c, c) for c in plain)


_FOLDING = _Folding()
