"""What a reference's own dates say, at the bounds of each rule; the present year is 2026."""

from __future__ import annotations

import pytest

from ssmlit.verify import plausibility
from tests.verify.support import World, reference

TITLE, PEOPLE = "Fold Lines of Paper Cranes", "Crane, Ada"
NOW, NEXT = "2612.00017", "2701.00017"


@pytest.mark.parametrize(
    ("venue", "year", "arxiv", "expected"),
    [
        pytest.param("ICML", 2026, "", [], id="this year"),
        pytest.param("ICML", 2027, "", [("year", "2027", "", "doubt")], id="next year"),
        pytest.param("ICML", 2028, "", [("year", "2028", "", "fault")], id="the year after"),
        pytest.param("", 2026, NOW, [], id="an id of this year"),
        pytest.param("", 2026, NEXT, [("eprint", NEXT, "", "fault")], id="an id of next year"),
        pytest.param("", 2026, "2202.00017", [], id="a version four years later"),
        pytest.param("", 2026, "2102.00017", [("year", "2026", "2021", "doubt")],
                     id="five years later, as arXiv dates the newest"),
        pytest.param("ICML", 2026, "2102.00017", [], id="published, however late"),
        pytest.param("", 2021, "2202.00017", [("year", "2021", "2022", "doubt")],
                     id="a year before its preprint"),
        pytest.param("", 2020, "2202.00017", [("year", "2020", "2022", "fault")],
                     id="two years before its preprint"),
        pytest.param("ICML", 2021, "2202.00017", [("year", "2021", "2022", "note")],
                     id="a meeting a year before"),
        pytest.param("ICML", 2020, "2202.00017", [("year", "2020", "2022", "fault")],
                     id="a meeting two years before"),
        pytest.param("Nature", 2017, "2202.00017", [("year", "2017", "2022", "note")],
                     id="a journal five years before"),
        pytest.param("Nature", 2016, "2202.00017", [("year", "2016", "2022", "fault")],
                     id="a journal six years before"),
    ],
)  # fmt: skip
def test_dates(
    venue: str, year: int, arxiv: str, expected: list[tuple[str, str, str, str]]
) -> None:
    """Nothing is published years before its id was given, and nothing is from the future."""
    one = reference(TITLE, PEOPLE, venue, year, *[arxiv] * bool(arxiv))

    found = plausibility.findings(one, World())

    assert [(each.field, each.has, each.should, each.weight) for each in found] == expected


@pytest.mark.parametrize(
    ("year", "weights"),
    [(2020, ["fault"]), (2021, ["doubt"]), (2022, []), (2023, ["doubt"]), (2024, ["fault"])],
)
def test_the_year_in_a_doi(year: int, weights: list[str]) -> None:
    """Proceedings may be printed the year before or after."""
    one = reference(TITLE, PEOPLE, "CVPR", year, "10.1109/cvpr52688.2022.00017")

    assert [it.weight for it in plausibility.findings(one, World())] == weights


@pytest.mark.parametrize(("kind", "weight"), [
    ("techreport", "note"), ("book", "note"), ("phdthesis", "note"), ("misc", "fault"),
])  # fmt: skip
def test_what_is_printed_alone_may_be_posted_later(kind: str, weight: str) -> None:
    """A report, a book or a thesis has a date of its own."""
    one = reference(TITLE, PEOPLE, "", 2017, "2202.00017", type=kind)

    assert [it.weight for it in plausibility.findings(one, World())] == [weight]
