"""Where rows end that are paragraphs or headings with text about their papers below.

Responsible for how far such text goes. Does not depend on how rows are read. Lines are counted
from 0.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from ssmlit._lazy import regex
from ssmlit.importers import markdown

_MARKED = regex(r"\s*(?:[-*+]\s|\d+[.)]\s|[|<])")  # what begins so has no text below it
_RULE = regex(r" {0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})")


def row_ends(rows: Sequence[tuple[int, int]], lines: Sequence[str]) -> list[int]:
    """Return the lines behind rows, and behind the text below them where most have such text.

    "**Title:** …", "**Authors:** …", "**What is compared:** …": all of it is about the paper, and
    so is what is below headings that are papers, the abstracts of a daily list. One line among the
    rows of a list is not, nor what follows items and tables.

    Args:
        rows: the first line of each, and the line behind its last.
        lines: the document's, up to the end of the list.
    """
    heads = {line - 1 for _, line, _ in markdown.headings("\n".join(lines))}
    stops = {*heads, *(start for start, _ in rows)}
    ends = dict(rows)
    for is_heading in (True, False):
        plain = [it for it in rows if not _MARKED.match(lines[it[0]])
                 and (it[0] in heads) is is_heading]  # fmt: skip
        longer = {start: _below(end, lines, stops) for start, end in plain}
        if 2 * sum(longer[start] > end for start, end in plain) > len(plain):
            ends |= {start: max(ends[start], below) for start, below in longer.items()}
    return [max(end, ends[start]) for start, end in rows]


def _below(end: int, lines: Sequence[str], stops: AbstractSet[int]) -> int:
    """Return the line behind the text below a row, up to the next one, a heading or a rule."""
    at = end
    for n in range(end, len(lines)):
        if n in stops or _RULE.fullmatch(lines[n]):
            break
        at = n + 1 if lines[n].strip() else at
    return at
