"""What is searched: entries as subjects, their words, and what cannot be read.

A `Corpus` serves search, typo search and suggestions. This one reads a document and keeps its
entries if it is small; `ssmlit.index` has a precomputed one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Protocol, runtime_checkable

from ssmlit.bibtex.document import LARGE
from ssmlit.fields.names import PARENT_FIELDS
from ssmlit.query.searchable_entry import SearchableEntry

if TYPE_CHECKING:
    from ssmlit.bibtex import Document
    from ssmlit.model import Entry
    from ssmlit.query.folded_texts import Vocabulary
    from ssmlit.query.nodes import Query


class Unreadable(NamedTuple):
    """A block that cannot be read: its 1-based line, and its text."""

    line: int
    text: str


@runtime_checkable
class Corpus(Protocol):
    """Entries to be searched."""

    def subjects(self, query: Query) -> Iterable[SearchableEntry]:
        """Return at least the entries that match a query, in file order."""
        ...

    def vocabulary(self) -> Vocabulary:
        """Return the words of the corpus."""
        ...

    def unreadable(self) -> Iterable[Unreadable]:
        """Return the blocks that cannot be read."""
        ...

    def source(self, subject: SearchableEntry) -> str:
        """Return the exact text of the block of one of its subjects."""
        ...

    def tags(self) -> Counter[str]:
        """Return how many entries have each tag."""
        ...

    def __len__(self) -> int:
        """Return how many entries there are."""
        ...


class DocumentCorpus:
    """The corpus of a document.

    Of one with at least `large` bytes it reads only what a query needs, and keeps nothing.
    """

    def __init__(self, document: Document, *, large: int = LARGE) -> None:
        self._document = document
        self._large = large

    def subjects(self, query: Query) -> list[SearchableEntry]:
        """Return the subjects of the entries that may match; see `Corpus`."""
        if len(self._document.data) < self._large:
            return self._all
        from ssmlit.query.prefilter_words import prefilter_fields, words_to_prefilter_by

        sets, names = words_to_prefilter_by(query), prefilter_fields(query)
        return self._subjects(self._document.containing(*sets, names=names))

    @cached_property
    def _all(self) -> list[SearchableEntry]:
        return self._subjects(self._document.entries)

    def _subjects(self, entries: Sequence[Entry]) -> list[SearchableEntry]:
        """Return entries, and all those that have fields from others, once each in file order."""
        if not self._heirs:
            return [SearchableEntry(entry) for entry in entries]
        placed = {entry.place: SearchableEntry(entry) for entry in entries} | self._heirs
        return [placed[place] for place in sorted(placed)]

    @cached_property
    def _heirs(self) -> dict[tuple[int, str, int], SearchableEntry]:
        """The entries that have fields from others: what they are found by may be there."""
        document = self._document
        if not document.mentions(PARENT_FIELDS):
            return {}
        from ssmlit.fields.inheritance import parents
        from ssmlit.library import Library

        library = Library(document)
        return {
            entry.place: SearchableEntry(entry, whole=library.complete(entry))
            for name in PARENT_FIELDS
            for entry in document.mentioning(name)
            if parents(entry)
        }

    def vocabulary(self) -> Vocabulary:
        """Return the words of the document; see `Corpus`."""
        return self._vocabulary

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        from ssmlit.query.folded_texts import vocabulary

        return vocabulary(self._subjects(self._document.entries))

    def unreadable(self) -> list[Unreadable]:
        """Return the broken blocks; see `Corpus`.

        Of a large file all are scanned only when unmatched braces show that there is one.
        """
        data, text = self._document.data, self._document.block_index.text
        if len(data) >= self._large and data.count(b"{") == data.count(b"}"):
            return []
        return [Unreadable(block.line, text(block)) for block in self._document.broken]

    def source(self, subject: SearchableEntry) -> str:
        """Return the text of a subject's block; see `Corpus`."""
        return self._document.source(subject.entry)

    def tags(self) -> Counter[str]:
        """Return the tags; see `Corpus`."""
        return Counter(tag for subject in self._all for tag in subject.tags)

    def __len__(self) -> int:
        return len(self._document.entries)
