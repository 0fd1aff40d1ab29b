"""Small helpers for text that goes to a terminal."""

from __future__ import annotations

import re

_CONTROL = r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]"


def safe(text: str) -> str:
    """Return text that cannot steer a terminal: control and bidirectional marks made visible.

    Tabs and newlines stay. A title is somebody else's data; an escape sequence in it must never
    reach the terminal raw.
    """
    if text.isprintable():  # all of it shows; the common case
        return text
    return re.sub(_CONTROL, _visible, text)


def _visible(match: re.Match[str]) -> str:
    code = ord(match.group())
    return chr(0x2400 + code) if code < 0x20 else f"\\u{code:04x}"


def one_line(text: str) -> str:
    """Return text on one line, safe, with runs of white space folded."""
    return safe(" ".join(text.split()))


def plural(count: int, word: str, many: str = "") -> str:
    """Return `1 entry`, `2 entries`."""
    if count == 1:
        return f"1 {word}"
    return f"{count:,} {many or word + 's'}"
