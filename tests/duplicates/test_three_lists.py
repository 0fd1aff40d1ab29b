"""Three curated lists of papers, compared row by row by people: the verdicts must be theirs."""

from __future__ import annotations

from pathlib import Path

import pytest

from ssmlit import identifiers
from ssmlit.duplicates import Outcome
from ssmlit.duplicates.find import find_duplicates
from ssmlit.model import Record

TABLE = Path(__file__).with_name("three_lists.tsv").read_text(encoding="utf-8")


def rows() -> list[Record]:
    """Return the rows of the lists as records; a key is the list's letter and the line."""
    cells = [line.split("\t") for line in TABLE.splitlines() if not line.startswith("#")]
    return [
        Record(key=row[0], title=row[2], identifiers=(one,) if one else ())
        for row in cells
        if len(row) == 3
        for one in [identifiers.parse(row[1])]
    ]


def pairs(verdict: str) -> list[frozenset[str]]:
    """Return the pairs of a verdict."""
    line = next(line for line in TABLE.splitlines() if line.startswith(f"{verdict}\t"))
    return [frozenset(pair.split("=")) for pair in line.split("\t")[1].split()]


@pytest.fixture(scope="module")
def found() -> dict[frozenset[str], Outcome]:
    """Return the outcome of every pair that is reported."""
    return {
        frozenset((pair.left.key, pair.right.key)): pair.verdict.outcome
        for pair in find_duplicates(rows()).pairs
    }


def test_the_table_is_whole() -> None:
    """All that people found is in the table."""
    assert tuple(len(pairs(name)) for name in ("same", "different", "mismatch")) == (74, 112, 3)


@pytest.mark.parametrize(
    "pair", [pytest.param(it, id="=".join(sorted(it))) for it in pairs("same")]
)
def test_same(pair: frozenset[str], found: dict[frozenset[str], Outcome]) -> None:
    """Every pair that is one paper is found; the row with a wrong link as a mismatch."""
    wrong_link = Outcome.MISMATCH if "Y219" in pair else None

    assert found[pair] in ({wrong_link} if wrong_link else {Outcome.SAME, Outcome.MAYBE})


def test_near_misses(found: dict[frozenset[str], Outcome]) -> None:
    """No two papers with near titles are joined."""
    assert [sorted(pair) for pair in pairs("different") if pair in found] == []


def test_wrong_link(found: dict[frozenset[str], Outcome]) -> None:
    """A row with another paper's link is a mismatch with that paper, never merged."""
    assert {Outcome.MISMATCH} == {found[pair] for pair in pairs("mismatch")}


def test_no_pair_outside_the_table(found: dict[frozenset[str], Outcome]) -> None:
    """Nothing else is reported."""
    assert set(pairs("same")) | set(pairs("mismatch")) == set(found)
