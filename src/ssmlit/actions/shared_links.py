"""Two rows of one list with the same link: one paper under two titles, or a link copied wrongly.

Responsible for whether a row has a link that another row of its list has, and nothing else in
common with it. Does not depend on the library, nor on what is decided about the row.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ssmlit.duplicates import Outcome, compare
from ssmlit.importers import mismatch

if TYPE_CHECKING:
    from ssmlit.importers import Row
    from ssmlit.library import Candidates
    from ssmlit.model import Record


def objections(
    row: Row, rows: Candidates, official: Record | None
) -> tuple[mismatch.Objection, ...]:
    """Return the objection to a row whose link another row has too, though it is another paper.

    The link is that of the first row, or of the one with the title that is known for it.

    Args:
        row: a paper of a list; an entry of a .bib file is none.
        rows: all that are imported.
        official: what is known about the paper of the link.
    """
    if row.record is None or row.entry is not None:
        return ()
    others = list(_others(row.record, rows))
    rivals = [official] if official and others else [it for it in others if it.line < row.line]
    if not any(_is_same_by_link_alone(row.record, rival) for rival in rivals):
        return ()
    other = others[0]
    shared = next(one for one in row.record.identifiers if one in other.identifiers)
    message = f"{shared} is also the link of “{other.title}” ({other.source}:{other.line})"
    return (mismatch.Objection("shared", "mismatch", message, official),)


def _others(record: Record, rows: Candidates) -> Iterator[Record]:
    """Yield the other titled rows of a row's list that have an identifier of it."""
    for one in record.identifiers:
        for other in rows.by_identifier(one):
            if other.title and other.source == record.source and other.line != record.line:
                yield other


def _is_same_by_link_alone(record: Record, other: Record) -> bool:
    """Whether two records count as one paper only because they share an identifier."""
    if compare(record, other).outcome is not Outcome.SAME:
        return False
    said = (one._replace(identifiers=(), links=()) for one in (record, other))
    return compare(*said).outcome is Outcome.DIFFERENT
