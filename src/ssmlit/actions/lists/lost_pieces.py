"""What a list's author put beside papers and a new list does not show: links and signs.

Responsible for the lines that have them. Does not depend on views, nor on how rows are rendered.
"""

from __future__ import annotations

from unicodedata import category

from ssmlit import identifiers, importers
from ssmlit._lazy import regex

_IMAGE = regex(r"!\[[^\[\]]*\]\([^()]*\)")
_ADDRESS = regex(r"https?://[^\s()<>\[\]\"']+")


def lost_pieces(page: str, after: str) -> list[int]:
    """Return the lines of the rows of a page, 1-based, with a link or a sign that is gone.

    A link that names a paper may give way to another one that does; an image is none. A sign is
    one such as an emoji.

    Args:
        page: a document with a list.
        after: the document with another list in its place.
    """
    left = _pieces(after)
    if _pieces(page) <= left:
        return []
    rows = importers.read_rows(page.replace("\r\n", "\n"), "list.md", "markdown")
    lines = {
        number: line
        for row in rows
        if row.record
        for number, line in enumerate(row.raw.split("\n"), row.line)
    }
    return sorted(number for number, line in lines.items() if not _pieces(line) <= left)


def _pieces(text: str) -> set[str]:
    found = {it.rstrip(".,;:!?*_") for it in _ADDRESS.findall(_IMAGE.sub("", text))}
    links = {it for it in found if identifiers.parse(it) is None}
    return links | {sign for sign in text if category(sign) == "So"}
