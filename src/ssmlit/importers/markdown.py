"""Markdown lists of papers, of any common shape, read row by row.

Knows: how blocks, readings and kinds make rows. The shapes are known elsewhere: `_blocks` takes
the document apart, `_item` and `_table` read a row, `_kinds` tells papers from the rest.
Markdown is CommonMark 0.31 with GitHub's tables (https://spec.commonmark.org,
https://github.github.com/gfm); addresses in plain text are found by scheme, never guessed.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ssmlit import identifiers
from ssmlit.importers import _flat, _item, _kinds, _names, _table, sections
from ssmlit.importers._blocks import Block, blocks
from ssmlit.importers._row import Row
from ssmlit.model import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ssmlit.importers._item import Reading

NAME = "markdown"

_LINK = re.compile(r"\]\s?\(\s*<?https?:/|<a\s[^>]*href=|https?://arxiv\.org/", re.IGNORECASE)
_MARKS = re.compile(r"^(?:#{1,6}\s|\s*(?:[-*+]|\d+[.)])\s|\|.*\|)", re.MULTILINE)


def detect(text: str, filename: str) -> float:
    """Return how sure it is that the text is Markdown: by its name, else by its links."""
    head = text[:20_000]
    if filename.lower().endswith((".md", ".markdown", ".mdown", ".mkd")):
        return 0.95
    if _LINK.search(head):
        return 0.6 if _MARKS.search(head) else 0.3
    return 0.2 if re.search(r"^#{1,6}\s", head, re.MULTILINE) else 0.0


def rows(text: str, source: str) -> tuple[Row, ...]:
    """Return the rows of a list in the order of its lines.

    Headings, tables of contents, badges and prose without links are structure and make no row.
    """
    text = re.sub(r"\r\n?", "\n", text.removeprefix("\ufeff"))
    return tuple(_Reader(source, text.split("\n")).rows(blocks(text)))


class _Reader:
    """Makes rows of one document's blocks."""

    def __init__(self, source: str, lines: Sequence[str]) -> None:
        self._source = source
        self._lines = lines

    def rows(self, found: Iterator[Block]) -> list[Row]:
        made: list[Row] = []
        siblings: list[int] = []
        for block in found:
            new = self._block(block)
            if block.kind == "item" and new and made and made[-1].section == new[0].section:
                siblings += range(len(made), len(made) + len(new))
            else:
                made = _unlinked(made, siblings)
                siblings = list(range(len(made), len(made) + len(new)))
            made += new
        made = _unlinked(made, siblings)
        return [row if row.kind == "paper" else replace(row, record=None) for row in made]

    def _block(self, block: Block) -> list[Row]:
        if block.kind == "row":
            return self._row(block, _table.read(block.cells))
        details = [child for child in block.children if _is_detail(child)]
        own = [child for child in block.children if child not in details]
        flat = block.flat
        if details and (flat.of("link") or _has_label(details)):
            flat = _flat.join([flat, *(part for child in details for part in _texts(child))])
        elif details:
            own = list(block.children)
        merged = replace(block, flat=flat)
        if own and not flat.of("link"):
            heading = _item.clean(flat.text)[:100]
            own = [replace(child, section=(*block.section, heading)) for child in own]
            return [row for child in own for row in self._block(child)]
        made = [row for part in _several(merged) for row in self._row(part, _item.read(part.flat))]
        return made + [row for child in own for row in self._block(child)]

    def _row(self, block: Block, reading: Reading) -> list[Row]:
        if _is_structure(block):
            return []
        if not reading.stated.venue and (venue := sections.venue(block.section)):
            reading = replace(reading, stated=replace(venue, date=reading.stated.date))
        purposes = sections.purposes(block.section)
        kind, reason = _kinds.kind(reading, block.flat.text, purposes, block.kind)
        if len(block.flat.text) > 20 * _item.LONGEST_TITLE and not reading.title:
            reason = f"{len(block.flat.text)} characters: too long for a title"
        raw = "\n".join(self._lines[block.line - 1 : block.end - 1]).strip()
        row = Row(
            record=None,
            kind=kind,
            reason=reason,
            source=self._source,
            line=block.line,
            section=block.section,
            raw=raw[:2000],
            stated=reading.stated.date,
            venue_year=reading.stated.year if reading.stated.venue else 0,
            section_year=sections.year(block.section),
        )
        return [replace(row, record=_record(reading, row))]


