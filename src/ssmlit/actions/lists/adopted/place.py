"""The place of a list that people wrote: the lines of its document that will stand between markers.

Responsible for which lines belong to the list. Does not depend on views or on how rows are shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, NamedTuple, Self

from ssmlit import latex
from ssmlit._lazy import regex
from ssmlit.actions.lists.adopted import html_tables
from ssmlit.actions.lists.adopted.sections import common_headings, page_heading
from ssmlit.actions.lists.row_ends import row_ends
from ssmlit.importers import markdown, sections
from ssmlit.render import markers

if TYPE_CHECKING:
    from ssmlit.importers import Row

_FEWEST = 2  # papers that make a list, in a view with more than one
_ROW = regex(r"(?:[-*+]\s|\d+[.)]|\||<)")  # what one paper alone is in
_ITEM_LEVEL = 7  # of a list's item that is a heading, and more the farther in it is
RULE = regex(r"\|?[\s:|-]*-[\s:|-]*\|[\s:|-]*")  # the line below a table's head
_TABLE = regex(r"</?(?:table|thead|tbody|tr)\b[^<>]*>|(?:<tr[^<>]*>\s*)?<th\b.*")  # of HTML
_FOLD = regex(r"(?i)<(/?)details\b")
_ITEM = regex(r"\s*[-*+]\s+(.+)")
_UNDERLINE = regex(r" {0,3}(?:=+|-+)\s*")  # of a heading: the line below its words


def with_markers(text: str, name: str, body: str = "", *, keeps: bool = False) -> str:
    """Return a document with markers around the list of papers in it, or at its end.

    At its end, too, when it has a place for another list already.

    What is not a paper and no heading of papers stays: lines before, after and among the papers.
    Those among them move below the list, each under the headings and the head of the table that it
    had.

    Args:
        text: the document.
        name: the list.
        body: what it will be; if that is one paper, one makes a list.
        keeps: whether the list keeps the lines of the page: then nothing moves.
    """
    rows = markdown.rows(text, "")
    papers = [row for row in rows if row.record is not None]
    is_list = len(papers) >= _FEWEST or (papers and _is_only(papers[0], body))
    if not is_list or markers.names(text):
        return markers.insert(text, name)
    if keeps:
        papers = _with_named_again(rows, papers)
    page = _Page.of(text, papers)
    first, last = page.extent()
    if keeps:
        first = min(first, _first_item(rows, papers[0]))
        last = max(last, _last_item(rows, papers[-1]), _last_of_paragraphs(papers, page.lines))
        return markers.around(text, name, *_with_whole_folds(page.lines, first, last), (), ())
    own = page.papers | page.headings | page.shape
    kept = [n for n in range(first, last + 1) if n not in own]
    levels = {n: _ITEM_LEVEL + _indent(page.lines[n - 1]) for n in page.items}
    levels |= {n: level for level, n, _ in markdown.headings(text)}
    below = range(last + 1, len(page.lines) + 1)
    after = next((n for n in below if page.lines[n - 1].strip()), 0)
    moved = _Moved(page, {n: levels[n] for n in levels if n >= first})
    return markers.around(text, name, first, last, kept, moved.below(kept, after))


def _with_named_again(rows: Sequence[Row], papers: Sequence[Row]) -> list[Row]:
    """Return the papers and the rows that name one of them again, which `import` takes as such.

    Outside the markers, their section would come in once more.
    """
    titles = {latex.squash(row.record.title) for row in papers if row.record}
    again = (row for row in rows if row.perhaps and latex.squash(row.perhaps.title) in titles)
    return sorted([*papers, *again], key=lambda row: row.line)


class _Page(NamedTuple):
    """A document with a list of papers, and what its lines are, which are counted from 1."""

    lines: Sequence[str]
    papers: AbstractSet[int]
    headings: AbstractSet[int]  # of papers, with the lines that underline them
    items: AbstractSet[int]  # that head the items below them
    tables: Mapping[int, int]  # the rows of tables with papers → the head of the table
    html: Sequence[html_tables.HtmlTable]  # with papers
    other_rows: Mapping[int, html_tables.HtmlTable]  # of these, without a paper
    shape: AbstractSet[int]  # blank lines, items that are heads, heads of tables, tags of HTML

    @classmethod
    def of(cls, text: str, rows: Sequence[Row]) -> Self:
        """Return what each line of a document is, given the rows of its papers."""
        lines = [line.rstrip("\r\n") for line in markers.lines_of(text)]
        papers = {n for row in rows for n in row.lines}
        headings = _headings_of(rows, text, papers)
        headings |= {n + 1 for n in headings if _is_underlined(lines, n)}
        words = {sections.plain(head) for row in rows for head in row.section} - {""}
        items = {n for n, line in enumerate(lines, 1) if _item(line) in words}
        tables = _tables(lines)
        heads = {tables[n] for n in papers & tables.keys()}
        tables = {row: head for row, head in tables.items() if head in heads}
        html = [it for it in html_tables.tables(lines) if not papers.isdisjoint(it.lines)]
        other = {n: it for it in html for row in it.rows if papers.isdisjoint(row) for n in row}
        shape = {n for n, line in enumerate(lines, 1) if _is_shape(line)}
        shape |= items | {n for head in heads for n in (head, head + 1)}
        shape |= {n for it in html for n in it.lines}
        return cls(lines, papers, headings, items, tables, html, other, shape - other.keys())

    def extent(self) -> tuple[int, int]:
        """Return the first and the last line of the list, with the heads and ends of its tables."""
        first = min(self.papers | self.headings | {it.first for it in self.html})
        last = max(self.papers | {it.last for it in self.html})
        while self._is_shape(first - 1):
            first -= 1
        while self._is_shape(last + 1) or (last in self.tables and last + 1 in self.tables):
            last += 1
        return first, last

    def _is_shape(self, number: int) -> bool:
        return number in self.shape and bool(self.lines[number - 1].strip())


def _first_item(rows: Sequence[Row], paper: Row) -> int:
    """Return the first line of the items right above the first paper, if that is an item.

    Markers among them would make two lists of one.
    """
    first = paper.line
    for row in reversed([row for row in rows if row.line < first]):
        if not (_is_item(paper) and _is_item(row) and row.lines[-1] == first - 1):
            break
        first = row.line
    return first


def _last_item(rows: Sequence[Row], paper: Row) -> int:
    """Return the last line of the items below the last paper, if that is an item; else 0.

    Tools may be a list's last items: a paper added below them is to be a row of it.
    """
    below = (row for row in rows if row.line > paper.line and row.section == paper.section)
    items = filter(_is_item, below) if _is_item(paper) else ()
    return max((row.lines[-1] for row in items), default=0)


def _with_whole_folds(lines: Sequence[str], first: int, last: int) -> tuple[int, int]:
    """Return the first and the last line with the folds, `<details>`, of which a part is between.

    A section that comes in below the last paper is to be seen. A fold that begins or ends nowhere
    widens nothing.
    """
    opened: list[int] = []
    for n, line in enumerate(lines, 1):
        for tag in _FOLD.findall(line):
            if not tag:
                opened.append(n)
            elif opened:
                top = opened.pop()
                if first <= top <= last < n:
                    last = n
                elif top < first <= n <= last:
                    first = top
    return first, last


def _last_of_paragraphs(papers: Sequence[Row], lines: Sequence[str]) -> int:
    """Return the last line of the text below the last paper, if the papers are paragraphs."""
    spans = [(row.line - 1, row.lines[-1]) for row in papers]
    return row_ends(spans, lines)[-1]


def _is_item(row: Row) -> bool:
    return _ROW.match(row.raw.lstrip()) is not None


def _is_only(paper: Row, body: str) -> bool:
    """Return whether a row, of a list or table, is all that a view has papers of."""
    shown = [row for row in markdown.rows(body, "") if row.record is not None]
    return len(shown) == 1 and _ROW.match(paper.raw) is not None


class _Moved:
    """Lines of a list that move below it, with what stood above them.

    Args:
        page: the document.
        levels: line → level of the headings in the list.
    """

    def __init__(self, page: _Page, levels: Mapping[int, int]) -> None:
        self._lines, self._tables, self._html = page.lines, page.tables, page.other_rows
        self._levels = levels
        self._open: list[int] = []  # headings above a line
        self._told: list[int] = []  # of them, those that are below the list as well
        self._table = 0  # whose head is there, too

    def below(self, kept: Sequence[int], after: int) -> list[list[int]]:
        """Return the lines in blocks: those of one have no blank line between them.

        What follows the list, in the line `after`, keeps its headings, too.
        """
        made: list[list[int]] = []
        whole: set[int] = set()  # lines of tables of HTML, each told once as a whole
        for n in sorted({*kept, *(n for n in self._levels if not after or n < after)}):
            self._enter(n)
            if n in self._html and n not in whole:
                made += [*self._missing(n), self._html[n].around(self._html)]
                whole.update(made[-1])
            elif n in kept and n not in whole:
                made += self._missing(n)
                made += self._head(n)
                is_next = made and (made[-1][-1] == n - 1 or self._table)
                made[-1:] = [[*made[-1], n]] if is_next else [*made[-1:], [n]]
        if after and any(n in self._levels for block in made for n in block):
            self._enter(after)
            made += self._missing(after)
        return made

    def _enter(self, number: int) -> None:
        level = self._levels.get(number, _ITEM_LEVEL + _indent(self._lines[number - 1]))
        self._open = [n for n in self._open if self._levels[n] < level]
        self._told = [n for n in self._told if n in self._open]
        self._open += [number] if number in self._levels else []

    def _missing(self, number: int) -> list[list[int]]:
        """Return the headings above a line that are not below the list yet."""
        missing = [n for n in self._open if n not in {*self._told, number}]
        self._told = list(self._open)
        self._table = 0 if missing else self._table
        return [[n, n + 1] if _is_underlined(self._lines, n) else [n] for n in missing]

    def _head(self, number: int) -> list[list[int]]:
        """Return the head of a row's table, unless it is right above."""
        before, self._table = self._table, self._tables.get(number, 0)
        return [[self._table, self._table + 1]] if self._table not in {0, before} else []


