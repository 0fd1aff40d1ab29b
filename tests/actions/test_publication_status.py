"""What a list says about its preprints, and as of when."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from ssmlit.actions.records.publication_status import publication_status, summary
from ssmlit.catalogue import Catalogue
from ssmlit.model import Identifier, Record

if TYPE_CHECKING:
    from pathlib import Path

ROWS = (
    {"date": "2026-08"},
    ["2401.00001", "", "", "A preprint", ["Ada Gu"], "2024-01-01"],
    ["2401.00002", "", "", "A paper", ["Ada Gu"], "2024-01-01", "ICLR 2025"],
)


def preprint(arxiv: str, venue: str = "") -> Record:
    """Return a paper as an entry says it."""
    kind = "inproceedings" if venue else "misc"
    return Record(type=kind, title="x", venue=venue, identifiers=(Identifier("arxiv", arxiv),))


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    """A catalogue of a preprint and of a published paper."""
    file = tmp_path / "catalogue.jsonl"
    lines = (json.dumps(row, separators=(",", ":")) for row in ROWS)
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return Catalogue(file)


@pytest.mark.parametrize(
    ("record", "said"),
    [
        pytest.param(
            preprint("2401.00001"), "not known to be, as of 2026-08 (catalogue)", id="preprint"
        ),
        pytest.param(
            preprint("2401.00002"), "in ICLR 2025 (catalogue of 2026-08)", id="published-since"
        ),
        pytest.param(preprint("2401.00003"), "", id="unknown"),
        pytest.param(preprint("2401.00001", "ICML"), "", id="published"),
    ],
)
def test_not_published_has_a_date(record: Record, said: str, catalogue: Catalogue) -> None:
    """Only what the catalogue holds is said, with the catalogue's date."""
    assert str(publication_status(record, catalogue) or "") == said


@pytest.mark.parametrize(("arxiv", "year"), [("2401.00001", 0), ("2401.00002", 2025)])
def test_a_year_is_that_of_the_publication(arxiv: str, year: int, catalogue: Catalogue) -> None:
    found = publication_status(preprint(arxiv), catalogue)

    assert found is not None
    assert found.year == year


def test_a_list_counts_its_preprints() -> None:
    """The foot of a page; a list of published papers has none."""
    assert summary([preprint("2401.00001", "ICML")]) == ""
