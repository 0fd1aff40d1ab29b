"""Rows of a table that head others, and first rows that do not.

Responsible for telling both from rows by their cells. Does not depend on what a column holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.importers import roles

if TYPE_CHECKING:
    from ssmlit.importers.markdown.flat import Flat

_TOPIC = 5  # words of a row that heads the rows below it


def is_topic(cell: Flat) -> bool:
    """Tell whether the only words of a table's row head the rows below: few, or marked."""
    words = cell.text.strip()
    marked = any(cell[span].strip() == words for span in (*cell.of("italic"), *cell.of("bold")))
    return not cell.of("link") and bool(words) and (marked or len(words.split()) <= _TOPIC)


def leads_away(cell: Flat) -> bool:
    """Tell whether a cell links the web: then it is no head, also in a table's first row."""
    return any(roles.repair(span.url) for span in cell.of("link"))
