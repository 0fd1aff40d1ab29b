"""Dates of CSL-JSON, as numbers and as biblatex writes them.

Responsible for `date-parts`, seasons, `circa`, raw texts (CSL 1.0.2 and csl-data.json), and years
before Christ. Does not depend on the rest of an item.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ssmlit.fields.dates import iso, parse_date
from ssmlit.importers import entries
from ssmlit.json_texts import text, texts

#: Names of dates → biblatex's fields.
FIELDS = {
    "issued": "date", "accessed": "urldate", "original-date": "origdate", "event-date": "eventdate",
}  # fmt: skip
#: What a date itself says in the field.
WITHIN = frozenset(f"{name}.{more}" for name in FIELDS for more in ("season", "circa"))
_ISSUED = ("issued", "published", "published-print", "published-online", "submitted")
_SPRING = 20  # and one: the season of a date is its month, as in ISO 8601-2
_NUMBER = r"-?\d{1,4}"


def issued(item: Mapping[str, object]) -> tuple[int, int, int]:
    """Return the first date that has a year; Crossref has empty dates, `[[null]]`."""
    found = (entries.date(_said(item.get(name))) for name in _ISSUED)
    return next((date for date in found if date[0]), (0, 0, 0))


def said(item: Mapping[str, object]) -> dict[str, str]:
    """Return biblatex's date fields of an item; that of publication only if it is no plain day."""
    found = {field: date(item.get(name)) for name, field in FIELDS.items()}
    is_day = found["date"] == iso(*parse_date(found["date"]))
    return {**found, "date": "" if is_day else found["date"]}


def date(value: object) -> str:
    """Return a date as biblatex writes it: a range, a season (`2019-22`), about (`1480~`)."""
    parts = value.get("date-parts") if isinstance(value, dict) else None
    if not isinstance(value, dict) or not isinstance(parts, list):
        return iso(*entries.date(_said(value)))
    dates = [known for part in parts if isinstance(part, list) and (known := _iso(part))]
    season = text(value.get("season"))
    if season.isdecimal() and len(dates) == 1 and len(dates[0]) == len("2019"):
        dates = [f"{dates[0]}-{_SPRING + int(season)}"]
    return "/".join(f"{one}~" if value.get("circa") else one for one in dates)


def is_before_christ(name: str, said: str) -> bool:
    """Return whether a value is a year before Christ of one of these dates."""
    return name.removesuffix(".date-parts") in FIELDS and said[:1] == "-" and said[1:].isdecimal()


def _said(value: object) -> str:
    if not isinstance(value, dict):
        return value if isinstance(value, str) else ""
    parts = value.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list):
        return "-".join(texts(parts[0]))
    return text(*(value.get(name) for name in ("raw", "literal", "date-time")))


def _iso(parts: list[object]) -> str:
    """Return a date of numbers; a year before Christ is one less than CSL's: -1 is 0000."""
    numbers = [int(it) for it in texts(parts) if re.fullmatch(_NUMBER, it)]
    if not numbers or numbers[0] >= 0:
        return iso(*numbers[:3]) if numbers else ""
    year = -numbers[0] - 1
    return f"-{year:04}" if year else "0000"
