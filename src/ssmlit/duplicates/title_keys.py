"""Which titles share a key: a rare word, or a telling set of less rare ones.

A set of words is named by the sum of its words' random numbers, so that keys are integers, made
and compared fast. Knows words of titles, and nothing of records.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from itertools import chain, combinations
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

__all__ = ["CROWD", "places_by_key"]

CROWD = 30  # a key of more titles than this pairs none
_TRIPLED = 6  # how many of a title's rarest words make triples
_PARTED = 12  # the most words of a title of which any two are left out
_BITS = 44  # so that no sum of the words of a title exceeds 64 bits


def places_by_key(titles: Sequence[tuple[str, ...]]) -> Collection[list[int]]:
    """Return the places of the titles that share a key, in order, for each key of 2 to CROWD.

    Keys are the whole title, the title without one word, every rare word, and triples of the six
    rarest words; where usual words only make a title, the title without any two words instead.
    """
    stems = [tuple(map(_stem, words)) for words in titles]
    namer = _Namer(stems)
    flat = array("Q")  # all keys of all titles: as objects they would take ten times the room
    ends = array("Q")
    seen: set[int] = set()
    twice: set[int] = set()
    for words in stems:
        keys = namer.keys(words)
        twice.update(keys & seen)
        seen |= keys
        flat.extend(keys)
        ends.append(len(flat))
    del seen
    found: defaultdict[int, list[int]] = defaultdict(list)
    start = 0
    for place, end in enumerate(ends):
        for key in twice.intersection(flat[start:end]):
            found[key].append(place)
        start = end
    return [places for places in found.values() if len(places) <= CROWD]


def _stem(word: str) -> str:
    """Return a word without the s of a plural."""
    return word[:-1] if len(word) > 3 and word[-1] == "s" else word


class _Namer:
    def __init__(self, titles: Sequence[tuple[str, ...]]) -> None:
        frequency = Counter(chain.from_iterable(map(set, titles)))
        usual = [word for word, count in frequency.items() if count > 1]
        usual.sort(key=lambda word: (frequency[word], word))
        random = Random(0)  # noqa: S311 - names for sets of words, no secret
        self._number = {word: random.getrandbits(_BITS) for word in usual}
        self._rank = {word: at for at, word in enumerate(usual)}
        self._rare = sum(frequency[word] <= CROWD for word in usual)
        self._frequency = [frequency[word] for word in usual]
        self._by_rank = [self._number[word] for word in usual]
        self._crowd = len(titles) ** 2

    def keys(self, words: Iterable[str]) -> set[int]:
        """Return the keys of a title; words that no other title has are left out."""
        rank = self._rank
        ranks = sorted({rank[word] for word in words if word in rank})
        numbers = [self._by_rank[at] for at in ranks]
        whole = sum(numbers)
        found = {whole}
        found.update([whole - one for one in numbers])
        if self._usual_only(ranks):
            found.update([whole - a - b for a, b in combinations(numbers[:_PARTED], 2)])
        else:
            found.update(map(sum, combinations(numbers[:_TRIPLED], 3)))
            found.update([self._by_rank[at] for at in ranks if at < self._rare])
        found.discard(0)
        return found

    def _usual_only(self, ranks: Sequence[int]) -> bool:
        """Whether the three rarest words are in so many titles that their triple tells nothing."""
        if len(ranks) < 4:
            return False
        one, two, three = (self._frequency[at] for at in ranks[:3])
        return one * two * three > self._crowd
