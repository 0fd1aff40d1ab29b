"""What is known about whole proceedings, registrants and venues: the grounds for a "no".

Responsible for asking each snapshot each question once. Does not depend on single works.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Protocol

from ssmlit.snapshot.coverage import short_name
from ssmlit.verify import venues

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ssmlit.snapshot import Snapshot

_REGISTRANTS = """
SELECT name, year, substr(doi, 1, instr(doi, '/') - 1), count(*) FROM (
    SELECT venue.name, year, CASE WHEN instr(identifiers, 'doi:')
        THEN substr(identifiers, instr(identifiers, 'doi:') + 4) ELSE '' END AS doi
    FROM record JOIN venue ON venue.id = record.venue) GROUP BY 1, 2, 3
"""
# Registrants that took over a venue later, so that older collections lack them.
_ALSO = {"NeurIPS": frozenset({"10.52202"})}
_MANY = 100  # records of a venue from which its registrants are known
_NEARLY_ALL = 0.98


class Registrants(NamedTuple):
    """How many records of a venue have DOIs of each registrant; "" is none."""

    by_prefix: Mapping[str, int]

    @property
    def total(self) -> int:
        """How many records there are."""
        return sum(self.by_prefix.values())


class World(Protocol):
    """What judging may ask besides the records of the work."""

    @property
    def year(self) -> int:
        """The year it is now."""
        ...

    def whole(self, venue: str, year: int) -> str:
        """Return the name of a snapshot that holds all papers of a venue and year, or ""."""
        ...

    def knows_venue(self, venue: str) -> bool:
        """Whether the table or a record knows a venue."""
        ...

    def foreign(self, venue: str, registrant: str) -> str:
        """Return who says that a venue's DOIs are of other registrants, or ""."""
        ...

    def has_all_dois(self, venue: str, year: int) -> str:
        """Return the snapshot that holds all of a volume, with DOIs, or ""."""
        ...


@dataclass
class SnapshotWorld:
    """The world as the snapshots know it.

    Args:
        year: the year it is now.
        snapshots: the newest first.
    """

    year: int
    snapshots: Sequence[Snapshot] = ()
    _whole: dict[tuple[str, int], str] = field(default_factory=dict)

    def whole(self, venue: str, year: int) -> str:
        """Return the name of a snapshot that holds all papers of a venue and year, or ""."""
        asked = short_name(venue), year
        if asked not in self._whole:
            complete = (one.name for one in self.snapshots if one.coverage(*asked).complete)
            self._whole[asked] = next(complete, "") if venue and year else ""
        return self._whole[asked]

    def knows_venue(self, venue: str) -> bool:
        """Whether the table or a record knows a venue."""
        return venues.is_known(venue) or short_name(venue) in self._names

    def foreign(self, venue: str, registrant: str) -> str:
        """Return who says that a venue's DOIs are of other registrants, or ""."""
        short = short_name(venue)
        if registrant in _ALSO.get(short, ()):
            return ""
        for name, known in self._registrants.items():
            seen = known.get(short)
            if seen and seen.total >= _MANY:
                return "" if registrant in seen.by_prefix else name
        return ""

    def has_all_dois(self, venue: str, year: int) -> str:
        """Return the snapshot that holds all of a volume, with DOIs, or ""."""
        name = self.whole(venue, year)
        with_doi, total = self._with_doi.get((name, short_name(venue), year), (0, 1))
        return name if with_doi >= _NEARLY_ALL * total else ""

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(one.venue for snapshot in self.snapshots for one in snapshot.volumes())

    @cached_property
    def _rows(self) -> list[tuple[str, str, int, str, int]]:
        return [
            (snapshot.name, short_name(name), year, prefix, count)
            for snapshot in self.snapshots
            for name, year, prefix, count in snapshot.rows(_REGISTRANTS)
        ]

    @cached_property
    def _registrants(self) -> Mapping[str, Mapping[str, Registrants]]:
        counts: dict[str, dict[str, dict[str, int]]] = defaultdict(
            lambda: defaultdict(lambda: defaultdict(int))
        )
        for snapshot, venue, _, prefix, count in self._rows:
            counts[snapshot][venue][prefix] += count
        return {
            name: {venue: Registrants(seen) for venue, seen in known.items()}
            for name, known in counts.items()
        }

    @cached_property
    def _with_doi(self) -> Mapping[tuple[str, str, int], tuple[int, int]]:
        found: dict[tuple[str, str, int], tuple[int, int]] = {}
        for snapshot, venue, year, prefix, count in self._rows:
            some, total = found.get((snapshot, venue, year), (0, 0))
            found[snapshot, venue, year] = (some + (count if prefix else 0), total + count)
        return found
