"""Searches of a snapshot: the words of titles, written together or apart, misspelt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ssmlit.snapshot.bulk import BulkRecord
from ssmlit.snapshot.search import SearchTerms, search, spelt

if TYPE_CHECKING:
    from tests.snapshot.conftest import Build

NET, SNAILS, TIDES, TAIL = (
    "A U-Net for Cells", "Deep Snails at Sea", "Model of a Tide", "The Tide Is a Model",
)  # fmt: skip
RECORDS = [
    BulkRecord(NET, year=2021, venue="ICML"),
    BulkRecord(SNAILS, year=2022, venue="International Conference on Learning Representations"),
    BulkRecord(TIDES, "Gu, Ann", 2023),
    BulkRecord(TAIL, year=2024),
]


@pytest.mark.parametrize(
    ("wanted", "titles"),
    [
        pytest.param(SearchTerms(("cells",)), [NET], id="a-word"),
        pytest.param(SearchTerms(("unet",)), [NET], id="two-words-in-one"),
        pytest.param(SearchTerms(("deepsnails", "sea")), [SNAILS], id="and-another"),
        pytest.param(SearchTerms(("ofa",)), [], id="two-short-words-in-one"),
        pytest.param(SearchTerms(("isa", "tide")), [], id="one-word-of-two"),
        pytest.param(SearchTerms(("snai",)), [SNAILS], id="a-beginning"),
        pytest.param(SearchTerms(("sn",)), [], id="a-short-beginning"),
        pytest.param(SearchTerms(("whales",)), [], id="no-title-has-it"),
        pytest.param(SearchTerms(("model", "tide")), [TIDES, TAIL], id="the-same-words"),
        pytest.param(SearchTerms(("tide", "is")), [TAIL], id="all-words"),
        pytest.param(SearchTerms(("tide",), years=(2024, 2024)), [TAIL], id="a-year"),
        pytest.param(SearchTerms(("tide",), years=(2000, 2023)), [TIDES], id="years"),
        pytest.param(SearchTerms(authors=("gu",)), [TIDES], id="a-name"),
        pytest.param(SearchTerms(("tide",), ("dao",)), [], id="another-name"),
        pytest.param(SearchTerms(("deep",), venue="ICLR"), [SNAILS], id="a-venue-in-short"),
        pytest.param(
            SearchTerms(("deep",), venue="learning representations"), [SNAILS], id="its-words"
        ),
        pytest.param(SearchTerms(("deep",), venue="ICML"), [], id="another-venue"),
        pytest.param(SearchTerms(("model",), venue="ICML"), [], id="no-venue"),
        pytest.param(SearchTerms(), [], id="nothing"),
    ],
)
def test_which_titles_match(make: Build, wanted: SearchTerms, titles: list[str]) -> None:
    found = search(make(RECORDS), wanted, 10)

    assert [record.title for record, _ in found.records] == titles
    assert found.total == len(titles)


def test_misspelt_words(make: Build) -> None:
    """Short words and those that a title has stay, others become the likest one."""
    assert spelt(make(RECORDS), ("snials", "sea", "model", "ofa", "xylophone")) == (
        "snails", "sea", "model", "ofa", "xylophone",
    )  # fmt: skip
