"""Splitting a Markdown document into the blocks that can be rows of a list.

Responsible for CommonMark's block structure with GitHub's tables (through markdown-it-py) and the
HTML that lists mix into it. Does not depend on what a paper is.

The document is parsed in pieces cut at headings, so that 20 MB need the memory of one piece.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from ssmlit._lazy import regex
from ssmlit.bibtex.syntax import BLOCK_LINE
from ssmlit.importers.markdown.document import numbered
from ssmlit.importers.markdown.document.flat import SUMMARY, Flat, is_topic, join
from ssmlit.importers.markdown.document.hyperlinks import hyperlinks
from ssmlit.importers.markdown.document.inline import from_tokens
from ssmlit.importers.markdown.document.repairs import as_meant

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from ssmlit.importers.markdown.document.html import HtmlBlocks

_PIECE = 200_000  # characters of a document that are parsed at once
_LONGEST = 20_000  # a paragraph longer than this is data, not a row

_MARKUP = regex(r"[*_`<&\\\[!~\n]|http|www\.|arxiv\.org", re.IGNORECASE)
_FENCE = regex(r" {0,3}(`{3,}|~{3,})")
_HEADING = regex(r"#{1,6}[ \t]")
_RULE = regex(r" {0,3}\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")  # below the head of a table
_ITEM = regex(r"(?:[-*+]|\d{1,9}[.)])[ \t]")
_ROW = regex(r"\s*\|.*\w.*\|\s*")
_REFERENCE = regex(r"^ {0,3}\[[^\]\n]+\]:[ \t]*\S.*$", re.MULTILINE)


class TextBlock(NamedTuple):
    """A heading, a list item, a paragraph, or a row of a table."""

    # "heading", "item", "paragraph", "row", "bibtex" (a fenced block of entries), or "end" (of the
    # sections of a level)
    kind: Literal["heading", "item", "paragraph", "row", "bibtex", "end"]
    flat: Flat  # its own text (of a table row: its cells, a line break between them)
    # 1-based first line and the line after the last
    line: int
    end: int
    # the headings above, outermost first; `outline` fills it, but for those in a table
    section: tuple[str, ...] = ()
    children: tuple[TextBlock, ...] = ()  # the items of lists inside it
    cells: tuple[tuple[str, Flat], ...] = ()  # of a table row, (column heading, cell)
    level: int = 0  # of a heading, 1 to 6, or `SUMMARY`
    table: int = 0  # which table of the document a row is of, from 1
    remark: bool = False  # it is about the paper above
    key: str = ""  # the citation key that was before its text

    def flats(self) -> Iterator[Flat]:
        """Yield the texts of the block and of the items in it."""
        yield self.flat
        for child in self.children:
            yield from child.flats()


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": 100}).enable(["table", "strikethrough"])
    # as it is written: `ssmlit.importers.link_roles` repairs it
    vars(parser)["normalizeLink"] = str
    return parser.disable("inline")  # inline text is parsed block by block, see `_inline`


def references(text: str) -> str:
    """Return the lines of a document that define what its links lead to: "[1]: https://…"."""
    return "\n".join(found[0].strip("\n") for found in _REFERENCE.finditer(text))


def split_blocks(text: str) -> Iterator[TextBlock]:
    """Yield the blocks of a document in order."""
    text = as_meant(text)
    defined: dict[str, Any] = {}
    pieces = list(_pieces(text))
    if len(pieces) > 1:
        _parser().parse(references(text), defined)
    walker = _Walker(defined)
    for piece in pieces:
        walker.line, walker.continues = piece.line, piece.continues
        for token in _parser().parse(piece.text, defined):
            walker.step(token)
        yield from walker.take()
    walker.finish()
    yield from walker.take()


class _Stretch(NamedTuple):
    """A stretch of a document that is parsed at once."""

    text: str  # of a table's rows with the table's head above them
    line: int = 0  # how many lines of the document are before the first line of the text
    continues: bool = False  # it continues the table of the previous piece


def _pieces(text: str) -> Iterator[_Stretch]:
    """Cut a long text where a heading, or if need be a list item or a table's row, begins."""
    if len(text) <= 2 * _PIECE:
        yield _Stretch(text)
        return
    lines: list[str] = []
    table: list[str] = []  # its head and rule, while the lines are its rows
    size = first = 0
    fence, continues = "", False
    for number, line in enumerate(text.split("\n")):
        edge = _HEADING if size < 2 * _PIECE else _ITEM
        table = table if "|" in line else []
        if size > _PIECE and not fence and (table or edge.match(line)):
            yield _Stretch("\n".join(lines), first, continues)
            lines, size, first, continues = [*table], 0, number - len(table), bool(table)
        if mark := _FENCE.match(line):
            fence = "" if fence and mark[1].startswith(fence) else fence or mark[1]
        if lines and "|" in lines[-1] and not table and _RULE.fullmatch(line):
            table = [lines[-1], line]
        lines.append(line)
        size += len(line)
    yield _Stretch("\n".join(lines), first, continues)


@dataclass(slots=True)
class _Frame:
    """A list item that has begun and not yet ended."""

    line: int
    end: int
    flats: list[Flat] = field(default_factory=list)
    children: list[TextBlock] = field(default_factory=list)


