"""A plain list of works: one identifier or link on a line, `#` begins a comment.

Identifiers are whatever `ssmlit.identifiers.pasted` reads: arXiv ids, DOIs, OpenReview and other
links, several on a line as well; a title is in quotation marks. Responsible for lines. Does not
depend on what an identifier looks like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ssmlit import identifiers
from ssmlit.identifiers.pasting import bare_item, items, title_of
from ssmlit.importers import entries
from ssmlit.model import Record

if TYPE_CHECKING:
    from ssmlit.importers.row import Row

NAME = "ids"

_UNKNOWN = "no paper of this title is known; give its arXiv id or DOI"


def detect(text: str, filename: str) -> float:
    """Return how likely the text is such a list: at least half of its lines are ids."""
    lines = [line for line in map(bare_item, text.splitlines()) if line]
    hits = sum(identifiers.parse(re.split(r"[\s,;]+", line)[0]) is not None for line in lines)
    is_list = hits > 0 and 2 * hits >= len(lines)
    if filename.lower().endswith((".ids", ".txt")) and hits:
        return 0.7 if is_list else 0.25
    return 0.65 if is_list else 0.0


def rows(text: str, source: str) -> tuple[Row, ...]:
    """Return one row for each identifier; any other line is unreadable, with a hint."""
    return tuple(row for number, line in items(text) for row in _line(line, source, number))


def _line(line: str, source: str, number: int) -> Iterator[Row]:
    if title := title_of(line):
        unknown = entries.unreadable(_UNKNOWN, source, number, line)
        yield unknown._replace(perhaps=Record(title=title, source=source, line=number))
        return
    found = identifiers.pasted(line)
    if not found:
        reason = identifiers.suggestion(line) or "no identifier of a work"
        yield entries.unreadable(reason, source, number, line)
    for identifier in found:
        own = line if len(found) == 1 else identifiers.url(identifier) or str(identifier)
        record = Record(identifiers=(identifier,), links=entries.links([own]))
        yield entries.row(record, source, number, own)
