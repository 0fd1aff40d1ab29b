"""The verdict on one reference: which records are its work, what differs, what is missing where.

Responsible for weighing. Does not depend on where the records come from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from ssmlit.fields.names import IDENTIFIER_FIELDS
from ssmlit.latex import format_names
from ssmlit.model import Identifier, Record
from ssmlit.verify import compare, compared_authors, groups, plausibility, titles, venues
from ssmlit.verify.findings import Finding, ReferenceVerdict, Verified
from ssmlit.verify.titles import TitleRelation

if TYPE_CHECKING:
    from ssmlit.verify.background import Background
    from ssmlit.verify.compare import RecordComparison
    from ssmlit.verify.findings import Reference

_ORDER = {"fault": 0, "doubt": 1, "note": 2}
_OWN_TITLE = frozenset({TitleRelation.SAME, TitleRelation.SHORTER, TitleRelation.LONGER})
_NEAR_TITLE = frozenset(TitleRelation) - _OWN_TITLE - {TitleRelation.OTHER}


class CandidateRecords(NamedTuple):
    """What was found for a reference."""

    by_identifier: Mapping[Identifier, Record] = {}  # the records of its identifiers
    by_title: Sequence[Record] = ()  # records of its title or a similar one
    # identifiers that their registry was asked for and does not know
    missing: Sequence[Identifier] = ()
    asked: Sequence[str] = ()  # the names of the places that were asked
    failures: Sequence[str] = ()  # why some could not be asked


def judge(reference: Reference, candidates: CandidateRecords, background: Background) -> Verified:
    """Return the verdict on a reference.

    Args:
        reference: what the entry says.
        candidates: the records that may be of its work.
        background: what is known about proceedings, registrants and venues.
    """
    cited = reference.work
    versions, strangers = _sorted_out(cited, candidates, background)
    own = _in_print(versions, cited)
    best = min(own, key=lambda one: one.rank, default=None)
    if best and best.record.source in background.bibliographies:
        best = _denial(versions, background) or best
    found = [*_dated(best, cited, versions), *_status(own)] if best else []
    found += _identifiers(cited, own, background) if best else []
    # last: records name the right value, too
    said = plausibility.findings(reference, background, ignored={*strangers, *_settled(best)})
    found += _beside(said, reference, best) if best else said
    wrong = [_of_another(one, record, best) for one, record in strangers.items()]
    missing = [] if best else list(_absent(cited, candidates, background))
    found = _each_once([*wrong, *missing, *found])
    verdict = _verdict(found, wrong=bool(wrong), absent=bool(missing), known=best is not None)
    is_confirmed = verdict is ReferenceVerdict.CONFIRMED
    return Verified(
        key=cited.key,
        verdict=verdict,
        findings=tuple(found),
        record=best.record if best else None,
        asked=tuple(candidates.asked),
        failures=() if is_confirmed else tuple(dict.fromkeys(candidates.failures)),
        line=cited.line,
        nth=reference.nth,
    )


def _dated(
    best: RecordComparison, cited: Record, versions: Iterable[RecordComparison]
) -> Iterator[Finding]:
    """Yield what the record contradicts; who cites the publication may have the preprint's year."""
    years = {one.record.year for one in versions if not one.record.venue}
    for one in best.findings:
        is_dated = one.field == "year" and one.weight == "fault" and cited.year in years
        yield replace(one, weight="doubt", reason="the year of the preprint") if is_dated else one


def _settled(best: RecordComparison | None) -> Iterator[Identifier]:
    """Yield DOIs of the record, whose venue says more than they do about themselves."""
    if best and best.record.venue:
        yield from (one for one in best.record.identifiers if one.scheme == "doi")


