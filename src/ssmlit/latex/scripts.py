"""Which scripts a text holds that the fonts of pdfLaTeX lack.

Responsible for classifying letters by their Unicode names. Does not depend on LaTeX's commands.
"""

from __future__ import annotations

import unicodedata

from ssmlit._lazy import regex

_BEYOND_LATIN = regex(r"[^\x00-\u024f\u1e00-\u1eff\u2000-\u2bff]")
_NAMES = {
    "CJK": "Chinese or Japanese",
    "HIRAGANA": "Japanese",
    "KATAKANA": "Japanese",
    "HANGUL": "Korean",
}


def other_scripts(text: str) -> tuple[str, ...]:
    """Return the scripts of a text's letters, Latin aside, in words, each once: `Cyrillic`."""
    if text.isascii():
        return ()
    found: dict[str, None] = {}
    for char in dict.fromkeys(_BEYOND_LATIN.findall(text)):
        if char.isalpha() and (name := unicodedata.name(char, "")):
            script = name.split()[0]
            if script not in {"LATIN", "MODIFIER", "MATHEMATICAL", "COMBINING", "FULLWIDTH"}:
                found[_NAMES.get(script, script.title())] = None
    return tuple(found)
