"""What became of the rows of an import, as lines for people and as JSON for scripts.

Responsible for words and order, and for saying which option decides what is open. Does not decide.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ssmlit.actions.adding.status import PaperStatus
from ssmlit.cli.shared.add_flow import contradictions
from ssmlit.cli.shared.json_values import entry_as_json, leftover_as_json, picked
from ssmlit.cli.shared.terminal_text import clipped, folded, one_line
from ssmlit.exporters.paper_json import paper_as_json

if TYPE_CHECKING:
    from ssmlit.actions.import_values import ImportedRow, ImportReport, PossibleWork
    from ssmlit.cli.shared.session import Session
    from ssmlit.library import Library

WORDS = {
    PaperStatus.ADDED: "added",
    PaperStatus.MERGED: "merged",
    PaperStatus.PRESENT: "already in the library",
    PaperStatus.MAYBE: "maybe in the library",
    PaperStatus.CONFLICT: "in conflict with the library",
    PaperStatus.MISMATCH: "mismatch",
    PaperStatus.NOT_A_PAPER: "not a paper",
    PaperStatus.UNTITLED: "without a title",
    PaperStatus.UNSURE: "unsure",
    PaperStatus.UNREADABLE: "unreadable",
    PaperStatus.UNWRITABLE: "not written",
}
MANY = 40  # settled rows that a terminal shows one by one
SHOWN = 70  # characters of a row that has no title
INDENT = "    "


def print_report(session: Session, report: ImportReport, undecided: Sequence[ImportedRow]) -> None:
    """Print what became of every row: those that need a look last, then the counts."""
    settled = [one for one in report.rows if not one.status.is_open]
    waiting = [one for one in report.rows if one.status.is_open]
    width = session.columns
    if len(settled) > MANY and session.on_terminal and not session.options.verbose:
        settled = [one for one in settled if one.notes]
        session.note("other rows are only counted; --verbose lists them")
    for one in (*settled, *waiting):
        if one.status is not PaperStatus.PRESENT or one.notes:  # those are only counted
            head, lines = _line(one), [f"{INDENT}{line}" for line in _details(one)]
            head = clipped(head, width) if width else head
            tell = session.out if one.status.is_open else session.account
            tell(head, *(part for line in lines for part in folded(line, width, 8)))
    report_counts(session, report, undecided)


def report_counts(session: Session, report: ImportReport, undecided: Sequence[ImportedRow]) -> None:
    """Report the counts, and which options decide about the undecided rows."""
    if report.rows:
        said = (f"{number} {WORDS[name]}" for name, number in counts(report).items())
        session.note(", ".join(said))
    if session.can_ask:
        return
    kinds = {one.status for one in undecided}
    if PaperStatus.MISMATCH in kinds:
        session.note(_sides(report))
    if PaperStatus.MAYBE in kinds:
        session.note(
            "`--on-duplicate skip` or `keep-both` decides about papers that may be in the library;"
            " at a terminal you can merge them"
        )
    if PaperStatus.CONFLICT in kinds:
        session.note("at a terminal you decide about rows that contradict the library")
    if PaperStatus.UNSURE in kinds:
        session.note("correct rows that may be read wrongly, or decide about them at a terminal")


def as_json(report: ImportReport, library: Library) -> dict[str, object]:
    """Return the report as the stable schema that scripts rely on."""
    return {"rows": [_row_as_json(one, library) for one in report.rows], "counts": counts(report)}


def counts(report: ImportReport) -> dict[PaperStatus, int]:
    """Return how many rows have each status, in the order of `WORDS`."""
    return {status: number for status in WORDS if (number := report.count(status))}


def _sides(report: ImportReport) -> str:
    """Return which sides of rows whose title and link disagree can be taken."""
    sides = {str(side) for one in report.rows for side in one.trustworthy}
    if any("link" in one.trustworthy and not _knows_link(one) for one in report.rows):
        takes = "`--on-mismatch title` takes the paper of the title, " if "title" in sides else ""
        return f"{takes}`--on-mismatch link` keeps a row as written if its link is unknown"
    if sides == {"title", "link"}:
        return "`--on-mismatch title` or `link` takes the paper that one side names"
    if sides:
        (side,) = sides
        other = "title" if side == "link" else "link"
        return (
            f"`--on-mismatch {side}` takes the paper of the {side}; that of the {other} is unknown"
        )
    return "both papers are unknown: correct the row, or run again with a snapshot or online"


def _knows_link(one: ImportedRow) -> bool:
    return any(each.side == "link" and each.record.title for each in one.candidates)


def _line(one: ImportedRow) -> str:
    place = f"{one.row.source}:{one.row.line}: {WORDS[one.status]}"
    records = (one.row.record, one.placed and one.placed.paper.record)
    title = next((it.title for it in records if it and it.title), one.row.raw[:SHOWN])
    title = one_line(title)
    if one.status is PaperStatus.MERGED and one.placed is not None:
        return f"{place} into {one.key} ({', '.join(one.placed.filled)}): {title}"
    if one.status.is_no_paper:
        return f"{place} ({one.reason}): {title}"
    return f"{place} {one.key}: {title}" if one.key else f"{place}: {title}"


def _details(one: ImportedRow) -> Iterator[str]:
    for note in one.notes:
        yield f"check: {note}"
    if one.placed is not None and one.status is PaperStatus.MERGED:
        yield from contradictions(one.placed)
    for candidate in one.candidates:
        yield _candidate(candidate)
    if one.status.is_open and not one.status.is_no_paper:
        yield f"because: {one.reason}"


def _candidate(candidate: PossibleWork) -> str:
    record = candidate.record
    title = f"“{one_line(record.title)}”" if record.title else "an unknown paper"
    names = [record.key, *map(str, record.identifiers[:2])]
    return f"{candidate.side}: {' '.join((*filter(None, names), title))}"


def _row_as_json(one: ImportedRow, library: Library) -> dict[str, object]:
    return {
        "path": one.row.source,
        "line": one.row.line,
        "section": list(filter(None, one.row.section)),
        **picked(one, "status key reason notes"),
        "text": "" if one.status.is_in_library else one.row.raw,
        "mentions": list(map(str, one.row.mentions)),
        "filled": one.placed.filled if one.placed else [],
        "leftovers": [leftover_as_json(it) for it in one.placed.leftovers] if one.placed else [],
        "paper": _paper(one, library),
        "candidates": [
            {"side": candidate.side, "paper": paper_as_json(candidate.record)}
            for candidate in one.candidates
        ],
    }


def _paper(one: ImportedRow, library: Library) -> dict[str, object] | None:
    """Return the row's entry in the library, or the row's own record."""
    if one.key and one.status.is_in_library and one.key.lower() in library.keys:
        return entry_as_json(library.get(one.key))
    return paper_as_json(one.row.record) if one.row.record else None
