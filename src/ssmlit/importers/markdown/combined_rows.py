"""A row that lists several papers, each in a link of its own or on lines of its own.

Responsible for where one ends and the next begins. Does not depend on how a row is read.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from ssmlit.importers.markdown.document.flat import cut_flat

if TYPE_CHECKING:
    from ssmlit.importers.markdown.document.blocks import TextBlock


def split_papers(block: TextBlock) -> list[TextBlock]:
    """Split a block that lists several papers, each below a bold title on a line of its own."""
    edges = _bold_lines(block)
    if len(edges) < 2:
        return [block]
    edges = [0, *edges[1:], len(block.flat.text)]
    return [replace(block, flat=cut_flat(block.flat, start, end)) for start, end in pairwise(edges)]


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
