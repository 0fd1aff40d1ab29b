"""Tables of words, written as text, and the letters that text from a PDF has for several.

Responsible for nothing else.
"""

from __future__ import annotations

#: For `str.translate`: "Eﬃciently" is spelled out.
LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)


def words(text: str) -> frozenset[str]:
    """Return the words of a text, separated by blanks."""
    return frozenset(text.split())
