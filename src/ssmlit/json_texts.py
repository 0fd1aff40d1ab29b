"""Texts in JSON values: a name can hold anything, and what is no text says nothing.

Responsible for which values are texts. Does not depend on where they stand.
"""

from __future__ import annotations


def texts(value: object) -> list[str]:
    """Return the text or number that a value is, or those of a list, as texts.

    `null`, `true`, objects and lists in lists are left out.
    """
    if isinstance(value, str):
        return [value]
    listed = value if isinstance(value, list) else [value]
    return [str(one) for one in listed if _is_text(one)]


def text(*values: object) -> str:
    """Return the first text in values that is not blank, or ""."""
    for value in values:
        if isinstance(value, str):  # nearly all of them: without the list that `texts` makes
            if value and not value.isspace():
                return value
        elif value is not None and (found := next(filter(str.strip, texts(value)), "")):
            return found
    return ""


def _is_text(value: object) -> bool:
    return isinstance(value, str | int | float) and not isinstance(value, bool)
