"""Importing rows: complete them, add them, report every one.

Responsible for what becomes of a row. Does not depend on formats of files, nor on how a paper is
placed in the library.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ssmlit import bibtex
from ssmlit.actions import shared_links
from ssmlit.actions.adding.batch import NewPaper
from ssmlit.actions.adding.placing import Placement, place_papers
from ssmlit.actions.adding.status import PaperStatus
from ssmlit.actions.import_values import (
    ImportedRow,
    ImportReport,
    ImportRules,
    PossibleWork,
    Trust,
    place_of,
)
from ssmlit.actions.records.completing import complete, complete_entry
from ssmlit.importers import mismatch, sections
from ssmlit.library import Candidates
from ssmlit.library.likely_entries import candidates_for
from ssmlit.model import Entry, Link, Record
from ssmlit.render.view import PERIOD, PERIODS

if TYPE_CHECKING:
    from ssmlit.actions.records.trusted_facts import TrustedFacts
    from ssmlit.importers import Row
    from ssmlit.library import Library
    from ssmlit.render import View


class _Accepted(NamedTuple):
    """A row that is to be added."""

    paper: NewPaper
    notes: tuple[str, ...]  # what is doubtful about it
    # other known values kept beside it; reported when the row changes something
    asides: tuple[str, ...] = ()
    trusted: Trust | None = None  # the side that was taken, of two that disagree


def headings(views: Iterable[View]) -> dict[str, str]:
    """Return the headings that views write for tags, each with its tag, for reading them back.

    One that means several tags, "Attack" below every venue, gives none of them; a year or a
    month is not a tag.
    """
    found: dict[str, set[str]] = {}
    for view in views:
        dated = {name for name in view.labels if PERIOD.fullmatch(name)}
        if {"tag", *PERIODS} & {view.group, view.subgroup}:
            for tag in view.labels.keys() - dated:
                found.setdefault(view.labels[tag], set()).add(tag)
    return {label: tag for label, tags in found.items() if len(tags) == 1 for tag in tags}


def periods(views: Iterable[View]) -> frozenset[str]:
    """Return the years and months that views have as sections by name."""
    return frozenset(name for view in views for name in view.sections if PERIOD.fullmatch(name))


def import_rows(
    library: Library,
    rows: Sequence[Row],
    facts: TrustedFacts,
    rules: ImportRules,
    progress: Callable[[int, int], None] | None = None,
) -> ImportReport:
    """Decide about every row, and collect the edits.

    Args:
        library: where the papers go.
        rows: of one file or of several.
        facts: what completes a row.
        rules: how.
        progress: called with how many of how many rows are done.
    """
    arrived = Candidates.of_records(row.record for row in rows if row.record)
    works = [work for row in rows if (work := row.record or row.perhaps)]
    listed = (arrived, candidates_for(library, works))
    rows = [_with_known_title(row, (*listed, facts)) for row in rows]
    read = [_read(row, facts, listed, rules) for row in rows]
    del arrived, listed  # large, and not needed while the papers are placed
    papers = [one.paper for one in read if isinstance(one, _Accepted)]
    placement = place_papers(library, papers, rules.placing, progress)
    placed = iter(placement.items)
    results = tuple(
        one if isinstance(one, ImportedRow) else _placed(row, next(placed), one)
        for row, one in zip(rows, read, strict=True)
    )
    return ImportReport((), placement.edits, placement.summary, results)


def _accepted(
    row: Row,
    record: Record,
    notes: tuple[str, ...],
    asides: tuple[str, ...] = (),
    entry: Entry | None = None,
    questions: tuple[str, ...] = (),
) -> _Accepted:
    """Return a row's paper; the day of a reference's own date stays, a list's is another."""
    own = row.record or record
    is_own_date = not row.stated and (own.year, own.month) == (record.year, record.month)
    paper = NewPaper(
        record, place_of(row), own_key=own.key, entry=entry, own_abstract=own.abstract,
        own_day=own.day if is_own_date else 0, origin=row.source, questions=questions,
    )  # fmt: skip
    return _Accepted(paper, notes, asides)


def _with_known_title(row: Row, known: Sequence[mismatch.TrustedRecords]) -> Row:
    """Return a row without a paper's link as a paper if a paper with its title is known."""
    work = row.perhaps
    title = work.title if work else ""
    if len(title.split()) < 2 or not any(one.by_title(title) for one in known):
        return row
    return row._replace(record=work, kind="paper", reason="no link, but its title is known")


def _read(
    row: Row, facts: TrustedFacts, listed: Sequence[Candidates], rules: ImportRules
) -> ImportedRow | _Accepted:
    """Return why a row is not to be added, or its paper."""
    if row.record is None:
        is_meant = row.kind == "unreadable"
        status = PaperStatus.UNREADABLE if is_meant else PaperStatus.NOT_A_PAPER
        return ImportedRow(row, status, reason=row.reason or row.kind)
    if reason := rules.unwritable.get(place_of(row)):
        return ImportedRow(row, PaperStatus.UNWRITABLE, reason=reason)
    tags = _tags(row, rules)
    record = row.record if tags == row.record.tags else row.record._replace(tags=tags)
    official = facts.of(record)
    evidence = mismatch.find(row, facts, *listed)
    evidence += shared_links.objections(row, listed[0], official)
    if mismatch.is_mismatch(evidence):
        return _mismatched(row, record, evidence, facts, rules)
    doubts = tuple(one.message for one in evidence if one.kind != "repository")
    doubts += row.doubts if official is None else ()
    if any(one.kind == "repository" for one in evidence):
        record, said = _with_doubtful_code(record, official, evidence)
        doubts = (*doubts, *said)
    return _completed(row, record, official, rules, doubts)


