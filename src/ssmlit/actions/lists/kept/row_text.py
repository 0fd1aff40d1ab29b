"""One row as a person wrote it, with what the library says otherwise since.

Responsible for the text of that row. Does not depend on where rows are, nor on how views write.

A row is merged as git merges a file (`merge.lines`), with words for lines: what the view would
write of the facts that the row says, the row itself, and what the view writes of the library's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category

from ssmlit import identifiers
from ssmlit._lazy import regex
from ssmlit.fields.names import LINK_FIELDS
from ssmlit.merge.lines import Markers, merge_lines
from ssmlit.render import papers, rows
from ssmlit.render.markdown import url

if TYPE_CHECKING:
    from ssmlit.model import Record
    from ssmlit.render import View

_ADDRESS = regex(r"https?://[^\s()<>\[\]\"']+")
_TOKEN = regex(rf"{_ADDRESS.pattern}|\w+|\s+|[^\w\s]")
_NUMBER = regex(r"(\s*(?:\|\s*)?)\d+(?=[.)]\s|\s*\|)")
_BREAK = "\0"  # stands for the end of a line, which no token may hold


class RowText(NamedTuple):
    """A row as it is to be, and whether it does not say what the library does."""

    text: str
    is_behind: bool = False


def updated(written: str, base: str, now: str) -> RowText:
    """Return a row of a page with the facts that the library has now.

    Where both cannot be had, it stays as it is if a word, link or sign would be gone that the view
    has no place for; else it is rendered.

    Args:
        written: the row.
        base: what a view writes of the facts that the row says.
        now: what it writes of the library's.
    """
    if base == now:
        return RowText(written)
    text, conflicted = merge_lines(_split(base), _split(written), _split(now), Markers())
    if not conflicted:
        return RowText(text.replace("\n", "").replace(_BREAK, "\n"))
    return RowText(written, True) if pieces(written) - pieces(base) - pieces(now) else RowText(now)


def as_written(said: Record, record: Record, view: View) -> str:
    """Return what a view writes of the facts that a row says, with links that are right as theirs.

    A row that links a paper at arXiv is not behind a library that knows its proceedings as well.

    Args:
        said: what the row says.
        record: what the library says of the paper.
        view: the list.
    """
    day = said.day if record.day else 0  # BibTeX has no field for it
    text = rows.item(said._replace(day=day), view)
    swapped = dict[str, str]()
    for role in ("paper", *LINK_FIELDS):
        own, now = (papers.link(one, role, view.arxiv) for one in (said, record))
        if own and now and own != now and _knows(record, own):
            swapped[url(own)] = url(now)
    return _ADDRESS.sub(lambda it: swapped.get(it[0], it[0]), text)


def _knows(record: Record, address: str) -> bool:
    named = identifiers.parse(address)
    ids = {(one.scheme, one.value) for one in record.identifiers}
    return address in {link.url for link in record.links} or (
        named is not None and (named.scheme, named.value) in ids
    )


def numbered(text: str, like: str) -> str:
    """Return a row with the number of another one."""
    number = _NUMBER.match(like)
    return _NUMBER.sub(number[0], text, count=1) if number and _NUMBER.match(text) else text


def pieces(text: str) -> set[object]:
    """Return what a text is lost with: its words, its signs (emoji), and where its links lead."""
    found: set[object] = {sign for sign in text if category(sign) == "So"}
    for address in _ADDRESS.findall(text):
        named = identifiers.parse(address)
        found.add((named.scheme, named.value) if named else address.rstrip(".,;:!?*_"))
    return found | {*re.findall(r"\w+", _ADDRESS.sub(" ", text).casefold())}


def _split(text: str) -> str:
    return "".join(f"{token.replace(chr(10), _BREAK)}\n" for token in _TOKEN.findall(text))
