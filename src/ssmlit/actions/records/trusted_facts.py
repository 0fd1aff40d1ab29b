"""Trusted facts about works, and the official record of a work among them.

Responsible for whose record is that of a work. Does not depend on what is done with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache, partial
from typing import TYPE_CHECKING

from ssmlit.actions.records.lookup_order import CombinedLookup
from ssmlit.duplicates import Outcome, find_matches
from ssmlit.duplicates.normalize import normalize
from ssmlit.latex import squash
from ssmlit.library import Candidates
from ssmlit.library.candidate import Candidate
from ssmlit.model import Identifier, Record, RecordLookup

if TYPE_CHECKING:
    from ssmlit.catalogue import Catalogue

_TELLING = 4  # words of a title that is probably unique


class TrustedFacts:
    """Trusted facts about works: services' answers, the catalogue, and snapshots.

    Args:
        catalogue: the catalogue.
        answers: records of services, by identifier; they win.
        snapshots: what else is known without a network; trusted least. They hold every field of
            science, so that an equal title alone is not proof there.
    """

    def __init__(
        self,
        catalogue: Catalogue | Candidates,
        answers: Mapping[Identifier, Record] | None = None,
        snapshots: RecordLookup | None = None,
    ) -> None:
        self._catalogue = catalogue
        self._snapshots = snapshots or CombinedLookup(())
        self._answered = Candidates.of_records((answers or {}).values())

    def get(self, identifier: Identifier) -> Record | None:
        """Return the record that carries an identifier."""
        places = (self._answered, self._catalogue, self._snapshots)
        return next(filter(None, (place.get(identifier) for place in places)), None)

    def by_title(self, title: str) -> Sequence[Record]:
        """Return the records of a title; case, accents, blanks and hyphens do not count."""
        known = [*self._answered.by_title(title), *self._catalogue.by_title(title)]
        others = self._snapshots.by_title(title)
        return known + list(others if _are_one(others) else ())

    def of(self, record: Record) -> Record | None:
        """Return the official record of a work: by identifier, by equal title, by likeness.

        Similarity counts only where the duplicate judge is sure: same people, nearly the same
        title, no identifier that contradicts.
        """
        for identifier in record.identifiers:
            if found := self.get(identifier):
                return found
        if not record.title:
            return None
        places = (self._answered, self._catalogue)
        named = (one for place in places for one in place.by_title(record.title) if one.authors)
        return next(named, None) or self._alike(record) or self._titled(record)

    def _titled(self, record: Record) -> Record | None:
        """Return the snapshots' record with the title of a work of which nothing else is known."""
        is_telling = len(record.title.split()) >= _TELLING
        if record.authors or record.identifier("arxiv") or not is_telling:
            return None
        named = [one for one in self._snapshots.by_title(record.title) if one.authors]
        return named[0] if _are_one(named) else None

    @cached_property
    def _candidates(self) -> Candidates:
        changes = isinstance(self._catalogue, Candidates) or self._answered.outlines
        return _index(self._answered, self._catalogue) if changes else _alone(self._catalogue)

    def _alike(self, record: Record) -> Record | None:
        """Return the record that the duplicate judge calls the same work."""
        if not record.authors:
            return None
        # nearly every known work has an arXiv id, so that another one contradicts
        near = [] if record.identifier("arxiv") else self._candidates.near(record)
        titled = self._snapshots.near_title(record.title)
        near += (Candidate.of_record(one.record) for one in titled)
        if not near:
            return None
        known = [normalize(work.record) for work in near]
        found = [
            (-verdict.score, at)
            for at, verdict in find_matches(normalize(record), known)
            if verdict.outcome is Outcome.SAME
        ]
        return near[min(found)[1]].record if found else None


def _index(*places: Catalogue | Candidates) -> Candidates:
    return Candidates(
        Candidate.of_record(outline, load=partial(place.whole, index))
        for place in places
        for index, outline in enumerate(place.outlines)
    )


_alone = lru_cache(maxsize=1)(_index)  # of a catalogue, which stays as it is


def _are_one(records: Sequence[Record]) -> bool:
    """Whether records with one title are one work: they have the same first author."""
    return len({squash(one.authors[0].last) for one in records if one.authors}) == 1
