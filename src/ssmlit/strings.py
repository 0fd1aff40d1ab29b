"""Small pieces of text: lists in one line, tables of words, numbers with their noun, slips.

Responsible for nothing that knows what a text is about.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

T = TypeVar("T", str, tuple[str, str])

#: For `str.translate`: "Eﬃciently" is spelled out; text from a PDF has one letter for several.
LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)


def words(text: str) -> frozenset[str]:
    """Return the words of a text, separated by blanks."""
    return frozenset(text.split())


def split_commas(text: str) -> list[str]:
    """Return the items between commas, without blanks around them and without the empty ones."""
    return [item for part in text.split(",") if (item := part.strip())]


def plural(count: int, word: str, many: str = "") -> str:
    """Return a number with its word; `many` is the word's plural where an s does not make it."""
    return f"{count:,} {word if count == 1 else many or word + 's'}"


def by_count(counts: Mapping[T, int]) -> dict[T, int]:
    """Return counts, the largest first, equal ones by name."""
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def closest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """Return the known word that was probably meant, or ""; `cutoff` is how alike, 0 to 1."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, list(known), n=1, cutoff=cutoff)), "")
