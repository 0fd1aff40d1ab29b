"""Which entry a paper on its way in resembles most.

One paper is compared with the few entries that share an identifier or telling title words with it,
found in the file's text without reading the other entries; many papers with an index of all. What
came in before counts as being there.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ssmlit import fields
from ssmlit.duplicates import Outcome, candidates_for
from ssmlit.latex import fold, squash

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ssmlit.duplicates import Pair, Verdict
    from ssmlit.library import Library
    from ssmlit.model import Identifier, Record

FEW = 3  # from so many papers on, reading every entry once pays
TELLING = 4  # words of a title that are looked for, the longest ones
RANK = {Outcome.SAME: 0, Outcome.MISMATCH: 1, Outcome.MAYBE: 2}


@dataclass(frozen=True, slots=True)
class Match:
    """The entry that a paper resembles, and the verdict on the two.

    Attributes:
        record: the entry as a record, with its key.
        verdict: of the engine of duplicates.
    """

    record: Record
    verdict: Verdict

    @property
    def key(self) -> str:
        """The citation key of the entry."""
        return self.record.key

    @property
    def outcome(self) -> Outcome:
        """The verdict's outcome: same, maybe or mismatch."""
        return self.verdict.outcome

    @property
    def sure(self) -> bool:
        """Whether the two are the same work."""
        return self.outcome is Outcome.SAME

    @property
    def why(self) -> str:
        """The reason in a few words."""
        if self.verdict.decided_by:
            return self.verdict.decided_by
        return ", ".join(f"{one.field} {one.reason}" for one in self.verdict.evidence[:3])


class Matcher:
    """Finds the entry a record resembles.

    Args:
        library: the library.
        papers: how many records will be asked about.
    """

    def __init__(self, library: Library, papers: int) -> None:
        self._library = library
        self._new = _Index()
        self._all = _Index(library.records()) if papers > FEW else None

    def best(self, record: Record) -> Match | None:
        """Return the most alike entry that is not surely another work."""
        known = self._all.near(record) if self._all is not None else self._from_text(record)
        near = {(one.key, one.line): one for one in [*known, *self._new.near(record)]}
        pairs = candidates_for(replace(record, key=""), list(near.values()))
        if not pairs:
            return None
        best = min(pairs, key=_rank)
        return Match(best.left, best.verdict)

    def remember(self, record: Record) -> None:
        """Take a record that came in, or came to know more, into account from now on."""
        self._new.put(record)

    def _from_text(self, record: Record) -> Iterable[Record]:
        document = self._library.document
        found = {}
        for identifier in record.identifiers:
            for entry in self._library.by_identifier(identifier):
                found[entry.line] = entry
        words = _telling(record)
        for left_out in range(max(1, len(words))):
            wanted = words[:left_out] + words[left_out + 1 :] if len(words) > 1 else words
            for entry in document.containing(wanted) if wanted else ():
                title = squash(entry.get("title"))
                if all(word in title for word in wanted):  # and not only in an abstract
                    found[entry.line] = entry
        return [fields.record(entry) for entry in found.values()]


class _Index:
    """Records by identifier and by the words of their titles."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._records: list[Record] = []
        self._places: dict[str, int] = {}
        self._by_identifier: defaultdict[Identifier, set[int]] = defaultdict(set)
        self._by_word: defaultdict[str, set[int]] = defaultdict(set)
        for record in records:
            self._append(record)

    def put(self, record: Record) -> None:
        """Add a record, or put it in the place of the one with its key."""
        place = self._places.get(record.key)
        if place is None:
            self._append(record)
        else:
            self._records[place] = record
            self._name(record, place)

    def near(self, record: Record) -> list[Record]:
        """Return the records that share an identifier or two telling words with one."""
        places: set[int] = set()
        for identifier in record.identifiers:
            places |= self._by_identifier.get(identifier, set())
        postings = [found for word in _words(record) if (found := self._by_word.get(word))]
        rarest = sorted(postings, key=len)[: TELLING + 1]
        shared = Counter(place for posting in rarest for place in posting)
        enough = min(2, len(rarest))
        places |= {place for place, count in shared.items() if count >= enough}
        return [self._records[place] for place in sorted(places)]

    def _append(self, record: Record) -> None:
        place = len(self._records)
        self._records.append(record)
        self._places.setdefault(record.key, place)
        self._name(record, place)

    def _name(self, record: Record, place: int) -> None:
        for identifier in record.identifiers:
            self._by_identifier[identifier].add(place)
        for word in _words(record):
            self._by_word[word].add(place)


def _words(record: Record) -> set[str]:
    return set(fold(record.title).split())


def _telling(record: Record) -> list[str]:
    words = {word for word in _words(record) if word.isalnum()}
    return sorted(words, key=lambda word: (-len(word), word))[:TELLING]


def _rank(pair: Pair) -> tuple[int, float]:
    return RANK[pair.verdict.outcome], -pair.verdict.score
