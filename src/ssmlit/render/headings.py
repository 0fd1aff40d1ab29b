"""The headings of a Markdown text as GitHub counts them.

Responsible for where headings are and what they say. Does not depend on lists or views.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING

from ssmlit._lazy import regex

if TYPE_CHECKING:
    from markdown_it.token import Token

_HTML_HEADING = regex(r"<h([1-6])\b[^>]*>(.*?)</h\1\s*>", re.IGNORECASE | re.DOTALL)
_HTML_TAG = regex(r"<[^>]*>")
_MAYBE = regex(r"^ {0,3}(?:#|=|-)|<h[1-6]\b", re.MULTILINE | re.IGNORECASE)


def headings(text: str) -> tuple[str, ...]:
    """Return the visible text of every heading, `# …`, underlined or `<h2>…</h2>`, in order."""
    if not _MAYBE.search(text):
        return ()
    from markdown_it import MarkdownIt

    found: list[str] = []
    opened = False
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if opened and token.type == "inline":
            found.append("".join(_visible(token)))
        elif token.type == "html_block":
            texts = (m[2] for m in _HTML_HEADING.finditer(token.content))
            found += (unescape(_HTML_TAG.sub("", text)).strip() for text in texts)
        opened = token.type == "heading_open"
    return tuple(found)


def _visible(inline: Token) -> Iterator[str]:
    for token in inline.children or ():
        if token.type in {"text", "code_inline"}:
            yield token.content
        elif token.type in {"softbreak", "hardbreak"}:
            yield " "
