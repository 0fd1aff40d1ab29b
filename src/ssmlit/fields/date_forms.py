"""Converting between BibTeX's `year` and `month` and biblatex's `date`, without loss.

Responsible for the two forms and for dates that fit only one of them: biblatex's dates are
ISO 8601-2 level 1 (biblatex manual, section 2.3.8). Does not depend on entries.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from ssmlit._lazy import regex
from ssmlit.bibtex.syntax import ungrouped
from ssmlit.fields.dates import (
    MONTHS,
    SEASON_NUMBERS,
    month_of,
    parse_date,
    parse_month,
    parse_year,
)
from ssmlit.latex import to_unicode
from ssmlit.ordinals import ENDING

_YEAR = r"(?:\d{4}|\d{3}X|\d{2}XX)"
_MONTH = r"(?:0[1-9]|1[0-2]|2[1-9]|3\d|4[01]|XX)"  # from 21 on seasons, quarters …
_ONE = rf"Y-?\d{{5,}}|-?{_YEAR}(?:-{_MONTH}(?:-(?:\d\d|XX))?)?"
_DATE = regex(rf"(?P<date>{_ONE})(?:T[\d:.Z+-]+)?(?P<doubt>[?~%]?)|\.\.", re.ASCII)
_PLAIN = regex(r"-?\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?", re.ASCII)
_DAY = regex(r"(?P<month>-?\d{4}-(?:0[1-9]|1[0-2]))-(?P<day>\d\d)", re.ASCII)
_DAYS = regex(r"\d{1,2}(?:\s*(?:-+|–|/)\s*\d{1,2})?")
_DOUBTS = {"?": "{}?", "~": "c. {}", "%": "c. {}?"}

_WORD = rf"[^\W\d_]+\.?|\d{{1,2}}{ENDING}?"
_RANGE = regex(
    rf"(?P<a>(?:{_WORD})(?: (?:{_WORD}))?)(?: ?[-–/] ?(?P<b>(?:{_WORD})(?: (?:{_WORD}))?))?"
)


class DateParts(NamedTuple):
    """BibTeX's parts of a date, as sources of values: `{2020}`, `jan # {--} # feb`; "" for none.

    No style prints the day, `{6}` or `{6--9}` of one month.
    """

    year: str
    month: str = ""
    day: str = ""


def beyond_a_day(fields: Mapping[str, str]) -> dict[str, str]:
    """Return what fields say of a date beside one year, month and day: ranges, doubts, words."""
    said = {name: ungrouped(fields[name]) for name in ("month", "year", "date") if name in fields}
    return {
        name: text if name == "date" else to_unicode(text)  # in a date, `~` is no blank
        for name, text in said.items()
        if text and not (text.isdecimal() or _is_one(name, text))
    }


def _is_one(name: str, text: str) -> bool:
    """Whether a text is a month of a month's field, or a date of another."""
    if name == "month" and text not in MONTHS:
        return _PLAIN.fullmatch(iso_date("2000", text)) is not None
    return name == "month" or _PLAIN.fullmatch(text) is not None


def is_another_date(fields: Mapping[str, str]) -> bool:
    """Whether `date` says another year, month or day than `year` and `month` do."""
    date = parse_date(fields.get("date", ""))
    other = parse_year(fields.get("year", "")), *parse_month(fields.get("month", ""))
    return any(one and two and one != two for one, two in zip(date, other, strict=True))


def is_date(text: str) -> bool:
    """Return whether biber accepts a text as a date."""
    begin, slash, end = _digits(text).strip().partition("/")
    if slash and not (begin or end):
        return False
    return all(not part or _DATE.fullmatch(part) for part in (begin, end)) and bool(begin or end)


def are_days(text: str) -> bool:
    """Return whether a text is a day or a range of days, which some files use as a date."""
    return _DAYS.fullmatch(text.strip()) is not None


@lru_cache(maxsize=1 << 12)  # a library has few different months
def iso_date(year: str, month: str = "", day: str = "") -> str:
    """Return BibTeX's year and month as a biblatex date; "" where that would lose something.

    Args:
        year: the text of the field: `2019`; a whole date (`2019-01-31`) is returned.
        month: the text of the field: `7`, `jul`, `July/August`, `4 jan--6 dec`, `Summer`.
        day: a day or a range of days of the month, or "".
    """
    year, day = ungrouped(year), ungrouped(day)
    if not re.fullmatch(r"\d{4}", year, re.ASCII):
        return year if is_date(year) and "-" in year.lstrip("-") and not month.strip() else ""
    if not month.strip():
        return year if not day else ""
    ends = _ends(month, day)
    return "/".join(f"{year}-{end}" for end in dict.fromkeys(ends))


