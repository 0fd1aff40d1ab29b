"""Which titles share a key: five of their eight rarest words, all words but one or two, a rare one.

A set of words is named by the sum of its words' random numbers, so that keys are integers, made
and compared fast. How many titles have a key is counted in a table of bytes and not in one of
keys: it takes a fiftieth of the room, and two keys that meet there by chance only cost a look.
Words that only one title has tell nothing, misspelt ones among them, and are left out.

Knows words of titles, and nothing of records.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from itertools import chain, combinations, compress
from operator import itemgetter
from random import Random
from typing import TYPE_CHECKING

from ssmlit.duplicates.vocabulary import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

__all__ = ["CROWD", "sharing"]

CROWD = 30  # a key of more titles than this pairs none …
_LONG_CROWD = 100  # … or than this, where the title has four telling words and so …
_LONG = 1 + 4 + 6  # … has at least so many keys
_RARE = 10  # a word of at most so many titles is a key by itself
_RAREST = 8  # of so many words of a title, the rarest, any three may be others
_KEYS_A_TITLE = 256  # how many there may be for each title, ten times those that there are
_MOST_KEYS = 1 << 27
_UNCOUNTED = 255  # a byte counts so far


def sharing(titles: Sequence[Sequence[str]], settled: Sequence[bool]) -> Iterator[set[int]]:
    """Yield for each title the places of the earlier titles that share a key with it.

    Args:
        titles: words of titles, folded.
        settled: by place, whether a title pairs only with titles that are not settled themselves.
    """
    keys = _Keys(titles)
    counts = keys.counts(settled)
    small, large = _flags(counts, CROWD), _flags(counts, _LONG_CROWD)
    del counts
    free: defaultdict[int, list[int]] = defaultdict(list)
    others: defaultdict[int, list[int]] = defaultdict(list)
    for place, mine in enumerate(keys):
        found: set[int] = set()
        pairing = list(_where(large if len(mine) >= _LONG else small, mine))
        for key in pairing:
            found.update(free.get(key, ()))
        if settled[place]:
            for key in pairing:
                others[key].append(place)
        else:
            for key in pairing:
                found.update(others.get(key, ()))
                free[key].append(place)
        found.discard(place)
        yield found


class _Keys:
    """The keys of titles, all in one array: as objects they would take ten times the room."""

    def __init__(self, titles: Sequence[Sequence[str]]) -> None:
        namer = _Namer(titles)
        self._flat, self._ends = array("I"), array("Q")
        for words in titles:
            self._flat.extend(namer.keys(words))
            self._ends.append(len(self._flat))

    def __iter__(self) -> Iterator[list[int]]:
        """Yield the keys of each title."""
        start = 0
        for end in self._ends:
            yield self._flat[start:end].tolist()
            start = end

    def counts(self, settled: Sequence[bool]) -> bytearray:
        """Return by key how many titles have it; 0 where all of them are settled."""
        counts = bytearray(_size(len(self._ends)))
        for keys, is_settled in zip(self, settled, strict=True):
            if not is_settled:
                for key in keys:
                    if counts[key] < _UNCOUNTED:
                        counts[key] += 1
        for keys, is_settled in zip(self, settled, strict=True):
            if is_settled:
                for key in _where(counts, keys):
                    if counts[key] < _UNCOUNTED:
                        counts[key] += 1
        return counts


def _where(table: bytes | bytearray, keys: list[int]) -> Iterator[int]:
    """Return the keys at which a table is not 0; `itemgetter` looks all of them up in one call."""
    if len(keys) < 2:
        return (key for key in keys if table[key])
    return compress(keys, itemgetter(*keys)(table))


def _flags(counts: bytearray, crowd: int) -> bytes:
    """Return by key whether so many titles have it that it pairs them."""
    return bytes(counts.translate(bytes(1 < count <= crowd for count in range(256))))


def _size(titles: int) -> int:
    return min(_MOST_KEYS, 1 << (_KEYS_A_TITLE * titles).bit_length())


class _Namer:
    """Names sets of words: a title's keys are sums of its words' numbers."""

    def __init__(self, titles: Sequence[Sequence[str]]) -> None:
        self._stems = _Stems()
        stems = self._stems.__getitem__
        frequency = Counter(chain.from_iterable(set(map(stems, words)) for words in titles))
        usual = [word for word, count in frequency.items() if count > 1 and word]
        usual.sort(key=lambda word: (frequency[word], word))
        random = Random(0)  # noqa: S311 - names for sets of words, no secret
        self._by_rank = [random.randrange(_size(len(titles))) for _ in usual]
        self._rank = {word: at for at, word in enumerate(usual)}
        self._rare = sum(frequency[word] <= _RARE for word in usual)
        self._mask = _size(len(titles)) - 1

    def keys(self, words: Sequence[str]) -> Collection[int]:
        """Return the keys of a title, each once."""
        rank, stems, mask = self._rank, self._stems, self._mask
        ranks = sorted({rank[stem] for word in words if (stem := stems[word]) in rank})
        numbers = [self._by_rank[at] for at in ranks]
        whole = sum(numbers)
        keys = [whole & mask]
        keys += [whole - one & mask for one in numbers]
        if len(numbers) < _RAREST:
            keys += [whole - one - two & mask for one, two in combinations(numbers, 2)]
        else:
            rarest = sum(numbers[:_RAREST])
            keys += [rarest - a - b - c & mask for a, b, c in combinations(numbers[:_RAREST], 3)]
        keys += [
            number & mask for number, at in zip(numbers, ranks, strict=True) if at < self._rare
        ]
        return keys if len(keys) >= _LONG else {key for key in keys if key}


class _Stems(dict[str, str]):
    """Words without the s of a plural; "" for one that carries no meaning."""

    def __missing__(self, word: str) -> str:
        stem = word[:-1] if len(word) > 3 and word[-1] == "s" else word
        self[word] = stem = "" if word in STOP_WORDS else stem
        return stem
