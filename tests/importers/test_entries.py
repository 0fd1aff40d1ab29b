"""Dates and numbers of references."""

from __future__ import annotations

import pytest

from ssmlit.importers import entries


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("2024", (2024, 0, 0), id="year"),
        pytest.param("2024/03/15/", (2024, 3, 15), id="ris"),
        pytest.param("2012/05//", (2012, 5, 0), id="ris-month"),
        pytest.param("2018///", (2018, 0, 0), id="ris-year"),
        pytest.param("2024-03", (2024, 3, 0), id="iso"),
        pytest.param("30-Mar-2020", (2020, 3, 30), id="day-month-year"),
        pytest.param("2007 Aug 14", (2007, 8, 14), id="pubmed"),
        pytest.param("2015/october", (2015, 10, 0), id="month-in-words"),
        pytest.param("22.08.2000", (2000, 0, 0), id="dotted"),
        pytest.param("1938-1961", (1938, 0, 0), id="years"),
        pytest.param("1911-1012", (1911, 0, 0), id="no-month"),
        pytest.param("2024-12-31", (2024, 12, 31), id="last-day"),
        pytest.param("2024-01-01", (2024, 1, 1), id="first-day"),
        pytest.param("2024-12-32", (2024, 12, 0), id="no-day"),
        pytest.param("2024-13-01", (2024, 0, 0), id="thirteenth-month"),
        pytest.param("2024-00-15", (2024, 0, 0), id="no-month-of-a-day"),
        pytest.param("n.d.", (0, 0, 0), id="no-date"),
        pytest.param("", (0, 0, 0), id="nothing"),
    ],
)
def test_dates(text: str, expected: tuple[int, int, int]) -> None:
    """What tools write into fields for dates."""
    assert entries.date(text) == expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param(["0027-8424 (Print)", "1091-6490"], {"issn": "0027-8424"}, id="issn"),
        pytest.param(["9780205309023"], {"isbn": "9780205309023"}, id="isbn"),
        pytest.param(["978-3-540-28372-0"], {"isbn": "978-3-540-28372-0"}, id="hyphens"),
        pytest.param(
            ["03029743 (ISSN); 9783030865191 (ISBN)"],
            {"issn": "03029743", "isbn": "9783030865191"},
            id="scopus",
        ),
        pytest.param(["10.1000/1234-5678", "x"], {}, id="neither"),
    ],
)
def test_serials(texts: list[str], expected: dict[str, str]) -> None:
    """RIS and EndNote have one name for the numbers of books and of journals."""
    assert entries.serials(texts) == expected
