"""Typo search: the same query with words replaced by words of the library that are near them.

The vocabulary of the library is compared, not each of its entries. How near: one slip (a letter
missing, added, changed, or two swapped) in words of 4-6 letters, two in longer ones, none in
shorter ones and in numbers (optimal string alignment distance). The replacements with the
fewest slips that find something win. Loads rapidfuzz, so it is imported when it is needed.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import islice, product
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA

from ssmlit.query.nodes import All, Any, Id, Node, Query, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

MAX_WORDS = 12
MAX_NEAR = 6
MAX_VARIANTS = 24

Near = dict[str, int]  # words of the library → slips


def allowance(word: str) -> int:
    """Return how many slips a word may have."""
    return 0 if len(word) < 4 or word.isdigit() else 1 if len(word) < 7 else 2


def nearest(word: str, known: Sequence[str], slips: int, count: int = MAX_NEAR) -> Near:
    """Return the known words at most so many slips from a word, the nearest first."""
    found = process.extract(word, known, scorer=OSA.distance, score_cutoff=slips, limit=count)
    return {near: int(distance) for near, distance, _ in found}


def variants(query: Query, known: Sequence[str]) -> Iterator[tuple[int, Query]]:
    """Yield the query with words replaced, and how many slips that forgives, fewest first.

    Phrases in quotes, what is negated, and queries of more than twelve words are left alone.
    """
    words = {w.squashed: len(w.words) for w in query.words if not w.exact}
    if not 0 < len(words) <= MAX_WORDS:
        return
    choices = [_choices(word, known) for word in words]
    combinations = islice(product(*choices), 4096)
    for combination in sorted(combinations, key=_slips)[: MAX_VARIANTS + 1]:
        slips = _slips(combination)
        if slips:
            chosen = {word: near for word, (near, _) in zip(words, combination, strict=True)}
            yield slips, _replaced(query, chosen)


def _choices(word: str, known: Sequence[str]) -> list[tuple[str, int]]:
    slips = allowance(word)
    near = nearest(word, known, slips) if slips else {}
    return [(word, 0), *((text, distance) for text, distance in near.items() if distance)]


def _slips(combination: Sequence[tuple[str, int]]) -> int:
    return sum(slips for _, slips in combination)


def _replaced(query: Query, chosen: Mapping[str, str]) -> Query:
    words = tuple(_corrected(word, chosen) for word in query.words)
    plain = " ".join(chosen.get(word, word) for word in query.plain.split())
    return Query(query.text, _rebuilt(query.root, chosen), words, plain)


def _corrected(text: Text, chosen: Mapping[str, str]) -> Text:
    near = chosen.get(text.squashed, text.squashed)
    if text.exact or near == text.squashed:
        return text
    return replace(text, words=(near,))


def _rebuilt(node: Node, chosen: Mapping[str, str]) -> Node:
    if isinstance(node, Text):
        return _corrected(node, chosen)
    if isinstance(node, Id) and node.text:
        return replace(node, text=_corrected(node.text, chosen))
    if isinstance(node, All | Any):
        return type(node)(tuple(_rebuilt(child, chosen) for child in node.children))
    return node
