"""Whether two titles belong to one work.

Responsible for spelling, subtitles and acronyms. Does not depend on entries.
"""

from __future__ import annotations

from typing import Literal

from ssmlit import latex

# token_sort_ratio of folded titles. Retitled papers of three lists have 79 to 84; of 20,000 pairs
# of titles of this literature one in a thousand reaches 64, one in a hundred 57.
_SAME, _DIFFERENT = 90, 60
_NAME = 3  # words


def agreement(one: str, other: str) -> Literal["same", "near", "different"]:
    """Compare two titles: "same" up to spelling, subtitle and acronym; "near" may be retitled."""
    if one == other or latex.squash(one) == latex.squash(other):
        return "same"
    a, b = sorted((latex.fold(one), latex.fold(other)), key=len)
    if a and f" {a} " in f" {b} ":
        return "same" if len(a.split()) > 3 or _is_name_of(one, other) else "near"
    from rapidfuzz import fuzz

    ratio = fuzz.token_sort_ratio(a, b)
    return "same" if ratio >= _SAME else "near" if ratio >= _DIFFERENT else "different"


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
