"""Dates of CSL-JSON, as numbers and as biblatex writes them.

Responsible for `date-parts`, seasons, `circa`, raw texts (CSL 1.0.2 and csl-data.json), and years
before Christ. Does not depend on the rest of an item.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import takewhile

from ssmlit._lazy import regex
from ssmlit.fields.date_forms import is_date, iso_date
from ssmlit.fields.dates import iso, parse_date
from ssmlit.importers import entries
from ssmlit.json_texts import text, texts

#: Names of dates → biblatex's fields.
FIELDS = {
    "issued": "date", "accessed": "urldate", "original-date": "origdate", "event-date": "eventdate",
}  # fmt: skip
_ISSUED = ("issued", "published", "published-print", "published-online", "submitted")
_SPRING = 20  # and one: the season of a date is its month, as in ISO 8601-2
_NUMBER = regex(r"-?\d{1,4}")


def issued(item: Mapping[str, object]) -> tuple[int, int, int]:
    """Return the first date that has a year; Crossref has empty dates, `[[null]]`."""
    found = (entries.date(_said(item.get(name))) for name in _ISSUED)
    return next((date for date in found if date[0]), (0, 0, 0))


def dates_as_fields(item: Mapping[str, object]) -> dict[str, str]:
    """Return an item's dates as biblatex's fields; a `date` that is one plain day is left out."""
    found = {field: date(item.get(name)) for name, field in FIELDS.items()}
    is_day = found["date"] == iso(*parse_date(found["date"]))
    return {**found, "date": "" if is_day else found["date"]}


def date(value: object) -> str:
    """Return a date as biblatex writes it: a range, a season (`2019-22`), about (`1480~`)."""
    if not isinstance(value, dict) or not isinstance(value.get("date-parts"), list):
        said = _said(value)
        return said if "/" in said and is_date(said) else iso(*entries.date(said))
    dates = [known for part in _parts(value) if (known := _iso(part))]
    if len(dates) == 1 and len(dates[0]) == len("2019") and (season := _season(value)):
        dates = [f"{dates[0]}-{season}"]
    return "/".join(f"{one}~" if value.get("circa") else one for one in dates)


def in_other_words(item: Mapping[str, object]) -> set[tuple[str, str]]:
    """Return the (name, text) pairs of an item that only repeat what its date fields say."""
    found = set()
    for name in FIELDS:
        value = item.get(name)
        if not isinstance(value, dict) or not (made := date(value)):
            continue
        found |= {(f"{name}.circa", one) for one in texts(value.get("circa"))}
        if made[4:].rstrip("~") == f"-{_season(value)}":
            found |= {(f"{name}.season", one) for one in texts(value.get("season"))}
        firsts = [texts(part)[0] for part in _parts(value) if _iso(part)]
        found |= {(f"{name}.date-parts", one) for one in firsts if one.startswith("-")}
    return found


def _parts(value: Mapping[str, object]) -> list[list[object]]:
    parts = value.get("date-parts")
    return [it for it in parts if isinstance(it, list)] if isinstance(parts, list) else []


def _season(value: Mapping[str, object]) -> str:
    """Return a season's number in biblatex's dates, or ""."""
    said = text(value.get("season"))
    number = str(_SPRING + int(said)) if said in {"1", "2", "3", "4"} else ""
    number = number or iso_date("2000", said).removeprefix("2000-")
    return number if number in {"21", "22", "23", "24"} else ""


def _said(value: object) -> str:
    if not isinstance(value, dict):
        return value if isinstance(value, str) else ""
    parts = value.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list):
        return "-".join(texts(parts[0]))
    return text(*(value.get(name) for name in ("raw", "literal", "date-time")))


def _iso(parts: list[object]) -> str:
    """Return a date of numbers; a year before Christ is one less than CSL's: -1 is 0000.

    A day that does not exist gives no date.
    """
    numbers = [int(it) for it in takewhile(_NUMBER.fullmatch, texts(parts))][:3]
    if not numbers:
        return ""
    if numbers[0] < 0:
        year = -numbers[0] - 1
        return f"-{year:04}" if year else "0000"
    made = iso(*numbers)
    return made if is_date(made) and made in (iso(*parse_date(made)), made[:7]) else ""
