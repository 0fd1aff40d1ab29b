"""Scores of likeness: between 0 and 100, in the order a person would choose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssmlit.actions.update.likeness import Likeness
from ssmlit.model import Record
from tests.conftest import at_most

WORDS = st.lists(st.sampled_from(["mamba", "whale", "song", "state", "vision", "a", "of"]))
TITLES = st.builds(lambda words: Record(title=" ".join(words)), WORDS)
LIBRARY = [
    Record(title="Mamba for Medical Image Segmentation"),
    Record(title="Vision Mamba for Remote Sensing"),
    Record(title="State Space Models for Speech"),
]


def test_rare_words_weigh_more_than_common_ones() -> None:
    """What shares a rare word with an entry is before what shares a usual one, or none."""
    likeness = Likeness(LIBRARY)

    scores = [
        likeness.score(Record(title=title))
        for title in ("Medical Image Scans", "Mamba for Scans", "Snakes of the Congo")
    ]

    assert scores == sorted(scores, reverse=True)
    assert scores[0] > scores[1] > scores[2] == 0


def test_abstracts_count() -> None:
    """A title that says nothing may be over an abstract that does."""
    likeness = Likeness(LIBRARY)

    assert likeness.score(Record(title="Oh", abstract="Speech with state space models")) > 10


def test_an_empty_library_knows_nothing() -> None:
    """No score, no failure."""
    assert Likeness([]).score(Record(title="Mamba")) == 0


@at_most(fast=8)
@given(st.lists(TITLES, max_size=8), TITLES)
def test_scores_are_shares(library: list[Record], record: Record) -> None:
    """0 to 100, whatever the library."""
    assert 0 <= Likeness(library).score(record) <= 100


@pytest.mark.slow
@given(st.lists(TITLES, min_size=1, max_size=4, unique_by=lambda one: one.title))
def test_an_only_entry_is_most_like_itself(library: list[Record]) -> None:
    """A library of one paper gives that paper the full score, if it has a word."""
    (first, *_) = library
    words = [word for word in first.title.split() if len(word) > 1]

    assert Likeness([first]).score(first) == (100 if words else 0)
