"""What is wrong with a reference regardless of records: dates, DOIs, names that are not names.

Responsible for contradictions within a reference. Does not depend on records of the work.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from ssmlit import identifiers, latex
from ssmlit.fields.entry_types import REPORTS, THESES, WHOLES
from ssmlit.identifiers.doi import is_unissued, registrant
from ssmlit.model import Identifier, Record
from ssmlit.venues.registrants import contradiction
from ssmlit.verify import authors, venues
from ssmlit.verify.findings import Finding
from ssmlit.verify.venues import VenueRelation

if TYPE_CHECKING:
    from ssmlit.verify.background import Background
    from ssmlit.verify.findings import Reference, Weight

_POSTED_LATE = 5  # years in which the preprint of a journal paper, book or report may follow it
_POSTED_LATE_MEETING = 1  # the same for a conference's
_PRINTED_ALONE = THESES | REPORTS | WHOLES
_NEWER_VERSIONS = 4  # years in which a preprint gets new versions, as in the check W310
_ITSELF = "the DOI itself"


def findings(
    reference: Reference, background: Background, ignored: Collection[Identifier] = ()
) -> Iterator[Finding]:
    """Yield where a reference contradicts itself.

    Args:
        reference: what the entry says.
        background: what is known about registrants and venues.
        ignored: identifiers of other works, which say nothing about this one, and those of which
            a record says more.
    """
    cited = reference.work
    yield from _future(cited, background)
    if meeting := venues.pausing(cited.venue, cited.year):
        reason = f"there was no {meeting} in {cited.year}"
        yield Finding("year", str(cited.year), "", "", reason)
    yield from _authors(reference)
    own = [one for one in cited.identifiers if one not in ignored]
    if arxiv := next((one.value for one in own if one.scheme == "arxiv"), ""):
        yield from _preprint_id(cited, arxiv, background)
    if reference.doi and not {"doi", "arxiv"} & {one.scheme for one in cited.identifiers}:
        yield Finding("doi", reference.doi, "", _ITSELF, "this is not a DOI")
    for one in own:
        if one.scheme == "doi":
            yield from _doi(cited, one.value, background)


def _authors(reference: Reference) -> Iterator[Finding]:
    cited = reference.work
    if reference.misread:
        is_sure = authors.is_sure(reference.misread)
        right = latex.format_names(cited.authors, others=cited.others) if is_sure else ""
        reason = "BibTeX reads other names: people are separated by `and`"
        weight: Weight = "fault"
        if authors.is_usual(reference.misread):
            reason, weight = "BibTeX reads other names", "note"
        yield Finding("author", reference.misread, right, "", reason, weight)
    if cited.others and not cited.authors:
        yield Finding("author", "et al.", "", "", "nobody is named")
    if name := authors.placeholder(cited.authors):
        yield Finding("author", name, "", "", "this name is a placeholder")
    elif reference.on_arxiv and authors.is_anonymous(cited.authors):
        yield Finding("author", str(cited.authors[0]), "", "", "arXiv accepts no anonymous papers")


def _future(cited: Record, background: Background) -> Iterator[Finding]:
    if cited.year > background.year:
        weight: Weight = "doubt" if cited.year == background.year + 1 else "fault"
        yield Finding("year", str(cited.year), "", "", "this year is in the future", weight)


def _preprint_id(cited: Record, value: str, background: Background) -> Iterator[Finding]:
    """An arXiv id carries the month of version 1; nothing is published years before it."""
    year = identifiers.submitted(value)[0]
    if not year:
        return
    if year > background.year:
        yield Finding("eprint", value, "", "the id itself", "this month is in the future")
    elif not cited.venue and cited.year > year + _NEWER_VERSIONS:
        reason = f"the preprint {value} is from {year}"
        yield Finding("year", str(cited.year), str(year), "the id itself", reason, "doubt")
    elif cited.year and cited.year < year:
        reason = f"the preprint {value} is from {year}"
        weight = _weight_of_younger_id(cited, year - cited.year)
        yield Finding("year", str(cited.year), str(year), "the id itself", reason, weight)


def _weight_of_younger_id(cited: Record, years: int) -> Weight:
    """A work may be posted after it appeared; a preprint alone is dated by its authors."""
    late = _POSTED_LATE if cited.type in _PRINTED_ALONE else 0
    if cited.venue:
        late = _POSTED_LATE if venues.is_journal(cited.venue) else _POSTED_LATE_MEETING
    if years <= late:
        return "note"
    return "doubt" if years == 1 else "fault"


def foreign_doi(venue: str, doi: str, background: Background) -> Finding | None:
    """Return that no paper of a venue has a DOI of such a registrant; None where it is not said."""
    prefix = registrant(doi)
    source = background.foreign(venue, prefix)
    reason = f"no paper of {venue} has a DOI that begins with {prefix}"
    return Finding("doi", doi, "", source, reason) if source else None


def _doi(cited: Record, doi: str, background: Background) -> Iterator[Finding]:
    if is_unissued(doi, background.year):
        reason = f"no publisher has the prefix {registrant(doi)} yet"
        yield Finding("doi", doi, "", _ITSELF, reason)
        return
    said = venues.venue_of_doi(doi)
    if cited.venue and said.venue:
        if venues.compare(cited.venue, said.venue) is VenueRelation.OTHER:
            reason = f"{doi} belongs to {said.venue}"
            yield Finding("venue", cited.venue, said.venue, _ITSELF, reason)
    elif cited.venue and not venues.is_of_repository(doi):
        if reason := contradiction(cited.venue, doi):
            yield Finding("doi", doi, "", _ITSELF, reason)
        elif found := foreign_doi(cited.venue, doi, background):
            yield found
    if said.year and cited.year and said.year != cited.year:
        weight: Weight = "doubt" if abs(said.year - cited.year) == 1 else "fault"
        reason = f"{doi} is from {said.year}"
        yield Finding("year", str(cited.year), str(said.year), _ITSELF, reason, weight)
