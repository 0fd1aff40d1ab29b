"""The one index of works: by identifier, by title, and by the words of like titles.

Responsible for finding the works that a record may be, in a library, a catalogue or among the rows
of an import. Does not depend on the judge of duplicates: nothing is decided here, and a work is
only read as a whole when somebody asks for its record.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property, partial
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from ssmlit import fields
from ssmlit.identifiers.naming import NAMES_A_WORK
from ssmlit.latex import fold, squash

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ssmlit.model import Entry, Identifier, Record

TELLING = 4  # words of a title that are searched for in the file's text, the longest ones
RARE = 5  # words of a title that are looked up in the index, the rarest ones
CROWD = 200  # works from which sharing two words tells too little; fewer are all compared
SAME = 90.0  # ratio of titles without blanks from which other authors do not matter
ALIKE = 72.0  # ratio of lower-cased titles from which one may be another form of the other


class Candidate:
    """A work that a record may be.

    Args:
        outline: at least its title and its identifiers, and its key if it has one.
        entry: the entry of the library that it is, or `None`.
        load: gives all that is known of it; without, the outline is all.
    """

    def __init__(
        self,
        outline: Record,
        entry: Entry | None = None,
        load: Callable[[], Record] | None = None,
    ) -> None:
        self.outline = outline
        self.entry = entry
        self._load = load

    @classmethod
    def of_entry(cls, entry: Entry, outline: Record | None = None) -> Candidate:
        """Return an entry of a library as a candidate."""
        return cls(outline or fields.outline(entry), entry, partial(fields.record, entry))

    @cached_property
    def record(self) -> Record:
        """All that is known of the work."""
        return self._load() if self._load else self.outline


class Candidates:
    """Works, found by what is known of a record.

    Args:
        works: in an order that is kept.
    """

    def __init__(self, works: Iterable[Candidate] = ()) -> None:
        self._works: list[Candidate] = []
        self._titles: list[str] = []  # in lower case
        self._by_identifier: defaultdict[Identifier, list[int]] = defaultdict(list)
        self._by_word: defaultdict[str, list[int]] = defaultdict(list)
        self._by_title: defaultdict[str, list[int]] = defaultdict(list)
        for work in works:
            self.add(work)

    @classmethod
    def of_records(cls, records: Iterable[Record]) -> Candidates:
        """Return an index of records that say all that is known."""
        return cls(map(Candidate, records))

    def add(self, work: Candidate) -> None:
        """Add a work; an earlier one under the same key stays."""
        index = len(self._works)
        self._works.append(work)
        self._titles.append(work.outline.title.lower())
        for identifier in work.outline.identifiers:
            self._by_identifier[identifier].append(index)
        words = fold(work.outline.title).split()
        for word in set(words):
            self._by_word[word].append(index)
        if words:
            self._by_title["".join(words)].append(index)

    @property
    def outlines(self) -> Sequence[Record]:
        """What is known at once of every work, in their order."""
        return [work.outline for work in self._works]

    def whole(self, index: int) -> Record:
        """Return all that is known of the work at an index of `outlines`."""
        return self._works[index].record

    def get(self, identifier: Identifier) -> Record | None:
        """Return the outline of the first work that carries an identifier, or `None`."""
        return next(iter(self.by_identifier(identifier)), None)

    def by_identifier(self, identifier: Identifier) -> Sequence[Record]:
        """Return the outlines of the works that carry an identifier."""
        return [self._works[at].outline for at in self._by_identifier.get(identifier, ())]

    def by_title(self, title: str) -> Sequence[Record]:
        """Return the outlines of that title; case, accents, blanks and hyphens do not count."""
        return [self._works[at].outline for at in self._by_title.get(squash(title), ())]

    def sharing_a_name(self, record: Record) -> list[Candidate]:
        """Return the works that share an identifier with a record.

        An address or an ISBN, which several works may share, only counts with a like title.
        """
        return [self._works[index] for index in self._near(record, set())]

    def near(self, record: Record) -> list[Candidate]:
        """Return the works that share an identifier with a record, or have a title like it."""
        found = [self._works[at] for at in self._near(record, self._sharing_words(record))]
        names = _surnames(record)
        return [work for work in found if not _are_strangers(work, record, names)]

    def _near(self, record: Record, others: set[int]) -> list[int]:
        named: set[int] = set()
        for identifier in record.identifiers:
            is_name = identifier.scheme in NAMES_A_WORK
            (named if is_name else others).update(self._by_identifier.get(identifier, ()))
        rest = sorted(others - named)
        if rest and (title := record.title.lower()):
            named.update(rest[at] for at in like_titles(title, [self._titles[i] for i in rest]))
        return sorted(named)

    def _sharing_words(self, record: Record) -> set[int]:
        """Return the works whose titles share two of the rarest words of a record's.

        Of a title whose rarest words are usual ones, three: else the work would grow with the
        square of the library.
        """
        if len(self._works) <= CROWD:
            return set(range(len(self._works)))
        words = set(fold(record.title).split())
        postings = [it for word in words if (it := self._by_word.get(word))]
        postings = sorted(postings, key=len)[:RARE]
        if len(postings) == 1:
            return set(postings[0])
        once: set[int] = set()
        twice: set[int] = set()
        thrice: set[int] = set()
        for posting in postings:
            thrice.update(twice.intersection(posting))
            twice.update(once.intersection(posting))
            once.update(posting)
        return thrice if len(postings) == RARE and len(twice) > CROWD else twice


def _surnames(record: Record) -> frozenset[str]:
    return frozenset(fold(" ".join(person.last for person in record.authors)).split())


def _are_strangers(work: Candidate, record: Record, names: frozenset[str]) -> bool:
    """Whether only a somewhat like title connects two works: no identifier, no author's name.

    Told without reading the entry: most works that share two rare words are such.
    """
    if not names or work.entry is None or record.pages or "[" in work.outline.title + record.title:
        return False
    theirs = fold(work.entry.get("author")).split()
    if not theirs or not names.isdisjoint(theirs):
        return False
    if not set(work.outline.identifiers).isdisjoint(record.identifiers):
        return False
    return fuzz.ratio(squash(work.outline.title), squash(record.title)) < SAME


def telling_words(title: str) -> list[str]:
    """Return the words of a title that are worth looking for in a file: the longest ones."""
    words = {word for word in fold(title).split() if word.isalnum()}
    return sorted(words, key=lambda word: (-len(word), word))[:TELLING]


def like_titles(title: str, titles: Sequence[str]) -> list[int]:
    """Return the indexes of the titles that one may be another form of; all in lower case."""
    near = process.extract(title, titles, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=400)
    found = [index for _, _, index in near]
    longest = sorted(set(title.split()), key=lambda word: (-len(word), word))[:3]
    if len(longest) == 3:
        one, two, three = longest
        hits = [
            index
            for index, other in enumerate(titles)
            if one in other and two in other and three in other
        ]
        found += hits[:400]
    if len(title) > 12:
        found += [index for index, other in enumerate(titles) if title in other][:100]
    found += [index for index, other in enumerate(titles) if len(other) > 12 and other in title]
    return found
