"""Which record of a cluster a merge keeps: the published one, then the fullest, cited, oldest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.duplicates.prepare import prepare

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from ssmlit.model import Record

__all__ = ["completeness", "survivor"]


def survivor(records: Sequence[Record], *, cited: Collection[str] = ()) -> Record:
    """Return the record to keep.

    Args:
        records: of one work, in file order; at least one.
        cited: citation keys that documents use.
    """

    def rank(place: int) -> tuple[bool, int, bool, int]:
        record = records[place]
        return (
            not prepare(record).published,
            -completeness(record),
            record.key not in cited,
            place,
        )

    return records[min(range(len(records)), key=rank)]


def completeness(record: Record) -> int:
    """Return how many of the facts a bibliography prints are known."""
    known = (
        record.title, record.authors, record.year, record.venue, record.volume, record.number,
        record.pages, record.publisher, record.abstract, record.month,
    )  # fmt: skip
    return sum(map(bool, known)) + len(record.identifiers) + len(record.links)
