"""Whether a title fits the record that an identifier or a link leads to.

The identifier already says that both are of one work; the titles are to confirm or deny it. Whether
two titles alone may be one work's is the question of `duplicates.titles`. Responsible for spelling,
subtitles and acronyms. Does not depend on entries.
"""

from __future__ import annotations

from collections import Counter
from typing import Literal

from ssmlit import latex
from ssmlit._lazy import regex

# token_sort_ratio of folded titles. Retitled papers of three lists have 79 to 84; of 20,000 pairs
# of titles of this literature one in a thousand reaches 64, one in a hundred 57.
_SAME, _DIFFERENT = 90, 60
_NAME = 3  # words
_NUMBER = regex(r"\d+|\b[ivx]+\b")


def agreement(one: str, other: str) -> Literal["same", "near", "different"]:
    """Compare two titles: "same" up to spelling, subtitle and acronym; "near" may be retitled.

    Part I is at most near to part II, and the report of one year to that of another.
    """
    if one == other or latex.squash(one) == latex.squash(other):
        return "same"
    a, b = sorted((latex.fold(one), latex.fold(other)), key=len)
    if a and f" {a} " in f" {b} ":
        return "same" if len(a.split()) > 3 or _is_name_of(one, other) else "near"
    from rapidfuzz import fuzz

    ratio = fuzz.token_sort_ratio(a, b)
    if ratio >= _SAME and not _count_otherwise(a, b):
        return "same"
    return "near" if ratio >= _DIFFERENT else "different"


def _count_otherwise(one: str, other: str) -> bool:
    """Whether each of two folded titles has a number that the other lacks."""
    mine, theirs = (Counter(_NUMBER.findall(title)) for title in (one, other))
    return bool(mine - theirs and theirs - mine)


def name_before_colon(title: str) -> str:
    """Return the words before the colon, up to three: what a work calls itself in every version.

    "" if there is no colon, or more before it.
    """
    name, colon, _ = title.partition(":")
    return name.strip() if colon and len(name.split()) <= _NAME else ""


def _is_name_of(one: str, other: str) -> bool:
    """Return whether one title is only the name before the other's colon: "Griffin"."""
    short, long = sorted((one, other), key=len)
    return latex.squash(long.partition(":")[0]) == latex.squash(short)
