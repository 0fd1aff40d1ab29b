"""Years, months and days as BibTeX and biblatex files write them.

Responsible for BibTeX's month macros and biblatex's dates (ISO 8601-2: ranges, `?`, `~`, `19XX`).
Does not depend on entries. Unreadable parts are 0, never an error.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile

from ssmlit._lazy import regex

MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
MONTH = rf"(?:{'|'.join(f'{name[:3]}(?:{name[3:]})?' for name in MONTH_NAMES)}|Sept)"
"""The expression of a month's name, in full or shortened."""

MONTHS = tuple(name[:3].lower() for name in MONTH_NAMES)
"""The macros of BibTeX's styles."""

_ISO = regex(r"(?<!\d)(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?!\d)")
_YEAR = regex(r"(?<!\d)(?:1[0-9]|20)\d\d(?!\d)")
_MONTH = regex(r"(?<![a-z])(" + "|".join(MONTHS) + r")[a-z]*", re.IGNORECASE)
_LETTERS = regex(r"[^\W\d_]+\.?")
_DAY = regex(r"(?<!\d)(\d{1,2})(?!\d)")
_CENTURY = 50  # two digits above are of the last century


def month_named(word: str) -> int:
    """Return the month whose name a word is, in full or cut after three letters or more, or 0."""
    begin = word.rstrip(".").lower()
    named = (at for at, name in enumerate(MONTH_NAMES, 1) if name.lower().startswith(begin))
    return next(named, 0) if len(begin) >= 3 else 0


def month_of(text: str) -> int:
    """Return the first month that a text names, in English or another language, or 0."""
    if month := month_named(text):  # most
        return month
    from ssmlit.fields.month_names import foreign_month
    from ssmlit.latex import to_unicode

    words = _LETTERS.findall(to_unicode(text))
    return next(filter(None, (month_named(word) or foreign_month(word) for word in words)), 0)


@lru_cache(maxsize=256)
def parse_date(text: str) -> tuple[int, int, int]:
    """Return year, month and day of a biblatex date; of a range, where it begins."""
    begin, _, end = text.partition("/")
    if begin.startswith("-"):  # before Christ
        return 0, 0, 0
    match = _ISO.search(begin) or _ISO.search(end)
    if match is None:
        return 0, 0, 0
    year, month, day = (int(part or 0) for part in match.groups())
    if not 1 <= month <= 12:  # 21 to 24 are seasons
        return year, 0, 0
    return year, month, day if day <= days_in(year, month) else 0


def iso(year: int, month: int = 0, day: int = 0) -> str:
    """Return a date as far as it is known (0 is not): `2023-12-01`, `2023-12`, `2023` or ""."""
    known = takewhile(bool, (month, day))
    return "".join((f"{year:04}", *(f"-{part:02}" for part in known))) if year else ""


def full_year(digits: str) -> int:
    """Return a year of four digits: "24" is 2024, "98" is 1998; 0 for ""."""
    year = int(digits or 0)
    return year if year > 99 or not digits else year + (1900 if year > _CENTURY else 2000)


def days_in(year: int, month: int) -> int:
    """Return how many days a month has; none, if there is no such month."""
    leap = not year % 4 and (year % 100 or not year % 400)
    lengths = (0, 31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    return lengths[month] if month < len(lengths) else 0


def parse_year(text: str) -> int:
    """Return the year in `2023`, `2023a`, `c. 1998`, `2004?`; 0 when there is none.

    Nor is there one in `-1200`, which is before Christ, as `parse_date` has it; `--1998` is 1998.
    """
    if text.isdecimal() and len(text) <= 4:
        return int(text)
    if text.startswith("-") and not text.startswith("--"):
        return 0
    match = _YEAR.search(text)
    return int(match[0]) if match else 0


@lru_cache(maxsize=256)
def parse_month(text: str) -> tuple[int, int]:
    """Return month and day of a month field: `dec`, `12`, `December`, `10--16~Dec.`, `Dezember`."""
    text = text.strip()
    if text.isdecimal():
        return (int(text) if len(text) < 5 and 1 <= int(text) <= 12 else 0), 0
    month = month_of(text) or _begun_month(text)
    day = _DAY.search(text) if month else None
    number = int(day[1]) if day else 0
    return month, number if 1 <= number <= 31 else 0


def _begun_month(text: str) -> int:
    """Return the month with whose first letters a word begins: `Feburary`."""
    name = _MONTH.search(text)
    return MONTHS.index(name[1].lower()) + 1 if name else 0
