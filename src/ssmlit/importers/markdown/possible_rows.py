"""What can be rows in the blocks of a document: blocks with their facts, and items within items.

Responsible for how nested items belong together, and for which stretches belong to one list. Does
not depend on what a row says, nor on whether it is a paper.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ssmlit._lazy import regex
from ssmlit.importers.markdown import combined_rows, line_breaks, written_keys
from ssmlit.importers.markdown.blocks_about_papers import (
    details_of,
    is_paper_above_notes,
    is_title_above_facts,
)
from ssmlit.importers.markdown.document.flat import cut_flat, join
from ssmlit.importers.markdown.document.hyperlinks import hyperlinks
from ssmlit.importers.markdown.lines_about_papers import states_authors, states_fact
from ssmlit.importers.markdown.title_words import clean

if TYPE_CHECKING:
    from ssmlit.importers.markdown.document.blocks import TextBlock

_FOLDED = regex(r"\n\W*(?:abstract|bibtex|tl;?dr)\s*\n", re.IGNORECASE)
_READ = 10_000  # characters of a block that are read; no row is longer


class PossibleRow(NamedTuple):
    """A stretch of a document that may be a row, with how deep it is nested."""

    block: TextBlock
    depth: int = 0


def possible_rows(outline: Iterable[TextBlock]) -> list[PossibleRow]:
    """Return what can be rows in the blocks of an outline, in order, their line ends settled."""
    return _settled([row for block in outline for row in _rows_in(block)])


def alike(found: Sequence[PossibleRow]) -> dict[tuple[str, int], list[int]]:
    """Return the rows that are alike: of one table, or of one depth of the document's lists."""
    groups: dict[tuple[str, int], list[int]] = defaultdict(list)
    for place, line in enumerate(found):
        kind = "remark" if line.block.remark else line.block.kind
        groups[kind, line.block.table or line.depth].append(place)
    return groups


def _settled(found: list[PossibleRow]) -> list[PossibleRow]:
    """Return the lines with their line ends settled."""
    for places in alike(found).values():
        texts = line_breaks.settled([found[n].block.flat for n in places])
        for n, flat in zip(places, texts, strict=True):
            block = found[n].block
            if flat != block.flat:
                cells = ((head, line_breaks.settled([cell])[0]) for head, cell in block.cells)
                settled = block._replace(flat=flat, cells=tuple(cells))
                found[n] = PossibleRow(settled, found[n].depth)
    return found


def _rows_in(block: TextBlock, depth: int = 0) -> Iterator[PossibleRow]:
    """Yield the rows that a block can be: itself with its details, and the items in it."""
    if block.remark:
        yield PossibleRow(block._replace(flat=join(list(block.flats())), children=()), depth)
        return
    if block.kind == "row":
        yield PossibleRow(block)
        return
    folded = _FOLDED.search(block.flat.text)
    end = folded.start() if folded else _READ
    key, begin = written_keys.leading(block.flat)
    block = block._replace(key=key, flat=cut_flat(block.flat, begin, end))
    details = details_of(block)
    own = list(block.children)
    hypers = hyperlinks(block.flat)
    linked = hypers or any(hyperlinks(flat) for c in details for flat in c.flats())
    is_signed = any(states_authors(child.flat, ()) for child in details)
    if details and (linked or is_signed or is_title_above_facts(block)):
        own = [child for child in own if child not in details]
        said = [flat for child in details for flat in child.flats() if states_fact(flat)]
        block = block._replace(flat=join([block.flat, *said]))
    path = block.section
    if own and is_paper_above_notes(block):
        own = []
    if own and not block.flat.of("link"):  # the item heads the items below it
        path = (*path, clean(block.flat.text)[:100])
    else:
        first, *others = combined_rows.split_papers(block, hypers)
        unkeyed = (other._replace(key="") for other in others)
        yield from (PossibleRow(it, depth) for it in (first, *unkeyed))
    for child in own:
        yield from _rows_in(child._replace(section=path), depth + 1)
