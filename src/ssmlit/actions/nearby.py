"""The works that may be the one that is asked about, found without reading the others.

Works are found by their identifiers and by the rare words of their titles; only what is found is
read as a record, and prepared for comparing, once. Decides nothing: that is `ssmlit.duplicates`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from ssmlit import fields
from ssmlit.duplicates.block import alike
from ssmlit.duplicates.prepare import prepare
from ssmlit.latex import fold, squash

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ssmlit.duplicates.prepare import Prepared
    from ssmlit.library import Library
    from ssmlit.model import Entry, Identifier, Record

RARE = 5  # words of a title that are looked for, the rarest ones
ENOUGH = 2  # of them have to be shared
ALIKE = 90.0  # ratio of titles from which other authors do not matter


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
    def names(self) -> frozenset[str]:
        """The folded words of the authors' names."""
        if self.entry is not None:
            return frozenset(fold(self.entry.get("author")).split())
        return frozenset(fold(" ".join(one.last for one in self.record.authors)).split())

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

    def named(self, record: Record) -> list[Work]:
        """Return the works that share an identifier with a record."""
        return [self._works[place] for place in sorted(self._named(record))]

    def _named(self, record: Record) -> set[int]:
        return {place for name in record.identifiers for place in self._by_identifier.get(name, ())}

    def near(self, record: Record) -> list[Work]:
        """Return the works that share an identifier, or rare words of a like title, with one."""
        by_name = self._named(record)
        nameless = replace(record, identifiers=())
        postings = [found for word in words(record) if (found := self._by_word.get(word))]
        rarest = sorted(postings, key=len)[:RARE]
        shared: Counter[int] = Counter()
        for posting in rarest:
            shared.update(posting)
        enough = min(ENOUGH, len(rarest))
        places = by_name.union(place for place, count in shared.items() if count >= enough)
        near = sorted(places)
        named = {at for at, place in enumerate(near) if place in by_name}
        titled = alike(nameless, [self._outlines[place] for place in near])
        close = sorted(named.union(titled))
        mine = frozenset(fold(" ".join(one.last for one in record.authors)).split())
        return [
            self._works[near[at]] for at in close if not self._are_strangers(near[at], record, mine)
        ]

    def _are_strangers(self, place: int, record: Record, mine: frozenset[str]) -> bool:
        """Whether nothing but a somewhat like title connects two works: no name, no identifier.

        What `candidates_for` would find hopeless, without reading the entry.
        """
        theirs = self._works[place].names
        if not mine or not theirs or not mine.isdisjoint(theirs) or record.pages:
            return False
        outline = self._outlines[place]
        if "[" in outline.title + record.title:
            return False
        if not set(outline.identifiers).isdisjoint(record.identifiers):
            return False
        return fuzz.ratio(squash(outline.title), squash(record.title)) < ALIKE

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
