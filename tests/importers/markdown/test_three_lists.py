"""The three lists that ssmlit was made for; skipped where they are not at hand."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ssmlit import importers, latex
from ssmlit.importers import mismatch
from ssmlit.library import Candidates
from ssmlit.model import Identifier, Record

if TYPE_CHECKING:
    from ssmlit.importers import Row

SHARED = Path(__file__).resolve().parents[4] / "shared"
LISTS = SHARED / "lists"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not LISTS.is_dir(), reason="the three lists are not at hand"),
]


@cache
def rows_of(name: str) -> Sequence[Row]:
    return importers.read_rows((LISTS / name).read_text(encoding="utf-8"), name)


def papers(name: str) -> list[Row]:
    return [row for row in rows_of(name) if row.record]


def every_paper() -> list[Row]:
    return [
        row for name in ("by-topic.md", "by-year.md", "auto-updated.md") for row in papers(name)
    ]


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        pytest.param("by-topic.md", {"paper": 120, "text": 3}, id="by-topic"),
        pytest.param("by-year.md", {"paper": 87, "list": 4, "tool": 2}, id="by-year"),
        pytest.param("auto-updated.md", {"paper": 44, "text": 9}, id="auto-updated"),
    ],
)
def test_every_row_is_recognised(name: str, kinds: dict[str, int]) -> None:
    """251 papers; links to tools and lists, and advice, are no papers."""
    rows = rows_of(name)

    assert {kind: sum(row.kind == kind for row in rows) for kind in kinds} == kinds
    assert len(rows) == sum(kinds.values())


def test_titles_lines_and_links_are_those_of_the_ground_truth() -> None:
    """Every row that the ground truth names, at its line, with its title and its address."""
    found = {(row.source, row.line): row.record for row in every_paper()}
    truth = SHARED / "data" / "duplicates" / "three_lists.csv"
    with truth.open(encoding="utf-8", newline="") as lines:
        sides = [
            (pair[f"doc_{side}"], pair[f"line_{side}"], pair[f"title_{side}"], pair[f"url_{side}"])
            for pair in csv.DictReader(lines)
            for side in "ab"
            if pair[f"line_{side}"]
        ]

    assert len(sides) > 300
    for source, line, title, url in sides:
        record = found[source, int(line)]
        assert record is not None
        assert latex.fold(record.title) == latex.fold(title)
        assert url in [link.url for link in record.links]


def test_authors_are_whole_names() -> None:
    """80 rows name authors: no mark, no digit and no broken accent is left in any name."""
    named = [row.record for row in every_paper() if row.record and row.record.authors]

    assert len(named) == 80
    for record in named:
        for person in record.authors:
            assert not set(str(person)) & set("0123456789*∗†‡˚´&")
            assert 1 < len(str(person).split()) < 5


def test_exactly_the_two_wrong_rows_are_mismatches() -> None:
    """Against the catalogue: by-topic.md:126 and by-year.md:219, and no other of the 251."""
    rows = every_paper()
    official = Candidates.of_records(_catalogue())
    listed = Candidates.of_records(row.record for row in rows if row.record)

    evidence = {(row.source, row.line): mismatch.find(row, official, listed) for row in rows}

    wrong = [place for place, found in evidence.items() if mismatch.is_mismatch(found)]
    assert wrong == [("by-topic.md", 126), ("by-year.md", 219)]
    assert [one.kind for one in evidence["by-year.md", 187]] == ["repository"]
    assert sum(bool(found) for found in evidence.values()) <= 8


def _catalogue() -> list[Record]:
    text = (SHARED / "data" / "catalogue.jsonl").read_text(encoding="utf-8")
    return [
        Record(
            title=work["title"],
            authors=tuple(latex.parse_person(name) for name in work["authors"]),
            identifiers=tuple(
                Identifier(scheme, work[scheme])
                for scheme in ("arxiv", "doi", "openreview")
                if work[scheme]
            ),
        )
        for work in map(json.loads, text.splitlines())
    ]
