"""Which words a library holds: those of its titles, names, venues, tags and years.

Needed only when nothing was found. A word from here only ever proposes what is then searched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ssmlit.query.searchable_entry import SearchableEntry

_AT_ONCE = 500  # entries that are folded together


class Vocabulary(NamedTuple):
    """What words a library has."""

    words: tuple[str, ...]  # the folded ones, each once, sorted
    # returns whether a squashed word may be in the library, also inside or across words
    holds: Callable[[str], bool]
    # returns the first letters of the words of each title, a title a line
    initials: Callable[[], str]


def first_letters(titles: Iterable[str]) -> str:
    """Return the first letters of the words of each folded title, a title a line."""
    return "\n".join("".join([word[0] for word in title.split()]) for title in titles)


def vocabulary(subjects: Sequence[SearchableEntry]) -> Vocabulary:
    """Return the words of some subjects."""
    from ssmlit.query.folding import folded

    words: set[str] = set()
    titles: list[str] = []
    squashed: list[str] = []
    for start in range(0, len(subjects), _AT_ONCE):
        for texts, text in folded(subjects[start : start + _AT_ONCE]):
            words.update(chain.from_iterable(map(str.split, texts)))
            titles.append(texts[0])
            squashed.append(text)
    whole = "\n".join(squashed)
    return Vocabulary(tuple(sorted(words)), whole.__contains__, lambda: first_letters(titles))
