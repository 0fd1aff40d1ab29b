"""Accents that are beside their letters, as text copied from a PDF has them.

Responsible for putting them back. Does not depend on what a text says.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from ssmlit._lazy import regex

if TYPE_CHECKING:
    import re

# A spacing accent that PDF text puts before the letter it belongs to: R´e → Ré.
_ACCENTS = {
    "´": "\u0301", "`": "\u0300", "¨": "\u0308", "ˆ": "\u0302", "˜": "\u0303", "¸": "\u0327",
    "ˇ": "\u030c", "˚": "\u030a", "¯": "\u0304", "˘": "\u0306", "˙": "\u0307", "˛": "\u0328",
    "˝": "\u030b",
}  # fmt: skip
_ACCENT = regex(r"([´`¨ˆ˜¸ˇ¯˘˙˛˝]|˚(?=[au]|(?<!\w.)[AU]))\s?([^\W\d_])")


def repair(text: str) -> str:
    """Put accents back on their letters: "Christopher R´e" → "Christopher Ré"."""

    def compose(found: re.Match[str]) -> str:
        return unicodedata.normalize("NFC", found[2] + _ACCENTS[found[1]])

    return unicodedata.normalize("NFC", _ACCENT.sub(compose, text))