def _tables(lines: Sequence[str]) -> dict[int, int]:
    """Return the lines of the rows of Markdown's tables, each with that of the table's head."""
    found: dict[int, int] = {}
    head = 0
    for number, line in enumerate(map(str.strip, lines), 1):
        if RULE.fullmatch(line) and number > 1 and lines[number - 2].strip().startswith("|"):
            head = number - 1
        elif not line:
            head = 0
        elif head:
            found[number] = head
    return found


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _is_underlined(lines: Sequence[str], number: int) -> bool:
    """Return whether a heading is one by the line below it; below "## Shells" that is a rule."""
    hashed = lines[number - 1].lstrip().startswith("#")
    return not hashed and any(map(_UNDERLINE.fullmatch, lines[number : number + 1]))


def _item(line: str) -> str:
    """Return the words of a list's item, which may head the items below it, or ""."""
    found = _ITEM.match(line)
    return sections.plain(found[1]) if found else ""


def _headings_of(rows: Sequence[Row], text: str, taken: set[int]) -> set[int]:
    """Return the lines of the headings that have papers below them; but not the page's own."""
    own = {*common_headings(rows), *page_heading(rows)}
    at_line = {line: (level, words) for level, line, words in markdown.headings(text)}
    found: dict[int, int] = {}  # line → level
    open_: list[tuple[int, int]] = []  # level and line of the headings above
    for number in sorted({*at_line, *taken}):
        if number in taken:
            found.update((at, level) for level, at in open_)
            continue
        level, words = at_line[number]
        open_ = [one for one in open_ if one[0] < level]
        if words not in own:
            open_.append((level, number))
    least = least_level(rows, list(found.values()))
    named = any(row.section for row in rows)
    return {line for line, level in found.items() if named and level >= least}


def least_level(rows: Sequence[Row], levels: Sequence[int]) -> int:
    """Return the highest level of sections: that of a page's name only if the page has none."""
    is_named = any(row.section[0] for row in rows if len(row.section) > 1)
    return 1 if levels.count(1) > 1 and not is_named else 2


def _is_shape(line: str) -> bool:
    """Return whether a line is blank or of the head of an HTML table."""
    return not line.strip() or _TABLE.fullmatch(line.strip()) is not None
