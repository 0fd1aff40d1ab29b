"""The place of a list that people wrote: the lines of its document that come to be between markers.

Responsible for which lines belong to the list. Does not depend on views or on how rows are shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ssmlit._lazy import regex
from ssmlit.actions.lists.adopted.sections import common_headings, page_heading
from ssmlit.importers import markdown, sections
from ssmlit.render import markers

if TYPE_CHECKING:
    from ssmlit.importers import Row

_FEWEST = 2  # papers that make a list
RULE = regex(r"\|?[\s:|-]*-[\s:|-]*\|[\s:|-]*")  # the line below a table's head
_TABLE = regex(r"</?(?:table|thead|tbody|tr)\b[^<>]*>|(?:<tr[^<>]*>\s*)?<th\b.*")  # of HTML
_ITEM = regex(r"\s*[-*+]\s+(.+)")
_UNDERLINE = regex(r" {0,3}(?:=+|-+)\s*")  # of a heading: the line below its words


def with_markers(text: str, name: str) -> str:
    """Return a document with markers around the list of papers in it, or at its end.

    At its end, too, when it has a place for another list already.

    What is not a paper and no heading of papers stays: lines before, after and among the papers.
    """
    papers = [row for row in markdown.rows(text, "") if row.record is not None]
    lines = [line.rstrip("\r\n") for line in markers.lines_of(text)]
    if len(papers) < _FEWEST or markers.names(text):
        return markers.insert(text, name)
    taken = {n for row in papers for n in range(row.line, row.line + row.raw.count("\n") + 1)}
    headings = _headings_of(papers, text, taken)
    headings |= {n + 1 for n in headings if _is_underlined(lines, n)}
    heads = {sections.plain(words) for row in papers for words in row.section} - {""}
    shape = {n for n, line in enumerate(lines, 1) if _is_shape(lines, n) or _item(line) in heads}
    first, last = min(taken | headings), max(taken)
    while first - 1 in shape and lines[first - 2].strip():
        first -= 1
    while last + 1 in shape and lines[last].strip():
        last += 1
    kept = [n for n in range(first, last + 1) if n not in taken | headings | shape]
    return markers.around(text, name, first, last, kept)


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


def _is_shape(lines: Sequence[str], number: int) -> bool:
    """Return whether a line is blank or the head of a table of papers."""
    line, *below = (one.strip() for one in lines[number - 1 : number + 1])
    if not line or RULE.fullmatch(line) or _TABLE.fullmatch(line):
        return True
    return line.startswith("|") and any(map(RULE.fullmatch, below))
