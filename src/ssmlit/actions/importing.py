"""Importing rows of other people's files: complete them, put them in, report every one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from ssmlit.actions.adding import Incoming, Placed, Rules, Status, place
from ssmlit.actions.completing import Facts, complete
from ssmlit.importers import mismatch, sections
from ssmlit.library import Candidates
from ssmlit.model import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from ssmlit.importers import Row
    from ssmlit.library import Library
    from ssmlit.model import Edit
    from ssmlit.render import View

__all__ = ["Believe", "Candidate", "Choices", "Facts", "Imported", "Report", "bring_in", "headings"]


class Believe(StrEnum):
    """Which side of a row is believed when its title and its link are of two papers."""

    NEITHER = "neither"
    TITLE = "title"
    LINK = "link"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """How rows are imported.

    Attributes:
        rules: how papers are put in.
        mapping: heading → tag; "" makes no tag.
        section_tags: whether sections become tags at all.
        believe: for rows whose title and link disagree.
        believed: a person's own answer for single rows, by `Imported.place`.
    """

    rules: Rules
    mapping: Mapping[str, str] = field(default_factory=dict)
    section_tags: bool = True
    believe: Believe = Believe.NEITHER
    believed: Mapping[str, Believe] = field(default_factory=dict)

    def side_of(self, row: Row) -> Believe:
        """Return which side of a row is believed."""
        return self.believed.get(place_of(row), self.believe)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A work that an undecided row may be about.

    Attributes:
        side: "link" (what the row's link is), "title" (what its title is), or "library" (an entry
            that it resembles).
        record: what is known of it; of a link that nobody knows, the identifiers only.
    """

    side: str
    record: Record


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a row.

    Attributes:
        row: as it was read.
        status: added, merged, there, maybe, mismatch, not-a-paper or unreadable.
        key: the citation key it has, or resembles.
        reason: one sentence; "" when there is nothing to say.
        placed: the details, for papers.
        candidates: of a row that is left to a person to decide.
        notes: what is doubtful about a row that was taken, a sentence each.
        believable: of a row whose title and link disagree, the sides that could be taken.
    """

    row: Row
    status: str
    key: str = ""
    reason: str = ""
    placed: Placed | None = None
    candidates: tuple[Candidate, ...] = ()
    notes: tuple[str, ...] = ()
    believable: tuple[Believe, ...] = ()

    @property
    def place(self) -> str:
        """Where the row stands: `file:line`."""
        return place_of(self.row)


@dataclass(frozen=True, slots=True)
class Report:
    """What became of every row, and how to do it."""

    rows: tuple[Imported, ...]
    edits: tuple[Edit, ...]
    summary: tuple[str, ...]

    def count(self, status: str) -> int:
        """Return how many rows have a status."""
        return sum(one.status == status for one in self.rows)


@dataclass(frozen=True, slots=True)
class _Read:
    """A row on its way: refused, or a record to be put in with notes about it."""

    refused: Imported | None = None
    record: Record | None = None
    notes: tuple[str, ...] = ()


def place_of(row: Row) -> str:
    """Return where a row stands: `file:line`."""
    return f"{row.source}:{row.line}"


def headings(views: Iterable[View]) -> dict[str, str]:
    """Return the headings that views write for tags, each with its tag: they are read back so."""
    return {
        label: tag for view in views if view.group == "tag" for tag, label in view.labels.items()
    }


def bring_in(
    library: Library,
    rows: Sequence[Row],
    facts: Facts,
    choices: Choices,
    progress: Callable[[int, int], None] | None = None,
) -> Report:
    """Decide for every row, and collect the edits.

    Args:
        library: where the papers go.
        rows: of one file or of several.
        facts: what completes a row.
        choices: how.
        progress: told how many of how many rows are done.
    """
    arrived = Candidates.of_records(row.record for row in rows if row.record)
    listed = (arrived, library.candidates)
    rows = [_with_known_title(row, (*listed, facts)) for row in rows]
    read = [_read(row, facts, listed, choices) for row in rows]
    papers = [
        Incoming(one.record, place_of(row), own_key=row.record.key)
        for row, one in zip(rows, read, strict=True)
        if one.record is not None and row.record is not None
    ]
    placement = place(library, papers, choices.rules, progress)
    placed = iter(placement.items)
    results = tuple(
        one.refused or _placed(row, next(placed), one.notes)
        for row, one in zip(rows, read, strict=True)
    )
    return Report(results, placement.edits, placement.summary)


def _with_known_title(row: Row, known: Sequence[mismatch.Official]) -> Row:
    """Return a row without a link to a paper as a paper when somebody knows one of its title."""
    work = row.perhaps
    if work is None or len(work.title.split()) < 2:
        return row
    if not any(one.by_title(work.title) for one in known):
        return row
    return replace(row, record=work, kind="paper", reason="no link, but its title is known")


def _read(row: Row, facts: Facts, listed: Sequence[Candidates], choices: Choices) -> _Read:
    """Return why a row is not to be put in, or the record that is."""
    if row.record is None:
        status = "unreadable" if row.kind == "unreadable" else "not-a-paper"
        return _Read(Imported(row, status, reason=row.reason or row.kind))
    record = replace(row.record, tags=_tags(row, choices))
    evidence = mismatch.find(row, facts, *listed)
    if mismatch.is_mismatch(evidence):
        return _mismatched(row, record, evidence, facts, choices)
    official = facts.of(record)
    record, left_out = _without_doubtful_code(record, official, evidence)
    notes = (*left_out, *(one.message for one in evidence if one.kind != "repository"))
    return _Read(record=complete(record, official), notes=notes)


def _without_doubtful_code(
    record: Record, official: Record | None, evidence: Sequence[mismatch.Evidence]
) -> tuple[Record, tuple[str, ...]]:
    """Return the record without a code link that may be another paper's, and a note that says so.

    What is officially the paper's code is never in doubt.
    """
    doubt = next((one for one in evidence if one.kind == "repository"), None)
    if doubt is None or (official is not None and official.link("code")):
        return record, ()
    kept = tuple(link for link in record.links if link.role != "code")
    return replace(record, links=kept), (f"{doubt.message}: {record.link('code')} is left out",)


def _mismatched(
    row: Row,
    record: Record,
    evidence: Sequence[mismatch.Evidence],
    facts: Facts,
    choices: Choices,
) -> _Read:
    """Return the paper that is believed in, if one is, or both candidates."""
    candidates = _candidates(record, evidence, facts)
    reason = "; ".join(one.message for one in evidence)
    known = {one.side: one.record for one in candidates if one.record.title and one.record.authors}
    is_only_dated = all(one.kind == "date" for one in evidence)
    believable = [Believe(side) for side in known]
    if is_only_dated and Believe.LINK not in believable:
        believable.append(Believe.LINK)
    side = choices.side_of(row)
    notes = (f"{reason}; the {side} was believed",)
    if side in known:
        # authors and code of the row may belong to either paper: none of it is taken over
        return _Read(record=replace(known[side], tags=record.tags, key="", line=0), notes=notes)
    if side in believable:
        return _Read(record=complete(record, facts.of(record)), notes=notes)
    return _Read(
        Imported(
            row, Status.MISMATCH.value, reason=reason, candidates=candidates,
            believable=tuple(believable),
        )
    )  # fmt: skip


def _candidates(
    record: Record, evidence: Sequence[mismatch.Evidence], facts: Facts
) -> tuple[Candidate, Candidate]:
    """Return what a row's link is, and what its title is, as far as that is known."""
    by_link = facts.of(Record(identifiers=record.identifiers))
    named = [one.record for one in evidence if one.kind == "elsewhere" and one.record is not None]
    by_title = facts.of(named[0]) or named[0] if named else Record(title=record.title)
    return (
        Candidate("link", by_link or Record(identifiers=record.identifiers)),
        Candidate("title", by_title),
    )


def _tags(row: Row, choices: Choices) -> tuple[str, ...]:
    own = row.record.tags if row.record else ()
    if not choices.section_tags:
        return own
    return tuple(dict.fromkeys((*own, *sections.tags(row.section, choices.mapping))))


def _placed(row: Row, item: Placed, notes: tuple[str, ...]) -> Imported:
    match = item.match
    candidates: tuple[Candidate, ...] = ()
    if match and item.status is Status.MAYBE:
        candidates = (Candidate("library", match.record),)
    elif match and item.status is Status.MISMATCH:
        title = Record(title=item.incoming.record.title)
        candidates = (Candidate("link", match.record), Candidate("title", title))
    reason = match.why if match else ""
    return Imported(row, item.status.value, item.key, reason, item, candidates, notes)
