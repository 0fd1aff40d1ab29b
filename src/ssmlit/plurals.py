"""Numbers in sentences for people: `1 entry`, `2 entries`."""

from __future__ import annotations


def plural(count: int, word: str, many: str = "") -> str:
    """Return a number with its word; `many` is the word's plural where an s does not make it."""
    return f"{count:,} {word if count == 1 else many or word + 's'}"