def _with_doubtful_code(
    record: Record, official: Record | None, evidence: Sequence[mismatch.Objection]
) -> tuple[Record, tuple[str, ...]]:
    """Return the record with a code link that may be another paper's: after the official one."""
    code, known = record.link("code"), official.link("code") if official else ""
    if known.lower() == code.lower():
        return record, ()
    doubt = next(one.message for one in evidence if one.kind == "repository")
    if not known:
        return record, (doubt,)
    links = tuple(link for link in record.links if link.role != "code")
    return (
        record._replace(links=(Link("code", known), *links, Link("code", code))),
        (f"{doubt}; its known code is {known} ({code} is kept in links)",),
    )


def _completed(
    row: Row, record: Record, official: Record | None, rules: ImportRules, notes: tuple[str, ...]
) -> _Accepted:
    """Return a row's record, or its entry, with what is known about its work."""
    if row.entry is not None:
        entry, more = complete_entry(row.entry, official)
        known = official.identifiers if official else ()
        named = tuple(dict.fromkeys((*record.identifiers, *known)))
        asides = tuple(filter(None, (row.reason, *more)))
        return _accepted(row, record._replace(identifiers=named), notes, asides, entry)
    record, asides = complete(row, record, official, editor=rules.editor_wins)
    record = _below_its_heading(row, record, rules)
    questions = row.questions if official is None else ()
    return _accepted(row, record, notes, asides, questions=questions)


def _below_its_heading(row: Row, record: Record, rules: ImportRules) -> Record:
    """Return a record with the year or month that its list shows it below, if it has another."""
    period = sections.period(row.section)
    if period not in rules.periods:
        return record
    from ssmlit.render.papers import date

    if date(record).startswith(period):
        return record
    return record._replace(tags=tuple(dict.fromkeys((*record.tags, period))))


def _mismatched(
    row: Row,
    record: Record,
    evidence: Sequence[mismatch.Objection],
    facts: TrustedFacts,
    rules: ImportRules,
) -> ImportedRow | _Accepted:
    """Return the trusted paper, if there is one, or both candidates."""
    candidates = _candidates(record, evidence, facts)
    reason = "; ".join(one.message for one in evidence)
    known = {one.side: one.record for one in candidates if one.record.title and one.record.authors}
    is_only_dated = all(one.kind in {"date", "shared"} for one in evidence)
    is_unknown = not candidates[0].record.title
    trustworthy = [Trust(side) for side in known]
    if (is_only_dated or is_unknown) and Trust.LINK not in trustworthy:
        trustworthy.append(Trust.LINK)  # the editor knows best what the link is
    side = rules.trusted.get(place_of(row), rules.trust)
    notes = (f"{reason}; the {side} was trusted",)
    if side in known:
        # authors and code of the row may belong to either paper: none of it is taken over
        paper = _accepted(row, known[side]._replace(tags=record.tags, key="", line=0), notes)
        return paper._replace(trusted=side)
    if side in trustworthy:
        official = facts.of(record) if is_only_dated else None  # not the other paper of its title
        return _completed(row, record, official, rules, notes)._replace(trusted=side)
    return ImportedRow(
        row,
        PaperStatus.MISMATCH,
        reason=reason,
        candidates=candidates,
        trustworthy=tuple(trustworthy),
    )


def _candidates(
    record: Record, evidence: Sequence[mismatch.Objection], facts: TrustedFacts
) -> tuple[PossibleWork, PossibleWork]:
    """Return what a row's link is, and what its title is, as far as that is known."""
    by_link = facts.of(Record(identifiers=record.identifiers))
    named = [one.record for one in evidence if one.kind == "elsewhere" and one.record is not None]
    by_title = facts.of(named[0]) or named[0] if named else Record(title=record.title)
    return (
        PossibleWork("link", by_link or Record(identifiers=record.identifiers)),
        PossibleWork("title", by_title),
    )


def _tags(row: Row, rules: ImportRules) -> tuple[str, ...]:
    own = row.record.tags if row.record else ()
    if not rules.section_tags:
        return own
    return tuple(dict.fromkeys((*own, *sections.tags(row.section, rules.mapping))))


def _placed(row: Row, item: Placement, read: _Accepted) -> ImportedRow:
    notes = read.notes if item.status is PaperStatus.PRESENT else (*read.notes, *read.asides)
    match = item.match
    candidates: tuple[PossibleWork, ...] = ()
    if match and item.status in {PaperStatus.MAYBE, PaperStatus.CONFLICT}:
        candidates = (PossibleWork("library", match.work.record),)
    elif match and item.status is PaperStatus.MISMATCH:
        title = Record(title=item.paper.record.title)
        candidates = (PossibleWork("link", match.work.record), PossibleWork("title", title))
    reason = item.why
    if item.status is PaperStatus.UNTITLED:
        reason = "its title is unknown"
    own = item.paper.own_key
    if item.status is PaperStatus.ADDED and own and own != item.key:
        why = "is taken" if bibtex.is_key(own) else "cannot be a citation key"
        notes = (*notes, f"its key {own} {why}")
    made = ImportedRow(row, item.status, item.key, reason, item, candidates, notes)
    return made._replace(trusted=read.trusted)
