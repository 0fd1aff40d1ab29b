"""ISBNs and check digits (ISO 2108, ISO 3297). Does not depend on addresses."""

from __future__ import annotations

import re

from ssmlit._lazy import regex
from ssmlit.model import Identifier

# What fields have before the digits: a label, or the address that services give Crossref.
_BEFORE = regex(r"(?:https?://\S*/|urn:)?isbn(?:-?1[03]\b)?[\s:/=]+", re.IGNORECASE)


def parse_isbn(text: str) -> Identifier | None:
    """Return an ISBN of 10 or 13 digits, hyphens and a label ignored, in its 13-digit form."""
    digits = _isbn_digits(text)
    if len(digits) == 10 and check11(digits[:9]) == digits[9]:
        digits = "978" + digits[:9]
        return Identifier("isbn", digits + _check13(digits))
    if _is_isbn13(digits) and _check13(digits[:12]) == digits[12]:
        return Identifier("isbn", digits)
    return None


def isbn_problem(text: str) -> str:
    """Return why something that looks like an ISBN is not one, or ""."""
    digits = _isbn_digits(text)
    if len(digits) == 10 and parse_isbn(text) is None:
        return f"the check digit of this ISBN should be {check11(digits[:9])}"
    if _is_isbn13(digits) and parse_isbn(text) is None:
        return f"the check digit of this ISBN should be {_check13(digits[:12])}"
    return ""


def _isbn_digits(text: str) -> str:
    start = found.end() if (found := _BEFORE.match(text)) else 0
    digits = re.sub(r"[\s\u2010-\u2015-]", "", text[start:]).upper()
    return digits if re.fullmatch(r"\d{9}[\dX]|\d{13}", digits, re.ASCII) else ""


def _is_isbn13(digits: str) -> bool:
    return len(digits) == 13 and digits.startswith(("978", "979"))


def check11(digits: str) -> str:
    """Return the digit that makes digits an ISBN-10 or an ISSN: modulo 11, X for ten."""
    total = sum((len(digits) + 1 - place) * int(digit) for place, digit in enumerate(digits))
    return "0123456789X"[-total % 11]


def _check13(digits: str) -> str:
    total = sum((3 if place % 2 else 1) * int(digit) for place, digit in enumerate(digits))
    return str(-total % 10)
