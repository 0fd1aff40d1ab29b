"""Which titles share enough of their rarest words to be one.

The prefix filter of set-similarity joins (Chaudhuri, Ganti & Kaushik, ICDE 2006; Bayardo, Ma &
Srikant, WWW 2007): with words ordered by how few titles have them, two titles that differ in at
most d words each share one of their first d + 1, the second that they share is among the first
d + 2, and so on. Common words would defeat that filter, so the length of the prefix
adapts (Wang, Li & Feng, SIGMOD 2012): titles that share a word count as similar when they are few;
among many, only those that share the next word too. This is a walk through a trie of which only
one path exists at a time.

Where many share five words of their eight rarest, or all of a short title but one or two, they are
alike unless they are a crowd. Words that only one title has tell nothing, misspelt ones among
them, and are left out. Works on words of titles; does not depend on records.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain

_Member = tuple[int, int]  # the place of a title, and that of a word in it

CROWD = 30  # a title's last words, shared by more titles than this, pair none …
_LONG_CROWD = 100  # … or by more than this, where they are two or more
_LOOKS = 256  # that few pairs are faster compared than split by another word
_RARE = 10  # a word of at most that many titles counts wherever it is in the order
_DIFFERENT = 3  # words of a title that may be others …
_SHORT = 8  # … and of a title with fewer words than this one less
_WORDS = 256  # of a title, the rarest, that are counted
_DEEPEST = 8  # words shared by a crowd that is not split further


def sharing_words(
    titles: Sequence[Collection[str]], settled: Sequence[bool]
) -> Iterator[tuple[int, set[int]]]:
    """Yield the places of unsettled titles, with those of others that may be the same.

    The others are settled ones, which are never looked at from their side, and earlier ones.

    Args:
        titles: the words of titles that carry meaning, folded.
        settled: by place, whether a title pairs only with titles that are not settled themselves.
    """
    groups: defaultdict[int, list[list[int]]] = defaultdict(list)
    for group in _Walk(titles, settled).groups():
        for place in group:
            if not settled[place]:
                groups[place].append(group)
    for place in range(len(titles)):
        if not settled[place]:
            beside = chain.from_iterable(groups.pop(place, ()))
            yield place, {other for other in beside if other < place or settled[other]}


class _Walk:
    """The walk through the trie."""

    def __init__(self, titles: Sequence[Collection[str]], settled: Sequence[bool]) -> None:
        self._settled = settled
        self._ranks, self._rare = _ranked(titles)
        self._enough = [
            (_SHORT if len(ranks) >= _SHORT else len(ranks) + 1) - _DIFFERENT
            for ranks in self._ranks
        ]

    def groups(self) -> Iterator[list[int]]:
        """Yield the places of titles that are to be compared with each other."""
        by_word: defaultdict[int, list[_Member]] = defaultdict(list)
        for place, ranks in enumerate(self._ranks):
            for at, word in enumerate(ranks):
                if at > _DIFFERENT and word >= self._rare:
                    break
                by_word[word].append((place, at))
        for members in by_word.values():
            yield from self._split(members, 1)

    def _split(self, members: list[_Member], depth: int) -> Iterator[list[int]]:
        """Yield titles that share that many words, or split them by one more."""
        free = sum(not self._settled[place] for place, _ in members)
        if not free or len(members) < 2:
            return
        if free * len(members) <= _LOOKS:
            yield [place for place, _ in members]
            return
        last = [place for place, _ in members if self._enough[place] <= depth]
        if last and len(last) <= (_LONG_CROWD if depth > 1 else CROWD):
            yield last
            if len(last) == len(members):
                return
        if depth < _DEEPEST:
            for some in self._by_next_word(members, depth):
                yield from self._split(some, depth + 1)

    def _by_next_word(self, members: list[_Member], depth: int) -> Collection[list[_Member]]:
        """Return the titles by the words that may be the next they share."""
        by_word: defaultdict[int, list[_Member]] = defaultdict(list)
        for place, at in members:
            end = depth + _DIFFERENT + 1
            for then, word in enumerate(self._ranks[place][at + 1 : end], at + 1):
                by_word[word].append((place, then))
        return by_word.values()


def _ranked(titles: Sequence[Collection[str]]) -> tuple[list[list[int]], int]:
    """Return the words of each title as ranks, the rarest 0, and how many words are rare."""
    stems = _Stems()
    words = [tuple({*map(stems.__getitem__, title)}) for title in titles]  # a set is large
    frequency = Counter(chain.from_iterable(words))
    usual = [word for word, count in frequency.items() if count > 1]
    usual.sort(key=lambda word: (frequency[word], word))
    rank = {word: at for at, word in enumerate(usual)}
    rare = sum(frequency[word] <= _RARE for word in usual)
    return [_known(rank, title) for title in words], rare


def _known(rank: dict[str, int], words: Iterable[str]) -> list[int]:
    return sorted([rank[word] for word in words if word in rank])[:_WORDS]


class _Stems(dict[str, str]):
    """Words without the s of a plural."""

    def __missing__(self, word: str) -> str:
        self[word] = stem = word[:-1] if len(word) > 3 and word[-1] == "s" else word
        return stem
