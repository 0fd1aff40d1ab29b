"""What a service says, without invisible characters.

Responsible for control characters and for those that change the writing direction: in a library
they would hide text from its readers ("Trojan Source", CVE-2021-42574), and in a terminal they are
commands. Soft hyphens and blanks without width would hide words, and halves of characters (JSON
may have them) cannot be written. Joiners that Persian and Indic names need are kept. Does not
depend on services.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

from ssmlit._lazy import regex
from ssmlit.model import Record

_UNSEEN = regex(
    "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\xad\\u061c\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060\\u2066-\\u2069\\ud800-\\udfff\\ufeff]"
)


def without_invisible(record: Record) -> Record:
    """Return a record without control and direction characters in any of its texts."""
    clean: Record = _clean(record)
    return clean


def _clean(value: Any) -> Any:
    """Return a text, or a value made of texts, without the characters."""
    if isinstance(value, str):
        return _UNSEEN.sub("", value)
    if isinstance(value, tuple):
        return tuple(map(_clean, value))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{one.name: _clean(getattr(value, one.name)) for one in fields(value)}
        )
    return value
