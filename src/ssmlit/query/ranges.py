"""Ranges of years and of days, as people write them in a query.

    2024   2023..2025   2023-2025   2023..   ..2020   >=2024   <2020
    7d   2w   3m   1y   today   yesterday   2024-01   2024-01-01..   ..2024-06-30   >2024-06

A relative day counts back from today: `7d` is "within the last seven days", `..30d` "thirty days
ago or earlier". Does not depend on fields.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from ssmlit._lazy import regex

FIRST_YEAR, LAST_YEAR = 0, 9999
_FIRST_DAY, _LAST_DAY = "0000", "9999-99-99~"
_COMPARISON = regex(r"(>=|<=|>|<|=)\s*(.*)", re.DOTALL)
_DAY = regex(r"(\d{4})(?:[-/.](\d{1,2}))?(?:[-/.](\d{1,2}))?")
_AGO = regex(r"(\d{1,4})\s*(?:(d)(?:ays?)?|(w)(?:eeks?)?|(m)(?:o|os|onths?)?|(y)(?:rs?|ears?)?)")
_UNIT = {"d": 1, "w": 7, "m": 30, "y": 365}


def years(text: str) -> tuple[int, int]:
    """Return the first and the last year of a range; raise ValueError with a sentence."""
    if match := re.fullmatch(r"(\d{4})\s*[-\u2013]\s*(\d{4})", text):
        text = f"{match[1]}..{match[2]}"
    low, high = _ends(text)
    first = _year(low) if low else FIRST_YEAR
    last = _year(high) if high else LAST_YEAR
    if match := _COMPARISON.fullmatch(text):
        year = _year(match[2])
        if match[1] == ">":
            first = year + 1
        elif match[1] == "<":
            last = year - 1
    elif first > last:
        raise ValueError(f"the range is reversed: did you mean {last}..{first}?")
    return first, last


def days(text: str, now: date) -> tuple[str, str]:
    """Return the first day, `YYYY-MM-DD`, and what sorts just beyond the last one.

    Both are compared as text, so that a day known only as `2024-03` falls where it should.
    Raises ValueError with a sentence.
    """
    text = text.strip().lower()
    if _AGO.fullmatch(text):
        text = f"{text}.."
    low, high = _ends(text)
    first = _day(low, now)[0] if low else _FIRST_DAY
    beyond = _day(high, now)[1] if high else _LAST_DAY
    if match := _COMPARISON.fullmatch(text):
        start, end = _day(match[2], now)
        if match[1] == ">":
            first = end
        elif match[1] == "<":
            beyond = start
    elif first > beyond:
        raise ValueError(f"the range is reversed: did you mean {high}..{low}?")
    return first, beyond


def _ends(text: str) -> tuple[str, str]:
    """Split a range into its written ends; a single value is both of its ends."""
    if match := _COMPARISON.fullmatch(text):
        sign, value = match[1], match[2].strip()
        return {"=": (value, value), ">": (value, ""), "<": ("", value)}[sign[0]]
    low, dots, high = text.partition("..")
    low, high = low.strip(), high.strip(". ")
    if not low and not high:
        raise ValueError("a range needs an end: 2023..2025, 2023.. or ..2025")
    return (low, high) if dots else (low, low)


def _year(text: str) -> int:
    if not re.fullmatch(r"[0-9]{4}", text.strip()):
        raise ValueError(f"{text.strip()!r} is not a year: write 2024, 2023..2025 or >=2024")
    return int(text)


def _day(text: str, now: date) -> tuple[str, str]:
    """Return the first day of `2024`, `2024-01`, `7d` …, and what sorts just beyond the last."""
    if text in ("today", "yesterday"):
        day = (now - timedelta(days=text == "yesterday")).isoformat()
        return day, f"{day}~"
    if match := _AGO.fullmatch(text):
        back = int(match[1]) * _UNIT[match[match.lastindex or 0]]
        day = date.fromordinal(max(1, now.toordinal() - back)).isoformat()
        return day, f"{day}~"
    if not (match := _DAY.fullmatch(text)):
        raise ValueError(f"{text!r} is not a date: write 2024-01-31, 2024-01, 7d, 2w, 3m or 1y")
    written = "-".join(part.zfill(2) for part in match.groups() if part)
    try:
        date.fromisoformat(f"{written}-01-01"[:10])
    except ValueError as error:
        raise ValueError(f"{text!r} is not a date: {error}") from None
    return written, f"{written}~"
