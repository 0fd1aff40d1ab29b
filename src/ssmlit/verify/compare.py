"""A reference compared with one record that may be its work: what differs, and how much it matters.

Responsible for the weight of each difference. Does not depend on which record is the right one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ssmlit.duplicates.numbers import leading_number
from ssmlit.duplicates.places import page_range, place_key, years_of
from ssmlit.fields.entry_types import CHAPTERS, MAY_BE_PREPRINTS, REPORTS, WHOLES
from ssmlit.fields.venue_names import is_abbreviated
from ssmlit.model import Identifier, Record
from ssmlit.snapshot.coverage import short_name
from ssmlit.verify import acceptance, compared_authors, titles, venues
from ssmlit.verify.findings import Finding
from ssmlit.verify.titles import TitleRelation
from ssmlit.verify.venues import VenueRelation

if TYPE_CHECKING:
    from ssmlit.verify.background import Background
    from ssmlit.verify.compared_authors import PeopleRelation
    from ssmlit.verify.findings import Weight

_NAMED_OTHERWISE = {
    VenueRelation.SERIES: "one names the book series, the other the proceedings printed in it",
    VenueRelation.PART: "one name continues where the other ends",
    VenueRelation.MISSPELT: "the venue is spelled differently",
}
_ONLINE_FIRST = 1  # years between a journal's page on the web and its issue
_PRINTED_LATER = 1  # years between a meeting and its volume, whose year many cite
_LATER = 2  # years after version 1 in which newer versions of a preprint are cited


@dataclass(frozen=True, slots=True)
class RecordComparison:
    """A reference beside one record."""

    record: Record
    title: TitleRelation
    people: PeopleRelation
    # of title, authors, venue and year; identifiers are judged over all records
    findings: tuple[Finding, ...]

    @property
    def rank(self) -> tuple[int, ...]:
        """How well the record fits: fewest faults, then doubts, then notes."""
        weights = [one.weight for one in self.findings]
        return weights.count("fault"), weights.count("doubt"), weights.count("note")

    @property
    def same_place(self) -> bool:
        """Whether venue and year agree, as far as both are known."""
        return not (self.other_venue or self._differs("year"))

    @property
    def other_venue(self) -> bool:
        """Whether the venue is, or may be, another one."""
        return self._differs("venue")

    def _differs(self, field: str) -> bool:
        return any(one.field == field and one.weight != "note" for one in self.findings)


def compare(cited: Record, record: Record, background: Background) -> RecordComparison:
    """Return how a reference relates to a record."""
    title = titles.compare(cited.title, titles.without_retraction(record.title))
    people = compared_authors.compare(cited, record)
    found = [*_title(cited, record, title, people, background), *people.findings]
    if record.venue:
        found += _published(cited, record, background)
    else:
        found += _preprint(cited, record, background)
    if title is TitleRelation.SAME and _is_placed(cited, record, found):
        found = [
            replace(one, weight="note") if one.reason == compared_authors.CUT else one
            for one in found
        ]
    return RecordComparison(record, title, people, tuple(found))


def _is_placed(cited: Record, record: Record, found: Sequence[Finding]) -> bool:
    """Whether venue and year are given and agree: "Ann Aho and others" is then enough."""
    known = cited.venue and record.venue and cited.year and cited.year == record.year
    return bool(known) and all(one.field == "author" or one.weight == "note" for one in found)


def whole(cited: Record, background: Background) -> str:
    """Return which source has all papers of the cited venue and year, "" when none is known to."""
    place = f"{cited.venue} {dict(cited.extra).get('series', '')}"
    if venues.is_printed_apart(place, cited.year, cited.title):
        return ""
    if titles.compare(cited.title, cited.venue) is TitleRelation.SAME:  # it is the volume itself
        return ""
    return background.whole(cited.venue, cited.year)


def _title(
    cited: Record,
    record: Record,
    title: TitleRelation,
    people: PeopleRelation,
    background: Background,
) -> list[Finding]:
    if title is TitleRelation.SAME or not cited.title:
        return []
    weight: Weight = "fault"
    if title is TitleRelation.SHORTER:
        weight = "note"
    elif title is TitleRelation.MISSPELT and people.same:
        # with the identifier in common, either may have a typo
        weight = "note" if cited.shares_identifier(record) else "doubt"
    elif title is TitleRelation.NUMBERED:
        # a second part that the records lack, or the wrong identifier for it
        known = cited.shares_identifier(record) or whole(cited, background)
        weight = "fault" if known else "doubt"
    elif title is TitleRelation.FOREIGN:
        weight = "note" if people.known_same else "doubt"
    elif people.same and titles.begins(cited.title, record.title):
        weight = "doubt"  # who shortens a title does not say so
    elif title is TitleRelation.LINKED and people.same:
        weight = "doubt"  # authors exchange these words, and so does who makes a title up
    elif title is TitleRelation.LONGER or (people.same and _other_version(cited, record)):
        # databases keep subtitles elsewhere; authors rename works between versions
        weight = "doubt"
    reason = "another title" if title is TitleRelation.OTHER else f"the title is {title.value}"
    return [Finding("title", cited.title, record.title, record.source, reason, weight)]


def _other_version(cited: Record, record: Record) -> bool:
    """Whether one is cited as published while the other is known as a preprint."""
    return bool(cited.venue) != bool(record.venue)


def _published(cited: Record, record: Record, background: Background) -> list[Finding]:
    """Compare with a record that says where the work was published."""
    if not cited.venue:
        return _year_of_preprint(cited, record)
    places = venues.compare(cited.venue, record.venue)
    if places is VenueRelation.OTHER:
        weight = _weight_of_other_venue(cited, record, background)
        found = [_of_venue(cited, record, f"it is in {_place(record)}", weight)]
        # the year is as certain as the venue: once that is corrected, it would be found
        years = _year(cited, record)
        return found + [replace(it, weight=weight) if it.weight == "fault" else it for it in years]
    found = [*_year(cited, record), *_meeting(cited, record), *_pages(cited, record)]
    if places is VenueRelation.TRACK:
        found.append(_of_venue(cited, record, "another track", "note"))
    elif places in _NAMED_OTHERWISE:
        weight = "note" if cited.shares_identifier(record) else "doubt"
        found.append(_of_venue(cited, record, _NAMED_OTHERWISE[places], weight))
    return found


def _place(record: Record) -> str:
    """Return where and when a work was published, in short: "ICML 2022"."""
    short, year = short_name(record.venue), str(record.year or "")
    return short if year in short else f"{short} {year}"


def _weight_of_other_venue(cited: Record, record: Record, background: Background) -> Weight:
    """A work appears at one conference; a workshop before or a journal after may be unknown.

    Of a venue that is not known at all that holds only for another year.
    """
    if whole(cited, background):
        return "fault"
    if _is_elsewhere_the_same(cited, record):
        return "doubt"
    if cited.type in CHAPTERS and cited.year > record.year:  # books reprint what was published
        return "doubt"
    known, later = _may_be_known(cited.venue, background), cited.year - record.year
    if later < (1 if known else 0) and venues.is_workshop(cited.venue):
        return "doubt"
    kind = cited.type if later > 0 else ""
    if later > (-1 if known else 0) and venues.is_journal(cited.venue, kind):
        return "doubt"
    return "doubt" if known and venues.is_journal(record.venue, record.type) else "fault"


def _is_elsewhere_the_same(cited: Record, record: Record) -> bool:
    """Whether volume and page, or the publisher's DOI, agree, and no table knows either venue.

    Of a journal that catalogues name in another language, or by its former name.
    """
    if venues.is_known(cited.venue) or venues.is_known(record.venue):
        return False
    if place_key(cited) == place_key(record) != "":
        return True
    return _has_publishers_doi({*cited.identifiers} & {*record.identifiers})


def _has_publishers_doi(identifiers: Iterable[Identifier]) -> bool:
    """Whether one is the DOI of a publication, not of a copy in a repository."""
    dois = (one.value for one in identifiers if one.scheme == "doi")
    return not all(map(venues.is_of_repository, dois))


def _may_be_known(venue: str, background: Background) -> bool:
    """Whether a venue is known; which one an abbreviated name means, no table may know."""
    return background.knows_venue(venue) or is_abbreviated(venue)


def _year(cited: Record, record: Record) -> list[Finding]:
    later = _years_later(cited, record)
    if not later:
        return []
    slack = venues.is_journal(record.venue, record.type) and abs(later) <= _ONLINE_FIRST
    weight: Weight = "note" if slack else "doubt" if later == _PRINTED_LATER else "fault"
    return [_of_year(cited, record, "another year", weight)]


def _years_later(cited: Record, record: Record) -> int:
    """Return by how many years the cited one is later; 0 where one is not known."""
    return cited.year - record.year if cited.year and record.year else 0


def _meeting(cited: Record, record: Record) -> list[Finding]:
    """Compare the years of the meetings that the names of two venues have."""
    if venues.is_journal(record.venue, record.type):
        return []
    ours, theirs = years_of(cited.venue), years_of(record.venue)
    apart = min((abs(a - b) for a in ours for b in theirs or {record.year}), default=0)
    if not apart or (not theirs and apart <= _PRINTED_LATER):
        return []
    weight: Weight = "doubt" if apart == 1 else "fault"
    return [_of_venue(cited, record, "the meeting of another year", weight)]


def _pages(cited: Record, record: Record) -> list[Finding]:
    """Compare places in a journal: only volumes, or only pages, may be counted in two ways."""
    volumes = [leading_number(one.volume) for one in (cited, record)]
    pages = [page_range(one.pages)[0] for one in (cited, record)]
    is_other = all(one and other and one != other for one, other in (volumes, pages))
    if not is_other or not venues.is_journal(record.venue, record.type):
        return []
    has, should = (f"{one.volume}, {one.pages}" for one in (cited, record))
    return [Finding("pages", has, should, record.source, "another volume and page", "doubt")]


def _year_of_preprint(cited: Record, record: Record) -> list[Finding]:
    """A reference without a venue may mean the preprint, which is older than the publication."""
    found = [_of_venue(cited, record, "it is published", "note")]
    later = _years_later(cited, record)
    if not later:
        return found
    weight: Weight = "note" if -_LATER <= later < 0 else "fault" if later > _LATER else "doubt"
    return [*found, _of_year(cited, record, "not the year of the publication", weight)]


def _preprint(cited: Record, record: Record, background: Background) -> list[Finding]:
    """Compare with a record that names no publication."""
    if cited.venue:
        return [_venue_of_preprint(cited, record, background)]
    later = _years_later(cited, record)
    if later and record.type in WHOLES:
        return [_of_year(cited, record, "another year, perhaps of another edition", "doubt")]
    if later < 0:  # a manuscript is dated by its authors; what was printed may be deposited later
        is_dated = later < -1 and cited.type in MAY_BE_PREPRINTS - REPORTS - {"unpublished"}
        weight: Weight = "fault" if is_dated else "doubt"
        return [_of_year(cited, record, "before the first version", weight)]
    if later > _LATER:
        return [_of_year(cited, record, "years after the first version", "doubt")]
    return []


def _venue_of_preprint(cited: Record, record: Record, background: Background) -> Finding:
    if source := whole(cited, background):
        reason = f"it is not among the papers of {cited.venue} {cited.year}"
        return Finding("venue", cited.venue, "", source, reason)
    comment = dict(record.extra).get("comment", "")
    twice = venues.is_journal(cited.venue) or venues.is_workshop(cited.venue)
    said = "" if twice else acceptance.accepted_at(comment)
    if said and venues.compare(cited.venue, said) is VenueRelation.OTHER:
        reason = f"its authors say: {comment}"
        return Finding("venue", cited.venue, said, record.source, reason)
    if acceptance.is_accepted_at(cited.venue, cited.year, comment):
        return _of_venue(cited, record, f"its authors say: {comment}", "note")
    if not _may_be_known(cited.venue, background):
        weight: Weight = "fault" if _is_cited_as_preprint(cited, record) else "doubt"
        return _of_venue(cited, record, "this venue is in no record and no table", weight)
    return _of_venue(cited, record, "only the preprint is known here", "doubt")


def _is_cited_as_preprint(cited: Record, record: Record) -> bool:
    """Whether a reference has the preprint's id, and nothing of a journal: volume, DOI, name."""
    printed = cited.volume or cited.pages or venues.is_journal(cited.venue)
    registered = _has_publishers_doi(cited.identifiers)
    return cited.shares_identifier(record) and not (printed or registered)


def _of_venue(cited: Record, record: Record, reason: str, weight: Weight) -> Finding:
    return Finding("venue", cited.venue, record.venue, record.source, reason, weight)


def _of_year(cited: Record, record: Record, reason: str, weight: Weight) -> Finding:
    return Finding("year", str(cited.year), str(record.year), record.source, reason, weight)
