"""How well a word is found in a folded text: as a whole word, as a beginning, or inside.

Works on strings only. Case, accents and LaTeX are gone by folding; here hyphens and blanks
(`U-Net`, `UNet`, `u net`) and the s of the plural cease to matter as well.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ssmlit._lazy import regex

INSIDE, BEGIN, WHOLE = 1, 2, 3
SHORT = 2
_SHARP = regex(r"(?<=\w)\\?#")


def singular(word: str) -> str:
    """Return a folded word without the plural s: `models` → `model`, but `loss`, `vis`."""
    if len(word) > 3 and word[-1] == "s" and word[-2] != "s":
        return word[:-1]
    return word


def tag_words(level: str) -> tuple[str, ...]:
    """Return the folded words of a level of a tag; `C#` is another than `C`, as `C++` is."""
    from ssmlit.latex import fold

    return tuple(fold(_SHARP.sub("+", level)).split())


def without_signs(word: str) -> str:
    """Return what of a word of `tag_words` is in the folded text that has the tag."""
    return word.rstrip("+")


class WordFinder:
    """Look for one word, or for one phrase, in the texts of `SearchableEntry`."""

    __slots__ = ("_begin", "_exact", "_inside", "_joined", "_plural", "_short", "_whole")

    def __init__(self, squashed: str, *, exact: bool = False) -> None:
        stem = squashed if exact else singular(squashed)
        self._exact = exact
        self._inside = stem
        self._begin = f" {stem}"
        self._whole = f" {stem} "
        self._plural = self._whole if exact else f" {stem}s "
        self._short = len(stem) <= SHORT
        spread = " ?".join(map(re.escape, stem))
        self._joined = re.compile(f"(?<= ){spread}{'' if exact else 's?'}(?= )")

    def grade(self, text: str) -> int:
        """Return WHOLE, BEGIN, INSIDE, or 0 when the word is not there.

        Two or more words of the text written together count as one whole word (`u net`). A word of
        one or two letters must begin or end a word: `ir` is in `MambaIR`, `gu` not in `language`.
        """
        if self._inside in text:
            if self._whole in text or self._plural in text:
                return WHOLE
            if self._exact:
                return WHOLE if self._spread(text) else 0
            if self._begin in text:
                return BEGIN
            if not self._short:
                return WHOLE if self._spread(text) else INSIDE
            return INSIDE if f"{self._inside} " in text else 0
        return WHOLE if self._spread(text) else 0

    def _spread(self, text: str) -> bool:
        """Return whether whole words of the text, written together, are the word."""
        return self._inside in text.replace(" ", "") and self._joined.search(text) is not None


finder = lru_cache(maxsize=4096)(WordFinder)  # a search asks every entry about the same words