class _Walker:
    """Turns block tokens into blocks; keeps the items that are still open."""

    line: int  # how many lines of the document are before the piece that is read
    continues: bool  # its first table is that of the piece before
    _row_line: int  # of the table's row that is read
    _in_header: bool

    def __init__(self, references: dict[str, Any]) -> None:
        self.references = references
        self._html: HtmlBlocks | None = None  # once there is some
        self._frames: list[_Frame] = []
        self._done: list[TextBlock] = []
        self._heading = 0
        self._header: list[str] = []
        self._cells: list[Flat] | None = None
        self._tables = 0
        self._topic: tuple[str, ...] = ()

    def take(self) -> list[TextBlock]:
        """Return the finished blocks."""
        done, self._done = self._done, []
        return done

    def head(self, level: int, flat: Flat, line: int, end: int) -> None:
        """Add a heading."""
        if flat.text.strip():
            self._done.append(TextBlock("heading", flat, line, end, level=level))

    def leave(self, level: int) -> None:
        """End the sections of this level and deeper ones."""
        self._done.append(TextBlock("end", Flat(), 0, 0, level=level))

    def emit(self, kind: Literal["item", "paragraph"], flat: Flat, line: int, end: int) -> None:
        """Add a finished block that is not inside a list item."""
        if flat.text.strip() or flat.spans:
            self._done.append(TextBlock(kind, flat, line, end))

    def begin_table(self) -> None:
        """Count a table, unless it is the one of the piece before that continues."""
        if not self.continues:
            self._tables += 1
            self._topic = ()
        self.continues = False

    def row(self, header: Sequence[str], cells: Sequence[Flat], line: int, end: int) -> None:
        """Add a row of the table that was begun last; words in one cell head what follows."""
        said = [cell for cell in cells if cell.text.strip() or cell.spans]
        if len(said) == 1 < len(header) and is_topic(said[0]):
            self._topic = (said[0].line,)
            return
        named = tuple((header[n] if n < len(header) else "", c) for n, c in enumerate(cells))
        where = line, end, self._topic
        self._done.append(TextBlock("row", join(cells), *where, cells=named, table=self._tables))

    def step(self, token: Token) -> None:
        """Take the next token of the document."""
        first, end = token.map or (0, 0)
        line, end = first + 1 + self.line, end + 1 + self.line
        match token.type:
            case "heading_open" if not self._frames:
                self._heading = int(token.tag[1])
            case "list_item_open":
                self._frames.append(_Frame(line, end))
            case "list_item_close":
                self._close_item()
            case "inline":
                self._inline(token, line, end)
            case "html_block":
                self._html_block(token, line, end)
            case "fence" if not self._frames and BLOCK_LINE.match(token.content.lstrip()):
                self._done.append(TextBlock("bibtex", Flat(token.content), line, end))
            case _:
                self._table(token, line)

    def _table(self, token: Token, line: int) -> None:
        match token.type:
            case "table_open":
                self.begin_table()
            case "thead_open" | "thead_close":
                self._in_header = token.type == "thead_open"
            case "tr_open":
                self._cells, self._row_line = [], line
            case "tr_close":
                cells, self._cells = self._cells or [], None
                if self._in_header and not any(map(hyperlinks, cells)):  # a head leads nowhere
                    self._header = [cell.line for cell in cells]
                else:
                    self._header = [""] * len(cells) if self._in_header else self._header
                    self.row(self._header, cells, self._row_line, self._row_line + 1)

    def _inline(self, token: Token, line: int, end: int) -> None:
        flat = self._parse(token.content)
        if self._heading:
            self.finish()
            self.head(self._heading, flat, line, end)
            self._heading = 0
        elif self._cells is not None:
            self._cells.append(flat)
        elif self._frames:
            self._frames[-1].flats.append(flat)
        else:
            self.finish()
            if all(map(_ROW.fullmatch, lines := token.content.split("\n"))):
                self._broken_table(lines, line)
                return
            for piece in (pieces := numbered.pieces(token.content)):
                self.emit("item", self._parse(piece), line, line := line + piece.count("\n") + 1)
            for note in (notes := numbered.footnotes(token.content)):
                self.emit("paragraph", self._parse(note), line, line := line + note.count("\n") + 1)
            if not pieces and not notes:
                self._paragraph(flat, line, end)

    def _broken_table(self, lines: Sequence[str], line: int) -> None:
        """Add rows that have no head, as behind a blank line."""
        self.begin_table()
        for number, text in enumerate(lines, line):
            cells = [self._parse(cell.strip()) for cell in text.strip(" |").split("|")]
            self.row([""] * len(cells), cells, number, number + 1)

    def _paragraph(self, flat: Flat, line: int, end: int) -> None:
        bold = flat.of("bold")
        whole = bold and flat[bold[0]].strip(" :") == flat.text.strip(" :")
        if whole and not flat.of("link"):
            self.head(SUMMARY, flat, line, end)
        else:
            self.emit("paragraph", flat, line, end)

    def _parse(self, source: str) -> Flat:
        if len(source) > _LONGEST or not _MARKUP.search(source):
            return Flat(source)
        tokens: list[Token] = []
        parser = _parser()
        parser.inline.parse(source, parser, self.references, tokens)
        return from_tokens(tokens)

    def _html_block(self, token: Token, line: int, end: int) -> None:
        from ssmlit.importers.markdown.document.html import HtmlBlocks, from_html

        if self._frames:
            self._frames[-1].flats.append(from_html(token.content))
            return
        self._html = self._html or HtmlBlocks(self)
        self._html.read(token.content, line, end)

    def finish(self) -> None:
        """End the text of HTML that is still open."""
        if self._html:
            self._html.finish()

    def _close_item(self) -> None:
        frame = self._frames.pop()
        flat, children = join(frame.flats), tuple(frame.children)
        block = TextBlock("item", flat, frame.line, frame.end, children=children)
        siblings = self._frames[-1].children if self._frames else self._done
        siblings.append(block)
