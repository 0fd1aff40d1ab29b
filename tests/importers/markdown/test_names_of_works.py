"""What a list calls its works in brackets, with the year, is no venue."""

from __future__ import annotations

import pytest

from ssmlit.importers import markdown

METHODS = ("DQN", "SNAIL", "A3C", "TRPO", "PPO", "TD3")


def said(names: tuple[str, ...], every: int = 100) -> list[tuple[str, str, int]]:
    """Return name, venue and year of rows with names in brackets, some below each heading."""
    lines = []
    for n, name in enumerate(names):
        lines += [f"\n## Tides {n}\n\n"] if n % every == 0 else []
        title = f"Slow Shells in Harbour {chr(65 + n)}"
        lines += [f"- [{title}](https://arxiv.org/abs/2101.0000{n}) ({name}, {2010 + n})\n"]
    records = [row.record for row in markdown.rows("".join(lines), "l.md")]
    return [(dict(it.extra).get("shorttitle", ""), it.venue, it.year) for it in records if it]


@pytest.mark.parametrize("every", [100, 4], ids=["one section", "sections with their own shape"])
def test_a_word_that_is_another_in_each_row_is_a_name(every: int) -> None:
    assert said(METHODS, every) == [(name, "", 2010 + n) for n, name in enumerate(METHODS)]


@pytest.mark.parametrize(
    ("names", "venues"),
    [
        pytest.param(METHODS[:4], METHODS[:4], id="too few to tell"),
        pytest.param(
            ("ICML", "SNAIL", "NeurIPS", "TRPO", "ICLR", "TD3"),
            ("ICML", "SNAIL", "NeurIPS", "TRPO", "ICLR", "TD3"),
            id="among venues",
        ),
        pytest.param(("DQN", "SNAIL") * 3, ("DQN", "SNAIL") * 3, id="again and again"),
    ],
)
def test_others_may_be_venues(names: tuple[str, ...], venues: tuple[str, ...]) -> None:
    assert said(names) == [("", venue, 2010 + n) for n, venue in enumerate(venues)]


def test_a_name_may_be_a_venues_too() -> None:
    """Where most are none: SAC is a symposium."""
    names = ("DQN", "SNAIL", "A3C", "TRPO", "PPO", "SAC")
    assert [name for name, *_ in said(names)] == list(names)
