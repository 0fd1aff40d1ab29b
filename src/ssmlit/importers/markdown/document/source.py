"""Markdown as people write it, made what they mean.

Responsible for what is of other dialects or lacks a blank: attributes of Kramdown, accents of
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
# "M{\'e}ndez", "M\'{e}ndez", "{\o}"; "G\"odel": elsewhere Markdown means the sign itself.
# A page of the same notes and what it is called: "[[shells|Slow Shells]]".
_WIKI_LINK = regex(r"\[\[[^\[\]|\n]+\\?\|([^\[\]|\n]+)\]\]")
_ACCENT = r"\\(?:[\"'`^~=.]|[uvHcdbkr]\b\s?)"
_ACCENTED = regex(
    rf"\{{{_ACCENT}(?:\\?[A-Za-z]|\{{\\?[A-Za-z]\}})\}}|{_ACCENT}\{{\\?[A-Za-z]\}}"
    r"|(?<=[^\W\d_])\\(?:[\"'`^~][aeiou]|~n)"
    r"|\{\\(?:ss|[oOlLij]|aa|AA|ae|AE|oe|OE)\}"
)


def as_meant(text: str) -> str:
    """Return a document without attributes, with accented letters and whole list items."""
    text = _WIKI_LINK.sub(r"\1", _GLUED.sub(r"\1 ", _ATTRIBUTES.sub("", text)))
    if "\\" not in text:
        return text
    return _ACCENTED.sub(lambda found: latex.to_unicode(found[0]), text)
