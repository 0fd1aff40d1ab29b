"""Typo search: the same query with words replaced by similar words of the library.

The vocabulary of the library is compared, not each of its entries. How near: one typo (a letter
missing, added, changed, or two swapped) in words of 4-6 letters, two in longer ones, none in
shorter ones and in numbers (optimal string alignment distance). The replacements with the
fewest typos that find something win. A short word that is in no title may also be an acronym of
the title's words (`rnn`, `lssl`). Loads rapidfuzz, so it is imported when it is needed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice, product
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from ssmlit.query.matching import is_found
from ssmlit.query.nodes import AllOf, AnyOf, Id, Node, Query, Words
from ssmlit.query.words import singular
from ssmlit.venues import spellings

if TYPE_CHECKING:
    from ssmlit.query.corpus import Corpus

MAX_WORDS = 12
MAX_NEAR = 6
MAX_COMBINATIONS = 4096  # of replacements; the best of them are tried
MAX_VARIANTS = 25  # the query as typed may be one
INITIALS_COST = 2  # as much as two typos

Near = dict[str, int]  # words of the library → typos


def allowance(word: str) -> int:
    """Return how many typos a word may have."""
    return 0 if len(word) < 4 or word.isdigit() else 1 if len(word) < 7 else 2


def nearest(word: str, known: Sequence[str], slips: int) -> Near:
    """Return the known words at most that many typos from a word, the nearest first."""
    found = process.extract(word, known, scorer=OSA.distance, score_cutoff=slips, limit=MAX_NEAR)
    return {near: int(distance) for near, distance, _ in found}


class Replacement(NamedTuple):
    """What a word may stand for: a word of the library, or the initials of several."""

    word: str
    slips: int
    initials: bool = False


def variants(query: Query, corpus: Corpus) -> Iterator[tuple[int, Query]]:
    """Yield the query with words replaced, and how many typos that forgives, fewest first.

    A word that nothing in the corpus holds is replaced; one without a replacement stays, and if all
    depends on it and nothing is found by it, there are no variants. Phrases in quotes, what is
    negated, and queries of more than twelve words are left alone.
    """
    words = list(dict.fromkeys(word.squashed for word in query.words if not word.exact))
    if not 0 < len(words) <= MAX_WORDS:
        return
    known = _Replacements(corpus)
    choices = {word: known.choices(word) for word in words}
    alone = (word for word in _required(query.root) if not choices.get(word.squashed, True))
    if not all(is_found(word, corpus) for word in alone):  # wherever: also by its key
        return
    each = [found or [Replacement(word, 0)] for word, found in choices.items()]
    combinations = islice(product(*each), MAX_COMBINATIONS)
    for combination in sorted(combinations, key=_slips)[:MAX_VARIANTS]:
        if slips := _slips(combination):
            yield slips, _replaced(query, dict(zip(words, combination, strict=True)))


class _Replacements:
    """What a corpus has in place of a word."""

    def __init__(self, corpus: Corpus) -> None:
        self._words = corpus.vocabulary()

    def choices(self, word: str) -> list[Replacement]:
        slips = allowance(word)
        near = nearest(word, self._words.words, slips) if slips else {}
        found = [Replacement(text, far) for text, far in near.items() if far]
        if self._words.holds(word) or spellings(word) or not word.isalpha():
            found.insert(0, Replacement(word, 0))
        abbreviates = word.isalpha() and word.isascii() and 2 <= len(word) <= 5
        if abbreviates and singular(word) in self._initials:
            found.append(Replacement(word, INITIALS_COST, initials=True))
        return found

    @cached_property
    def _initials(self) -> str:
        return self._words.initials()  # needs every title, so it is asked for only if need be


def _required(node: Node) -> Iterator[Words]:
    """Yield the words without which nothing is found."""
    if isinstance(node, Words):
        yield node
    elif isinstance(node, AllOf):
        for child in node.children:
            yield from _required(child)


def _slips(combination: Sequence[Replacement]) -> int:
    return sum(choice.slips for choice in combination)


def _replaced(query: Query, chosen: Mapping[str, Replacement]) -> Query:
    words = tuple(_corrected(word, chosen) for word in query.words)
    plain = " ".join(chosen[word].word if word in chosen else word for word in query.plain.split())
    return Query(query.text, _rebuilt(query.root, chosen), words, plain)


def _corrected(text: Words, chosen: Mapping[str, Replacement]) -> Words:
    choice = chosen.get(text.squashed)
    if text.exact or choice is None or not choice.slips:
        return text
    return text._replace(words=(choice.word,), initials=choice.initials)


def _rebuilt(node: Node, chosen: Mapping[str, Replacement]) -> Node:
    if isinstance(node, Words):
        return _corrected(node, chosen)
    if isinstance(node, Id) and node.text:
        return node._replace(text=_corrected(node.text, chosen))
    if isinstance(node, AllOf | AnyOf):
        return type(node)(tuple(_rebuilt(child, chosen) for child in node.children))
    return node
