"""The works that may be the one that is asked about, found without reading the others.

Works are found by their identifiers and by the rare words of their titles; only what is found is
read as a record, and prepared for comparing, once. Decides nothing: that is `ssmlit.duplicates`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ssmlit import fields
from ssmlit.duplicates.block import alike
from ssmlit.duplicates.prepare import prepare
from ssmlit.latex import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ssmlit.duplicates.prepare import Prepared
    from ssmlit.library import Library
    from ssmlit.model import Entry, Identifier, Record

RARE = 5  # words of a title that are looked for, the rarest ones
ENOUGH = 2  # of them have to be shared


@dataclass(eq=False)
class Work:
    """A work that is there: an entry of the library, or a record that came in."""

    entry: Entry | None = None
    known: Record | None = None

    @cached_property
    def record(self) -> Record:
        """What is known of the work."""
        if self.known is not None:
            return self.known
        if self.entry is None:
            raise ValueError("a work is an entry or a record")
        return fields.record(self.entry)

    @cached_property
    def prepared(self) -> Prepared:
        """The record in the form it is compared in."""
        return prepare(self.record)


class Shelf:
    """Works by identifier and by the words of their titles."""

    def __init__(self) -> None:
        self._works: list[Work] = []
        self._outlines: list[Record] = []
        self._by_identifier: defaultdict[Identifier, list[int]] = defaultdict(list)
        self._by_word: defaultdict[str, list[int]] = defaultdict(list)

    @classmethod
    def of_library(cls, library: Library) -> Shelf:
        """Return a shelf with every entry of a library."""
        shelf = cls()
        for outline, entry in zip(library.outlines, library.entries, strict=True):
            shelf._append(outline, Work(entry))
        return shelf

    @classmethod
    def of_records(cls, records: Iterable[Record]) -> Shelf:
        """Return a shelf with records."""
        shelf = cls()
        for record in records:
            shelf.put(record)
        return shelf

    def put(self, record: Record) -> None:
        """Add a record; what was put in before, under the same key, is found under both names."""
        self._append(record, Work(known=record))

    def near(self, record: Record) -> list[Work]:
        """Return the works that share an identifier, or rare words of a like title, with one."""
        places: dict[int, None] = {}
        for identifier in record.identifiers:
            places.update(dict.fromkeys(self._by_identifier.get(identifier, ())))
        postings = [found for word in words(record) if (found := self._by_word.get(word))]
        rarest = sorted(postings, key=len)[:RARE]
        shared = Counter(place for posting in rarest for place in posting)
        enough = min(ENOUGH, len(rarest))
        places.update(dict.fromkeys(place for place, count in shared.items() if count >= enough))
        near = sorted(places)
        close = alike(record, [self._outlines[place] for place in near])
        return [self._works[near[at]] for at in close]

    def _append(self, outline: Record, work: Work) -> None:
        place = len(self._works)
        self._works.append(work)
        self._outlines.append(outline)
        for identifier in outline.identifiers:
            self._by_identifier[identifier].append(place)
        for word in words(outline):
            self._by_word[word].append(place)


def words(record: Record) -> set[str]:
    """Return the folded words of a record's title."""
    return set(fold(record.title).split())
