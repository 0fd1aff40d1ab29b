"""Single values of bulk metadata: text without TeX, dates, running lists of people."""

from __future__ import annotations

import pytest

from ssmlit.latex import to_unicode
from ssmlit.snapshot.readers.raw_values import date, plain, spoken


@pytest.mark.parametrize(
    "title",
    [
        "{GTPA:} {A} Generative Model", "{{BERT}}: {P}re-training", "Plain", "{A}--{B} and ``{C}''",
        "{Schr{\\\"o}dinger}'s cat", "{A}~{B}", "{$k$}-means", "50\\% {X}", "{A} \"quoted\" 'b'",
        "{日本} {é}", "{}", "{ A }",
    ],
)  # fmt: skip
def test_braces_go_as_tex_takes_them(title: str) -> None:
    """The quick way for braces alone gives what the decoder of TeX gives."""
    assert plain(title) == to_unicode(" ".join(title.split()))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(2020, (2020, 0, 0), id="a number"),
        pytest.param(" 2020-05-07T10:00:00Z", (2020, 5, 7), id="with a time"),
        pytest.param("2020-05", (2020, 5, 0), id="a month"),
        pytest.param("2020-13-05", (2020, 0, 0), id="no month"),
        pytest.param("arXiv:2312.00752", (0, 0, 0), id="an id"),
        pytest.param(None, (0, 0, 0), id="nothing"),
    ],
)
def test_dates(value: object, expected: tuple[int, int, int]) -> None:
    """What a text begins with, as far as it is a date."""
    assert date(value) == expected


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("50% of ~Snails -- a  Study", "50% of ~Snails -- a Study"),
        ("{Mamba} for {U}-Nets", "Mamba for U-Nets"),
        (r"Caf\'e -- 50\% of them", "Café – 50% of them"),
        ("{Mamba} -- a Study", "Mamba – a Study"),
        (["The first", "another"], "The first"),
        ([], ""),
        (None, ""),
        (7, "7"),
    ],
)
def test_values_without_tex(value: object, text: str) -> None:
    """Only a text with a backslash or braces is TeX."""
    assert plain(value) == text


@pytest.mark.parametrize(
    ("names", "people"),
    [
        ("A. Gu", ["A. Gu"]),
        ("A. Gu and T. Dao", ["A. Gu", "T. Dao"]),
        ("A. Gu, T. Dao and C. Li", ["A. Gu", "T. Dao", "C. Li"]),
        ("A. Gu, T. Dao, and C. Li", ["A. Gu", "T. Dao", "C. Li"]),
        ("A. Gu, T. Dao, C. Li", ["A. Gu", "T. Dao", "C. Li"]),
        ("Gu, Albert and Dao, Tri", ["Gu, Albert", "Dao, Tri"]),
        ("Gu, Albert and Dao, Tri and others", ["Gu, Albert", "Dao, Tri", "others"]),
        ("", []),
    ],
)
def test_people_of_a_running_list(names: str, people: list[str]) -> None:
    """Commas are within names only where each has one."""
    assert spoken(names).splitlines() == people
