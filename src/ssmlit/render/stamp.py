"""The date on a list changes only when the list does.

Responsible for whether two texts differ in their date alone. Does not depend on what the texts
are.
"""

from __future__ import annotations

from ssmlit._lazy import regex

_DAY = regex(r"\d{4}-\d{2}-\d{2}")


def with_date(old: str, new: str, date: str) -> str:
    """Return the text to write: `old` when `new` differs from it in the date only, else `new`.

    Works for Markdown, HTML and Atom alike: a line counts as unchanged when putting one older day
    in place of `date` makes it the old line, the same day on every such line.

    Args:
        old: what was written before, or "".
        new: what was rendered now, with `date` where it shows the day.
        date: today, `YYYY-MM-DD`.
    """
    before, after = old.split("\n"), new.split("\n")
    if len(before) != len(after):
        return new
    days: set[str] = set()
    for line, other in zip(before, after, strict=True):
        if line != other:
            day = _older_day(line, other, date)
            if not day:
                return new
            days.add(day)
    return old if len(days) <= 1 else new


def _older_day(line: str, other: str, date: str) -> str:
    """Return the day that `line` has wherever `other` has `date`, or ""."""
    at = other.find(date)
    day = line[at : at + len(date)] if at >= 0 else ""
    return day if _DAY.fullmatch(day) and other.replace(date, day) == line else ""
