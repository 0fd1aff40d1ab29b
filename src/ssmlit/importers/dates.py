"""Dates as lists write them: "2024-05-03", "May 2024", "24.04.15", "2024年5月".

Responsible for where a date is in a text. Does not depend on what is around it.
"""

from __future__ import annotations

import re

from ssmlit._lazy import regex
from ssmlit.fields.dates import FOREIGN_NAMES, MONTH, foreign_month, full_year, iso, month_named
from ssmlit.ordinals import ENDING

_MONTH = f"(?P<n>{MONTH})"
_Y4 = r"(?P<y>(?:19|20)\d\d)"
_DATES = tuple(
    regex(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\d){_Y4}\s?[-./年]\s?(?P<m>[01]?\d)(?:\s?[-./月]\s?(?P<d>[0-3]?\d)日?)?(?!\d)",
        r"(?<![\d.])(?P<y>\d\d)[./-](?P<m>[01]\d)[./-](?P<d>[0-3]\d)(?![\d.])",
        rf"\b(?P<d>[0-3]?\d)?{ENDING}?\s?\b{_MONTH}\b\.?,?\s{_Y4}\b",
        rf"\b{_MONTH}\b\.?\s(?P<d>[0-3]?\d){ENDING}?(?:,\s?|\s){_Y4}\b",
        rf"(?<!\d){_Y4},\s{_MONTH}\b\.?(?:\s(?P<d>[0-3]?\d)(?!\d))?",  # as APA has it
        rf"(?<![\d/])(?P<m>0[1-9]|1[0-2])/{_Y4}(?!\d)",
        r"(?<=arxiv )(?P<y>\d\d)\.(?P<m>[01]\d)(?![\d.])",
        # "mar. 2024", "5 de março de 2024", "3. Oktober 2023", "1er avril 2022"
        rf"\b(?:(?P<d>[0-3]?\d)(?:\.|er|º)?\s(?:de\s)?)?(?P<f>[^\W\d_]{{3,12}}\.?),?\s(?:de\s)?{_Y4}\b",
    )
)
_DIGITS = regex(r"\d\d")
_PLANET = "Mars"  # a month is "mars"


def date(text: str) -> tuple[str, tuple[int, int]]:
    """Return the first date in a text, `YYYY-MM-DD` or `YYYY-MM`, and where it is."""
    for pattern in _DATES if _DIGITS.search(text) else ():
        for found in pattern.finditer(text):
            parts = found.groupdict("")
            month = _month(parts)
            day = int(parts.get("d") or 0)
            if 1 <= month <= 12 and day <= 31:
                return iso(full_year(parts["y"]), month, day), found.span()
    return "", (0, 0)


def _month(parts: dict[str, str]) -> int:
    """Return the month that was found, or 0; one of another language is in full or has a dot."""
    if word := parts.get("f"):
        certain = word != _PLANET and (word.endswith(".") or word.lower() in FOREIGN_NAMES)
        return foreign_month(word) if certain else 0
    name = parts.get("n")
    return month_named(name[:3]) if name else int(parts["m"])
