"""Ranges of pages."""

from __future__ import annotations

import pytest

from ssmlit.fields.pages import between, parse_pages


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("85–-92", "85–92", id="dash-and-hyphen"),
        pytest.param("376 - 383", "376–383", id="blanks"),
        pytest.param("12 — 14", "12–14", id="em-dash"),
        pytest.param("12\u201014", "12–14", id="unicode-hyphen"),
        pytest.param("12−14", "12–14", id="minus"),
        pytest.param("1--10", "1–10", id="two-hyphens"),
        pytest.param("S12-S15", "S12–S15", id="letters"),
        pytest.param("1-3, 7-9", "1–3, 7–9", id="several"),
        pytest.param("xi-xv", "xi–xv", id="roman"),
        pytest.param("A-12", "A-12", id="one-page-of-an-appendix"),
        pytest.param("e123", "e123", id="number-of-an-article"),
        pytest.param("", "", id="none"),
    ],
)
def test_a_range_has_one_dash(text: str, expected: str) -> None:
    """Without blanks, in whatever way it was written."""
    assert parse_pages(text) == expected
    assert parse_pages(expected) == expected


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [("3", "8", "3–8"), ("3", "3", "3"), ("3", "", "3"), ("", "8", "")],
)
def test_between(first: str, last: str, expected: str) -> None:
    """One page is no range, and without the first nothing is known."""
    assert between(first, last) == expected
