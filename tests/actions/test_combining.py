"""What two records of one work say together."""

from __future__ import annotations

import pytest

from ssmlit.actions.records.combining import combine, with_preprint_facts
from ssmlit.model import Link, Record

PREPRINT = Record(type="misc", title="A", year=2023)
DATED = Record(type="misc", title="A", year=2023, month=5)
PUBLISHED = Record(type="article", title="A", year=2024, month=2, venue="Nature")
SLOW, FAST = (Link("paper", "https://a.org/slow"),), (Link("paper", "https://a.org/fast"),)


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        pytest.param(PREPRINT, PUBLISHED, ("Nature", 2024, 2), id="a publication"),
        pytest.param(PUBLISHED, DATED, ("Nature", 2024, 2), id="a preprint of it"),
        pytest.param(PREPRINT, DATED, ("", 2023, 5), id="a month"),
        pytest.param(DATED, PREPRINT, ("", 2023, 5), id="no month"),
        pytest.param(Record(type="misc", title="A", year=2022), DATED, ("", 2022, 0),
                     id="a month of another year"),
        pytest.param(PREPRINT, Record(type="article", title="A", year=2023, month=2),
                     ("", 2023, 0), id="a month of the publication"),
        pytest.param(Record(type="misc", title="A"), DATED, ("", 2023, 5), id="a year"),
    ],
)  # fmt: skip
def test_venue_and_date_are_those_of_one_version(
    first: Record, second: Record, said: tuple[str, int, int]
) -> None:
    """The month of a preprint is never that of the publication."""
    both = combine(first, second)

    assert (both.venue, both.year, both.month) == said


@pytest.mark.parametrize(
    ("published", "preprint", "kept"), [((), SLOW, SLOW), (FAST, (), FAST), (FAST, SLOW, FAST)]
)
def test_links_of_a_preprint_are_for_a_publication_without_any(
    published: tuple[Link, ...], preprint: tuple[Link, ...], kept: tuple[Link, ...]
) -> None:
    both = with_preprint_facts(PUBLISHED._replace(links=published), DATED._replace(links=preprint))

    assert both.links == kept


def test_a_preprint_on_a_page_is_no_publication() -> None:
    """Though the page has a name."""
    page = Record(type="online", title="A", year=2025, month=1, venue="Some Blog")

    assert combine(DATED, page).year == 2023


@pytest.mark.parametrize(
    "dates",
    [
        pytest.param({"year": 2024, "month": 2}, id="of the same publication"),
        pytest.param({"year": 2024}, id="of one year, no month"),
        pytest.param({"year": 2023}, id="of another year"),
        pytest.param({}, id="no year"),
    ],
)
@pytest.mark.parametrize("first", [PUBLISHED, PUBLISHED._replace(month=0), PREPRINT])
def test_remarks_and_short_names_are_kept(first: Record, dates: dict[str, int]) -> None:
    """Its short name and remarks, whichever record has the date."""
    said = (("remark", "slow"), ("shorttitle", "Shell"))
    row = Record(type="article", title="A", venue="Nature", extra=said, **dates)  # type: ignore[arg-type]

    assert combine(first, row).extra == said
