"""The searched texts of entries, folded many at once, and the words in them.

Responsible for which texts words are looked for in, and so for what an index keeps: no index and no
size of a file changes what is found. A word from here only ever proposes what is then searched.
Does not depend on queries.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from ssmlit.fields.names import IDENTIFYING_FIELDS
from ssmlit.latex import fold_all
from ssmlit.query.language import PLAIN
from ssmlit.query.searchable_entry import join_texts

if TYPE_CHECKING:
    from ssmlit.query.searchable_entry import SearchableEntry

_AT_ONCE = 500  # entries that are folded together

FOLDED = tuple(name for name in PLAIN if name != "key")
"""The texts of `SearchableEntry.text` that are searched; the key is folded with what is further."""


class FoldedTexts(NamedTuple):
    """The searched texts of one entry."""

    texts: tuple[str, ...]  # one for each of `FOLDED`, as `SearchableEntry.text` returns them
    squashed: str  # these, the key, the repository and the identifying fields, without blanks


def folded(subjects: Sequence[SearchableEntry]) -> Iterator[FoldedTexts]:
    """Yield the searched texts of each subject; many at once are faster."""
    columns = [_folded(subjects, name) for name in FOLDED]
    further = fold_all([_further(subject) for subject in subjects])
    for texts, more in zip(zip(*columns, strict=True), further, strict=True):
        yield FoldedTexts(texts, ("".join(texts) + more).replace(" ", ""))


def _folded(subjects: Iterable[SearchableEntry], name: str) -> list[str]:
    values = [[value for value in one.values(name) if value] for one in subjects]
    texts = iter(fold_all(list(chain.from_iterable(values))))
    return [join_texts(islice(texts, len(some))) for some in values]


def _further(subject: SearchableEntry) -> str:
    """Return what else is searched in an entry besides the folded texts."""
    written = subject.written
    named = [written[at] for at in IDENTIFYING_FIELDS if at in written]
    return " ".join([subject.repository, subject.key, *named])


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
