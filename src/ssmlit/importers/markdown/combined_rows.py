"""A row that lists several papers, each in a link of its own or on lines of its own.

Responsible for where one ends and the next begins. Does not depend on how a row is read.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from ssmlit._lazy import regex
from ssmlit.importers.markdown.document.flat import cut_flat
from ssmlit.importers.markdown.title_words import can_be_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ssmlit.importers.markdown.document.blocks import TextBlock
    from ssmlit.importers.markdown.document.hyperlinks import Hyperlink


_BRACKETS = regex(r"\([^()]*\)|\[[^\[\]]*\]")
_LINE = regex(r"[^\n\v]*\S[^\n\v]*")


def split_papers(block: TextBlock, hypers: Sequence[Hyperlink]) -> list[TextBlock]:
    """Split a block that lists several papers, each on lines of its own."""
    edges = _bold_lines(block) or _own_lines(block, hypers)
    if len(edges) < 2:
        return [block]
    edges = [0, *edges[1:], len(block.flat.text)]
    return [replace(block, flat=cut_flat(block.flat, start, end)) for start, end in pairwise(edges)]


def _own_lines(block: TextBlock, hypers: Sequence[Hyperlink]) -> list[int]:
    """Return where the lines of a paragraph begin, each a linked title or an address alone."""
    lines = list(_LINE.finditer(block.flat.text)) if block.kind == "paragraph" else []
    own = {hyper.url for line in lines for hyper in hypers if _leads(line, hyper)}
    starts = [line.start() for line in lines if any(_leads(line, hyper) for hyper in hypers)]
    return starts if len(own) == len(starts) == len(lines) else []


def _leads(line: re.Match[str], hyper: Hyperlink) -> bool:
    """Return whether a line begins with a linked title, after brackets, or is an address alone."""
    if not line.start() <= hyper.span.start < line.end():
        return False
    before = _BRACKETS.sub("", line.string[line.start() : hyper.span.start])
    alone = not hyper.label and not line.string[hyper.span.end : line.end()].strip()
    words = line.string[hyper.span.start : hyper.span.end]
    is_titled = not hyper.is_label and can_be_title(words, 3)
    return (is_titled or alone) and not re.search(r"\w", before)


def _bold_lines(block: TextBlock) -> list[int]:
    """Return where lines begin that are bold titles, each with links below it."""
    text = block.flat.text
    starts = [
        span.start
        for span in block.flat.of("bold")
        if (span.start == 0 or text[span.start - 1] in "\n\v")
        and len(block.flat[span].split()) > 2
        and (span.end == len(text) or text[span.end :].lstrip(" .")[:1] in "\n\v")
    ]
    links = [span.start for span in block.flat.of("link")]
    edges = [*starts, len(text)]
    if all(any(a <= link < b for link in links) for a, b in pairwise(edges)):
        return starts
    return []
