"""Words that the links of many rows share: labels such as "Journal".

Responsible for marking them, so that they are no titles. Does not depend on which words lists
use: the well-known ones are in `ssmlit.importers.link_roles`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ssmlit.importers import link_roles

if TYPE_CHECKING:
    from ssmlit.importers.markdown.document.blocks import TextBlock
    from ssmlit.importers.markdown.document.flat import Flat, Span

_LONGEST = 2  # words of a label
_FEWEST = 4  # addresses that links of the same words lead to


def marked(blocks: Sequence[TextBlock]) -> list[TextBlock]:
    """Return the blocks, with the words that many links share as these links' labels."""
    leads: dict[str, set[str]] = defaultdict(set)
    for flat in (flat for block in blocks for flat in block.flats()):
        for span in flat.of("link"):
            if words := _words(flat, span):
                leads[words].add(span.url)
    shared = {
        words
        for words, urls in leads.items()
        if len(urls) >= _FEWEST and not link_roles.label_role(words)
    }
    return [_marked(block, shared) for block in blocks] if shared else list(blocks)


def _words(flat: Flat, span: Span) -> str:
    """Return the words of a link that could be a label, in lower case."""
    words = flat[span].strip(" []().").lower()
    return words if 0 < len(words.split()) <= _LONGEST and link_roles.repair(span.url) else ""


def _marked(block: TextBlock, shared: Container[str]) -> TextBlock:
    flat, children = _labelled(block.flat, shared), block.children
    if children:
        children = tuple(_marked(child, shared) for child in children)
    cells = tuple((head, _labelled(cell, shared)) for head, cell in block.cells)
    return block._replace(flat=flat, children=children, cells=cells)


def _labelled(flat: Flat, shared: Container[str]) -> Flat:
    spans = tuple(
        span._replace(label=words)
        if span.mark == "link" and (words := _words(flat, span)) in shared
        else span
        for span in flat.spans
    )
    return replace(flat, spans=spans) if spans != flat.spans else flat
