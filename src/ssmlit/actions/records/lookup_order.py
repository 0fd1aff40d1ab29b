"""Where works are looked up: snapshots first, then the services, then the catalogue.

Responsible for this order. Does not depend on where a place keeps its records.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ssmlit.identifiers.doi import of_acl
from ssmlit.model import Identifier, NearTitle, Record, RecordLookup

if TYPE_CHECKING:
    from ssmlit.http import Http
    from ssmlit.sources.lookup import LookupResult

Progress: TypeAlias = Callable[[int, int], None]  # called with how many of how many are settled


class CombinedLookup:
    """Several lookups as one, the most trusted first: the first that has an identifier answers."""

    def __init__(self, places: Iterable[RecordLookup]) -> None:
        self.places = tuple(places)

    @property
    def name(self) -> str:
        """How messages call them: their names, joined."""
        return ", ".join(place.name for place in self.places)

    def get(self, identifier: Identifier) -> Record | None:
        """Return the first record of an identifier."""
        return self.by_identifiers((identifier,)).get(identifier)

    def by_identifiers(self, wanted: Iterable[Identifier]) -> Mapping[Identifier, Record]:
        """Return the first record of each identifier that is known.

        That of an ACL Anthology id may be known by the DOI that it is part of.
        """
        several = list(dict.fromkeys(wanted))
        dois = {one: Identifier("doi", of_acl(one.value)) for one in several if one.scheme == "acl"}
        asked = [*several, *dois.values()]
        found = ChainMap(*(dict(place.by_identifiers(asked)) for place in self.places))
        by_doi = {one: found[doi] for one, doi in dois.items() if doi in found}
        return by_doi | {one: found[one] for one in several if one in found}

    def look_up(
        self,
        wanted: Iterable[Identifier],
        http: Http | None,
        progress: Progress = lambda _done, _all: None,
    ) -> LookupResult:
        """Return what is known about identifiers: here, else at the services, if they are asked."""
        from ssmlit.sources.lookup import LookupResult, look_up

        several = list(dict.fromkeys(wanted))
        here = self.by_identifiers(several)
        rest = [one for one in several if one not in here]
        answer = look_up(rest, http, progress) if http is not None and rest else LookupResult()
        return answer._replace(records={**here, **answer.records}, here=frozenset(here))

    def by_title(self, title: str) -> Sequence[Record]:
        """Return the records of a title, from all places."""
        return [record for place in self.places for record in place.by_title(title)]

    def by_code(self, repository: str) -> Sequence[Record]:
        """Return the works whose code is in a repository, from all places."""
        return [record for place in self.places for record in place.by_code(repository)]

    def near_title(self, title: str, limit: int = 5) -> Sequence[NearTitle]:
        """Return the records with similar titles from all places, the most similar first."""
        found = [near for place in self.places for near in place.near_title(title, limit)]
        return sorted(found, key=lambda near: -near.score)[:limit]


class RecordPlaces(NamedTuple):
    """Where works are looked up."""

    catalogue: RecordLookup
    snapshots: Sequence[RecordLookup]  # the most trusted first
    http: Http | None  # asks the services; `None` asks none
    fresh: bool = False  # whether services are asked about what a snapshot has, too

    @property
    def first(self) -> CombinedLookup:
        """What is believed without asking a service."""
        return CombinedLookup(() if self.fresh else self.snapshots)

    @property
    def local(self) -> CombinedLookup:
        """Everything that is known without a network."""
        return CombinedLookup([*self.snapshots, self.catalogue])

    def look_up(
        self,
        wanted: Iterable[Identifier],
        progress: Progress = lambda _done, _all: None,
    ) -> LookupResult:
        """Return what is known about identifiers, of the first place that has each."""
        several = list(dict.fromkeys(wanted))
        answer = self.first.look_up(several, self.http, progress)
        rest = [one for one in several if one not in answer.records]
        known = self.local.by_identifiers(rest)
        return answer._replace(records={**answer.records, **known}, here=answer.here.union(known))
