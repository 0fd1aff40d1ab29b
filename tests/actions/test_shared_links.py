"""Two rows of a list with one link: they are asked about if the link alone makes them one paper."""

from __future__ import annotations

import pytest

from ssmlit.actions.adding.rules import AddRules
from ssmlit.actions.adding.status import DuplicatePolicy
from ssmlit.actions.import_values import ImportReport, ImportRules, Trust
from ssmlit.actions.importing import import_rows
from ssmlit.actions.records.trusted_facts import TrustedFacts
from ssmlit.importers import Row
from ssmlit.library import Candidates, Library
from ssmlit.model import Identifier, Person, Record

SNAILS = "Deep Snails for Video Segmentation"
ONE = (Identifier("arxiv", "2101.00001"),)


def brought(
    *titles: str,
    official: str = "",
    sources: tuple[str, ...] = ("list.md", "list.md"),
    trust: Trust | None = None,
) -> ImportReport:
    """Import rows with one link, one a line."""
    rows = [
        Row(
            record=Record(title=title, identifiers=ONE, source=source, line=line),
            kind="paper", source=source, line=line,
        )
        for line, (title, source) in enumerate(zip(titles, sources, strict=True), 1)
    ]  # fmt: skip
    known = [Record(title=official, authors=(Person("Carver", "Anna"),), identifiers=ONE)]
    facts = TrustedFacts(Candidates.of_records(known if official else ()))
    rules = ImportRules(placing=AddRules(policy=DuplicatePolicy.MERGE), trust=trust)
    return import_rows(Library.from_text(""), rows, facts, rules)


@pytest.mark.parametrize(
    ("other", "statuses"),
    [
        pytest.param("Deep Snails for Image Segmentation", ["added", "mismatch"], id="a word"),
        pytest.param("deep Snails for video-segmentation", ["added", "present"], id="spelling"),
        pytest.param(f"SNAIL: {SNAILS}", ["added", "present"], id="a name"),
        pytest.param(f"{SNAILS}: A Study", ["added", "present"], id="a subtitle"),
    ],
)
def test_rows_that_only_their_link_makes_one(other: str, statuses: list[str]) -> None:
    assert [row.status for row in brought(SNAILS, other).rows] == statuses


def test_the_reason_names_the_other_row() -> None:
    _, row = brought(SNAILS, "Deep Snails for Image Segmentation").rows
    assert (row.reason, row.trustworthy) == (
        "arxiv:2101.00001 is also the link of “Deep Snails for Video Segmentation” (list.md:1)",
        (Trust.LINK,),
    )


def test_the_row_that_is_not_called_like_the_links_paper_is_in_question() -> None:
    other = "Deep Snails for Image Segmentation"
    assert [row.status for row in brought(SNAILS, other, official=other).rows] == [
        "mismatch",
        "added",
    ]


def test_the_link_may_be_trusted() -> None:
    found = brought(SNAILS, "Deep Snails for Image Segmentation", trust=Trust.LINK)
    assert [row.status for row in found.rows] == ["added", "present"]


def test_two_lists_may_have_a_paper_under_its_first_and_last_name() -> None:
    other = "Deep Snails for Image Segmentation"
    found = brought(SNAILS, other, sources=("a.md", "b.md"))
    assert [row.status for row in found.rows] == ["added", "present"]
