"""Preprint servers named where a venue is expected."""

from __future__ import annotations

import pytest

from ssmlit.venues.preprints import WORDS, is_preprint_venue, names_server

SERVERS = [
    "arXiv", "arXiv preprint arXiv:2312.00752", "{arXiv}", "CoRR", "CoRR abs/2312.00752", "bioRxiv",
    "medRxiv 2021", "ChemRxiv", "TechRxiv", "SSRN Electronic Journal", "Research Square", "viXra",
    "Computing Research Repository", "OpenReview", "Preprint", "Preprints.org", "HAL",
]  # fmt: skip
VENUES = [
    "", "Nature", "ICML", "Correlations in Physics", "Preprint, Institute of Physics", "Halle",
    "Proceedings of the OpenReview Workshop", "Journal of Corrosion", "Archive", "SSRNet",
]  # fmt: skip


@pytest.mark.parametrize("text", SERVERS)
def test_a_server_is_no_venue(text: str) -> None:
    """Whatever is after its name; a general word only where it is all."""
    assert is_preprint_venue(text)


@pytest.mark.parametrize("text", VENUES)
def test_a_venue_is_no_server(text: str) -> None:
    """A name that only begins with the same letters, or has a general word in it."""
    assert not is_preprint_venue(text)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        pytest.param("Arxiv 24.04", True, id="with a date"),
        pytest.param("in press, bioRxiv", True, id="behind words"),
        pytest.param("under review (preprint)", True, id="the general word"),
        pytest.param("OpenReview", False, id="it has proceedings, too"),
        pytest.param("correlation", False, id="letters of a word"),
        pytest.param("ICML 2024", False, id="a venue"),
    ],
)
def test_a_server_named_in_a_text(text: str, named: bool) -> None:
    """Badges and tails of citations name servers among other words."""
    assert names_server(text) is named


def test_words_are_folded() -> None:
    """They are compared with the folded words of venues."""
    assert {"arxiv", "corr", "biorxiv", "ssrn", "preprint", "openreview"} < WORDS
    assert all(word == word.lower() and " " not in word for word in WORDS)
