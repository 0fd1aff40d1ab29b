"""The papers of a snapshot since a day, with all their categories: what arXiv's listing would show.

Responsible for dates known only to the month. Does not depend on queries.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.snapshot.lookup import COLUMNS, FROM

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ssmlit.model import Record
    from ssmlit.snapshot.lookup import Snapshot


def recent(snapshot: Snapshot, since: date) -> Iterator[tuple[Record, tuple[str, ...]]]:
    """Yield arXiv's papers from a day on, each with its categories, the newest first.

    A paper whose day is not known counts as one of the last day of its month.
    """
    rows = snapshot.rows(
        f"SELECT categories, {COLUMNS} FROM {FROM} WHERE year >= ?"  # noqa: S608 - constants
        " AND (year * 100 + month) * 100 + iif(day > 0, day, 31) >= ?"
        " AND identifiers LIKE '%arxiv:%' ORDER BY year DESC, month DESC, day DESC, record.id DESC",
        [since.year, (since.year * 100 + since.month) * 100 + since.day],
    )
    for categories, *row in rows:
        yield snapshot.record(row), tuple(categories.split())
