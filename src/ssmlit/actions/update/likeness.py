"""How similar a paper is to a library, by the words of titles and abstracts.

Words are weighted by how well they distinguish papers of this library (tf-idf: log of the number of
papers over the number that have it); a paper's score is the mean cosine to the few entries that are
nearest to it, so that several subjects of a library do not blur into one. Words that the library
has never seen weigh most, and count against it. Responsible for numbers. Does not depend on what is
done with them.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable

from ssmlit import latex
from ssmlit.model import Record

_NEAREST = 5  # nearest entries that count


class Likeness:
    """What a library is about, by the records of its entries."""

    def __init__(self, records: Iterable[Record]) -> None:
        texts = [_words(record) for record in records]
        self._count = len(texts)
        self._having = Counter(word for words in texts for word in words)
        self._postings: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for at, words in enumerate(texts):
            for word, weight in self._vector(words).items():
                self._postings[word].append((at, weight))

    def score(self, record: Record) -> float:
        """Return how similar a paper is to the library's papers, 0 to 100."""
        nearness: defaultdict[int, float] = defaultdict(float)
        for word, weight in self._vector(_words(record)).items():
            for at, theirs in self._postings.get(word, ()):
                nearness[at] += weight * theirs
        best = sorted(nearness.values(), reverse=True)[:_NEAREST]
        return round(100 * sum(best) / max(1, min(_NEAREST, self._count)), 1)

    def _vector(self, words: Counter[str]) -> dict[str, float]:
        """Return the weights of a text's words, of length 1."""
        weights = {
            word: (1 + math.log(count)) * math.log((1 + self._count) / (0.5 + self._having[word]))
            for word, count in words.items()
        }
        length = math.sqrt(sum(weight * weight for weight in weights.values()))
        return {word: weight / length for word, weight in weights.items()} if length else {}


def _words(record: Record) -> Counter[str]:
    words = latex.fold(f"{record.title} {record.abstract}").split()
    return Counter(word for word in words if len(word) > 1)
