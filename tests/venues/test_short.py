"""Venues abbreviated as readers know them."""

from __future__ import annotations

import pytest

from ssmlit.venues import short_venue


@pytest.mark.parametrize(
    ("full", "short"),
    [
        pytest.param(
            "Proceedings of the CHI Conference on Human Factors in Computing Systems, CHI 2024, "
            "Honolulu, HI, USA, May 11-16, 2024",
            "CHI",
            id="known",
        ),
        pytest.param(
            "Proceedings of the 17th ACM SIGKDD International Conference on Knowledge Discovery "
            "and Data Mining, San Diego, CA, USA, August 21-24, 2011",
            "KDD",
            id="of-a-special-interest-group",
        ),
        pytest.param(
            "Proceedings of the 15th Meeting on Owls and Algorithms, MOWLA 2013, New Orleans, "
            "Louisiana, USA, January 7, 2013",
            "MOWLA",
            id="unknown-that-abbreviates-itself",
        ),
        pytest.param("OWLMOD '22: Meeting on Owls, Rome, June 12 - 17, 2022", "OWLMOD", id="front"),
        pytest.param(
            "Proceedings of the 2013 Symposium on Owls, Rome, Italy, 6-9 October 2013",
            "Symposium on Owls",
            id="without-place-and-date",
        ),
        pytest.param("Meeting on Owls and Wind (MeOW '04)", "MeOW '04", id="in-brackets"),
        pytest.param("Owls (ICOO), 2013 42nd International Conference on", "ICOO", id="inverted"),
        pytest.param("Workshop on Owls (ICML 2024)", "ICML 2024", id="a-known-one-in-brackets"),
        *(
            pytest.param(f"Journal of Owls ({more})", f"Journal of Owls ({more})", id=more)
            for more in (
                "Basel, Switzerland",
                "London",
                "New York, N.Y.",
                "USA",
                "Part II",
                "in XY",
            )
        ),
        pytest.param("AAAI-19", "AAAI", id="a-year-behind-a-hyphen"),
        pytest.param("Meeting on Owls, USA 2013", "Meeting on Owls", id="a-country"),
        pytest.param("Journal of Owls, Series A", "Journal of Owls, Series A", id="journal"),
        pytest.param("Owls and Algorithms", "Owls and Algorithms", id="short-already"),
    ],
)
def test_a_venue_is_as_short_as_readers_know_it(full: str, short: str) -> None:
    """The table's abbreviation, else the volume's own, else its name without place and date."""
    assert short_venue(full) == short
