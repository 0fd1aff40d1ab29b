"""Three lists as people keep them: by topic, by year, and fed by a program; all works invented.

They have the habits of real lists: broken emoji, headings without papers, advice among the rows,
authors in five styles, marks of affiliations, versions in links, a link and a code copied from
another row.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from ssmlit import importers
from ssmlit.actions.adding.rules import AddRules
from ssmlit.actions.adding.status import DuplicatePolicy
from ssmlit.actions.import_values import ImportRules, Trust
from ssmlit.actions.importing import import_rows
from ssmlit.actions.records.trusted_facts import TrustedFacts
from ssmlit.importers import Row, mismatch
from ssmlit.library import Candidates, Library
from ssmlit.model import Identifier, Person, Record

LISTS = Path(__file__).parent / "own_lists"
ROWS = {
    "by-topic.md": """\
8 text
9 text
10 text
15 Snails: A Survey of Slow Models | | 2025 | arxiv:2501.00001
18 SnailIR: A Plain Baseline for Shell Repair | | 2025 | arxiv:2501.00002
19 Pan-Snail: Sharper Shells with Slow State Spaces | | 2025 | arxiv:2501.00003
20 Waking Wider Areas of the Shell | | 2025 | arxiv:2501.00004
23 TideByte: Slow Models without Tokens | | 2025 | arxiv:2501.00005
24 State Spaces for Tide Gauges | | 2025 | arxiv:2501.00003
""",
    "by-year.md": """\
8 Modelling shells with slow spaces | Ines Holm | 2023 |
13 list
18 SnailIR: A Plain Baseline for Shell Repair | Ines Holm, Jonas B. Teichmann, Maja Ózd | 2025 \
| arxiv:2501.00002
22 Seeing Snails: Slow Learning of Pictures | Ines Holm, Jonas Teichmann, Tom Ruiz | 2025 \
| arxiv:2501.00006
25 POINTS OF SHELLS FROM CLOUDS | | 2025 | openreview:SnaiLcloud
28 TideByte: Slow Models without Tokens | Tom Ruiz, … | 2025 | arxiv:2501.00005
31 Mixtures of Slow Experts | M. Ózd, T. Ruiz, I. Holm | 2025 | arxiv:2501.00007
34 Steady Snails: Lifting the Curse of Tides | Ines Holm, Tom Ruiz | 2025 | arxiv:2501.00008
""",
    "feed.md": """\
7 Snails: A Survey of Slow Models | | 2025 | arxiv:2501.00001
8 S4nail: Slow Spaces for Series with Missing Values | | 2025 | arxiv:2501.00009
9 What Makes Slow Models Great on Long Shores? | | 2025 | arxiv:2501.00010
17 text
18 text
20 text
21 text
""",
}


def read(name: str) -> tuple[Row, ...]:
    return importers.read_rows((LISTS / name).read_text(encoding="utf-8"), name)


def line(row: Row) -> str:
    """Return what a row says, or what it is."""
    record = row.record
    if record is None:
        return f"{row.line} {row.kind}"
    people = ", ".join([*map(str, record.authors), *(["…"] if record.others else [])])
    names = " ".join(map(str, record.identifiers))
    return " ".join(f"{row.line} {record.title} | {people} | {record.year} | {names}".split())


@pytest.mark.parametrize("name", ROWS)
def test_every_row(name: str) -> None:
    """Papers with all that is said about them, at their lines; other rows as what they are."""
    assert [line(row) for row in read(name)] == ROWS[name].splitlines()


def rows() -> list[Row]:
    return [row for name in ROWS for row in read(name)]


def official() -> Candidates:
    """Return what a catalogue would know about the works whose links were copied."""
    return Candidates.of_records(
        [
            Record(
                title="Pan-Snail: Sharper Shells with Slow State Spaces",
                authors=(Person("Holm", "Ines"),),
                year=2025,
                identifiers=(Identifier("arxiv", "2501.00003"),),
            ),
            Record(
                title="State Spaces for Tide Gauges",
                authors=(Person("Ruiz", "Tom"),),
                year=2025,
                identifiers=(Identifier("arxiv", "2501.00011"),),
            ),
        ]
    )


@pytest.mark.slow
def test_only_the_copied_link_is_a_mismatch() -> None:
    """The row that has the link of another work, and no other."""
    every = rows()
    listed = Candidates.of_records(row.record for row in every if row.record)
    wrong = [
        (row.source, row.line)
        for row in every
        if row.record and mismatch.is_mismatch(mismatch.find(row, official(), listed))
    ]

    assert wrong == [("by-topic.md", 24)]


@pytest.mark.slow
def test_the_lists_make_one_library() -> None:
    """16 rows are 13 works; the copied link gives way to the right one, a second time nothing."""
    choices = ImportRules(placing=AddRules(policy=DuplicatePolicy.MERGE), trust=Trust.TITLE)
    empty = Library.from_text("")
    report = import_rows(empty, rows(), TrustedFacts(official()), choices)
    library = Library(empty.document.apply(report.edits).document)
    again = import_rows(library, rows(), TrustedFacts(official()), choices)

    assert len([row for row in rows() if row.record]) == 16
    assert sorted(record.identifier("arxiv") for record in library.records) == [
        "", "", *(f"2501.{number:05}" for number in range(1, 12)),
    ]  # fmt: skip
    assert {one.status for one in again.rows if one.row.record} <= {"present", "merged"}
    assert len(Library(library.document.apply(again.edits).document).entries) == 13
