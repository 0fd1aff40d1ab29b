"""What people decide about rows whose title and link disagree, and about rows in general.

Decisions are kept in `[import.rows]` of ssmlit.toml, shared through git:

    [import.rows]
    "5f0c9d1e2a7b" = "skip"  # README.md:12 A Title

A row is known by its title and its identifiers, not by its place. Does not depend on what becomes
of the rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ssmlit.actions.adding.status import DuplicatePolicy, PaperStatus
from ssmlit.actions.import_values import ImportedRow, ImportRules, Trust, name_of, place_of
from ssmlit.cli.shared.questions import ask_each, described, shown_row
from ssmlit.cli.shared.remembering import remembered
from ssmlit.cli.shared.terminal_text import one_line

if TYPE_CHECKING:
    from ssmlit.cli.shared.session import Session
    from ssmlit.importers import Row
    from ssmlit.store import Output

TABLE = "import.rows"
SIDES = {
    "t": ("take the paper of the title", Trust.TITLE),
    "l": ("take the paper of the link", Trust.LINK),
    "n": ("neither: leave the row out", Trust.NEITHER),
}
POLICIES = {
    "skip": DuplicatePolicy.SKIP,
    "merge": DuplicatePolicy.MERGE,
    "add": DuplicatePolicy.KEEP_BOTH,
}
WORDS: Mapping[str, str] = {policy: word for word, policy in POLICIES.items()}


def with_decisions(session: Session, rules: ImportRules, rows: Sequence[Row]) -> ImportRules:
    """Return the rules with earlier decisions about rows."""
    decided = session.config.table(TABLE)
    answers, trusted = dict(rules.placing.answers), dict(rules.trusted)
    for row in rows if decided else ():
        said = decided.get(name_of(row))
        if said in POLICIES:
            answers[place_of(row)] = POLICIES[str(said)]
        elif said in [*Trust]:
            trusted[place_of(row)] = Trust(str(said))
    placing = rules.placing._replace(answers=answers)
    return rules._replace(placing=placing, trusted=trusted)


def remember(
    session: Session,
    decided: Mapping[str, Trust | DuplicatePolicy],
    rows: Sequence[Row],
    view: tuple[Output, ...] = (),
) -> tuple[Output, ...]:
    """Return ssmlit.toml with new decisions, by the places of the rows, if there are any.

    A `view` is the same file with a new view, which stays in it.
    """
    of = {name_of(row): row for row in rows if place_of(row) in decided}
    said = {name: decided[place_of(row)] for name, row in of.items()}
    words = {name: WORDS.get(one, one) for name, one in said.items()}
    remarks = {
        name: f"{place_of(row)} {one_line(row.record.title) if row.record else ''}"
        for name, row in of.items()
    }
    return remembered(session, TABLE, words, remarks, view)


def decisions_by_options(
    rows: Sequence[ImportedRow], rules: ImportRules
) -> dict[str, Trust | DuplicatePolicy]:
    """Return what options decided about single rows, by place: they answer for each of them."""
    decided: dict[str, Trust | DuplicatePolicy] = {
        one.place: one.trusted for one in rows if one.trusted
    }
    for one in rows:
        if one.status is PaperStatus.MISMATCH and rules.trust is Trust.NEITHER:
            decided[one.place] = Trust.NEITHER
        elif rules.placing.policy is DuplicatePolicy.SKIP and one.status.may_be_skipped:
            decided[one.place] = DuplicatePolicy.SKIP
    return decided


def ask_sides(session: Session, rows: Sequence[ImportedRow]) -> dict[str, Trust]:
    """Ask about rows whose title and link belong to different papers; return answers by place.

    Only a side that is known well enough can be taken. Stopping leaves the other rows undecided.
    """
    open_rows = [one for one in rows if one.trustworthy]
    asked = [("\n".join(("", *_question(one))), _choices(one)) for one in open_rows]
    letters = ask_each(session, asked, "n")
    return {one.place: SIDES[it][1] for one, it in zip(open_rows, letters, strict=False)}


def _choices(one: ImportedRow) -> dict[str, str]:
    sides = {Trust.NEITHER, *one.trustworthy}
    return {letter: text for letter, (text, side) in SIDES.items() if side in sides}


def _question(one: ImportedRow) -> Iterator[str]:
    yield f"{one.place}: title and link belong to different papers"
    yield shown_row(one.row.raw)
    for candidate in one.candidates:
        yield from described(candidate.side, candidate.record)
    for reason in one.reason.split("; "):
        yield f"  - {reason}"