def _beside(
    said: Iterable[Finding], reference: Reference, best: RecordComparison
) -> Iterator[Finding]:
    """Yield what a reference says by itself that the record does not explain.

    A person may be called like nobody, and of a list that is only misread everyone may be right:
    the record says who they are, where the list could be read in two ways.
    """
    record, people = best.record, best.record.authors
    is_clear = not compared_authors.is_misread(record)
    known = format_names(people, others=record.others) if is_clear else ""
    for one in said:
        if one.field == "author" and groups.is_among(one.has, people):
            continue
        is_misread = best.people.known_same and one.has == reference.misread
        yield replace(one, weight="note", should=one.should or known) if is_misread else one


def _verdict(
    found: Sequence[Finding], *, wrong: bool, absent: bool, known: bool
) -> ReferenceVerdict:
    if wrong:
        return ReferenceVerdict.MISMATCH
    if absent:
        return ReferenceVerdict.NOT_FOUND
    weights = {one.weight for one in found}
    if "fault" in weights:
        return ReferenceVerdict.DIFFERS
    is_confirmed = known and "doubt" not in weights
    return ReferenceVerdict.CONFIRMED if is_confirmed else ReferenceVerdict.UNVERIFIED


def _sorted_out(
    cited: Record, candidates: CandidateRecords, background: Background
) -> tuple[list[RecordComparison], dict[Identifier, Record]]:
    """Return the records that are of the work, and by identifier those that are not."""
    own: list[RecordComparison] = []
    strangers: dict[Identifier, Record] = {}
    for identifier, record in candidates.by_identifier.items():
        seen = compare.compare(cited, record, background)
        if _is_identified(cited, seen) and not _is_neighbour(cited, seen, candidates.by_title):
            own.append(seen)
        else:
            strangers[identifier] = record
    for record in candidates.by_title:
        seen = compare.compare(cited, record, background)
        if _is_meant(cited, seen, background):
            own.append(seen)
    return own, strangers


def _in_print(own: list[RecordComparison], cited: Record) -> list[RecordComparison]:
    """Leave the preprint out where the publication is known: it says nothing about the venue.

    Of two publications the one in the cited place is meant.
    """
    printed = [one for one in own if one.record.venue]
    if not printed or not cited.venue:
        return own
    return [one for one in printed if not one.other_venue] or printed


def _denial(own: Iterable[RecordComparison], background: Background) -> RecordComparison | None:
    """Return the best record from elsewhere than a .bib file if it has another title or people.

    A .bib file may be where the reference is from, so that it clears of no such fault. Place and
    year may be those of another version.
    """
    elsewhere = (one for one in own if one.record.source not in background.bibliographies)
    other = min(elsewhere, key=lambda one: one.rank, default=None)
    found = other.findings if other else ()
    is_denied = any(one.weight == "fault" and one.field in {"title", "author"} for one in found)
    return other if is_denied else None


def _is_identified(cited: Record, seen: RecordComparison) -> bool:
    """Whether the record of a cited identifier is of the cited work."""
    if not cited.title or seen.title in _OWN_TITLE:
        return True
    if seen.title in _NEAR_TITLE:
        return not seen.people.others
    return seen.people.known_same and titles.resembles(cited.title, seen.record.title)


def _is_neighbour(cited: Record, seen: RecordComparison, titled: Sequence[Record]) -> bool:
    """Whether an identifier's record lacks the cited title, and another of its registry has it."""
    if seen.title in _OWN_TITLE:
        return False
    schemes = {one.scheme for one in {*cited.identifiers} & {*seen.record.identifiers}}
    return any(
        schemes & {one.scheme for one in {*record.identifiers} - {*seen.record.identifiers}}
        for record in titled
        if titles.compare(cited.title, record.title) is TitleRelation.SAME
    )


