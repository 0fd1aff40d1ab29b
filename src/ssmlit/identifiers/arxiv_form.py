"""The form of arXiv's identifiers, and the month they carry.

Responsible for how an id is written (https://info.arxiv.org/help/arxiv_identifier.html). Does not
depend on archives or addresses.
"""

from __future__ import annotations

import re

from ssmlit._lazy import regex

NEW = regex(r"(\d\d)(\d\d)\.(\d{4,5})(?:v([1-9]\d{0,3}))?", re.ASCII)
OLD = regex(
    r"([a-z]+(?:-[a-z]+)?)(?:\.[a-z]{2})?/(\d\d)(\d\d)(\d{3})(?:v([1-9]\d{0,3}))?",
    re.ASCII | re.IGNORECASE,
)


def submitted(value: str) -> tuple[int, int]:
    """Return the year and the month that a canonical arXiv id carries; (0, 0) for anything else."""
    match = NEW.fullmatch(value) or OLD.fullmatch(value)
    if match is None:
        return 0, 0
    first = 2 if "/" in value else 1
    year, month = int(match[first]), int(match[first + 1])
    return (1900 if year > 90 else 2000) + year, month
