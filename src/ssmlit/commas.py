"""Lists in one line, with commas between the items: keys, names of columns, tags."""

from __future__ import annotations


def split_commas(text: str) -> list[str]:
    """Return the items of a list, without blanks around them and without the empty ones."""
    return [item for part in text.split(",") if (item := part.strip())]
