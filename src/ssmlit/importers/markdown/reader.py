"""The rows of one document, made of its blocks.

Knows: which blocks are no rows, how nested items belong together, and what the neighbours of a
row tell. Must not know how Markdown is written nor how a title is found.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from ssmlit.importers import roles, sections
from ssmlit.importers.markdown import item, kinds, table
from ssmlit.importers.markdown.flat import cut, join
from ssmlit.importers.markdown.folded import flats, is_detail, unfolded
from ssmlit.importers.markdown.record import record
from ssmlit.importers.markdown.title import LONGEST, Hyper, clean, hyperlinks
from ssmlit.importers.row import Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ssmlit.importers.markdown.blocks import Block
    from ssmlit.importers.markdown.item import Reading

_BULLET = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+")
_TASK = re.compile(r"\s*\[[ xX]\]\s+")  # the box of a task list
_RAW = 2000  # characters of source kept with a row
_READ = 10_000  # characters of a block that are read; no row is longer


class Reader:
    """Makes rows of one document's blocks.

    Args:
        source: the name of the file.
        lines: its lines, for the rows' source text.
    """

    def __init__(self, source: str, lines: Sequence[str]) -> None:
        self._source = source
        self._lines = lines

    def rows(self, blocks: Iterable[Block]) -> list[Row]:
        """Return the rows of the blocks, in order."""
        made: list[Row] = []
        siblings: list[int] = []  # the rows of the list that is being read
        for block in unfolded(blocks):
            new = self._block(block)
            together = block.kind == "item" and made and new and made[-1].section == new[0].section
            if not together:
                _believe_neighbours(made, siblings)
                siblings = []
            siblings += range(len(made), len(made) + len(new))
            made += new
        _believe_neighbours(made, siblings)
        return list(map(_settled, made))

    def _block(self, block: Block) -> list[Row]:
        task = _TASK.match(block.flat.text) if block.kind == "item" else None
        block = replace(block, flat=cut(block.flat, task.end() if task else 0, _READ))
        if block.kind == "row":
            return self._read(block, table.read(block.cells))
        details = [child for child in block.children if is_detail(child)]
        own = [child for child in block.children if child not in details]
        if details and (block.flat.of("link") or any(hyperlinks(c.flat) for c in details)):
            told = [flat for child in details for flat in flats(child)]
            block = replace(block, flat=join([block.flat, *told]))
        else:
            own = list(block.children)
        path = block.section
        made: list[Row] = []
        if own and not block.flat.of("link"):  # the item heads the items below it
            path = (*path, clean(block.flat.text)[:100])
        else:
            hypers = hyperlinks(block.flat)
            for part in _papers(block, hypers):
                made += self._read(part, item.read(part.flat, hypers if part is block else None))
        return made + [row for child in own for row in self._block(replace(child, section=path))]

    def _read(self, block: Block, reading: Reading) -> list[Row]:
        return [] if _is_structure(block, reading) else [self._row(block, reading)]

    def _row(self, block: Block, reading: Reading) -> Row:
        venue = sections.venue(block.section)
        if venue and not reading.stated.venue:
            reading = replace(reading, stated=replace(venue, date=reading.stated.date))
        purposes = sections.purposes(block.section)
        kind, reason = kinds.kind(reading, block.flat.text, purposes, block.kind)
        if len(block.flat.text) > LONGEST and not reading.title:
            reason = f"{len(block.flat.text):,} characters are too long for a title"
        row = Row(
            record=None,
            kind=kind,
            reason=reason,
            source=self._source,
            line=block.line,
            section=block.section,
            raw="\n".join(self._lines[block.line - 1 : block.end - 1]).strip()[:_RAW],
            stated=reading.stated.date,
            venue_year=reading.stated.year if reading.stated.venue else 0,
            section_year=sections.year(block.section),
        )
        return replace(row, record=record(reading, row))


def _settled(row: Row) -> Row:
    """Take the record off a row that is no paper."""
    if row.kind == "paper":
        return row
    doubtful = row.reason in {kinds.UNLINKED, kinds.PAGE, kinds.REPOSITORY}
    return replace(row, record=None, perhaps=row.record if doubtful else None)


def _is_structure(block: Block, reading: Reading) -> bool:
    """Tell whether a block is no row at all: contents, badges, prose without a link."""
    if not block.flat.text.strip():
        return block.kind == "paragraph" or not reading.identifiers
    if not block.flat.of("link"):
        return block.kind == "paragraph"
    return not reading.links and not block.cells  # anchors, mail, local files


def _papers(block: Block, hypers: Sequence[Hyper]) -> list[Block]:
    """Split an item that lists several papers, each in a link of its own."""
    if block.kind == "paragraph" or sum(not hyper.is_label for hyper in hypers) < 2:
        return [block]
    named: dict[str, int] = {}
    for hyper in hypers:
        identifier = roles.identifier(hyper.url)
        if identifier and not hyper.is_label and len(hyper.label.split()) > 2:
            named.setdefault(str(identifier), hyper.span.start)
    if len(named) < 2:
        return [block]
    edges = [0, *sorted(named.values())[1:], len(block.flat.text)]
    return [replace(block, flat=cut(block.flat, start, end)) for start, end in pairwise(edges)]


def _believe_neighbours(made: list[Row], siblings: Sequence[int]) -> None:
    """Take an item without a telling link for a paper when most of its neighbours are papers."""
    papers = sum(made[n].kind == "paper" for n in siblings)
    if papers < 3 or papers * 2 < len(siblings):
        return
    for n in siblings:
        row = made[n]
        if row.record is None or row.kind == "paper":
            continue
        title = row.record.title
        if not title and not row.record.links:
            title = clean(_BULLET.sub("", row.raw.split("\n")[0]))
        if row.reason in {kinds.PAGE, kinds.UNLINKED} and 3 <= len(title.split()) <= 30:
            reason = f"{row.reason}; but its neighbours are papers"
            paper = replace(row.record, title=title)
            made[n] = replace(row, kind="paper", record=paper, reason=reason)
