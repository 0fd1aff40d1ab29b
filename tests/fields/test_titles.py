"""Whether two titles are of one work, up to spelling, subtitle and acronym."""

from __future__ import annotations

import pytest

from ssmlit.fields.titles import agreement

LONG = "Linear-Time Sequence Modeling with Selective State Spaces"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("{Mamba}: " + LONG, "mamba - " + LONG.lower(), "same", id="spelling"),
        pytest.param("Mamba: " + LONG, LONG, "same", id="four words and more inside the other"),
        pytest.param("Griffin: Mixing Gates", "Griffin", "same", id="only the name"),
        pytest.param("Deep Snails and More", "Deep Snails", "near", id="a few words of the other"),
        pytest.param("Snails of the Deep South", "Snails of the Deep North", "near", id="retitled"),
        pytest.param(f"{LONG}, Part I", f"{LONG}, Part II", "near", id="another part"),
        pytest.param(f"{LONG} 2023", f"{LONG} 2024", "near", id="another year"),
        pytest.param(f"{LONG} in 3D", f"{LONG} in 3-D", "same", id="the same number"),
        pytest.param(f"{LONG}, Part II", f"{LONG}", "same", id="a number more"),
        pytest.param("Snails of the Deep", "A Theory of Whale Songs", "different", id="another"),
        pytest.param("Snails", "", "different", id="no title"),
    ],
)
def test_agreement(one: str, other: str, expected: str) -> None:
    """In either order."""
    assert agreement(one, other) == agreement(other, one) == expected
