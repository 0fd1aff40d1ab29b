"""Records → CSV (RFC 4180), a row each, for spreadsheets. Pure."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ssmlit.model import Record

_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would compute these

COLUMNS: dict[str, Callable[[Record], str]] = {
    "key": lambda record: record.key,
    "type": lambda record: record.type,
    "title": lambda record: record.title,
    "authors": lambda record: "; ".join(map(str, record.authors)),
    "year": lambda record: str(record.year or ""),
    "month": lambda record: str(record.month or ""),
    "venue": lambda record: record.venue,
    "arxiv": lambda record: record.identifier("arxiv"),
    "doi": lambda record: record.identifier("doi"),
    "openreview": lambda record: record.identifier("openreview"),
    "code": lambda record: record.link("code"),
    "tags": lambda record: "; ".join(record.tags),
}


def table(records: Iterable[Record], columns: Sequence[str] = tuple(COLUMNS)) -> str:
    """Return a header and a row for each record.

    Args:
        records: in the order of the rows.
        columns: names of `COLUMNS`.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    for record in records:
        writer.writerow([_inert(COLUMNS[name](record)) for name in columns])
    return text.getvalue()


def _inert(cell: str) -> str:
    """Keep a spreadsheet from running a cell that begins like a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
