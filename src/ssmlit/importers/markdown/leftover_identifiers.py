"""Accounting for every identifier of a document: in a row, or in a row of its own.

Responsible for what became no row. Does not depend on how rows are read.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ssmlit import identifiers
from ssmlit._lazy import regex
from ssmlit.importers.row import Row, shortened

if TYPE_CHECKING:
    from ssmlit.model import Identifier, Record

OUTSIDE = "a paper is mentioned outside the rows"

_MAY_NAME = regex(r"http|rxiv|doi|www", re.IGNORECASE)  # else nothing is looked for
_HIDDEN = regex(r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1>|\Z)", re.DOTALL | re.IGNORECASE)


def with_leftovers(
    rows: Sequence[Row], ends: Sequence[int], lines: Sequence[str], source: str
) -> list[Row]:
    """Return the rows, each with the identifiers it mentions, and rows for the remaining ones.

    `rows` are in order; `ends` has for each the line after its last.
    """
    shown = _without_comments(lines)
    named = {number: ids for number, line in enumerate(shown, 1) if (ids := _named(line))}
    owned: defaultdict[int, set[Identifier]] = defaultdict(set)  # by the rows that begin there
    for row in rows:
        owned[row.line] |= _own(row.record) | _own(row.perhaps)
    free = {n: [i for i in ids if i not in owned[n]] for n, ids in named.items()}
    seen: set[Identifier] = set().union(*owned.values())
    made: list[Row] = []
    for row, end in zip(rows, ends, strict=True):
        within = range(row.line, end)
        here = dict.fromkeys(i for n in within for i in free.get(n, ()))
        own = set().union(*(owned[n] for n in within if n in owned)) if here else set()
        others = tuple(i for i in here if i not in own)
        seen |= set(others)
        made.append(row._replace(mentions=others) if others else row)
    for number, ids in named.items():
        if left := tuple(i for i in ids if i not in seen):
            row = Row(None, "text", OUTSIDE, source=source, line=number, mentions=left)
            made.append(row._replace(raw=shortened(lines[number - 1])))
            seen |= set(left)
    return sorted(made, key=lambda row: row.line)


def _without_comments(lines: Sequence[str]) -> list[str]:
    """Return the lines without invisible parts: comments and scripts."""
    return _HIDDEN.sub(lambda found: "\n" * found[0].count("\n"), "\n".join(lines)).split("\n")


def _named(line: str) -> tuple[Identifier, ...]:
    return identifiers.find(line) if _MAY_NAME.search(line) else ()


def _own(record: Record | None) -> set[Identifier]:
    if record is None:
        return set()
    linked: Iterable[Identifier | None] = (identifiers.parse(link.url) for link in record.links)
    return {*record.identifiers, *filter(None, linked)}
