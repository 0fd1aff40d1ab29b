"""Prefix filtering of titles, against the plain way: every pair looked at."""

from __future__ import annotations

from collections import Counter
from itertools import chain, combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssmlit.duplicates import title_keys
from ssmlit.duplicates.title_keys import CROWD, sharing_words

WORDS = [
    "scan",
    "state",
    "space",
    "mamba",
    "image",
    "video",
    "graph",
    "token",
    "depth",
    "model",
    "gate",
    "field",
]

TITLES = st.lists(st.frozensets(st.sampled_from(WORDS), min_size=1), min_size=2, max_size=CROWD)


def pairs(titles: list[frozenset[str]], settled: list[bool]) -> set[frozenset[int]]:
    return {
        frozenset((place, other))
        for place, others in sharing_words(titles, settled)
        for other in others
    }


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether each has at most two words that the other lacks, three where it has eight or more."""
    return all(
        len(mine & theirs) > 0 and len(mine - theirs) <= (3 if len(mine) >= 8 else 2)
        for mine, theirs in ((one, other), (other, one))
    )


def assert_alike_ones_pair(
    titles: list[frozenset[str]], settled: list[bool], looks: int, patched: pytest.MonkeyPatch
) -> None:
    """Titles that are no crowd pair when few of the words that tell differ, unless both settled."""
    frequency = Counter(chain.from_iterable(titles))
    telling = [frozenset(word for word in title if frequency[word] > 1) for title in titles]
    wanted = {
        frozenset((one, other))
        for one, other in combinations(range(len(titles)), 2)
        if alike(telling[one], telling[other]) and not (settled[one] and settled[other])
    }
    patched.setattr(title_keys, "_LOOKS", looks)
    found = pairs(titles, settled)
    assert wanted <= found
    assert not any(all(settled[place] for place in pair) for pair in found)
    assert all(len(pair) == 2 for pair in found)


@pytest.mark.slow
@given(TITLES, st.data(), st.sampled_from([0, 9, 256]))
def test_pairs_that_differ_in_few_words_are_found(
    titles: list[frozenset[str]], data: st.DataObject, looks: int
) -> None:
    """Whatever the words, and whichever are settled."""
    flags = st.lists(st.booleans(), min_size=len(titles), max_size=len(titles))
    settled = data.draw(flags, label="settled")
    with pytest.MonkeyPatch.context() as patched:
        assert_alike_ones_pair(titles, settled, looks, patched)


@pytest.mark.parametrize("looks", [0, 9])
@pytest.mark.parametrize("seed", range(8))
def test_some_titles_are_found(seed: int, looks: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """As many as are no crowd yet, of two to ten words."""
    dice = Random(seed)
    titles = [frozenset(dice.sample(WORDS, dice.randint(2, 10))) for _ in range(CROWD)]
    settled = [dice.random() < 0.2 for _ in titles]

    assert_alike_ones_pair(titles, settled, looks, monkeypatch)


def test_a_settled_title_is_found_behind_a_crowd() -> None:
    """Each word of the two has a hundred titles: only several together tell them from these."""
    dice = Random(5)
    crowd = [frozenset(dice.sample(WORDS, 4)) for _ in range(300)]
    both = frozenset(WORDS[:7])

    assert frozenset((300, 301)) in pairs([*crowd, both, both], [False] * 301 + [True])


@pytest.mark.parametrize("titles", [pytest.param(300, id="300"), pytest.param(600, id="600")])
def test_a_crowd_of_equal_titles_makes_no_pairs(titles: int) -> None:
    """What hundreds of titles share in all their words tells none of them from another."""
    words = frozenset(WORDS[:4])
    assert not pairs([words] * titles, [False] * titles)


def test_a_rare_word_is_enough() -> None:
    """Two titles pair by a word that few have, however many other words they have."""
    usual = [frozenset(WORDS[:6])] * 200
    titles = [*usual, frozenset([*WORDS[:6], "zoh"]), frozenset([*WORDS[6:], "zoh"])]
    assert pairs(titles, [False] * len(titles)) == {frozenset((200, 201))}


def test_a_plural_is_the_same_word() -> None:
    """But a short word that ends in s is not a plural."""
    one, other = (frozenset(words.split()) for words in ("whales gas", "whale ga"))
    assert pairs([one, other], [False, False]) == {frozenset({0, 1})}
    assert pairs([one - {"whales"}, other - {"whale"}], [False, False]) == set()
