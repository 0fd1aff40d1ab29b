"""What is known about whole proceedings, registrants and venues: the grounds for a "no".

Responsible for asking each snapshot each question once. Does not depend on single works.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from ssmlit.snapshot.coverage import short_name
from ssmlit.verify import venues

if TYPE_CHECKING:
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
_WITHOUT = 0.02  # of a volume's records may lack a DOI where all have one


@dataclass
class Background:
    """What judging may ask besides the records of the work.

    `year` is the current one; `snapshots` come with the newest first.
    """

    year: int
    snapshots: Sequence[Snapshot] = ()
    _whole: dict[tuple[str, int], str] = field(default_factory=dict)

    def whole(self, venue: str, year: int) -> str:
        """Return the name of a snapshot that holds all papers of a venue and year, or ""."""
        asked = short_name(venue), year
        if asked not in self._whole:
            complete = (one.name for one in self.snapshots if one.coverage(*asked))
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
        for one in self.snapshots:
            seen = self._of_venues.get((one.name, short), Counter())
            if seen.total() >= _MANY:
                return "" if registrant in seen else one.name
        return ""

    def has_all_dois(self, venue: str, year: int) -> str:
        """Return the snapshot that holds all of a volume, with DOIs, or ""."""
        name = self.whole(venue, year)
        seen = self._of_volumes.get((name, short_name(venue), year), Counter())
        return name if seen and seen[""] <= _WITHOUT * seen.total() else ""

    @cached_property
    def bibliographies(self) -> frozenset[str]:
        """The names of the snapshots of .bib files that do not claim to be whole proceedings."""
        from ssmlit.snapshot.readers import bib

        return frozenset(
            one.name
            for one in self.snapshots
            if {it.format for it in one.sources} == {bib.NAME} and not one.is_declared_whole
        )

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(name for snapshot in self.snapshots for name in snapshot.venues)

    @cached_property
    def _of_volumes(self) -> Mapping[tuple[str, str, int], Counter[str]]:
        """By snapshot, venue and year: how many records have DOIs of each registrant, "" none."""
        found: dict[tuple[str, str, int], Counter[str]] = defaultdict(Counter)
        for snapshot in self.snapshots:
            for name, year, prefix, count in snapshot.rows(_REGISTRANTS):
                found[snapshot.name, short_name(name), year][prefix] += count
        return found

    @cached_property
    def _of_venues(self) -> Mapping[tuple[str, str], Counter[str]]:
        found: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for (snapshot, venue, _), seen in self._of_volumes.items():
            found[snapshot, venue] += seen
        return found
