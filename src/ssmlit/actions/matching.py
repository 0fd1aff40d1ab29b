"""Which entry a paper on its way in resembles most.

One paper is compared with the few entries that share an identifier or telling title words with it,
found in the file's text without reading the other entries; many papers with an index of all. What
came in before counts as being there.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ssmlit.actions.nearby import Shelf, Work, words
from ssmlit.duplicates import Outcome, candidates_for
from ssmlit.latex import squash

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ssmlit.duplicates import Pair, Verdict
    from ssmlit.library import Library
    from ssmlit.model import Entry, Record

FEW = 3  # from so many papers on, an index of all entries pays
TELLING = 4  # words of a title that are looked for in the text, the longest ones
RANK = {Outcome.SAME: 0, Outcome.MISMATCH: 1, Outcome.MAYBE: 2}


@dataclass(frozen=True, slots=True)
class Match:
    """What a paper resembles, and the verdict on the two.

    Attributes:
        record: the entry as a record, with its key; or a paper that came in before.
        verdict: of the engine of duplicates.
        entry: as it stands in the library, or `None` for a paper that came in before.
    """

    record: Record
    verdict: Verdict
    entry: Entry | None = None

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
        self._shelf = Shelf.of_library(library) if papers > FEW else None
        self._new = Shelf()
        self._latest: dict[str, Record] = {}

    def best(self, record: Record) -> Match | None:
        """Return the most alike entry that is not surely another work."""
        if self._shelf is None:
            there = self._from_text(record)
        else:
            found = self._best_of([*self._shelf.named(record), *self._new.named(record)], record)
            if found is not None and found.sure:
                return found
            there = self._shelf.near(record)
        return self._best_of([*there, *self._new.near(record)], record)

    def _best_of(self, works: Sequence[Work], record: Record) -> Match | None:
        near = [work for work in works if work.entry is not None or self._is_latest(work)]
        by_record = {id(work.record): work for work in near}
        pairs = candidates_for(
            replace(record, key=""),
            [work.record for work in near],
            prepared=lambda known: by_record[id(known)].prepared,
        )
        if not pairs:
            return None
        best = min(pairs, key=_rank)
        return Match(best.left, best.verdict, by_record[id(best.left)].entry)

    def remember(self, record: Record) -> None:
        """Take a record that came in, or came to know more, into account from now on."""
        self._latest[record.key] = record
        self._new.put(record)

    def _is_latest(self, work: Work) -> bool:
        return self._latest[work.record.key] is work.record

    def _from_text(self, record: Record) -> list[Work]:
        document = self._library.document
        found = {}
        for identifier in record.identifiers:
            for entry in self._library.by_identifier(identifier):
                found[entry.line] = entry
        telling = _telling(record)
        for left_out in range(max(1, len(telling))):
            wanted = telling[:left_out] + telling[left_out + 1 :] if len(telling) > 1 else telling
            for entry in document.containing(wanted) if wanted else ():
                title = squash(entry.get("title"))
                if all(word in title for word in wanted):  # and not only in an abstract
                    found[entry.line] = entry
        return [Work(entry) for entry in found.values()]


def _telling(record: Record) -> list[str]:
    found = {word for word in words(record) if word.isalnum()}
    return sorted(found, key=lambda word: (-len(word), word))[:TELLING]


def _rank(pair: Pair) -> tuple[int, float]:
    return RANK[pair.verdict.outcome], -pair.verdict.score
