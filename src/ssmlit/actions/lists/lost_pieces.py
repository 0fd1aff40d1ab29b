"""What a list's author put into rows and a new list does not show: words, links and signs.

Responsible for the lines that have them. Does not depend on views, nor on how rows are rendered.
"""

from __future__ import annotations

from ssmlit import importers
from ssmlit._lazy import regex
from ssmlit.actions.lists.kept.row_text import pieces

_IMAGE = regex(r"!\[[^\[\]]*\]\([^()]*\)")
_LABEL = regex(r"\[[^\[\]]*\](?=\()")  # what a link is called, which a view calls otherwise


def lost_pieces(page: str, after: str) -> list[int]:
    """Return the 1-based lines of rows of a page that lose something with another list in place.

    Images and the labels of links do not count. What a line said about a paper may be in another
    line.
    """
    left = pieces(after)
    rows = importers.read_rows(page.replace("\r\n", "\n"), "list.md", "markdown")
    lines = {
        number: line
        for row in rows
        if row.record
        for number, line in enumerate(row.raw.split("\n"), row.line)
    }
    said = ((number, _LABEL.sub("", _IMAGE.sub("", line))) for number, line in lines.items())
    return sorted(number for number, line in said if not pieces(line) <= left)
