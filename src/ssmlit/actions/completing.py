"""What a row says about a work, completed with what is officially known of it."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, Protocol

from ssmlit import venues
from ssmlit.actions.combining import combine
from ssmlit.duplicates import Outcome, judged
from ssmlit.duplicates.prepare import prepare
from ssmlit.importers import mismatch
from ssmlit.library.candidates import Candidate, Candidates

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ssmlit.model import Identifier, Record


class Works(mismatch.Official, Protocol):
    """Records that are believed, and that can be looked through."""

    @property
    def outlines(self) -> Sequence[Record]:
        """What is known at once of every work: title and identifiers."""
        ...

    def whole(self, index: int) -> Record:
        """Return all that is known of the work at an index of `outlines`."""
        ...


class Facts:
    """What is believed about works: services' answers, and the catalogue.

    Args:
        catalogue: the catalogue.
        answers: records of services, by identifier; they win.
    """

    def __init__(
        self, catalogue: Works, answers: Mapping[Identifier, Record] | None = None
    ) -> None:
        self._catalogue = catalogue
        self._answers = answers or {}
        self._answered = Candidates.of_records(self._answers.values())

    def get(self, identifier: Identifier) -> Record | None:
        """Return the record that carries an identifier."""
        return self._answered.get(identifier) or self._catalogue.get(identifier)

    def by_title(self, title: str) -> Sequence[Record]:
        """Return the records of a title; case, accents, blanks and hyphens do not count."""
        return (*self._answered.by_title(title), *self._catalogue.by_title(title))

    def of(self, record: Record) -> Record | None:
        """Return the official record of a work: by identifier, by equal title, by likeness.

        Likeness counts only where the engine of duplicates is sure: same people, nearly the same
        title, no identifier that contradicts.
        """
        for identifier in record.identifiers:
            if found := self._answers.get(identifier) or self.get(identifier):
                return found
        named = self.by_title(record.title) if record.title else ()
        return next((one for one in named if one.authors), None) or self._alike(record)

    @cached_property
    def _candidates(self) -> Candidates:
        catalogue = self._catalogue
        answers = map(Candidate, self._answers.values())
        works = (
            Candidate(outline, load=partial(catalogue.whole, index))
            for index, outline in enumerate(catalogue.outlines)
        )
        return Candidates([*answers, *works])

    def _alike(self, record: Record) -> Record | None:
        if not (record.title and record.authors) or record.identifier("arxiv"):
            return None  # nearly every known work has an arXiv id, so that another one contradicts
        near = self._candidates.near(record)
        found = [
            (-verdict.score, at)
            for at, verdict in judged(prepare(record), [prepare(work.record) for work in near])
            if verdict.outcome is Outcome.SAME
        ]
        return near[min(found)[1]].record if found else None


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
