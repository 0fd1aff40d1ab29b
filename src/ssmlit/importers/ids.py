"""A plain list of works: one identifier or link on a line, `#` begins a comment.

Identifiers are whatever `ssmlit.identifiers.pasted` reads: arXiv ids, DOIs, OpenReview and other
links, several on a line as well; a title stands in quotation marks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ssmlit import identifiers
from ssmlit.importers import entries
from ssmlit.model import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ssmlit.importers.row import Row

NAME = "ids"

_COMMENT = re.compile(r"(?:^|\s)#.*$")


def detect(text: str, filename: str) -> float:
    """Return how sure it is that the text is such a list: at least half of its lines are ids."""
    lines = [line for line in map(_bare, text[:20_000].splitlines()) if line][:50]
    if not lines or any(len(line) > 500 for line in lines):
        return 0.0
    hits = sum(identifiers.parse(re.split(r"[\s,;]+", line)[0]) is not None for line in lines)
    share = hits / len(lines)
    if filename.lower().endswith((".ids", ".txt")) and hits:
        return 0.7 if share >= 0.5 else 0.25
    return 0.65 if share >= 0.5 else 0.0


def lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the number and the content of every line that is more than a comment.

    This is the one reader of such lists: `import --as ids` and `add --from` share it.
    """
    for number, line in enumerate(re.split(r"\r\n?|\n", text), 1):
        if bare := _bare(line):
            yield number, bare


def title_of(item: str) -> str:
    """Return the title that an item in quotation marks is, or ""."""
    quoted = re.fullmatch(r"([\"“”„«]|``|'')(.+?)([\"“”»]|'')[.,]?", item.strip())
    return " ".join(quoted[2].split()) if quoted else ""


def rows(text: str, source: str) -> tuple[Row, ...]:
    """Return one row for each identifier; a line that is none is unreadable, with a hint."""
    return tuple(row for number, line in lines(text) for row in _line(line, source, number))


def _bare(line: str) -> str:
    return re.sub(r"^\s*(?:[-*+]|\d+[.)])\s+", "", _COMMENT.sub("", line)).strip()


def _line(line: str, source: str, number: int) -> Iterator[Row]:
    if title := title_of(line):
        yield entries.row(Record(title=title), source, number, line)
        return
    found = identifiers.pasted(line)
    if not found:
        reason = identifiers.suggestion(line) or "no identifier of a work"
        yield entries.unreadable(reason, source, number, line)
    for identifier in found:
        own = line if len(found) == 1 else identifiers.url(identifier) or str(identifier)
        record = Record(identifiers=(identifier,), links=entries.links([own]))
        yield entries.row(record, source, number, own)
