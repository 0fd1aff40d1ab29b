"""Markdown lists of papers, of any common shape, read row by row.

Responsible for recognising Markdown. `blocks` splits the document, `list_item` and `tables` read a
row, `classify` distinguishes papers from the rest, `reader` combines them. Markdown is CommonMark
0.31 with GitHub's tables (https://spec.commonmark.org, https://github.github.com/gfm); addresses in
plain text are found by scheme, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from ssmlit._lazy import regex
from ssmlit.importers.markdown.document.blocks import split_blocks
from ssmlit.importers.markdown.document.flat import SUMMARY
from ssmlit.importers.markdown.reader import RowReader

if TYPE_CHECKING:
    from ssmlit.importers.row import Row

NAME = "markdown"

_LINK = regex(r"\]\s?\(\s*<?https?:/|<a\s[^>]*href=|https?://arxiv\.org/", re.IGNORECASE)
# Settings of Jekyll, Hugo and Pandoc before a page; Markdown takes the last for a heading. Each
# line is one of YAML: a name and its value, what is indented, an item below a name, a comment.
# Text between two rules is none.
_FRONT_MATTER = regex(
    r"\A---[ \t]*\n[\w-]+[ \t]*:.*\n"
    r"(?:(?:[\w\"'][^\n:]*:|[ \t]+\S|(?<!\n\n)- |[#\]}]).*\n|[ \t]*\n)*?"
    r"(?:---|\.{3})[ \t]*$",
    re.MULTILINE,
)
_MARKS = regex(r"^(?:#{1,6}\s|\s*(?:[-*+]|\d+[.)])\s|\|.*\|)", re.MULTILINE)


def detect(text: str, filename: str) -> float:
    """Return how likely the text is Markdown: by its name, its links, its headings, `[1]`.

    What declares itself XML is not, for all its links: a feed's title and dates are no paper.
    """
    if filename.lower().endswith((".md", ".markdown", ".mdown", ".mkd")):
        return 0.95
    if text.removeprefix("\ufeff").lstrip().startswith("<?xml"):
        return 0.0
    if _LINK.search(text):
        return 0.6 if _MARKS.search(text) else 0.3
    return 0.2 if re.search(r"^(?:#{1,6}|\[1\])\s", text, re.MULTILINE) else 0.0


def rows(text: str, source: str, is_known: Callable[[str], bool] | None = None) -> tuple[Row, ...]:
    """Return the rows of a list in the order of its lines.

    Headings, tables of contents, badges and prose without links are structure and make no row.
    """
    text = _document(text)
    return tuple(RowReader(source, text.split("\n"), is_known).rows(split_blocks(text)))


@lru_cache(maxsize=2)  # what looks for a list's place asks more than once
def headings(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return the headings of a list: level (1 to 6), 1-based line and words, without markup."""
    return tuple(
        (block.level, block.line, block.flat.line)
        for block in split_blocks(_document(text))
        if block.kind == "heading" and block.level < SUMMARY
    )


def _document(text: str) -> str:
    """Return a text with one kind of line end, and blank lines for what is before its Markdown."""
    text = re.sub(r"\r\n?", "\n", text.removeprefix("\ufeff"))
    return _FRONT_MATTER.sub(lambda front: "\n" * front[0].count("\n"), text)
