"""HTML between a list's paragraphs (tables, lists, headings, `<details>`) and within its lines.

Responsible for which elements begin and end a row; what it finds goes to a `Sink`. Does not depend
on Markdown. Most lists have none: this is imported only where there is some.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html.parser import HTMLParser
from typing import Literal, Protocol

from ssmlit.importers.markdown.document.flat import SUMMARY, Builder, Flat


class Sink(Protocol):
    """Receives what was found, in the order of the document."""

    def head(self, level: int, flat: Flat, line: int, end: int) -> None:
        """Begin a section."""

    def leave(self, level: int) -> None:
        """End the sections of this level and deeper ones."""

    def emit(self, kind: Literal["item", "paragraph"], flat: Flat, line: int, end: int) -> None:
        """Add an item or a paragraph."""

    def begin_table(self) -> None:
        """Begin a table."""

    def row(self, header: Sequence[str], cells: Sequence[Flat], line: int, end: int) -> None:
        """Add a row of a table."""


_SPANS = {"colspan", "rowspan"}
_DIGITS = 5  # a cell spans at most 65,534 rows (HTML Standard, 4.9.11)
_ROWS = frozenset({"tr", "thead", "tbody", "tfoot", "table"})  # where they begin or end, a row ends


class HtmlBlocks(HTMLParser):
    """Turns HTML blocks into the same blocks; open elements may last over several of them."""

    _ENDS = frozenset({"li", "p", "ul", "ol", "table", "div", "center", "dd"})

    def __init__(self, sink: Sink) -> None:
        super().__init__()
        self._sink = sink
        self._builder = Builder()
        self._html = Html(self._builder)
        self._cells: list[Flat] | None = None  # of the row that is read
        self._is_in_cell = False
        self._header: list[str] = []
        self._is_header = False  # the row that is read has only <th>
        self._is_first = False  # it is its table's first
        self._is_spanning = False  # a cell of it is over several columns or rows
        # by columns, cells that reach into further rows: how many, and what is in each of them
        self._reaching: dict[int, tuple[int, Flat]] = {}
        self._spans: list[int] = []  # how many rows the cells of the row that is read reach over
        self._width = self._columns = 0  # of the table so far, and of the row that is read
        self._item = False
        self._offset = self._begin = self._end = 0

    def read(self, source: str, line: int, end: int) -> None:
        """Read one HTML block that is at these lines."""
        self.reset()
        self._offset, self._end = line - 1, end
        if self._cells is None and not self._item:
            self._begin = line
        self.feed(source)
        self.close()
        if self._cells is None and not self._item:
            self.finish()

    def finish(self) -> None:
        """End the row or the text that is still open."""
        self._end_row(self._end)
        kind: Literal["item", "paragraph"] = "item" if self._item else "paragraph"
        self._sink.emit(kind, self._flush(), self._begin, self._end)
        self._item = False

    def _flush(self) -> Flat:
        flat = self._builder.done()
        self._builder = Builder()
        self._html = Html(self._builder)
        return flat

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a row, a cell, a heading, or something inline; end what it leaves open in HTML."""
        if tag in _ROWS:
            self._end_row(self._offset + self.getpos()[0])
        match tag:
            case "td" | "th":
                self._end_cell()
                self._is_in_cell = True
                self._is_header = tag == "th" and (self._is_header or not self._cells)
                self._is_spanning = self._is_spanning or bool(dict(attrs).keys() & _SPANS)
                self._spans.append(_number(dict(attrs).get("rowspan")))
                self._columns += _number(dict(attrs).get("colspan"))
            case "table":
                self.finish()
                self._header, self._is_first, self._reaching = [], True, {}
                self._width = 0
                self._sink.begin_table()
            case "tr":
                self._flush()
                self._cells, self._is_header, self._is_spanning = [], False, False
                self._spans, self._columns = [], 0
                self._begin = self._offset + self.getpos()[0]
            case "li" | "dt" | "p" | "summary" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                self._begin_text(tag)
            case _:
                self._html.handle_starttag(tag, attrs)

    def _begin_text(self, tag: str) -> None:
        if self._cells is not None or (tag == "p" and self._item):
            self._builder.open("br")
            return
        self.finish()
        self._item = tag in {"li", "dt"}
        self._begin = self._offset + self.getpos()[0]

    def handle_endtag(self, tag: str) -> None:
        """End what began."""
        if tag in {"td", "th"} and self._cells is not None:
            self._end_cell()
        elif tag in _ROWS and self._cells is not None:
            self._end_row(self._offset + self.getpos()[0] + 1)
        elif tag == "details":
            self._sink.leave(SUMMARY)
        elif tag == "summary" or re.fullmatch(r"h[1-6]", tag):
            self._end_heading(SUMMARY if tag == "summary" else int(tag[1]))
        elif tag in self._ENDS:
            if self._cells is None and not (tag == "p" and self._item):
                self.finish()
        else:
            self._html.handle_endtag(tag)

    def _end_heading(self, level: int) -> None:
        """End a heading; a summary that is a link is a row whose details are folded away."""
        flat = self._flush()
        if level == SUMMARY and flat.of("link"):
            self._sink.emit("item", flat, self._begin, self._end)
        else:
            self._sink.head(level, flat, self._begin, self._end)

    def _end_cell(self) -> None:
        flat = self._flush()
        if self._is_in_cell and self._cells is not None:
            self._cells.append(flat)
        self._is_in_cell = False

    def _end_row(self, end: int) -> None:
        """End the row that is read, before the line `end` or in the line that it begins in."""
        if self._cells is None:
            return
        self._end_cell()
        cells, self._cells = self._with_reaching(self._cells), None
        is_head = self._is_header or (
            self._is_first and len(cells) > 1 and all(map(_is_bold, cells))
        )
        self._is_first = False
        if is_head:
            words = [cell.line for cell in cells]
            self._header = words if self._is_header or not self._is_spanning else []
        elif cells:
            self._sink.row(self._header, cells, self._begin, max(end, self._begin + 1))

    def _with_reaching(self, cells: Sequence[Flat]) -> list[Flat]:
        """Return the cells of a row with those that reach into it from rows above.

        They repeat what is said there but for links: a paper is in its own row alone. None reach
        into a row that has all columns of its own: people miscount rows.
        """
        self._width = max(self._width, self._columns)
        if self._columns == self._width:
            self._reaching = {}
        own = iter(zip(cells, self._spans, strict=False))
        found: list[Flat] = []
        while True:
            column = len(found)
            if column in self._reaching:
                rows, cell = self._reaching.pop(column)
                again = cell
            elif following := next(own, None):
                cell, rows = following
                again = Flat("", ()) if cell.of("link") else cell
            else:
                return found
            found.append(cell)
            if rows > 1:
                self._reaching[column] = rows - 1, again

    def handle_data(self, data: str) -> None:
        """Pass text on."""
        self._html.handle_data(data)


def _number(span: str | None) -> int:
    """Return over how many rows or columns a cell reaches."""
    return int(span) if span and span.isdecimal() and len(span) <= _DIGITS else 1


def _is_bold(cell: Flat) -> bool:
    """Return whether all words of a cell are bold, and none is a link: those of a table's head."""
    whole = any(cell[span].strip() == cell.text.strip() for span in cell.of("bold"))
    return whole and not cell.of("link")


class Html(HTMLParser):
    """Feeds HTML into a `Builder`: marks, links, images and text; scripts are left out."""

    def __init__(self, builder: Builder) -> None:
        super().__init__()
        self.builder = builder

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Pass an element's beginning on."""
        named = dict(attrs)
        if tag == "img":
            self.builder.image(named.get("alt") or "", named.get("src") or "")
        else:
            self.builder.open(tag, named.get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        """Pass an element's end on."""
        self.builder.close(tag)

    def handle_data(self, data: str) -> None:
        """Pass text on, its line breaks as blanks."""
        self.builder.text(re.sub(r"\s+", " ", data))


def from_html(source: str) -> Flat:
    """Return the flat text of a piece of HTML."""
    builder = Builder()
    html = Html(builder)
    html.feed(source)
    html.close()
    return builder.done()
