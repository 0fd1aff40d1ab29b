"""The works that may be the one that is asked about, found without reading the others.

Works are found by their identifiers and by the rare words of their titles; only what is found is
read as a record, and prepared for comparing, once. Decides nothing: that is `ssmlit.duplicates`.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property, partial
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from ssmlit import fields
from ssmlit.duplicates.block import alike_in_title
from ssmlit.duplicates.identity import NAMES_A_WORK
from ssmlit.duplicates.prepare import prepare
from ssmlit.latex import fold, squash

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ssmlit.duplicates.prepare import Prepared
    from ssmlit.library import Library
    from ssmlit.model import Entry, Identifier, Record

RARE = 5  # words of a title that are looked for, the rarest ones
ALIKE = 90.0  # ratio of titles from which other authors do not matter


class Work:
    """A work that is there, or is asked about.

    Args:
        read: gives what works are compared by.
        outline: its title and identifiers, where they are known before it is read.
        entry: the entry of the library that it is.
    """

    def __init__(
        self,
        read: Callable[[], Record],
        outline: Record | None = None,
        entry: Entry | None = None,
    ) -> None:
        self._read = read
        self._outline = outline
        self.entry = entry

    @classmethod
    def of_entry(cls, entry: Entry, outline: Record | None = None) -> Work:
        """Return an entry of the library as a work."""
        return cls(partial(fields.comparable, entry), outline, entry)

    @classmethod
    def of_record(cls, record: Record) -> Work:
        """Return a record as a work."""
        return cls(lambda: record, record)

    @property
    def outline(self) -> Record:
        """The title and the identifiers."""
        return self.compared if self._outline is None else self._outline

    @cached_property
    def compared(self) -> Record:
        """What works are compared by; of an entry not all that it says."""
        return self._read()

    @cached_property
    def record(self) -> Record:
        """All that is known of the work."""
        return self.compared if self.entry is None else fields.record(self.entry)

    @cached_property
    def prepared(self) -> Prepared:
        """The record in the form it is compared in."""
        return prepare(self.compared)

    @cached_property
    def names(self) -> frozenset[str]:
        """The folded words of the authors' names."""
        if self.entry is not None:
            return frozenset(fold(self.entry.get("author")).split())
        return frozenset(fold(" ".join(one.last for one in self.compared.authors)).split())

    @cached_property
    def squashed(self) -> str:
        """The folded title without blanks."""
        return squash(self.outline.title)


class Shelf:
    """Works, found by what is known of another one."""

    def __init__(self, works: Iterable[Work] = ()) -> None:
        self._works: list[Work] = []
        self._titles: list[str] = []  # in lower case
        self._by_identifier: defaultdict[Identifier, list[int]] = defaultdict(list)
        self._by_word: defaultdict[str, list[int]] = defaultdict(list)
        for work in works:
            self.put(work)

    @classmethod
    def of_library(cls, library: Library) -> Shelf:
        """Return a shelf with every entry of a library."""
        return cls(map(Work.of_entry, library.entries, library.outlines))

    def put(self, work: Work) -> None:
        """Add a work; what was put in before, under the same key, is found under both names."""
        place = len(self._works)
        self._works.append(work)
        self._titles.append(work.outline.title.lower())
        for identifier in work.outline.identifiers:
            self._by_identifier[identifier].append(place)
        for word in words(work.outline):
            self._by_word[word].append(place)

    def named(self, asked: Work) -> list[Work]:
        """Return the works that share an identifier with one, if it can be the same."""
        return [self._works[place] for place in self._candidates(asked, set())]

    def near(self, asked: Work) -> list[Work]:
        """Return the works that share an identifier, or rare words of a like title, with one."""
        places = self._candidates(asked, self._sharing_words(asked))
        found = (self._works[place] for place in places)
        return [work for work in found if not _are_strangers(work, asked)]

    def _candidates(self, asked: Work, places: set[int]) -> list[int]:
        """Return the places that share a name with one; and those, that share less, of like title.

        An address or an ISBN, which several works may share, is less than a name.
        """
        named: set[int] = set()
        for identifier in asked.outline.identifiers:
            is_name = identifier.scheme in NAMES_A_WORK
            (named if is_name else places).update(self._by_identifier.get(identifier, ()))
        others = sorted(places - named)
        if title := asked.outline.title.lower():
            alike = alike_in_title(title, [self._titles[place] for place in others])
            named.update(others[at] for at in alike)
        return sorted(named)

    def _sharing_words(self, asked: Work) -> set[int]:
        """Return the places of works whose titles share two of the rarest words of one."""
        postings = [it for word in words(asked.outline) if (it := self._by_word.get(word))]
        postings.sort(key=len)
        if len(postings) == 1:
            return set(postings[0])
        once: set[int] = set()
        twice: set[int] = set()
        for posting in postings[:RARE]:
            twice.update(once.intersection(posting))
            once.update(posting)
        return twice


def _are_strangers(work: Work, asked: Work) -> bool:
    """Whether nothing but a somewhat like title connects two works: no name, no identifier.

    What `duplicates` would find hopeless, without reading the entry.
    """
    if not asked.names or not work.names or not asked.names.isdisjoint(work.names):
        return False
    ours, theirs = asked.outline, work.outline
    if asked.compared.pages or "[" in theirs.title + ours.title:
        return False
    if not set(theirs.identifiers).isdisjoint(ours.identifiers):
        return False
    return fuzz.ratio(work.squashed, asked.squashed) < ALIKE


def words(record: Record) -> set[str]:
    """Return the folded words of a record's title."""
    return set(fold(record.title).split())