def _texts(block: Block) -> Iterator[_flat.Flat]:
    yield block.flat
    for child in block.children:
        yield from _texts(child)


def _is_structure(block: Block) -> bool:
    """Tell whether a block is no row at all: contents, badges, prose without a link."""
    links = block.flat.of("link")
    words = block.flat.text.strip()
    if links and all(not _item.hyperlinks(_flat.Flat(block.flat.text, (link,))) for link in links):
        return not block.cells  # anchors, mail addresses and local files only
    if links and not words:
        bare = all(link.label and not identifiers.parse(link.url) for link in links)
        return bare or block.kind == "paragraph"
    return not words or (block.kind == "paragraph" and not links)


def _is_detail(child: Block) -> bool:
    """Tell whether a nested item says something about the item above it."""
    reading = _item.read(child.flat)
    named = [h for h in _item.hyperlinks(child.flat) if not h.is_label]
    if named or any(not _is_detail(grandchild) for grandchild in child.children):
        return False
    title = len(reading.title.split()) > 2 and not _names.read(reading.title)[0]
    return not (title and (reading.identifiers or reading.how in {"bold", "quoted"}))


def _has_label(details: Sequence[Block]) -> bool:
    return any(_item.hyperlinks(child.flat) for child in details)


def _several(block: Block) -> list[Block]:
    """Split an item that lists several papers, each in a link of its own."""
    named: dict[str, int] = {}
    for hyper in _item.hyperlinks(block.flat):
        identifier = identifiers.parse(hyper.url)
        if identifier and not hyper.is_label and len(hyper.label.split()) > 2:
            named.setdefault(str(identifier), hyper.span.start)
    if len(named) < 2 or block.kind == "paragraph":
        return [block]
    edges = [0, *sorted(named.values())[1:], len(block.flat.text)]
    pairs = zip(edges, edges[1:], strict=False)
    return [replace(block, flat=_flat.cut(block.flat, start, end)) for start, end in pairs]


def _unlinked(made: list[Row], siblings: Sequence[int]) -> list[Row]:
    """Take an item without a telling link for a paper when most of its neighbours are papers."""
    papers = sum(made[n].kind == "paper" for n in siblings)
    if papers < 3 or papers * 2 < len(siblings):
        return made
    for n in siblings:
        row = made[n]
        if row.record and row.reason in {_kinds.PAGE, _kinds.UNLINKED} and row.kind != "paper":
            title = row.record.title
            if not title and not row.record.links:
                title = _item.clean(re.sub(r"^\s*(?:[-*+]|\d+[.)])\s+", "", row.raw.split("\n")[0]))
            if 3 <= len(title.split()) <= 30:
                record = replace(row.record, title=title)
                reason = f"{row.reason}; but its neighbours are papers"
                made[n] = replace(row, kind="paper", record=record, reason=reason)
    return made


def _record(reading: Reading, row: Row) -> Record:
    stated = reading.stated
    kind, venue = stated.type if stated.venue else "misc", stated.venue
    if reading.school or any(link.role == "thesis" for link in reading.links):
        kind, venue = "phdthesis", reading.school or venue
    year, month, day = _date(reading, row, kind)
    return Record(
        type=kind,
        title=reading.title,
        authors=reading.authors,
        others=reading.others,
        year=year,
        month=month,
        day=day,
        venue=venue,
        volume=reading.volume if venue else "",
        number=reading.number if venue else "",
        pages=reading.pages if venue else "",
        identifiers=reading.identifiers,
        links=reading.links,
        note=stated.note,
        tags=tuple(filter(None, map(sections.slug, reading.labels))),
        source=row.source,
        line=row.line,
    )


def _date(reading: Reading, row: Row, kind: str) -> tuple[int, int, int]:
    """Return the year, month and day of the record.

    Of a publication: the year that stands with the venue. Of a preprint: the month in its arXiv
    id, else what the row states, else the year in a heading above it.
    """
    stated = reading.stated
    if kind != "misc":
        return stated.year or row.section_year, 0, 0
    arxiv = next((i.value for i in reading.identifiers if i.scheme == "arxiv"), "")
    year, month = identifiers.submitted(arxiv)
    parts = [int(part) for part in stated.date.split("-")] if stated.date else []
    said = (*parts, 0, 0, 0)[:3]
    if year:
        return year, month, said[2] if said[:2] == (year, month) else 0
    return (said[0], said[1], said[2]) if parts else (stated.year or row.section_year, 0, 0)
