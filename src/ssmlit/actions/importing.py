"""Importing rows of other people's files: complete them, put them in, report every one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from ssmlit.actions.adding import Incoming, Placed, Rules, Status, place
from ssmlit.actions.combining import combine
from ssmlit.importers import mismatch, sections

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from ssmlit.importers import Row
    from ssmlit.library import Library
    from ssmlit.model import Edit, Identifier, Record

NEEDS_METADATA = "needs-metadata"


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
    """

    rules: Rules
    mapping: Mapping[str, str] = field(default_factory=dict)
    section_tags: bool = True
    believe: Believe = Believe.NEITHER


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a row.

    Attributes:
        row: as it was read.
        status: added, merged, there, maybe, mismatch, not-a-paper or unreadable.
        key: the citation key it has, or resembles.
        reason: one sentence; "" when there is nothing to say.
        placed: the details, for papers.
        candidates: of a mismatch: what the link is, and what the title is, where they are known.
    """

    row: Row
    status: str
    key: str = ""
    reason: str = ""
    placed: Placed | None = None
    candidates: tuple[Record, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What became of every row, and how to do it."""

    rows: tuple[Imported, ...]
    edits: tuple[Edit, ...]
    summary: tuple[str, ...]

    def count(self, status: str) -> int:
        """Return how many rows have a status."""
        return sum(one.status == status for one in self.rows)


class Facts:
    """What is believed about works: services' answers, and the catalogue.

    Args:
        catalogue: the catalogue's records.
        answers: records of services, by identifier; they win.
    """

    def __init__(
        self, catalogue: Iterable[Record], answers: Mapping[Identifier, Record] | None = None
    ) -> None:
        self.answers = answers or {}
        self.known = mismatch.Known([*self.answers.values(), *catalogue])

    def of(self, record: Record) -> Record | None:
        """Return the official record of a work: by identifier, else by equal title."""
        for identifier in record.identifiers:
            if identifier in self.answers:
                return self.answers[identifier]
            if found := self.known.by_identifier(identifier):
                return found[0]
        named = self.known.by_title(record.title) if record.title else ()
        return next((one for one in named if one.authors), None)


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
    known = mismatch.Known([*(row.record for row in rows if row.record), *library.records()])
    done: list[Imported | None] = []
    papers: list[Incoming] = []
    for number, row in enumerate(rows, 1):
        refused, record = _read(row, facts, known, choices)
        done.append(refused)
        if record is not None:
            papers.append(Incoming(record, f"{row.source}:{row.line}"))
        if progress is not None:
            progress(number, len(rows))
    placement = place(library, papers, choices.rules)
    placed = iter(placement.items)
    results = tuple(
        one if one is not None else _placed(row, next(placed))
        for row, one in zip(rows, done, strict=True)
    )
    return Report(results, placement.edits, placement.summary)


def _read(
    row: Row, facts: Facts, known: mismatch.Known, choices: Choices
) -> tuple[Imported | None, Record | None]:
    """Return why a row is not to be put in, or the record that is."""
    if row.record is None:
        status = "unreadable" if row.kind == "unreadable" else "not-a-paper"
        return Imported(row, status, reason=row.reason or row.kind), None
    record = replace(row.record, tags=_tags(row, choices))
    evidence = mismatch.find(row, facts.known, known)
    if not mismatch.is_mismatch(evidence):
        return None, complete(record, facts.of(record))
    others = tuple(one.record for one in evidence if one.record is not None)
    chosen = _believed(record, others, facts, choices.believe)
    if chosen is not None:
        return None, chosen
    reason = "; ".join(one.message for one in evidence)
    return Imported(row, Status.MISMATCH.value, reason=reason, candidates=others), None


def _believed(
    record: Record, others: tuple[Record, ...], facts: Facts, believe: Believe
) -> Record | None:
    """Return the work that the title, or the link, of a mismatched row is of; with its tags only.

    What else the row says (authors, code) may belong to either, so none of it is taken over.
    """
    if believe is Believe.NEITHER:
        return None
    by_title = [one for one in others if mismatch.agreement(one.title, record.title) != "different"]
    by_link = facts.of(replace(record, title="")) if record.identifiers else None
    work = next(iter(by_title), None) if believe is Believe.TITLE else by_link
    return replace(work, tags=record.tags, key="") if work is not None else None


def complete(record: Record, official: Record | None) -> Record:
    """Return a row's record with what is officially known: that wins, the row adds to it."""
    if official is not None:
        return replace(combine(replace(official, tags=()), record), key="")
    if record.authors and record.year:
        return record
    return replace(record, tags=(*record.tags, NEEDS_METADATA))


def _tags(row: Row, choices: Choices) -> tuple[str, ...]:
    own = row.record.tags if row.record else ()
    if not choices.section_tags:
        return own
    return tuple(dict.fromkeys((*own, *sections.tags(row.section, choices.mapping))))


def _placed(row: Row, item: Placed) -> Imported:
    reason = item.match.why if item.match else ""
    candidates = (item.match.record,) if item.match else ()
    return Imported(row, item.status.value, item.key, reason, item, candidates)
