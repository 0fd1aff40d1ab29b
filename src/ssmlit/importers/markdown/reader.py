"""The rows of one document, made of its blocks in two passes.

Responsible for which blocks are not rows (`possible_rows` gathers what can be one), and for reading
each row in the light of its list. Does not depend on how Markdown is written nor on how a title is
found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ssmlit.importers import sections
from ssmlit.importers.markdown import (
    bibtex_blocks,
    classify,
    leftover_identifiers,
    list_item,
    neighbours,
    shared_labels,
)
from ssmlit.importers.markdown.doubts import doubts_about, settled
from ssmlit.importers.markdown.outline import outline_rows
from ssmlit.importers.markdown.people_questions import are_only_people, questions_about_people
from ssmlit.importers.markdown.place_questions import questions_about_place
from ssmlit.importers.markdown.possible_rows import PossibleRow, alike, possible_rows
from ssmlit.importers.markdown.row_record import record_of
from ssmlit.importers.markdown.shape import Shape, learn_shape
from ssmlit.importers.markdown.tables import table
from ssmlit.importers.markdown.title_questions import questions_about_title
from ssmlit.importers.markdown.title_words import LONGEST
from ssmlit.importers.row import Row, shortened

if TYPE_CHECKING:
    from ssmlit.importers.markdown.document.blocks import TextBlock
    from ssmlit.importers.markdown.document.flat import Flat
    from ssmlit.importers.markdown.row_reading import RowReading
    from ssmlit.importers.row import Kind

_ALONE = 4  # rows of a section from which it has a shape of its own


class _ReadLine(NamedTuple):
    """A stretch with what it says."""

    block: TextBlock
    reading: RowReading
    settled: RowReading  # the same without what cannot be


class RowReader:
    """Makes rows of one document's blocks.

    Args:
        source: the name of the file.
        lines: its lines, for the rows' source text.
        is_known: tells whether a paper of a title is known; known titles show the list's shape.
    """

    def __init__(
        self, source: str, lines: Sequence[str], is_known: Callable[[str], bool] | None = None
    ) -> None:
        self._source = source
        self._lines = lines
        self._is_known = is_known

    def rows(self, blocks: Iterable[TextBlock]) -> list[Row]:
        """Return the rows of the blocks, in order."""
        blocks = list(blocks)
        beside = [block for block in blocks if block.kind in {"bibtex", "heading", "end"}]
        outline = outline_rows(shared_labels.marked([b for b in blocks if b.kind != "bibtex"]))
        found = possible_rows(outline)
        del blocks, outline  # what is large is given up when it is read
        read = self._readings(found)
        kept = [read[n] for n in range(len(found)) if not _is_structure(read[n])]
        del found, read
        made = list(map(self._row, kept))
        ends = [it.block.end for it in kept]
        del kept
        rows = leftover_identifiers.with_leftovers(
            neighbours.with_neighbours(made, self._lines), ends, self._lines, self._source
        )
        rows = _below_name(rows)
        cited = bibtex_blocks.rows(beside, rows, self._source)
        return sorted([*rows, *cited], key=lambda row: row.line) if cited else rows

    def _readings(self, found: Sequence[PossibleRow]) -> dict[int, _ReadLine]:
        """Read every row twice: by itself, then with the list's shape; by its place."""
        readings: dict[int, _ReadLine] = {}
        for places in alike(found).values():
            blocks = [found[n].block for n in places]
            if blocks[0].kind == "row":
                known = table.learned([block.cells for block in blocks], self._is_known)
                read = [_read(block, table.read(block.cells, known)) for block in blocks]
            else:
                read = self._items(blocks)
            readings.update(zip(places, read, strict=True))
        return readings

    def _items(self, blocks: Sequence[TextBlock]) -> list[_ReadLine]:
        first = [_read(block, list_item.read_item(block.flat)) for block in blocks]
        rows = [it for it in first if not _is_structure(it)]
        whole = learn_shape([it.reading for it in rows], self._is_known)
        own = self._shapes(rows)
        shapes = ((own.get(it.block.section) or whole).of_list(whole) for it in first)
        return [_again(it, shape) for it, shape in zip(first, shapes, strict=True)]

    def _shapes(self, rows: Sequence[_ReadLine]) -> dict[tuple[str, ...], Shape]:
        """Return the shapes of the sections that are long enough to have one."""
        by_section: dict[tuple[str, ...], list[RowReading]] = defaultdict(list)
        for it in rows:
            by_section[it.block.section].append(it.reading)
        return {
            section: learn_shape(readings, self._is_known)
            for section, readings in by_section.items()
            if len(readings) >= _ALONE
        }

    def _row(self, read: _ReadLine) -> Row:
        block = read.block
        reading = _with_venue_above(read.settled, block.section)
        shape = "remark" if block.remark else block.kind
        kind, reason = _kind(read, reading, shape)
        heads = [head for head, _ in block.cells[:1] if head.strip().isdigit()]
        year = sections.year(block.section) or sections.year(heads)
        doubts, questions = _doubts(reading, block.flat)
        if kind == "paper" and shape == "paragraph" and not year and are_only_people(reading):
            questions = (*questions, "it may be no paper: only people are below its words")
        return Row(
            record=record_of(reading, self._source, block.line, year, block.key),
            kind=kind,
            reason=reason,
            doubts=doubts,
            questions=questions,
            source=self._source,
            line=block.line,
            section=block.section,
            raw=shortened("\n".join(self._lines[block.line - 1 : block.end - 1])),
            stated=reading.stated.date,
            own_year=reading.stated.year or int(reading.stated.date[:4] or 0),
            section_year=year,
        )


