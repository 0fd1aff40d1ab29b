"""Titles that resemble one: the quick way finds what asking about each title finds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssmlit.latex import likeness, resembling
from ssmlit.latex.similarity import NEAR

WORDS = st.sampled_from(("state", "space", "spaces", "model", "mamba", "vision", "a", "selectiv"))
TITLES = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)


@pytest.mark.slow
@given(TITLES, st.lists(TITLES, max_size=8))
def test_the_same_as_asking_about_each(one: str, others: list[str]) -> None:
    scores = [(likeness(one, other), at) for at, other in enumerate(others)]
    wanted = [found for found in scores if found[0] >= NEAR]
    assert resembling(one, others) == sorted(wanted, key=lambda found: (-found[0], found[1]))
