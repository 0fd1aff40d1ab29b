"""Cells of a table that no fact of a paper is in: what people write in them stays.

Responsible for which columns of a view these are, and for taking their cells from a row of the
page. Does not depend on which row of the page stands for which paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from ssmlit._lazy import regex

_BAR = regex(r"(?<!\\)\|")


def own_columns(row: Sequence[str]) -> frozenset[int]:
    """Return the places of the blank cells in a view's row; none of a view that is no table."""
    cells = _BAR.split("".join(row))
    return frozenset(n for n in range(1, len(cells) - 1) if not cells[n].strip())


def with_own_cells(line: str, own: str, columns: AbstractSet[int]) -> str:
    """Return a rendered row of a table with a page's cells where its own are blank.

    Args:
        line: the rendered row.
        own: the row of the page for the same paper.
        columns: those of the view that no fact is in.
    """
    cells, theirs = _BAR.split(line), _BAR.split(own)
    if len(cells) != len(theirs):
        return line  # another table
    for n in columns:
        cells[n] = cells[n] if cells[n].strip() else theirs[n]
    return "|".join(cells)