def _with_venue_above(reading: RowReading, section: Sequence[str]) -> RowReading:
    """Return a reading that states no venue with the one that the headings above it state."""
    stated, venue = reading.stated, sections.venue_above(section)
    if stated.venue or not venue:
        return reading
    year, note = stated.year or venue.year, stated.note or venue.note
    return reading._replace(stated=venue._replace(date=stated.date, year=year, note=note))


def _kind(read: _ReadLine, reading: RowReading, shape: str) -> tuple[Kind, str]:
    """Return the kind of a row and the reason; `reading` is as its headings complete it."""
    text, section, whole = read.block.flat.text, read.block.section, read.reading
    said = read.settled if shape == "paragraph" and not reading.authors else reading
    kind, reason = classify.kind_of(said, text, section, shape)
    is_other = kind != "paper" and whole.title != reading.title
    if is_other and classify.kind_of(whole, text, section, shape)[0] == "paper":
        kind, reason = "unreadable", f"“{whole.title}” cannot be its title"
    is_long = len(text) > LONGEST and not whole.title
    return kind, f"{len(text):,} characters are too long for a title" if is_long else reason


def _read(block: TextBlock, reading: RowReading) -> _ReadLine:
    return _ReadLine(block, reading, settled(reading))


def _doubts(reading: RowReading, flat: Flat) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the doubts and the questions about a reading; what is identified is no question."""
    italics = [flat[span] for span in flat.of("italic")]
    doubts = tuple(doubts_about(reading))
    questions = tuple(questions_about_row(reading, flat.text, italics))
    return ((*questions, *doubts), ()) if reading.identifiers else (doubts, questions)


def questions_about_row(
    reading: RowReading, text: str, italics: Sequence[str] = ()
) -> Iterator[str]:
    """Yield why title, people and place may not be what the row says, a sentence each.

    Nothing is asked about a row without a title; `italics` are its words in italics.
    """
    if reading.title:
        yield from questions_about_title(reading, text)
        yield from questions_about_people(reading, text)
        yield from questions_about_place(reading, text, italics)


def _again(read: _ReadLine, shape: Shape) -> _ReadLine:
    """Return the reading of a row in the light of its list, if that helps."""
    if not shape:
        return read
    block, reading, _ = read
    other_title = shape.title_mark and shape.title_mark != reading.title_mark
    # behind a plain title all words are the venue where the others have theirs
    whole = {"venue"} if shape.plain and reading.title_mark == "plain" else set()
    unsaid = any(shape.role(place) not in {None, role} - whole for place, role in reading.said)
    linked = shape.linked and reading.ends_linked
    other = other_title or unsaid or shape.bare_names or linked
    again = other or list_item.is_read_otherwise(reading, shape)
    return _read(block, list_item.read_item(block.flat, shape=shape)) if again else read


def _below_name(rows: list[Row]) -> list[Row]:
    """Put rows below a name of "" where none is above them all, and topics are below topics."""
    above = {row.section[0] for row in rows if row.record and row.section}
    if len(above) < 2 or not any(row.record and len(row.section) > 1 for row in rows):
        return rows
    return [row._replace(section=("", *row.section)) if row.section else row for row in rows]


def _is_structure(read: _ReadLine) -> bool:
    """Return whether a block is not a row at all: contents, badges, prose without a link."""
    block = read.block
    reading = read.reading if block.kind == "row" else read.settled
    if not block.flat.text.strip():
        return block.kind == "paragraph" or not reading.identifiers
    links = block.flat.of("link")
    if not any(span.url for span in links):
        return _is_unlinked_structure(block, reading)
    empty = any(not span.url and block.flat[span].strip() for span in links)
    is_signed = bool(reading.authors) and reading.stated.year > 0
    titled = empty or reading.has_file or is_signed or classify.is_title_paragraph(reading)
    if reading.title and titled:
        return False
    return not reading.links and (not block.cells or not reading.title)  # anchors, mail, files


def _is_unlinked_structure(block: TextBlock, reading: RowReading) -> bool:
    """Return whether a block that links to nothing is not a row: prose, a cell without a title."""
    if reading.authors and reading.stated.venue and reading.volume:
        return False
    if block.kind != "paragraph":
        return block.kind == "row" and not reading.title
    is_known = reading.authors or reading.identifiers
    return not (
        (is_known and classify.is_title_paragraph(reading))
        or classify.is_cited(reading)
        or classify.is_signed(reading, block.flat.text)
    )
