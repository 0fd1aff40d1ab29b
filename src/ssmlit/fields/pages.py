"""Pages: ranges with one dash, however entries, services and lists write them.

Responsible for which hyphen is a range's. Does not depend on entries. BibTeX's two hyphens are
written by `writing`.
"""

from __future__ import annotations

import re

from ssmlit._lazy import regex

# A dash is one always; a hyphen between two pages: `12-15`, `S78-S79`, `xi-xv`, but not in `A-12`.
_RANGE = regex(
    r"\s*(?:[‐-―−][-‐-―−]*|-[-‐-―−]+)\s*"
    r"|(?<=\d)\s*-\s*(?=[A-Za-z]{0,2}\d)"
    r"|(?<=[ivxlcdm])\s*-\s*(?=[ivxlcdm]+\b)"
)
#: What some write before pages or, for how many there are, behind them.
WORD = r"(?:(?:pages?|pgs?|seiten?|pp?|s)\b\.?|(?:pages?|pp)(?=\d))"
WORD_BEFORE = regex(rf"^[\s{{]*{WORD}[\s~:]*(?=[\da-z])", re.IGNORECASE)


def parse_pages(text: str) -> str:
    """Return pages as a record has them: every range with an en dash, without blanks."""
    return _RANGE.sub("–", text.strip()) if text and not text.isalnum() else text


def between(first: str, last: str) -> str:
    """Return the pages from the first to the last, either of which may be ""."""
    return f"{first}–{last}" if first and last and first != last else first
