"""The lines of a list on its page while they are changed.

Responsible for where lines come and go, for blank lines around them and for the numbers of rows.
Does not depend on papers or views. Lines are counted from 0 in the document.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from textwrap import indent
from typing import TYPE_CHECKING

from ssmlit._lazy import regex
from ssmlit.actions.lists.adopted.place import RULE
from ssmlit.importers import markdown, sections
from ssmlit.render import markers

if TYPE_CHECKING:
    import re

_MARK = regex(r"\s*([-*+](?=\s)|\d+[.)]|\||#+|<\w+|)")  # "**The Title**" is in bold, no item
_NUMBER = regex(r"((?:\|\s*)?)(\d+)(?=[.)]\s|\s*\|)")  # of a row
_TABLE = regex(r"(?is)<table\b.*?</table>")
_JOINED = regex(r"(?i)\browspan\s*=\s*[\"']?(?!1\b)\d")
_HTML_ENDS = regex(r"(?i).*</(?:table|ul|ol)>\s*")


class PageLines:
    """The lines between a list's markers, and what becomes of them.

    Args:
        text: the document.
        name: the list.
        counts_tables: whether the first column of its tables counts their rows.
    """

    def __init__(self, text: str, name: str, *, counts_tables: bool = False) -> None:
        begin, end = markers.lines(text, name)
        self._counts_tables = counts_tables
        self.first, self._stop = begin, end - 1
        self._lines = text.split("\n")
        self._now: dict[int, list[str]] = {}  # what stands instead of a line
        self._removed: set[int] = set()
        self._after: defaultdict[int, list[str]] = defaultdict(list)
        self._joined = frozenset(_joined_lines(text))
        self._headed: dict[int, int] = {}  # line → how many rows are below it before new headings
        self._heads = {
            line - 1: (level, sections.plain(words))
            for level, line, words in markdown.headings(text)
            if self.first <= line - 1 < self._stop
        }

    def has_joined_cells(self, line: int) -> bool:
        """Return whether a line is in an HTML table of which no row can go without breaking it.

        A cell of such a table reaches over several rows (`rowspan`).
        """
        return line in self._joined

    def text(self, own: Sequence[int]) -> str:
        """Return some lines as they were."""
        return "\n".join(self._lines[n] for n in own)

    def now(self, own: Sequence[int]) -> str:
        """Return some lines as they were rewritten."""
        return "\n".join(line for n in own for line in self._now.get(n, [self._lines[n]]))

    def rewrite(self, own: Sequence[int], text: str) -> None:
        """Write a text instead of some lines."""
        if text != self.text(own):
            self._now |= {n: [] for n in own} | {own[0]: text.split("\n")}

    def remove(self, own: Sequence[int]) -> None:
        """Take lines out, and with the last row of a section its heading, of a table its head."""
        self._removed.update(own)

    def heading(self, labels: Sequence[str]) -> int | None:
        """Return the line of the heading of a section, by the headings above it and its own."""
        wanted = [sections.plain(label) for label in labels]
        path: list[tuple[int, str]] = []
        found = []
        for line, (level, words) in sorted(self._heads.items()):
            path = [*(one for one in path if one[0] < level), (level, words)]
            if wanted and [words for _, words in path][-len(wanted) :] == wanted:
                found.append(line)
        return found[0] if found else None

    def foot(self, line: int) -> int:
        """Return the last line with words of the section that a line is in, without those below."""
        end = next((n for n in sorted(self._heads) if n > line), self._stop)
        return next((n for n in range(end - 1, line, -1) if self._lines[n].strip()), line)

    def table_head(self, line: int) -> tuple[str, ...]:
        """Return the two lines above the rows of the table that a line is in; () for no table."""
        above = [*takewhile(_is_of_table, (self._line(n) for n in range(line, self.first, -1)))]
        pairs = ((head, rule) for rule, head in pairwise(above) if RULE.fullmatch(rule.strip()))
        return next(pairs, ())

    def kind(self, line: int) -> tuple[str, ...]:
        """Return what a line has in common with the rows of its list or of tables as its own."""
        return _kind(self._line(line)), *_columns(self.table_head(line))

    def joins(self, text: str, head: Sequence[str], line: int) -> bool:
        """Return whether a row can be one of the list, or of the table, that a line is in."""
        return (_kind(text), *_columns(head)) == self.kind(line)

    def insert(self, line: int, above: Sequence[str], texts: Sequence[str]) -> None:
        """Put rows below a line, apart from what is there, with lines above them."""
        rows = [row for text in texts for row in text.split("\n")]
        while rows and not rows[-1]:
            rows.pop()
        if above:
            self._headed.setdefault(line, len(self._after[line]))
        self._after[line] += ["", *above, *rows]
        if self._line(line + 1).strip():
            self._after[line] += [""]

    def insert_before(self, line: int, head: Sequence[str], texts: Sequence[str]) -> None:
        """Put rows before the first one of a section, which is in a line."""
        beside = self._lines[line]
        rows = [[*_as_far_in(text, beside), *[""] * _is_apart(text)] for text in texts]
        new = [row for one in rows for row in one]
        if new and not self.joins(new[0], head, line):  # not into a table
            while self._line(line - 1).lstrip()[:1] in {"|", "<"}:
                line -= 1
            new = [*head, *new, *[""] * bool(new[-1])]
        self._after[line - 1] += new

    def insert_after(self, line: int, start: int, head: Sequence[str], text: str) -> None:
        """Put a row below another one, which begins and ends in some lines."""
        beside = self._lines[start]
        rows = _as_far_in(text, beside)
        if _kind(beside) == "<":
            ends = (n for n in range(line, self._stop) if _HTML_ENDS.fullmatch(self._lines[n]))
            line = next(ends, line)
        if self.joins(rows[0], head, start):
            self._after[line] += [*[""] * _is_apart(text), *rows]
            return
        made = self._after[line]
        if head and made[-1:] == [""] and [*head] in ([*two] for two in pairwise(made)):
            # the table that was made for the row before
            self._after[line][-1:] = [*rows, ""]
        else:
            self._after[line] += ["", *head, *rows, *[""] * bool(self._line(line + 1).strip())]

    def begin_with(self, front: str, row: int, heads: Sequence[str]) -> None:
        """Write a text instead of what is above the headings of the first row."""
        if not front:
            return
        own = {*heads} - {sections.plain(words) for _, _, words in markdown.headings(front)}
        above = (n for n, (_, words) in self._heads.items() if n < row and words in own)
        top = min(above, default=row)
        self._removed.update(range(self.first, top))
        new = self._after[self.first - 1]
        new[:0] = [*front.split("\n"), *[""] * (new[:1] != [""])]
        if new[-1] and top in self._heads:
            new.append("")

    def made(self) -> str:
        """Return the lines as they are now."""
        self._removed.update([*self._empty_heads()])
        self._removed.update(self._empty_headings())
        out: list[str] = []
        blocks: list[int] = [0]  # where lines begin in it that are below one heading of the page
        own_heads: list[int] = []  # where headings come in that the page lacked
        is_gap = False
        for n in range(self.first - 1, self._stop):
            if n in self._heads:
                blocks.append(len(out))
            if n >= self.first and n not in self._removed:
                lines = self._now.get(n, [self._lines[n]])
                if not (is_gap and lines == [""] and not "".join(out[-1:]).strip()):
                    out += lines
                is_gap = is_gap and lines == [""]
            else:
                is_gap = True
            if n in self._headed:
                own_heads.append(len(out) + self._headed[n])
            out += self._after.get(n, [])
        self._count(out, blocks, own_heads)
        text = "\n".join(out).strip("\n")
        return f"{text}\n" if text else ""

    def _count(self, out: list[str], blocks: Sequence[int], own_heads: Sequence[int]) -> None:
        """Number the rows below each heading as they were numbered before; not below new ones."""
        tops = [self.first, *sorted(self._heads)]
        for (top, bottom), (start, end) in zip(
            pairwise([*tops, self._stop]), pairwise([*blocks, len(out)]), strict=True
        ):
            was = [int(found[2]) for found in map(self._number, self._lines[top:bottom]) if found]
            stop = next((n for n in own_heads if start <= n < end), end)
            rows = [n for n in range(start, stop) if self._number(out[n])]
            step = int(was == list(range(was[0], was[0] + len(was)))) if was else 0
            if was and (step or len({*was}) == 1):
                for nth, n in enumerate(rows):
                    out[n] = _NUMBER.sub(rf"\g<1>{was[0] + step * nth}", out[n], count=1)

    def _number(self, line: str) -> re.Match[str] | None:
        """Return the number of a row; in a table's first column there may be years instead."""
        found = _NUMBER.match(line)
        return found if found and (self._counts_tables or not found[1]) else None

    def _empty_heads(self) -> Iterator[int]:
        """Yield the lines of the heads of tables whose rows are taken out."""
        for n in range(self.first + 1, self._stop):
            if n + 1 in self._removed and RULE.fullmatch(self._line(n).strip()):
                rows = takewhile(
                    lambda line: self._line(line).lstrip().startswith("|"), range(n + 1, self._stop)
                )
                if not any(row not in self._removed or self._after.get(row) for row in rows):
                    yield from (n - 1, n)

    def _empty_headings(self) -> list[int]:
        """Return the headings of which all that was below them is taken out."""
        empty: set[int] = set()
        lines = sorted(self._heads)
        for nth in reversed(range(len(lines))):
            line, level = lines[nth], self._heads[lines[nth]][0]
            below = (n for n in lines[nth + 1 :] if self._heads[n][0] <= level)
            end = next(below, self._stop)
            inner = range(line + 1, end)
            left = [n for n in inner if self._lines[n].strip() and n not in self._removed | empty]
            gone = self._removed.intersection(inner)
            if gone and not left and not any(self._after.get(n) for n in range(line, end)):
                empty.add(line)
        return sorted(empty)

    def _line(self, n: int) -> str:
        return self._lines[n] if self.first <= n < self._stop else ""


