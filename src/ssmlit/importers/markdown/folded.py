"""A paper whose title is a `<summary>` and whose details are folded away below it, as one row.

Knows: when what is folded says something about the title above it, rather than being papers of its
own. Must not know how rows are read.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from ssmlit.importers import roles, sections
from ssmlit.importers.markdown import item, names
from ssmlit.importers.markdown.flat import Flat, Span, join
from ssmlit.importers.markdown.title import hyperlinks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ssmlit.importers.markdown.blocks import Block

_PAPERS = frozenset({"paper", "pdf"})
_LEAST = 4  # words of a summary that can be a title: "Show all papers" is none


def unfolded(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks; those below a summary that is a title as one item with that title."""
    for (summary, section), group in groupby(blocks, key=lambda it: (it.summary, it.section)):
        folded = list(group)
        if summary and _is_title(summary) and _are_details(folded):
            title = Flat(summary, (Span("bold", 0, len(summary)),))
            flat = join([title, *(part for block in folded for part in flats(block))])
            yield replace(
                folded[0], kind="item", flat=flat, end=folded[-1].end, section=section[:-1],
                children=(), cells=(), summary="",
            )  # fmt: skip
        else:
            yield from folded


def _is_title(summary: str) -> bool:
    words = sections.plain(summary).split()
    return len(words) >= _LEAST and not (sections.is_generic(summary) or "click" in summary.lower())


def _are_details(blocks: Sequence[Block]) -> bool:
    """Tell whether all say something about one paper, and nothing has a title of its own."""
    links = [hyper for block in blocks for flat in flats(block) for hyper in hyperlinks(flat)]
    papers = {roles.identifier(link.url) or link.url for link in links if link.role in _PAPERS}
    return len(papers) == 1 and all(map(is_detail, blocks))


def is_detail(child: Block) -> bool:
    """Tell whether a nested item says something about the item above it."""
    if any(not hyper.is_label for hyper in hyperlinks(child.flat)):
        return False
    if any(not is_detail(grandchild) for grandchild in child.children):
        return False
    reading = item.read(child.flat)
    title = len(reading.title.split()) > 2 and not names.read(reading.title)[0]
    return not (title and (reading.identifiers or reading.how in {"bold", "quoted"}))


def flats(block: Block) -> Iterator[Flat]:
    """Yield the text of a block and of the items in it."""
    yield block.flat
    for child in block.children:
        yield from flats(child)
