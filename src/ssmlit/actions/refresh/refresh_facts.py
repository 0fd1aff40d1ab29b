"""What is known about a library's entries now: snapshots first, then services, a search last.

Responsible for looking up many entries at once, in few requests, and for what could not be asked.
Does not depend on the use of the answers, nor on the form of entries.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ssmlit.actions.refresh.publications import PossiblePublication, Publication, publication
from ssmlit.model import Identifier, Record
from ssmlit.sources import crossref, dblp, look_up_title, openalex, semanticscholar
from ssmlit.sources.lookup import look_up_with

if TYPE_CHECKING:
    from ssmlit.actions.records.lookup_order import RecordPlaces
    from ssmlit.errors import NetworkError
    from ssmlit.sources.routes import SearchSource

_FEW = 50  # papers that OpenAlex is asked about, which takes one request each
SEARCHED: tuple[SearchSource, ...] = (crossref, dblp)


@dataclass(slots=True)
class RefreshFacts:
    """What was found out."""

    # by identifier; also under identifiers of the same work
    records: dict[Identifier, Record] = field(default_factory=dict)
    # by the identifier of a preprint, the records that may be its publication
    candidates: defaultdict[Identifier, list[PossiblePublication]] = field(
        default_factory=lambda: defaultdict(list)
    )
    # why a service could not be asked, each once
    failures: dict[str, NetworkError] = field(default_factory=dict)
    # preprints whose titles were searched, so that this is not repeated soon
    searched: list[Identifier] = field(default_factory=list)

    def of(self, record: Record) -> Record | None:
        """Return what is known about a work by one of its identifiers, the arXiv id first."""
        names = sorted(record.identifiers, key=lambda one: one.scheme != "arxiv")
        return next((self.records[one] for one in names if one in self.records), None)

    def add(self, preprint: Record, record: Record, *, named: str = "", place: str = "") -> None:
        """Remember a record that may be the publication of a preprint."""
        known = self.candidates[known_as(preprint)]
        candidate = PossiblePublication(record, place or record.source, named)
        if candidate not in known:
            known.append(candidate)

    def fail(self, failures: Iterable[NetworkError]) -> None:
        """Remember why services could not be asked."""
        self.failures |= {one.message: one for one in failures}

    def publication_of(self, preprint: Record) -> Publication | None:
        """Return the publication of a preprint that the records support, or `None`."""
        return publication(preprint, self.candidates.get(known_as(preprint), ()))


@dataclass(frozen=True, slots=True)
class FactFinder:
    """Where facts are looked for."""

    facts: RefreshFacts  # what was found; it stays when the search is interrupted
    places: RecordPlaces
    # whether a preprint's title was searched recently
    is_recent: Callable[[Identifier], bool] = lambda _: False
    # called with how many of how many steps are done
    progress: Callable[[int, int], None] = lambda _done, _all: None

    def find(self, incomplete: Sequence[Record], preprints: Sequence[Record]) -> None:
        """Find what is known about entries that lack something, and about preprints."""
        facts = self.facts
        wanted = [i for one in (*incomplete, *preprints) for i in one.identifiers]
        self._look_up(wanted)
        named = {one: found for one in preprints if (found := self._named_doi(one))}
        self._look_up([name for name, _ in named.values()])
        for preprint, (name, by) in named.items():
            if name in facts.records:
                facts.add(preprint, facts.records[name], named=by)
        for preprint in preprints:
            for one in preprint.identifiers:  # its other ids: OpenReview's …
                if one.scheme not in {"arxiv", "doi"} and one in facts.records:
                    facts.add(preprint, facts.records[one], named="the entry")
        self._locally(preprints)
        open_ = [one for one in preprints if not self._is_settled(one)]
        self._by_identity(open_)
        self._search([one for one in open_ if not self._is_settled(one)])

    def _is_settled(self, preprint: Record) -> bool:
        found = self.facts.publication_of(preprint)
        return found is not None and found.sure

    def _look_up(self, wanted: Iterable[Identifier]) -> None:
        facts = self.facts
        todo = [one for one in dict.fromkeys(wanted) if one not in facts.records]
        answer = self.places.look_up(todo, self.progress)
        facts.records.update(answer.records)
        facts.fail(answer.unasked.values())

    def _named_doi(self, preprint: Record) -> tuple[Identifier, str] | None:
        """Return the publisher's DOI that an entry or arXiv's record names, and which of them."""
        for record, by in ((preprint, "the entry"), (self.facts.of(preprint), "arXiv")):
            for one in record.identifiers if record else ():
                if one.scheme == "doi":
                    return one, by
        return None

    def _locally(self, preprints: Sequence[Record]) -> None:
        """Search catalogue and snapshots: by id, and by exactly the same title."""
        for place in self.places.local.places:
            names = {pre: pre.identifiers for pre in preprints}
            known = place.by_identifiers(one for several in names.values() for one in several)
            for preprint, several in names.items():
                for record in filter(None, map(known.get, several)):
                    self.facts.add(preprint, record, named=place.name)
                for record in place.by_title(preprint.title) if preprint.title else ():
                    self.facts.add(preprint, record, place=place.name)

    def _by_identity(self, preprints: Sequence[Record]) -> None:
        """Ask services that link preprints to publications, then the DOI's registry."""
        if (http := self.places.http) is None or not preprints:
            return
        by_id = {i: one for one in preprints for i in one.identifiers if i.scheme == "arxiv"}
        for source in (semanticscholar, openalex):
            asked = list(by_id) if source is semanticscholar else list(by_id)[:_FEW]
            asked = [one for one in asked if not self._is_settled(by_id[one])]
            answer = look_up_with(source, asked, http)
            self.facts.fail(answer.unasked.values())
            self._confirm({by_id[i]: record for i, record in answer.records.items()})

    def _confirm(self, proposed: Mapping[Record, Record]) -> None:
        """Add proposals, and the registries' records of the ids that they name."""
        names = {
            one: preprint
            for preprint, record in proposed.items()
            for one in record.identifiers
            if one.scheme in {"doi", "acl"} and one not in preprint.identifiers
        }
        self._look_up(names)
        for preprint, record in proposed.items():
            self.facts.add(preprint, record, named=record.source)
        for identifier, preprint in names.items():
            if identifier in self.facts.records:
                record = self.facts.records[identifier]
                self.facts.add(preprint, record, named=proposed[preprint].source)

    def _search(self, preprints: Sequence[Record]) -> None:
        """Look for titles, in turn; a service that fails is not asked again."""
        sources = list(SEARCHED)
        todo = [one for one in preprints if one.title and not self.is_recent(known_as(one))]
        facts = self.facts
        if (http := self.places.http) is None:
            return
        for done, preprint in enumerate(todo, 1):
            for source in tuple(sources):
                answer = look_up_title(preprint.title, http, (source,))
                if answer.failures:
                    sources.remove(source)
                    facts.fail(answer.failures)
                for record in answer.records:
                    facts.add(preprint, record)
            if not sources:
                break
            facts.searched.append(known_as(preprint))
            self.progress(done, len(todo))


def known_as(record: Record) -> Identifier:
    """Return by what an entry is known here: its first identifier, else its key."""
    return record.identifiers[0] if record.identifiers else Identifier("key", record.key)