def _joined_lines(text: str) -> Iterator[int]:
    for table in _TABLE.finditer(text) if "rowspan" in text.lower() else ():
        if _JOINED.search(table[0]):
            first = text.count("\n", 0, table.start())
            yield from range(first, first + table[0].count("\n") + 1)


def _kind(line: str) -> str:
    """Return what rows of one list have in common: "-" of its items, "|" of a table, "#" …."""
    mark = _MARK.match(line)
    sign = mark[1][:1] if mark else ""
    return "-" if sign and (sign in "*+" or sign.isdigit()) else sign


def _is_of_table(line: str) -> bool:
    return line.lstrip().startswith("|")


def _columns(head: Sequence[str]) -> list[str]:
    """Return what heads the columns of a table, as it is compared."""
    cells = "".join(head[:1]).strip().strip("|").split("|") if head else []
    return [sections.plain(cell).casefold() for cell in cells]


def _as_far_in(text: str, beside: str) -> list[str]:
    """Return the lines of a row as far in as another item of a list, and counted if that is."""
    text = text.rstrip("\n")
    kind, own, mark = _kind(text), _MARK.match(text), _MARK.match(beside)
    if not (own and mark and kind and kind == _kind(beside)):
        return text.split("\n")
    blank = beside[: mark.start(1)]
    if mark[1][:1].isdigit() != own[1][:1].isdigit():
        text = text[: own.start(1)] + mark[1] + text[own.end(1) :]
        text = text.replace("\n", "\n" + " " * (len(mark[1]) - len(own[1])))
    return indent(text, blank).split("\n")


def _is_apart(text: str) -> bool:
    """Return whether a blank line is between a row and the next."""
    return text.endswith("\n") or _kind(text) in {"", "#"}
