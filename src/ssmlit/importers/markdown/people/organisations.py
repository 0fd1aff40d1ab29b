"""Organisations as authors: "Slow Shell Organization. (2020). ", "Shell Commission (2020). ".

Responsible for what is one before a year. Does not depend on people's names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit._lazy import regex
from ssmlit.importers.marks import CERTAIN_YEAR
from ssmlit.latex import is_institution

if TYPE_CHECKING:
    import re

_DATED = regex(
    r"((?:The )?(?:[A-ZÀ-Þ][^\s,;:().]*|U\.S\.)"
    r"(?: (?:[A-ZÀ-Þ][^\s,;:().]*|and|&|of|for|on|the|de|et|für)){0,9}?)"
    rf"(\.)?,? +(?=\({CERTAIN_YEAR}[a-z]?\)[.:,]?(?:\s|$)|(?<=\. ){CERTAIN_YEAR}\.\s)"
)


def find(text: str, *, marked: bool = False) -> re.Match[str] | None:
    """Match an organisation at the start of a text, with a year behind it; group 1 is its name.

    It is known by its words, an acronym by its stop.

    Args:
        text: of a row.
        marked: a marked title follows; then capitalised words and a stop are enough.
    """
    found = _DATED.match(text)
    if found is None:
        return None
    stopped = found[2] and (marked or found[1].isupper())
    return found if stopped or is_institution(found[1]) else None
