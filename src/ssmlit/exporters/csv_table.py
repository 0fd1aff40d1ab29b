"""Works → CSV (RFC 4180), a row each, for spreadsheets. Pure."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ssmlit.exporters.bibliography import Bibliography, Work
    from ssmlit.exporters.options import Options

_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would compute these

COLUMNS: dict[str, Callable[[Work], str]] = {
    "key": lambda work: work.key,
    "type": lambda work: work.record.type,
    "title": lambda work: work.record.title,
    "authors": lambda work: "; ".join(
        [*map(str, work.record.authors), *["et al."] * work.record.others]
    ),
    "year": lambda work: str(work.record.year or ""),
    "month": lambda work: str(work.record.month or ""),
    "venue": lambda work: work.record.venue,
    "arxiv": lambda work: work.record.identifier("arxiv"),
    "doi": lambda work: work.record.identifier("doi"),
    "openreview": lambda work: work.record.identifier("openreview"),
    "url": lambda work: work.url,
    "code": lambda work: work.record.link("code"),
    "tags": lambda work: "; ".join(work.record.tags),
}


def write(bibliography: Bibliography, _: Options) -> str:
    """Return a header and a row for each work, in their order."""
    works = bibliography.works
    return table(COLUMNS, ([column(work) for column in COLUMNS.values()] for work in works))


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table as CSV, its head first."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(map(_inert, row) for row in rows)
    return text.getvalue()


def _inert(cell: str) -> str:
    """Keep a spreadsheet from running a cell that begins like a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
