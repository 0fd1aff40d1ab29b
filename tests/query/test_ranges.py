"""Years and days as people write them."""

from __future__ import annotations

from datetime import date

import pytest

from ssmlit.query import ranges

TODAY = date(2026, 3, 15)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024", (2024, 2024)),
        ("2023..2025", (2023, 2025)),
        ("2023-2025", (2023, 2025)),
        ("2023–2025", (2023, 2025)),
        ("2023..", (2023, 9999)),
        ("..2020", (0, 2020)),
        (">=2024", (2024, 9999)),
        (">2024", (2025, 9999)),
        ("<=2020", (0, 2020)),
        ("<2020", (0, 2019)),
        ("=2020", (2020, 2020)),
    ],
)
def test_years(text: str, expected: tuple[int, int]) -> None:
    """Both ends of a range are included."""
    assert expected == ranges.years(text)


@pytest.mark.parametrize(
    "text", ["", "..", "24", "20245", "2025..2023", ">x", "２０２４", "2023..x"]
)
def test_wrong_years(text: str) -> None:
    """What is not a range of years is refused with a sentence."""
    with pytest.raises(ValueError, match=r"\w+ \w+"):
        ranges.years(text)


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        pytest.param("7d", ["2026-03-15", "2026-03-08"], ["2026-03-07"], id="days ago"),
        pytest.param("2w", ["2026-03-01"], ["2026-02-28"], id="weeks ago"),
        pytest.param("1m", ["2026-02-13"], ["2026-02-12"], id="a month is thirty days"),
        pytest.param("1y", ["2025-03-15"], ["2025-03-14"], id="a year ago"),
        pytest.param("today", ["2026-03-15"], ["2026-03-14", "2026-03-16"], id="today"),
        pytest.param("yesterday", ["2026-03-14"], ["2026-03-15", "2026-03-13"], id="yesterday"),
        pytest.param("2024", ["2024-01-01", "2024-12-31"], ["2023-12-31", "2025-01-01"], id="year"),
        pytest.param(
            "2024-06", ["2024-06-01", "2024-06-30"], ["2024-05-31", "2024-07-01"], id="month"
        ),
        pytest.param("2024-6-3", ["2024-06-03"], ["2024-06-04", "2024-06-02"], id="day"),
        pytest.param("2024-01-01..", ["2024-01-01", "2026-01-01"], ["2023-12-31"], id="from"),
        pytest.param("..2024-06-30", ["2024-06-30", "2020-01-01"], ["2024-07-01"], id="until"),
        pytest.param("..30d", ["2026-02-13"], ["2026-02-14"], id="long ago"),
        pytest.param(">2024-06", ["2024-07-01"], ["2024-06-30"], id="after a month"),
        pytest.param(">=2024-06", ["2024-06-01"], ["2024-05-31"], id="from a month on"),
        pytest.param("<2024-06", ["2024-05-31"], ["2024-06-01"], id="before a month"),
        pytest.param("<=2024-06", ["2024-06-30"], ["2024-07-01"], id="until a month"),
        pytest.param("2 weeks", ["2026-03-01"], ["2026-02-28"], id="in full"),
        pytest.param("1mo", ["2026-02-13"], ["2026-02-12"], id="a month, shortened"),
        pytest.param("9999y", ["0001-01-01"], [], id="before the calendar"),
    ],
)
def test_days(text: str, inside: list[str], outside: list[str]) -> None:
    """Days in range are between the two ends, compared as text."""
    first, beyond = ranges.days(text, TODAY)

    assert all(first <= day < beyond for day in inside)
    assert not any(first <= day < beyond for day in outside)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "..",
        "soon",
        "2024-13",
        "2024-02-30",
        "2025..2024",
        "d",
        ">",
        "2decades",
        "5min",
        "1millennium",
    ],
)
def test_wrong_days(text: str) -> None:
    """What is not a range of days is refused with a sentence."""
    with pytest.raises(ValueError, match=r"\w+ \w+"):
        ranges.days(text, TODAY)
