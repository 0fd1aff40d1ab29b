"""Dates of BibTeX and biblatex."""

from __future__ import annotations

import pytest

from ssmlit import fields
from ssmlit.fields.dates import (
    FOREIGN_NAMES,
    MONTH_NAMES,
    iso,
    month_of,
    parse_date,
    parse_month,
    parse_year,
)
from tests.fields.conftest import make_entry


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023", (2023, 0, 0)),
        ("2023-12", (2023, 12, 0)),
        ("2023-12-01", (2023, 12, 1)),
        ("2023-12-01T10:00:00Z", (2023, 12, 1)),
        ("1988/1992", (1988, 0, 0)),
        ("1997-02/", (1997, 2, 0)),
        ("/1997", (1997, 0, 0)),
        ("../1998", (1998, 0, 0)),
        ("2004?", (2004, 0, 0)),
        ("2004-22", (2004, 0, 0)),
        ("1723~", (1723, 0, 0)),
        ("2004-13-40", (2004, 0, 0)),
        ("2024-02-29", (2024, 2, 29)),
        ("2023-02-29", (2023, 2, 0)),
        ("1900-02-29", (1900, 2, 0)),
        ("2000-02-29", (2000, 2, 29)),
        ("2023-04-31", (2023, 4, 0)),
        ("19XX", (0, 0, 0)),
        ("unknown", (0, 0, 0)),
        ("", (0, 0, 0)),
    ],
)
def test_parse_date(text: str, expected: tuple[int, int, int]) -> None:
    """ISO 8601-2 as biblatex takes it; a range begins where it begins."""
    assert parse_date(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023", 2023),
        ("2023a", 2023),
        ("c. 1998", 1998),
        ("{2004?}", 2004),
        ("in press", 0),
        ("12345", 0),
        ("-1200", 0),
        ("--1998", 1998),
    ],
)
def test_parse_year(text: str, expected: int) -> None:
    """A year with company is still a year."""
    assert parse_year(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dec", (12, 0)),
        ("December", (12, 0)),
        ("Dec.", (12, 0)),
        ("0", (0, 0)),
        ("1", (1, 0)),
        ("12", (12, 0)),
        ("sept", (9, 0)),
        ("10~jan", (1, 10)),
        ("jan 1", (1, 1)),
        ("jan 31", (1, 31)),
        ("jan 32", (1, 0)),
        ("July 4--9", (7, 4)),
        ("May/June", (5, 0)),
        ("13", (0, 0)),
        ("spring", (0, 0)),
        ("marching", (3, 0)),
        ("16. Dezember", (12, 16)),
        (r"ao{\^u}t", (8, 0)),
        ("juin/juil.", (6, 0)),
        ("jui", (0, 0)),
        ("out.", (10, 0)),
        ("forthcoming", (0, 0)),
        ("marraskuu", (11, 0)),
        ("marching in May", (5, 0)),
        ("Feburary", (2, 0)),
        ("", (0, 0)),
    ],
)
def test_parse_month(text: str, expected: tuple[int, int]) -> None:
    """Macros, names, numbers, and days beside them."""
    assert parse_month(text) == expected


@pytest.mark.parametrize("name", sorted(FOREIGN_NAMES.union(MONTH_NAMES)))
def test_the_name_of_a_month_is_the_same_month_everywhere(name: str) -> None:
    """In a field, in a date, and in a list."""
    assert parse_month(f"3. {name}") == (month_of(name), 3)
    assert month_of(name)


@pytest.mark.parametrize(
    ("year", "month", "day", "expected"),
    [
        ("2024", "feb", "29", 29),
        ("2023", "feb", "29", 0),
        ("2023", "30~feb", "", 0),
        ("2023", "31~dec", "", 31),
        ("2023", "", "3", 0),
        ("2023", "dec", "1" * 5_000, 0),
    ],
)
def test_a_day_that_no_month_has_is_unknown(year: str, month: str, day: str, expected: int) -> None:
    """Typst refuses a whole bibliography for one."""
    assert fields.record(make_entry(year=year, month=month, day=day)).day == expected


def test_year_and_date() -> None:
    """`year` wins; `date` gives the month when it speaks of the same year."""
    same = fields.record(make_entry(year="2023", date="2023-12-05"))
    other = fields.record(make_entry(year="2024", date="2023-12-05"))
    assert (same.year, same.month, same.day) == (2023, 12, 5)
    assert (other.year, other.month, other.day) == (2024, 0, 0)
    assert fields.year(make_entry(date="2023-12")) == 2023


@pytest.mark.parametrize(
    ("date", "text"),
    [
        ((2023, 12, 1), "2023-12-01"),
        ((2023, 12, 0), "2023-12"),
        ((2023, 0, 1), "2023"),
        ((987, 0, 0), "0987"),
        ((0, 12, 1), ""),
    ],
)
def test_iso(date: tuple[int, int, int], text: str) -> None:
    """A date as far as it is known; a day without its month says nothing."""
    assert iso(*date) == text
