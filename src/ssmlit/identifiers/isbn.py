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
    if not digits or digits[-1] != _check_digit(digits):
        return None
    bare = digits[:12] if len(digits) == 13 else f"978{digits[:9]}"
    return Identifier("isbn", bare + _check13(bare))


def isbn_problem(text: str) -> str:
    """Return why something that looks like an ISBN is not one, or ""."""
    digits = _isbn_digits(text)
    due = _check_digit(digits)
    return f"the check digit of this ISBN should be {due}" if due and digits[-1] != due else ""


def _isbn_digits(text: str) -> str:
    start = found.end() if (found := _BEFORE.match(text)) else 0
    digits = re.sub(r"[\s\u2010-\u2015-]", "", text[start:]).upper()
    return digits if re.fullmatch(r"\d{9}[\dX]|\d{13}", digits, re.ASCII) else ""


def _check_digit(digits: str) -> str:
    """Return what the last digit of an ISBN should be; "" of other digits, or none."""
    if len(digits) == 10:
        return check11(digits[:9])
    return _check13(digits[:12]) if digits.startswith(("978", "979")) else ""


def check11(digits: str) -> str:
    """Return the digit that makes digits an ISBN-10 or an ISSN: modulo 11, X for ten."""
    total = sum((len(digits) + 1 - place) * int(digit) for place, digit in enumerate(digits))
    return "0123456789X"[-total % 11]


def _check13(digits: str) -> str:
    total = sum((3 if place % 2 else 1) * int(digit) for place, digit in enumerate(digits))
    return str(-total % 10)
