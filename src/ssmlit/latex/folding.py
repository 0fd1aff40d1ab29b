"""Folding: the form in which two spellings of one title, name or venue are equal.

Responsible for Unicode's decompositions. Does not depend on entries. Runs on every title of a
library, so text without markup takes a path of a microsecond.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import filterfalse
from typing import TYPE_CHECKING

from ssmlit._lazy import regex
from ssmlit.latex.decode import to_words, unmarked
from ssmlit.latex.symbols import GREEK

if TYPE_CHECKING:
    import re

_DROPPED = b"'`{}"
_LOWER = bytes(range(256)).lower()
_DELETED = bytes(one for one in range(128) if not (chr(one).isalnum() or one == ord("+")))
"""`bytes.translate` squashes text without markup by these two, letters beyond ASCII aside."""
# ASCII as it is compared; bytes of other letters, already folded in UTF-8, stay
_ASCII = _LOWER.translate(bytes.maketrans(_DELETED, b" " * len(_DELETED)))
# what begins with a class, and not with `+` of one, is searched for many times as fast
_BEYOND_ASCII = regex(r"[^\x00-\x7f][^\x00-\x7f]*")

_SEPARATOR = "\x00"
_ASCII_LINES = _SEPARATOR.encode() + _ASCII[1:]

_LETTERS = {
    "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ȷ": "j", "æ": "ae",
    "œ": "oe", "ŋ": "n", "ħ": "h", "ŧ": "t", "ĸ": "k", "ə": "e", "ɛ": "e", "ʻ": "", "ё": "е",
    "ς": "σ", "ƒ": "f", "√": " sqrt ",
}  # fmt: skip
_OWN_FORMS = str.maketrans(_LETTERS)
_NAMES = {letter: name for name, letter in GREEK.items() if letter.islower() and "var" not in name}
_GREEK = "[\u0370-\u03ff\u1f00-\u1fff]"
# A Greek letter that is no part of a word: a symbol, which others write by its name.
LONE_GREEK = regex(rf"(?<!{_GREEK})[α-ωΑ-Ω](?!{_GREEK})")
# A sign of a script without blanks between words.
_UNSPACED = regex("[\u3040-\u30ff\u3400-\u9fff]")
APOSTROPHES = frozenset("'`{}‘’ʼʹ′＇´\u00ad\u200b\u200c\u200d\ufeff")


def fold(text: str) -> str:
    r"""Return the comparison form of a text in Unicode or LaTeX.

    Lower case, accents off (`Schr{\"o}der`, `Schröder` → `schroder`; ß → ss, ø → o), other scripts
    kept and casefolded, apostrophes and braces gone, every other run of non-alphanumerics one
    blank. `+` counts as a letter: `S4++` differs from `S4`. A Greek letter alone is its name:
    `$\beta$-VAE`, `β-VAE` → `beta vae`. What services left is what it means: `CO<sub>2</sub>` is
    `co2`.
    """
    return " ".join(_folded(_plain(text), _ASCII).split())


def fold_all(texts: Sequence[str]) -> list[str]:
    """Return the folded forms of texts, which are folded in one pass over all of them."""
    joined = _SEPARATOR.join(texts)
    if "\\" in joined or "$" in joined or "<" in joined or "&" in joined:
        joined = _SEPARATOR.join(map(_plain, texts))
    lines = _folded(joined, _ASCII_LINES).split(_SEPARATOR)
    if len(lines) != len(texts):  # a text holds the separator, or there is none
        return [fold(text) for text in texts]
    return [" ".join(line.split()) for line in lines]


def squashed(text: str) -> bytes:
    """Return `squash(text)` in UTF-8: a third faster, for what is asked once of many texts."""
    text = _plain(text)
    if not text.isascii():
        text = _BEYOND_ASCII.sub(_folded_run, text)
    return text.encode("utf-8", "surrogatepass").translate(_LOWER, _DELETED)


def _plain(text: str) -> str:
    """Return text without the markup of LaTeX, and of HTML and MathML."""
    text = unmarked(text)
    return to_words(text) if "\\" in text or "$" in text else text


def _folded(text: str, ascii_table: bytes) -> str:
    """Fold a text; a letter and an accent that follows it fold alike as one and as two."""
    if not text.isascii():
        text = _BEYOND_ASCII.sub(_folded_run, text)
    folded = text.encode("utf-8", "surrogatepass").translate(ascii_table, _DROPPED)
    return folded.decode("utf-8", "surrogatepass")


def _folded_run(run: re.Match[str]) -> str:
    return _fold_run(run[0])


def split_words(folded: str) -> list[str]:
    """Return the words of folded text; Chinese and Japanese signs, unspaced, are one each."""
    if not folded.isascii():
        folded = _UNSPACED.sub(r" \g<0> ", folded)
    return folded.split()


@lru_cache(maxsize=1 << 14)  # most are one accented letter
def _fold_run(run: str) -> str:
    folded = fold_letters(run)  # first: an accented letter alone is one, too
    return LONE_GREEK.sub(lambda letter: _NAMES.get(letter[0], letter[0]), folded)


def fold_letters(text: str) -> str:
    """Return the comparison form of letters in Unicode, each by itself, other signs as blanks."""
    return "".join(map(_fold_character, unicodedata.normalize("NFKC", text).casefold()))


@lru_cache(maxsize=1 << 12)
def squash(text: str) -> str:
    """Return `fold(text)` without blanks: `U-Net`, `UNet` and `u net` are one."""
    return fold(text).replace(" ", "")


@lru_cache(maxsize=1 << 12)
def _fold_character(char: str) -> str:
    if char in _LETTERS:
        return _LETTERS[char]
    if char in APOSTROPHES:
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
    plain = "".join(filterfalse(unicodedata.combining, base)).lower()
    return plain.translate(_OWN_FORMS)
