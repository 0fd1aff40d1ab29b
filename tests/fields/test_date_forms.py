"""Dates between BibTeX and biblatex: each way, and what has no form on the other side."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssmlit.bibtex.syntax import ungrouped
from ssmlit.fields.date_forms import DateParts, date_parts, is_date, iso_date
from ssmlit.fields.dates import MONTHS


@pytest.mark.parametrize(
    ("year", "month", "day", "expected"),
    [
        ("2019", "", "", "2019"),
        ("2019", "7", "", "2019-07"),
        ("2019", "jul", "", "2019-07"),
        ("2019", "Sept.", "", "2019-09"),
        ("2019", "July/August", "", "2019-07/2019-08"),
        ("2019", "Dezember", "", "2019-12"),
        ("2019", "3. März", "", ""),
        ("2019", "1--4 août", "", "2019-08-01/2019-08-04"),
        ("2019", r"f{\'e}vr.", "", "2019-02"),
        ("2019", "Jul.--Aug.", "", "2019-07/2019-08"),
        ("2019", "10--16~dec", "", "2019-12-10/2019-12-16"),
        ("2019", "December 10--16", "", "2019-12-10/2019-12-16"),
        ("2019", "4 jan--6 dec", "", "2019-01-04/2019-12-06"),
        ("2019", "31 jan", "", "2019-01-31"),
        ("2019", "January 31st", "", "2019-01-31"),
        ("2019", "Summer", "", "2019-22"),
        ("2019", "dec", "1", "2019-12-01"),
        ("1989", "sep", "27-29", "1989-09-27/1989-09-29"),
        ("2019-01-31", "", "", "2019-01-31"),
        pytest.param("2019", "Michaelmas", "", "", id="no-month"),
        pytest.param("2019", "Fall", "", "", id="a-season-that-would-become-autumn"),
        pytest.param("2019", "13", "", "", id="thirteen"),
        pytest.param("2019", "December--January", "", "", id="of-two-years"),
        pytest.param("2019", "", "5", "", id="a-day-of-no-month"),
        pytest.param("in press", "", "", "", id="no-year"),
        pytest.param("1991-92", "", "", "", id="two-years"),
        pytest.param("99", "", "", "", id="two-digits"),
        pytest.param("2019-01-31", "jan", "", "", id="two-months"),
        pytest.param("２０１９", "", "", "", id="digits that biber does not read"),
    ],
)
def test_to_biblatex(year: str, month: str, day: str, expected: str) -> None:
    """A date, if nothing of what was written is lost; else nothing."""
    assert iso_date(year, month, day) == expected


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2019", DateParts("{2019}")),
        ("2019-01", DateParts("{2019}", "jan")),
        ("2019-01-31", DateParts("{2019}", "jan", "{31}")),
        ("2019-01-31T10:00:00Z", DateParts("{2019}", "jan")),
        ("2019-01-04/2019-01-06", DateParts("{2019}", "jan", "{4--6}")),
        ("2019-01-04/2019-02-06", DateParts("{2019}", "jan # {--} # feb")),
        ("2019-07/2019-08", DateParts("{2019}", "jul # {--} # aug")),
        ("2019-22", DateParts("{2019}", "{Summer}")),
        ("1487/1490", DateParts("{1487--1490}")),
        ("1990/", DateParts("{1990--}")),
        ("1990/..", DateParts("{1990--}")),
        ("199X", DateParts("{199X}")),
        ("-0099", DateParts("{-0099}")),
        ("1723~", DateParts("{c. 1723}")),
        ("1723?", DateParts("{1723?}")),
        ("1723%", DateParts("{c. 1723?}")),
        ("/2004-01-01", DateParts("{--2004}")),
        ("../2004", DateParts("{--2004}")),
        ("Y17000002", DateParts("{17000002}")),
        ("Y-17000002", DateParts("{-17000002}")),
        ("Y1700", DateParts("{Y1700}")),
        ("2016-01-19T14:20:00.000Z", DateParts("{2016}", "jan")),
        pytest.param("१९८७-०१/१९८८", DateParts("{1987--1988}"), id="digits-of-another-script"),
        ("in press", DateParts("{in press}")),
        ("1991/92", DateParts("{1991--92}")),
        ("", DateParts("")),
    ],
)
def test_to_bibtex(date: str, expected: DateParts) -> None:
    """Year and month where they are plain, else a text that says the same."""
    assert date_parts(date) == expected


@given(st.integers(1000, 2999), st.sampled_from(["", *MONTHS]))
def test_plain_dates_come_back(year: int, month: str) -> None:
    """There and back again is where it began."""
    date = iso_date(str(year), month)

    assert is_date(date)
    assert date_parts(date) == DateParts(f"{{{year}}}", month)


@pytest.mark.slow
@given(
    st.text("0123456789-/X?~%. abcjan{}", max_size=20),
    st.text("0123456789-/ janJulfeb.~", max_size=20),
)
def test_any_text(one: str, other: str) -> None:
    """No text fails, and what comes out for biblatex is a date."""
    date = iso_date(one, other)
    assert not date or is_date(date)
    assert bool(date_parts(one).year) == bool(ungrouped(one))
