"""Tables of words, written as text.

Responsible for nothing else.
"""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Return the words of a text, separated by blanks."""
    return frozenset(text.split())
