"""The rows of a list as they stand on its page: what each says, and the lines that are its own.

Responsible for reading them and for what they are known by. Does not depend on views or libraries.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ssmlit import importers, latex
from ssmlit._lazy import regex
from ssmlit.actions.lists.row_ends import row_ends
from ssmlit.importers import sections
from ssmlit.importers.link_roles import PAPERS
from ssmlit.model import Record
from ssmlit.render import markers

if TYPE_CHECKING:
    from ssmlit.importers import Row

_ITEM = regex(r"(\s*)(?:[-*+]|\d+[.)])\s")
_LONGEST = 2000  # characters of a row; of longer ones `Row.raw` has only a part


class PageRow(NamedTuple):
    """A row of a list on its page. Lines are counted from 0."""

    row: Row
    start: int
    end: int  # behind its last line, and those of the papers below it
    own: tuple[int, ...]  # the lines that are of no other paper; none if it shares its first

    @property
    def record(self) -> Record:
        """What it says about its paper."""
        return self.row.record or self.row.perhaps or Record()

    @property
    def heads(self) -> tuple[str, ...]:
        """The headings above it, as they are compared."""
        return tuple(map(sections.plain, self.row.section))


def page_rows(text: str, name: str) -> list[PageRow]:
    r"""Return the rows of the list in a document that are, or may be, papers.

    Args:
        text: the document, with `\n` line ends and with the list's markers.
        name: the list.
    """
    first, last = markers.lines(text, name)
    lines = text.split("\n")
    found = [
        (row, row.line - 1, _end(row, lines, last - 1))
        for row in importers.read_rows(text, "list.md", "markdown")
        if (row.record or row.perhaps) and first < row.line < last
    ]
    found = list(_with_text_below(found, lines[: last - 1]))
    starts = Counter(start for _, start, _ in found)
    ends = {start: max(end for _, at, end in found if at == start) for start in starts}
    return [
        PageRow(row, start, end, tuple(_own(start, end, ends)) if starts[start] == 1 else ())
        for row, start, end in found
    ]


def names(record: Record) -> tuple[Sequence[object], Sequence[object], Sequence[object]]:
    """Return what a paper is known by, the surest first.

    Returns: identifiers and addresses; its title with its first author; its title.
    """
    links = [one.url for one in record.links if one.role in PAPERS]
    title = latex.squash(record.title)
    signed = [(title, latex.squash(person.last)) for person in record.authors[:1]]
    return [*sorted(record.identifiers), *filter(None, links)], signed, [title] if title else []


def papers(text: str) -> Counter[tuple[object, ...]]:
    """Return how often a list has which papers, by their headings and titles."""
    rows = importers.read_rows(text, "list.md", "markdown")
    return Counter((row.section[-1:], row.record.title) for row in rows if row.record)


def _end(row: Row, lines: Sequence[str], last: int) -> int:
    """Return the line after a row's last one; for a long row, after the lines indented further.

    The next item of a list, which may be read as a remark on the row, is not one of its lines.
    """
    first, end = row.line - 1, row.lines[-1]
    item = _ITEM.match(lines[first])
    if item:
        inner = len(item[1])
        nexts = (found and len(found[1]) <= inner for found in map(_ITEM.match, lines[first:end]))
        end = next((n for n, is_next in enumerate(nexts, first) if is_next and n > first), end)
    if len(row.raw) >= _LONGEST:
        blank = lines[first][: len(lines[first]) - len(lines[first].lstrip())] + " "
        while end < last and lines[end].startswith(blank) and lines[end].strip():
            end += 1
    return end


def _with_text_below(
    found: Sequence[tuple[Row, int, int]], lines: Sequence[str]
) -> Iterator[tuple[Row, int, int]]:
    """Yield rows with the text below them, and not what is in it and may be a paper."""
    papers = [it for it in found if it[0].record]
    ends = row_ends([(start, end) for _, start, end in papers], lines)
    longer = {start: whole for (_, start, _), whole in zip(papers, ends, strict=True)}
    inner = {n for _, start, end in papers for n in range(end, longer[start])}
    for row, start, end in found:
        if row.record or start not in inner:
            yield row, start, longer[start] if row.record else end


def _own(start: int, end: int, ends: dict[int, int]) -> Iterator[int]:
    at = start
    while at < end:
        if at != start and at in ends:
            at = max(ends[at], at + 1)
        else:
            yield at
            at += 1
