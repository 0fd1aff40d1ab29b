"""Which titles share enough of their rarest words to be one.

The prefix filter of set-similarity joins (Chaudhuri, Ganti & Kaushik, ICDE 2006; Bayardo, Ma &
Srikant, WWW 2007): with words ordered by how few titles have them, two titles that differ in at
most d words each share one of their first d + 1, the second that they share is among the first
d + 2, and so on. Common words would defeat that filter, so the length of the prefix
adapts (Wang, Li & Feng, SIGMOD 2012): titles that share a word count as similar when they are few;
among many, only those that share the next word too. This is a walk through a trie of which only
one path exists at a time.

Titles that share five of their eight rarest words, or all but one or two of a short title, are
alike unless too many do. Words that only one title has, misspelt ones among them, tell nothing and
are left out. Works on words of titles; does not depend on records.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from ssmlit.fields.words import american

_Members = Sequence[int]  # the place of a title times `_WORDS`, and that of a word in it
_Groups = defaultdict[int, list[tuple[list[int], Sequence[int]]]]

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
    groups = _Walk(titles, settled).groups
    for place in range(len(titles)):
        if not settled[place]:
            found: set[int] = set()
            for before, beside in groups.pop(place, ()):
                found.update(before, beside)
                before.append(place)
            yield place, found


class _Walk:
    """The walk through the trie.

    Attributes:
        groups: of each title that is not settled; each as a list, empty, for those of
            its members that have been looked at, and its settled members.
    """

    def __init__(self, titles: Sequence[Collection[str]], settled: Sequence[bool]) -> None:
        self.groups: _Groups = defaultdict(list)
        self._ranks, rare = _ranked(titles)
        self._enough = [
            (_SHORT if len(ranks) >= _SHORT else len(ranks) + 1) - _DIFFERENT
            for ranks in self._ranks
        ]
        free: defaultdict[int, list[int]] = defaultdict(list)
        others: defaultdict[int, list[int]] = defaultdict(list)
        for place, ranks in enumerate(self._ranks):
            by_word = others if settled[place] else free
            usual = place * _WORDS + _DIFFERENT + 1
            for member, word in enumerate(ranks, place * _WORDS):
                if member >= usual and word >= rare:
                    break
                by_word[word].append(member)
        self._visit_all(free, others, 1)

    def _visit_all(
        self, free: Mapping[int, list[int]], others: Mapping[int, list[int]], depth: int
    ) -> None:
        for word, members in free.items():
            settled = others.get(word, ())
            if len(members) + len(settled) > 1:
                self._visit(members, settled, depth)

    def _visit(self, free: _Members, settled: _Members, depth: int) -> None:
        """Group the titles that share that many words, or visit those that share one more."""
        if len(free) * (len(free) + len(settled)) <= _LOOKS:
            self._group(free, settled)
            return
        enough = self._enough
        last = [member for member in free if enough[member // _WORDS] <= depth]
        if last:
            others = [member for member in settled if enough[member // _WORDS] <= depth]
            if len(last) + len(others) <= (_LONG_CROWD if depth > 1 else CROWD):
                self._group(last, others)
                if len(last) == len(free) and len(others) == len(settled):
                    return
        if depth < _DEEPEST:
            self._visit_all(*self._by_next_word(free, settled, depth), depth + 1)

    def _by_next_word(
        self, free: _Members, settled: _Members, depth: int
    ) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
        """Return the titles by the words that may be the next they share: free ones, and others."""
        ranks, end = self._ranks, depth + _DIFFERENT + 1
        by_word: defaultdict[int, list[int]] = defaultdict(list)
        for member in free:
            place, at = divmod(member, _WORDS)
            for then, word in enumerate(ranks[place][at + 1 : end], member + 1):
                by_word[word].append(then)
        others: dict[int, list[int]] = {word: [] for word in by_word}
        for member in settled:
            place, at = divmod(member, _WORDS)
            for then, word in enumerate(ranks[place][at + 1 : end], member + 1):
                if word in others:
                    others[word].append(then)
        return by_word, others

    def _group(self, free: _Members, settled: _Members) -> None:
        group: tuple[list[int], list[int]] = ([], [member // _WORDS for member in settled])
        for member in free:
            self.groups[member // _WORDS].append(group)


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
    """Words without the s of a plural, as America spells them."""

    def __missing__(self, word: str) -> str:
        stem = word[:-1] if len(word) > 3 and word[-1] == "s" else word
        self[word] = stem = american(stem)
        return stem
