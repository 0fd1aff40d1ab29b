"""The searched texts of entries, folded many at once: what an index keeps, and whose words count.

Responsible for which texts words are looked for in, so that no index and no size of a file changes
what is found. Does not depend on queries.
"""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from ssmlit.fields.names import IDENTIFYING_FIELDS
from ssmlit.latex import fold_all
from ssmlit.query.language import PLAIN
from ssmlit.query.searchable_entry import join_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ssmlit.query.searchable_entry import SearchableEntry

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