def _is_meant(cited: Record, seen: RecordComparison, background: Background) -> bool:
    """Whether a record that was found by its title is of the cited work."""
    if _is_thesis(cited) and not _is_thesis(seen.record):
        return False  # often called like the author's paper
    if seen.title in _OWN_TITLE:
        if not seen.people.others:
            return True
        if seen.title is not TitleRelation.SAME:
            return False
        return titles.is_telling(cited.title) or (seen.same_place and bool(cited.venue))
    if seen.title is TitleRelation.OTHER or 2 * seen.people.common < max(seen.people.size, 1):
        return False
    # the same people write papers with similar titles: only one at the same venue is meant
    return seen.same_place or bool(compare.whole(cited, background))


def _is_thesis(work: Record) -> bool:
    return work.type.endswith("thesis")


def _of_another(identifier: Identifier, record: Record, best: RecordComparison | None) -> Finding:
    should = best.record.identifier(identifier.scheme) if best else ""
    first = f"{record.authors[0].surname} " if record.authors else ""
    work = f"{record.title} ({first}{record.year or ''})"
    reason = f"{identifier.value} belongs to another work: {work}"
    return Finding(_field(identifier), identifier.value, should, record.source, reason)


def _field(identifier: Identifier) -> str:
    """Return the field that an identifier is written to."""
    return IDENTIFIER_FIELDS.get(identifier.scheme, identifier.scheme)


def _identifiers(
    cited: Record, own: Sequence[RecordComparison], background: Background
) -> Iterator[Finding]:
    """Compare the identifiers of a reference with those of all records of its work."""
    for scheme in ("doi", "arxiv"):
        field, value = IDENTIFIER_FIELDS[scheme], cited.identifier(scheme)
        known = {i.value: one.record for one in own for i in one.record.identifiers
                 if i.scheme == scheme}  # fmt: skip
        if not value or value in known:
            continue
        if known:
            right, record = next(iter(known.items()))
            reason = "the record has another one"
            yield Finding(field, value, right, record.source, reason)
        elif (
            scheme == "doi"
            and not venues.venue_of_doi(value).venue
            and not venues.is_of_repository(value)
        ):
            yield from _foreign(value, own, background)


def _foreign(
    doi: str, own: Sequence[RecordComparison], background: Background
) -> Iterator[Finding]:
    for one in own:
        venue = "" if one.other_venue else one.record.venue  # a DOI is its own venue's
        if venue and (found := plausibility.foreign_doi(venue, doi, background)):
            yield found
            return
    yield Finding("doi", doi, "", own[0].record.source, "the record has none to compare", "doubt")


def _status(own: Sequence[RecordComparison]) -> Iterator[Finding]:
    """Yield what records say about retractions and withdrawals."""
    for one in own:
        record = one.record
        if titles.is_retraction(record.title):
            yield Finding("status", "", "", record.source, "it was retracted", "note")
        elif record.note:
            yield Finding("status", "", "", record.source, record.note, "note")


def _absent(
    cited: Record, candidates: CandidateRecords, background: Background
) -> Iterator[Finding]:
    """Yield where a work should be and is not."""
    if cited.title and (source := compare.whole(cited, background)):
        reason = f"{source} has all papers of {cited.venue} {cited.year}, but not this one"
        yield Finding("title", cited.title, "", source, reason)
    for one in cited.identifiers:
        if one in candidates.by_identifier:
            continue
        said = venues.venue_of_doi(one.value) if one.scheme == "doi" else venues.DoiVenue()
        if said.venue and said.year and (source := background.has_all_dois(said.venue, said.year)):
            reason = f"{source} has all papers of {said.venue} {said.year}; none has this DOI"
            yield Finding(_field(one), one.value, "", source, reason)
        elif one in candidates.missing:
            yield Finding(_field(one), one.value, "", "", f"no registry has {one.value}")


def _each_once(found: Sequence[Finding]) -> list[Finding]:
    """Return the most serious finding of each field, the most serious first."""
    ordered = sorted(found, key=lambda one: _ORDER[one.weight])
    kept: dict[tuple[str, str], Finding] = {}
    for one in ordered:
        kept.setdefault((one.field, one.has), one)
    return list(kept.values())
