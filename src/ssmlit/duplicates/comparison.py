"""A comparison of two normalized records, made once for guards and decision."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ssmlit.duplicates import score
from ssmlit.duplicates.author_score import authors, editors
from ssmlit.duplicates.places import are_two_names, counts_on, is_part_of_name, years_of
from ssmlit.duplicates.venue_series import printed_together
from ssmlit.fields.entry_types import REPORTS
from ssmlit.fields.person_names import script

if TYPE_CHECKING:
    from ssmlit.duplicates.normalize import NormalizedRecord
    from ssmlit.duplicates.titles import TitleMatch
    from ssmlit.duplicates.verdict import Evidence

# Below which weight a fact contradicts; of two first pages one may count from 1.
_AGAINST = {"year": 0.0, "volume": 0.0, "number": 0.0, "pages": -0.5}


@dataclass(frozen=True)
class Comparison:
    """The comparison of two records."""

    left: NormalizedRecord
    right: NormalizedRecord
    match: TitleMatch  # how the titles relate
    evidence: tuple[Evidence, ...]  # what was weighed, identifiers not among it

    @cached_property
    def weights(self) -> dict[str, float]:
        """What was weighed, by field."""
        return {item.field: item.weight for item in self.evidence}

    def has(self, field: str, least: float) -> bool:
        """Whether a field supports one work with at least that weight."""
        return self.weights.get(field, 0.0) >= least

    @property
    def authors_agree(self) -> bool:
        """Whether all authors of the shorter list are the other's, two or more of them."""
        return self.has("authors", 2.0)

    @property
    def authors_differ(self) -> bool:
        """Whether the lists have hardly anyone in common."""
        return self.weights.get("authors", 0.0) <= -2.0

    @cached_property
    def agreements(self) -> frozenset[str]:
        """The fields that support one work."""
        return frozenset(field for field, weight in self.weights.items() if weight > 0)

    @cached_property
    def conflicts(self) -> frozenset[str]:
        """The contradicting facts of publication."""
        weights = self.weights
        return frozenset(field for field, at in _AGAINST.items() if weights.get(field, 0.0) < at)

    @cached_property
    def same_place(self) -> bool:
        """Whether pages, and volume or year, are equal: the same place in print.

        Where the issues differ and a page is all that is known, it is in each issue of a year, and
        a cover in each of a volume.
        """
        within = {"volume", "year"}
        if "number" in self.conflicts and not self.same_range:
            within = {"volume"} if counts_on(self.left.first_page) else set()
        return self.has("pages", 2.0) and not within.isdisjoint(self.agreements)

    @property
    def same_range(self) -> bool:
        """Whether both are on the same pages, several of them."""
        return _same_range(self.left, self.right)

    @property
    def in_two_scripts(self) -> bool:
        """Whether the titles are in two scripts, and can be neither equal nor not."""
        return script(self.left.title.joined) != script(self.right.title.joined)

    @property
    def both_published(self) -> bool:
        """Whether both sides name a place of publication that is not a preprint server."""
        return self.left.published and self.right.published

    @property
    def none_published(self) -> bool:
        """Whether no side names one."""
        return not (self.left.published or self.right.published)

    @property
    def none_signed(self) -> bool:
        """Whether neither side names an author."""
        return not (self.left.authors or self.right.authors)

    @property
    def one_is_a_report(self) -> bool:
        """Whether one is a report, and may be published as the other."""
        return (self.left.record.type in REPORTS) != (self.right.record.type in REPORTS)

    @property
    def kinds_differ(self) -> bool:
        """Whether one is known to be of a journal and the other of a meeting."""
        if self.printed_together:
            return False
        kinds = {score.venue_kind(self.left), score.venue_kind(self.right)}
        return kinds == {"journal", "meeting"}

    @property
    def printed_together(self) -> bool:
        """Whether one is of a meeting, the other of the series that prints its proceedings."""
        return printed_together(self.left.series, self.right.series)

    @property
    def other_venue(self) -> bool:
        """Whether the venues are clearly not the same."""
        return self.weights.get("venue", 0.0) < 0 or self.kinds_differ

    @property
    def venue_goes_on(self) -> bool:
        """Whether the name of one venue is a part of the other's, and no table knows both."""
        return self._names_of_venues(is_part_of_name)

    @property
    def venues_differ(self) -> bool:
        """Whether each venue's name has words of its own, and no table knows both."""
        return self._names_of_venues(are_two_names)

    def _names_of_venues(self, relate: Callable[[str, str], bool]) -> bool:
        left, right = self.left, self.right
        both = left.published and right.published and not (left.series and right.series)
        return both and relate(left.record.venue, right.record.venue)

    @property
    def other_meeting(self) -> bool:
        """Whether the venues name other years: the proceedings of two meetings of a series."""
        years = [years_of(side.record.venue) for side in (self.left, self.right)]
        return bool(self.years_apart and all(years) and years[0].isdisjoint(years[1]))

    @property
    def years_apart(self) -> int:
        """How many years lie between the two; 0 when one is not known."""
        left, right = self.left.record.year, self.right.record.year
        return abs(left - right) if left and right else 0


def comparison(left: NormalizedRecord, right: NormalizedRecord) -> Comparison:
    """Compare two normalized records in everything but their identifiers."""
    match = score.best_title(left, right)
    people = authors(left, right) or editors(left, right)
    of_pages = people is None or (people.weight > 0 and _are_pages_of_one_year(left, right))
    address = score.address(left, right, match) if of_pages else None
    found = [
        people,
        address,
        score.year(left, right),
        score.venue(left, right),
        score.source(left, right, match),
        score.publisher(left, right),
        *_volume_and_pages(left, right, of_one_page=address is not None),
    ]
    evidence = [item for item in found if item is not None]
    title = score.title(left, right, match)
    agree = people is not None and people.weight > 1.0
    if title.weight < -2.0 and agree and _same_pages(left, right):
        title = title._replace(weight=-2.0, reason="other title at the same place in print")
    return Comparison(left, right, match, (title, *evidence))


def of_places(left: NormalizedRecord, right: NormalizedRecord) -> Comparison:
    """Compare year, volume, issue and pages of two publications of one title."""
    found = [score.year(left, right), *score.volume_and_pages(left, right)]
    evidence = tuple(item for item in found if item is not None)
    return Comparison(left, right, score.best_title(left, right), evidence)


def _volume_and_pages(
    left: NormalizedRecord, right: NormalizedRecord, *, of_one_page: bool
) -> list[Evidence]:
    """Return how the places in print relate; of those of preprints only the numbers say something.

    A publication has others than its preprint.
    """
    if of_one_page or not (left.preprint or right.preprint):
        return score.volume_and_pages(left, right)
    return score.numbers(left, right) if left.preprint and right.preprint else []


def _are_pages_of_one_year(left: NormalizedRecord, right: NormalizedRecord) -> bool:
    """Whether neither is published elsewhere than at its address, which may have one each year."""
    return not (left.published or right.published) and left.record.year == right.record.year


def _same_pages(left: NormalizedRecord, right: NormalizedRecord) -> bool:
    """Whether both are on the same two different pages of the same volume."""
    return left.volume == right.volume != "" and _same_range(left, right)


def _same_range(left: NormalizedRecord, right: NormalizedRecord) -> bool:
    pages = left.first_page, left.last_page
    return pages == (right.first_page, right.last_page) and "" != pages[1] != pages[0]
