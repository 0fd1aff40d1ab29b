"""What a row says about a work, completed with what is officially known of it."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from ssmlit import venues
from ssmlit.actions.combining import combine
from ssmlit.actions.nearby import Shelf
from ssmlit.duplicates import Outcome, candidates_for
from ssmlit.importers import mismatch

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ssmlit.model import Identifier, Record


class Facts:
    """What is believed about works: services' answers, and the catalogue.

    Args:
        catalogue: the catalogue's records.
        answers: records of services, by identifier; they win.
    """

    def __init__(
        self, catalogue: Iterable[Record], answers: Mapping[Identifier, Record] | None = None
    ) -> None:
        self.answers = answers or {}
        self.records = (*self.answers.values(), *catalogue)
        self.known = mismatch.Known(self.records)

    def of(self, record: Record) -> Record | None:
        """Return the official record of a work: by identifier, by equal title, by likeness.

        Likeness counts only where the engine of duplicates is sure: same people, nearly the same
        title, no identifier that contradicts.
        """
        for identifier in record.identifiers:
            if identifier in self.answers:
                return self.answers[identifier]
            if found := self.known.by_identifier(identifier):
                return found[0]
        named = self.known.by_title(record.title) if record.title else ()
        return next((one for one in named if one.authors), None) or self._alike(record)

    @cached_property
    def _shelf(self) -> Shelf:
        return Shelf.of_records(self.records)

    def _alike(self, record: Record) -> Record | None:
        if not (record.title and record.authors) or record.identifier("arxiv"):
            return None  # nearly every known work has an arXiv id, so that another one contradicts
        near = [work.record for work in self._shelf.near(record)]
        pairs = candidates_for(replace(record, key=""), near)
        return next((p.left for p in pairs if p.verdict.outcome is Outcome.SAME), None)


def complete(record: Record, official: Record | None) -> Record:
    """Return a row's record with what is officially known: that wins, the row adds to it.

    Venues that lists abbreviate get the name that stands in bibliographies.
    """
    record = _with_full_venue(record)
    if official is None:
        return record
    return replace(combine(replace(official, tags=()), record), key="")


def _with_full_venue(record: Record) -> Record:
    known = venues.read(record.venue) if record.type in {"inproceedings", "article"} else None
    if known is None or known.venue == record.venue or known.type != record.type:
        return record
    return replace(record, venue=known.venue)
