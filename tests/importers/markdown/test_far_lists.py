"""Rows as lists of far fields write them: biology, control, law, quantum computing."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from ssmlit.importers import markdown
from ssmlit.importers.markdown.citation import split_plain
from ssmlit.importers.markdown.title_words import clean
from tests.importers.markdown.support import shown

if TYPE_CHECKING:
    from collections.abc import Callable

A, B = "https://arxiv.org/abs/2401.00001", "https://shells.example/b.pdf"
BADGE = '<img src="https://img.shields.io/badge/{}-green.svg" alt="13-pages" align="top">'
TABLE = "| Title | Year | Venue | Link |\n|---|---|---|---|\n"
ROWS = [
    pytest.param(
        "- Slow Shells for All (Anna B. Carver, Ben C. Holm, 2013)\n"
        "- The Tides: An Approach (Ida Quist, Joan M. Bell, 2019)\n",
        ["Anna B. Carver; Ben C. Holm | 2013 | Slow Shells for All | ",
         "Ida Quist; Joan M. Bell | 2019 | The Tides: An Approach | "],
        id="several people and the year in brackets",
    ),
    pytest.param(
        f"+ [Slow Shells of Old Tides]({A}) Anna Carver et al "
        f"{BADGE.format('Nature Shells-2025')}\n"
        f"+ [Calm Shells of Old Tides]({B}) Ben Holm {BADGE.format('ICML-2024')}\n",
        ["Anna Carver | 2025 | Slow Shells of Old Tides | Nature Shells",
         "Ben Holm | 2024 | Calm Shells of Old Tides | ICML"],
        id="blanks in a badge's address",
    ),
    pytest.param(
        f"{TABLE}| Slow Shells of Old Tides | 2025 | arXiv 2025 (Quist/Shells_of_Law) | {A} |\n"
        f"| Calm Shells of Old Tides | 2022 | arXiv 2022 (early survey) | {A[:-1]}2 |\n",
        [" | 2025 | Slow Shells of Old Tides | ", " | 2022 | Calm Shells of Old Tides | "],
        id="a remark behind the server's name is no venue",
    ),
    pytest.param(
        f"* [Slow Shells of Old Tides]({B})\n\t* Author: Carver, A. (1993).\n\t* Place: Shore\n"
        f"* [Calm Shells of Old Tides]({B}2)\n\t* Author: Ben Holm, 5/1988\n",
        ["A. Carver | 1993 | Slow Shells of Old Tides | ",
         "Ben Holm | 1988 | Calm Shells of Old Tides | "],
        id="labelled authors with a year",
    ),
    pytest.param(
        f"Anna Carver [**Slow Shells of Old Tides**]({A}) arXiv (2024)\n\n"
        f"Ben Holm [**Calm Shells of Old Tides**]({A[:-1]}2) arXiv (2024)\n\n"
        f"Ida Quist [**Cold Shells of Old Tides**]({B}) Proceedings of the National Academy of "
        "Sciences of the United States of America (2021)\n",
        ["Anna Carver | 2024 | Slow Shells of Old Tides | ",
         "Ben Holm | 2024 | Calm Shells of Old Tides | ",
         "Ida Quist | 2021 | Cold Shells of Old Tides | PNAS"],
        id="a journal's full name where the other rows have none",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "said"), ROWS)
def test_rows(rows: str, said: list[str]) -> None:
    assert shown(f"# Slow\n\n## Shells\n\n{rows}") == said


def _calls(read: Callable[[str], object], text: str) -> int:
    """Return how many functions are called to read a text."""
    count = 0

    def called(_frame: object, event: str, _arg: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        read(text)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [". ", " (a)", " [a]", " *a*", " **B**", ". Ab", " `a`", " (2020)", " et al.", "【a】",
     " vol. 3", " pp. 3-4", ", Ab Cd", " - ", ": ", " in "],
)  # fmt: skip
def test_four_times_the_pieces_are_read_in_four_times_the_calls(piece: str) -> None:
    """What is read of a piece does not depend on how many are before it."""
    row = f"# Slow\n\n- [Slow Shells of Old Tides]({A}), Anna Carver"
    _read(f"{row}\n")

    few, many = (_calls(_read, f"{row}{piece * times}\n") for times in (300, 1200))

    assert many < 6 * few


@pytest.mark.slow
@pytest.mark.parametrize(("read", "sign"), [(clean, ". "), (split_plain, "; ")])
def test_signs_without_end_are_looked_at_only_up_to_a_number(
    read: Callable[[str], object], sign: str
) -> None:
    """Each look is at all of them."""
    read(f"Slow shells of the sea{sign}")

    few, many = (_calls(read, f"Slow shells of the sea{sign * times}") for times in (150, 600))

    assert many < 2 * few


def _read(text: str) -> object:
    return markdown.rows(text, "list.md")