def _ends(month: str, day: str) -> list[str]:
    """Return `MM` or `MM-DD` of the start, and of the end of a range; nothing if unreadable."""
    text = re.sub(r"\s*[-–—]+\s*", "-", to_unicode(month).lower().replace(",", " "))
    text = " ".join(text.split())
    if days := re.fullmatch(r"(\d{1,2})-(\d{1,2}) ([^\W\d_]+\.?)", text):
        parts = [f"{days[1]} {days[3]}", f"{days[2]} {days[3]}"]
    elif days := re.fullmatch(r"([^\W\d_]+\.?) (\d{1,2})-(\d{1,2})", text):
        parts = [f"{days[2]} {days[1]}", f"{days[3]} {days[1]}"]
    elif found := _RANGE.fullmatch(text):
        parts = [found["a"], *([found["b"]] if found["b"] else [])]
    else:
        return []
    if day and len(parts) == 1:
        parts = [f"{one} {parts[0]}" for one in re.split(r"-+|–|/", day)]
    elif day:
        return []
    ends = [_month_and_day(part) for part in parts]
    return ends if all(ends) and ends == sorted(ends) else []  # “December–January” of two years


def _month_and_day(text: str) -> str:
    """Return `07` or `07-31` of `july`, `7`, `31 jul.`, `Jul 31st`; "" if it is neither."""
    words = text.split()
    if len(words) == 1 and words[0] in SEASON_NUMBERS:
        return str(SEASON_NUMBERS[words[0]])
    named = [month_of(word) for word in words]
    numbers = [int(re.sub(r"\D", "", word) or 0) for word in words]
    if len(words) == 1:
        number = named[0] or (numbers[0] if words[0].isdecimal() else 0)
        return f"{number:02}" if 1 <= number <= 12 else ""
    place = 0 if named[0] else 1
    day = numbers[1 - place]
    return f"{named[place]:02}-{day:02}" if named[place] and 1 <= day <= 31 else ""


def date_parts(date: str) -> DateParts:
    """Return a biblatex date as BibTeX's year, month and day; as text if it has no such form."""
    date = ungrouped(date)
    if not is_date(date):
        return DateParts(_braced(date.replace("/", "--")) if date else "")
    begin, slash, end = _digits(date).partition("/")
    first, last = _known(begin), _known(end)
    if not first:
        return DateParts(_braced(f"--{_shown(last)}" if last else date))
    year, month = _shown(first), _month_source(first["date"])
    if not slash:
        return DateParts(_braced(year), month, _days(date))
    if not last:
        return DateParts(_braced(f"{year}--"), month)
    if year != _shown(last):
        return DateParts(_braced(f"{year}--{_shown(last)}"))
    months = dict.fromkeys(filter(None, (month, _month_source(last["date"]))))
    return DateParts(_braced(year), " # {--} # ".join(months), _days(date))


def _known(end: str) -> re.Match[str] | None:
    """Return the parts of one end of a date; None of an open one."""
    found = _DATE.fullmatch(end)
    return found if found and found["date"] else None


def _digits(text: str) -> str:
    """Return a text with the digits of other scripts in ASCII, which biber treats alike."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(char, char)) for char in text)


def _shown(found: re.Match[str]) -> str:
    year = re.match(r"Y-?\d+|-?[\dX]{4}", found["date"])
    text = year[0].removeprefix("Y") if year else found["date"]
    return _DOUBTS.get(found["doubt"], "{}").format(text)


def _month_source(date: str) -> str:
    found = re.match(r"-?[\dX]{4}-(\d\d)", date)
    number = int(found[1]) if found else 0
    if 1 <= number <= 12:
        return MONTHS[number - 1]
    return next((f"{{{name.title()}}}" for name, n in SEASON_NUMBERS.items() if n == number), "")


def _days(date: str) -> str:
    """Return the source of a `day` of a date, or of a range of them in one month; or ""."""
    found = [_DAY.fullmatch(part) for part in _digits(date).split("/")]
    if not all(found) or len({one["month"] for one in found if one}) > 1:
        return ""
    days = dict.fromkeys(str(int(one["day"])) for one in found if one)
    return _braced("--".join(days))


def _braced(text: str) -> str:
    return f"{{{text}}}"
