"""HTML tables of a page, line by line: the head, and the rows that are not about a paper.

Responsible for which lines make a table around rows that move out of it. Does not depend on what a
row says.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from ssmlit._lazy import regex

_OPENS = regex(r"<table\b[^<>]*>(?:\s*<t(?:head|body)\b[^<>]*>)?", re.IGNORECASE)
_CLOSES = regex(r"(?:</t(?:body|foot)>\s*)?</table>", re.IGNORECASE)
_ROW = regex(r"<tr\b", re.IGNORECASE)
_ROW_ENDS = regex(r"</tr>", re.IGNORECASE)
_HEAD = regex(r"<th\b", re.IGNORECASE)
_HEAD_ENDS = regex(r"</thead>", re.IGNORECASE)
_TAG = regex(r"<[^<>]*>")


class HtmlTable(NamedTuple):
    """A table whose first and last line hold nothing but its tags."""

    first: int
    last: int
    head: tuple[int, ...]  # the lines up to the end of its head
    rows: tuple[tuple[int, ...], ...]  # the lines of each row with words, but for the head

    @property
    def lines(self) -> range:
        """All its lines."""
        return range(self.first, self.last + 1)

    def around(self, kept: Collection[int]) -> list[int]:
        """Return the lines of a table of only the rows in some lines."""
        rows = (n for row in self.rows for n in row if n in kept)
        return [*self.head, *rows, self.last]


def tables(lines: Sequence[str]) -> Iterator[HtmlTable]:
    """Yield the tables in a document's lines, counted from 1; those inside others do not count.

    A tag that may be left out, `</tr>`, `<tbody>`, may be (HTML, 13.1.2.4).
    """
    first, rows = 0, list[list[int]]()
    for number, line in enumerate(map(str.strip, lines), 1):
        if _OPENS.fullmatch(line):
            first, rows = number, []
        elif first and _CLOSES.fullmatch(line):
            yield _table(lines, first, number, rows)
            first = 0
        elif _ROW.search(line):
            rows.append([number])
        elif rows and not _ROW_ENDS.search(lines[rows[-1][-1] - 1]):
            rows[-1].append(number)


def _table(lines: Sequence[str], first: int, last: int, rows: Sequence[list[int]]) -> HtmlTable:
    head = first
    if rows and any(_HEAD.search(lines[n - 1]) for n in rows[0]):
        head, rows = rows[0][-1], rows[1:]
        head += _HEAD_ENDS.fullmatch(lines[head].strip()) is not None
    said = (row for row in rows if any(re.search(r"\w", _TAG.sub("", lines[n - 1])) for n in row))
    return HtmlTable(first, last, tuple(range(first, head + 1)), tuple(map(tuple, said)))
