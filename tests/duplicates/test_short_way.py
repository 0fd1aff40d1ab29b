"""Two columns told apart by their places alone: the judge, who compares everything, agrees."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from ssmlit.duplicates import Outcome, find
from ssmlit.duplicates.comparison import comparison
from ssmlit.duplicates.decide import are_apart, first_look, is_open
from ssmlit.duplicates.normalize import normalize
from ssmlit.model import Link
from tests.duplicates.conftest import work

if TYPE_CHECKING:
    from ssmlit.model import Record

CHOICES = {
    "title": ("Editorial", "From the editor", "Slow shells: a reply", "Slow shells (Part 2)",
              "On slow shells and snails in the harbours of the north"),
    "authors": ("", "Gu, Albert", "Gu, Albert and Dao, Tri", "Roe, Ann"),
    "venue": ("", "Chest", "Chest", "Nature", "Nature Physics", "Proceedings of ICML 2019", "CoRR"),
    "place": ("", "3", "3,1,10-20", "3,2,10-20", "4,1,30-40", "4,1-2,10", ",4,30-40", ",3,e12"),
    "ids": ("", "", "", "10.1000/a", "10.1000/b", "2312.00752", "2312.00753"),
    "type": ("article", "article", "inproceedings", "misc", "techreport", "book", "incollection"),
}  # fmt: skip
PAGES = ((), (Link("paper", "https://a.org/x"),), (Link("paper", "https://a.org/y"),))


def made(random: Random, number: int) -> Record:
    """Return a record of which each part is one of a few."""
    parts = {name: random.choice(some) for name, some in CHOICES.items()}
    year = random.choice((0, 2019, 2020, 2021, 2024))
    one = work(year=year, key=f"k{number}", **parts)
    note = random.choice(("", "", "RFC 12", "RFC 13"))
    return one._replace(month=random.choice((0, 1, 5)), links=random.choice(PAGES), note=note)


def test_the_judge_says_the_same() -> None:
    """Of some thousand pairs of one title, each that is left out is different for good."""
    random, apart = Random(3), 0
    for number in range(1500):
        one, other = made(random, number), made(random, number)
        sides = normalize(one), normalize(other._replace(title=one.title))
        if are_apart(*sides):
            verdict = first_look(comparison(*sides))
            apart += 1
            assert verdict.outcome is Outcome.DIFFERENT, sides
            assert not is_open(verdict), sides

    assert apart > 100


@pytest.mark.slow
def test_a_library_has_the_same_duplicates(monkeypatch: pytest.MonkeyPatch) -> None:
    random = Random(5)
    records = [made(random, number) for number in range(120)]
    found = find.find_duplicates(records)

    monkeypatch.setattr(find, "are_apart", lambda _one, _other: False)

    assert find.find_duplicates(records) == found
    assert found.pairs
