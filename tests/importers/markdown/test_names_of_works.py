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
    names = ("DQN", "SNAIL", "A3C", "TD3", "PPO", "SAC")
    assert [name for name, *_ in said(names)] == list(names)


JOURNALS = ("Oikos", "Auk", "Ibis", "Condor", "Tides")
TITLES = ("Slow Foraging", "Quiet Nests", "Cold Shores", "Old Growth", "Deep Tides at Night")


@pytest.mark.parametrize(
    ("words", "titles", "are_names"),
    [
        pytest.param(JOURNALS, TITLES, False, id="one is a word of its title by chance"),
        pytest.param(
            ("Oikos", "SDQ", *JOURNALS[2:]),
            ("Slow Foraging", "Shells: Soft Deep Q-Tides", *TITLES[2:]),
            True,
            id="initials and a word of titles",
        ),
        pytest.param(("T3", "B52", *JOURNALS[:3]), TITLES, True, id="numbers"),
        pytest.param(("3DT", *JOURNALS[:4]), TITLES, False, id="a number first"),
    ],
)
def test_unknown_words_are_names_where_some_can_be_no_venues(
    words: tuple[str, ...], titles: tuple[str, ...], are_names: bool
) -> None:
    """A short list of another field has another unknown journal in each row, too."""
    rows = zip(words, titles, strict=True)
    lines = (f"- [{t}](https://example.org/{w}.pdf) ({w}, 2015)\n" for w, t in rows)
    records = [row.record for row in markdown.rows("".join(lines), "l.md") if row.record]
    kept = [dict(it.extra).get("shorttitle") if are_names else it.venue for it in records]
    assert kept == [*words]
