"""Theses, as lists and references write them, with their schools."""

from __future__ import annotations

import pytest

from ssmlit.importers import markdown
from ssmlit.importers.theses import read_thesis

TITLE = "Slow Shells in the Deep Sea"
PHD, MASTER = "phdthesis", "mastersthesis"


def said(row: str) -> list[tuple[str, str, str, int, tuple[tuple[str, str], ...]]]:
    """Return title, type, school, year and remarks of each paper."""
    records = (one.record for one in markdown.rows(row, "l.md"))
    return [(it.title, it.type, it.venue, it.year, it.extra) for it in records if it]


@pytest.mark.parametrize(
    ("place", "kind", "school"),
    [
        pytest.param("PhD thesis, MIT, 2020", PHD, "MIT", id="a school"),
        pytest.param("PhD thesis, University of the Shore, Lagos, 2020", PHD,
                     "University of the Shore", id="its town"),
        pytest.param("PhD thesis, Department of Shells, Shell University, Lagos, Nigeria, 2020",
                     PHD, "Shell University", id="its department"),
        pytest.param("Ph.D. dissertation, Dept. Elect. Eng., Shell Univ., Lagos, LA, USA, 2020",
                     PHD, "Shell Univ.", id="as IEEE has it"),
        pytest.param("M.S. thesis, Dept. of Shells, Shell Univ., Lagos, 2020", MASTER,
                     "Shell Univ.", id="a master's"),
        pytest.param("Diss. Shell University, 2020", PHD, "Shell University", id="as MLA has it"),
    ],
)  # fmt: skip
def test_a_thesis_behind_its_title(place: str, kind: str, school: str) -> None:
    assert said(f"- Anna Carver. {TITLE}. {place}.") == [(TITLE, kind, school, 2020, ())]


def test_in_a_column_of_venues() -> None:
    """Whether the school is there or not."""
    cells = "".join(
        f"| [{TITLE} {n}](https://shells.example/{n}.pdf) | {place} |\n"
        for n, place in enumerate(("PhD thesis, MIT", "PhD thesis", "ICML 2020"))
    )
    found = said(f"| Title | Venue |\n|---|---|\n{cells}")
    assert [(kind, venue) for _, kind, venue, *_ in found] == [
        (PHD, "MIT"), (PHD, ""), ("inproceedings", "ICML"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "PhD thesis, Anna Carver, Shell University, 2020", id="a name before a school"
        ),
        pytest.param("Anna Carver, PhD thesis, Shell University", id="a name before it"),
    ],
)
def test_a_name_is_no_school(text: str) -> None:
    assert not read_thesis(text)
