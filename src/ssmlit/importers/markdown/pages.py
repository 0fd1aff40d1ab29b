"""Pages alone: "pp. 61–74", "S. 61–74", "2002:288".

Responsible for the forms of pages and for those that no volume precedes. Does not depend on
periodicals.
"""

from __future__ import annotations

import re

from ssmlit._lazy import regex
from ssmlit.fields.pages import parse_pages

#: One page, an article's number or a range.
PAGES = r"[A-Za-z]{0,2}\d{1,10}(?:[A-Z]{2}\d{5,6}|\s?[-–—‐]{1,2}\s?[A-Za-z]{0,2}\d{1,7})?"
_YEARS = r"(?:19|20)\d\d\s?[-–—‐]{1,2}\s?(?:19|20)\d\d"
# In German; but not of a name, "Carver, S. 1990–2010", nor a country, "in the U.S. 12–14".
_SEITEN = rf"(?<!\.)S\.\s?(?!{_YEARS})(\d+\s?[-–—‐]{{1,2}}\s?\d+)"
_ALONE = regex(rf"[\s,;.]*\b(?:(?:pp?\.|pages)\s?(\d+\?\d+|{PAGES})|{_SEITEN})", re.IGNORECASE)
_BEHIND_YEAR = regex(r"(?<=\d{4}):\s?(\d{1,5}\s?[-–—‐]\s?\d{1,5})(?![\w-])")
_DIGIT = regex(r"\d")


def without_pages(text: str) -> tuple[str, str]:
    """Return a text without "pp. 61–74", and these pages, or ""."""
    if not _DIGIT.search(text):
        return text, ""
    found = _ALONE.search(text) or _BEHIND_YEAR.search(text)
    if found is None:
        return text, ""
    rest = text[found.end() :]
    blank = "" if rest[:1] in {".", ","} else " "
    left = f"{text[: found.start()]}{blank}{rest}"
    return left.replace(" ( )", "").replace(" ()", ""), joined(next(filter(None, found.groups())))


def joined(pages: str) -> str:
    """Return a range as a record has it."""
    return parse_pages(pages.replace("?", "-"))  # "519?528": a dash that was lost
