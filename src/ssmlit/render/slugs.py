r"""Anchors of headings, as GitHub makes them.

Responsible for how a heading's text becomes the `#anchor` of a Markdown page. Does not depend on
papers or views.

GitHub publishes no specification. The rule here is the one of github-slugger 2.0
(https://github.com/Flet/github-slugger), which was derived from GitHub's answers: lower case;
keep letters, marks, decimal and letter numbers, connector punctuation, hyphens and spaces
(Ruby's `\p{Word}`), so emoji go while their variation selectors, being marks, stay; each space
becomes a hyphen; a slug that was taken gets `-1`, `-2` …
"""

from __future__ import annotations

import unicodedata

_KEPT = frozenset({"Nd", "Nl", "Pc"})
# Symbols that Unicode counts as alphabetic (Other_Alphabetic), so they are kept too.
_ENCLOSED_LETTERS = ((0x24B6, 0x24E9), (0x1F130, 0x1F149), (0x1F150, 0x1F169), (0x1F170, 0x1F189))


def slug(text: str) -> str:
    """Return the anchor of a heading with this visible text, before duplicates are numbered."""
    return "".join(filter(_kept, text.lower())).replace(" ", "-")


class Slugger:
    """The anchors of one page, handed out in the order of its headings.

    Like github-slugger's own class, it counts per base slug and skips what is taken:
    `a`, `a-1`, `a` become `a`, `a-1`, `a-2`.
    """

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def __call__(self, text: str) -> str:
        """Return the anchor of the next heading of the page."""
        base = result = slug(text)
        while result in self._seen:
            self._seen[base] += 1
            result = f"{base}-{self._seen[base]}"
        self._seen[result] = 0
        return result


def _kept(char: str) -> bool:
    if char in " -":
        return True
    category = unicodedata.category(char)
    if category[0] in "LM" or category in _KEPT:
        return True
    return category == "So" and any(low <= ord(char) <= high for low, high in _ENCLOSED_LETTERS)
