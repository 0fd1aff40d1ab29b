"""Markdown as people write it, repaired to what they mean, before it is cut into blocks.

Responsible for what belongs to other dialects or lacks a blank: attributes of Kramdown, accents of
LaTeX, list items. Lines stay lines. Does not depend on blocks.
"""

from __future__ import annotations

import re

from ssmlit import latex
from ssmlit._lazy import regex

# Attributes of the element before, of Kramdown and Pandoc: `{:target="_blank"}`, `{#id}`.
_ATTRIBUTE = r"[.#][\w-]+|[\w-]+=[\"'][^\"'\n]*[\"']"
_ATTRIBUTES = regex(rf"[ \t]?\{{(?::[^{{}}\n]*|\s?(?:{_ATTRIBUTE})(?:\s+(?:{_ATTRIBUTE}))*\s?)\}}")
# A list item without the blank that Markdown needs: "1.[The Title](…)", "-**The Title**".
_GLUED = regex(r"^([ \t]*(?:\d{1,3}[.)]|-))(?=\[[^\]\n]+\]\(|\*\*\w)", re.MULTILINE)
# A page of the same notes and what it is called, "[[shells|Slow Shells]]": no link's label.
_WIKI_LINK = r"\[\[[^\[\]|\n]+\\?\|(?P<called>[^\[\]|\n]+)\]\](?![(\[])"
# "M{\'e}ndez", "M\'{e}ndez", "{\o}"; "G\"odel": elsewhere Markdown means the sign itself, and in
# "L\'étude" an apostrophe.
_ACCENT = r"\\(?:[\"'`^~=.]|[uvHcdbkr]\b\s?)"
_ACCENTED = (
    rf"\{{{_ACCENT}(?:\\?[A-Za-z]|\{{\\?[A-Za-z]\}})\}}|{_ACCENT}\{{\\?[A-Za-z]\}}"
    r"|(?<=[^\W\d_])\\(?:[\"`^~][aeiou]|~n)"
    r"|\{\\(?:ss|[oOlLij]|aa|AA|ae|AE|oe|OE)\}"
    r"|(?<=[^\W\d_])\{-\}(?=[^\W\d_])"  # DBLP's "Pierre{-}Louis"
)
_MEANT = regex(rf"(?P<as_is>`[^`\n]+`|\$[^$\n]+\$)|{_WIKI_LINK}|{_ACCENTED}")  # code, formulas


def as_meant(text: str) -> str:
    """Return a document without attributes, with accented letters and whole list items."""
    return _MEANT.sub(_meant, _GLUED.sub(r"\1 ", _ATTRIBUTES.sub("", text)))


def _meant(found: re.Match[str]) -> str:
    return found["as_is"] or found["called"] or latex.to_unicode(found[0])
