"""Where the words of a query are in a shown text: offsets to highlight.

Works on strings only. Looks for words as `query.words.WordFinder` does, but remembers which
character of the shown text each folded character came from.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from unicodedata import category

from ssmlit.query.words import SHORT, singular

Span = tuple[int, int]


class _Folded(NamedTuple):
    """A squashed text; of each character, where it came from and whether it begins a word."""

    letters: str
    origins: list[int]
    starts: list[bool]


def spans(terms: Sequence[str], text: str) -> tuple[Span, ...]:
    """Return the (start, end) offsets, sorted and disjoint, of squashed words in a Unicode text.

    `("unet",)` finds `U-Net`; a word inside another is marked where it is, but one of one or
    two letters only where it begins a word.
    """
    folded = _fold(text)
    found: list[Span] = []
    for stem in filter(None, map(singular, terms)):
        position = folded.letters.find(stem)
        while position >= 0:
            end = position + len(stem)
            if _is_match(folded.starts, position, end):
                found.append((folded.origins[position], folded.origins[end - 1] + 1))
            position = folded.letters.find(stem, position + 1)
    return _merged(found)


def _fold(text: str) -> _Folded:
    from ssmlit.latex import fold
    from ssmlit.latex.folding import APOSTROPHES, LONE_GREEK, fold_letters

    folded = _Folded("", [], [])
    letters: list[str] = []
    fresh = True
    plain = "".join(map(_plain, text))  # an accented letter alone is one, too
    for place, char in enumerate(plain):
        ascii_letter = char.isascii() and (char.isalnum() or char == "+")
        folded_by = fold if LONE_GREEK.match(plain, place) else fold_letters
        piece = char.lower() if ascii_letter else "" if char.isascii() else folded_by(char)
        for letter in (piece := piece.replace(" ", "")):
            letters.append(letter)
            folded.origins.append(place)
            folded.starts.append(fresh)
            fresh = False
        if not piece and char not in APOSTROPHES and not category(char).startswith("M"):
            fresh = True
    return folded._replace(letters="".join(letters))


def _plain(char: str) -> str:
    """Return a letter without its accent and style (ή, 𝛽); other characters as they are."""
    from ssmlit.latex.folding import fold_letters

    found = fold_letters(char)
    return found if len(found) == 1 and found.isalpha() else char


def _is_match(starts: list[bool], position: int, end: int) -> bool:
    """Inside one word anything counts; over its edge only whole words, with a plural s or not."""
    if any(starts[position + 1 : end]):
        return starts[position] and (end >= len(starts) or any(starts[end : end + 2]))
    return end - position > SHORT or starts[position]


def _merged(found: list[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
