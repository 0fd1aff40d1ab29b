"""Which entry a paper on its way in resembles most.

One paper is compared with the few entries that share an identifier or telling title words with it,
found in the file's text without reading the other entries; many papers with an index of all. What
came in before counts as being there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ssmlit.actions.nearby import Shelf, Work, words
from ssmlit.duplicates import DEFAULTS, Outcome, judged
from ssmlit.duplicates.block import alike
from ssmlit.latex import squash

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ssmlit.duplicates import Thresholds, Verdict
    from ssmlit.library import Library
    from ssmlit.model import Entry, Record

FEW = 3  # from so many papers on, an index of all entries pays
TELLING = 4  # words of a title that are looked for in the text, the longest ones
RANK = {Outcome.SAME: 0, Outcome.MISMATCH: 1, Outcome.MAYBE: 2}


@dataclass(frozen=True, slots=True)
class Match:
    """What a paper resembles, and the verdict on the two.

    Attributes:
        work: an entry of the library, or a paper that came in before.
        verdict: of the engine of duplicates.
    """

    work: Work
    verdict: Verdict

    @property
    def entry(self) -> Entry | None:
        """The entry as it stands in the library, or `None` for a paper that came in before."""
        return self.work.entry

    @property
    def record(self) -> Record:
        """All that is known of the work, as a record with its key."""
        return self.work.record

    @property
    def key(self) -> str:
        """The citation key of the entry."""
        return self.work.compared.key

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
        limits: of the sum of weights.
    """

    def __init__(self, library: Library, papers: int, limits: Thresholds = DEFAULTS) -> None:
        self._library = library
        self._limits = limits
        self._is_indexed = papers > FEW
        self._shelf = Shelf.of_library(library) if self._is_indexed else Shelf()
        self._latest: dict[str, Work] = {}

    def best(self, record: Record) -> Match | None:
        """Return the most alike entry that is not surely another work."""
        asked = Work.of_record(record)
        if not self._is_indexed:
            return self._best_of([*self._from_text(asked), *self._shelf.near(asked)], asked)
        found = self._best_of(self._shelf.named(asked), asked)
        if found is not None and found.sure:
            return found
        return self._best_of(self._shelf.near(asked), asked)

    def _best_of(self, works: Sequence[Work], asked: Work) -> Match | None:
        near = [work for work in works if work.entry is not None or self._is_latest(work)]
        if not near:
            return None
        known = [work.prepared for work in near]
        found = judged(asked.prepared, known, thresholds=self._limits)
        return min((Match(near[at], verdict) for at, verdict in found), key=_rank, default=None)

    def remember(self, record: Record) -> None:
        """Take a record that came in, or came to know more, into account from now on."""
        work = Work.of_record(record)
        self._latest[record.key] = work
        self._shelf.put(work)

    def _is_latest(self, work: Work) -> bool:
        return self._latest[work.compared.key] is work

    def _from_text(self, asked: Work) -> list[Work]:
        found = {}
        for identifier in asked.outline.identifiers:
            for entry in self._library.by_identifier(identifier):
                found[entry.line] = entry
        telling = _telling(asked.outline)
        for left_out in range(max(1, len(telling))):
            wanted = telling[:left_out] + telling[left_out + 1 :] if len(telling) > 1 else telling
            for entry in self._library.containing(wanted) if wanted else ():
                title = squash(entry.get("title"))
                if all(word in title for word in wanted):  # and not only in an abstract
                    found[entry.line] = entry
        works = [Work.of_entry(entry) for entry in found.values()]
        return [works[at] for at in alike(asked.compared, [work.compared for work in works])]


def _telling(record: Record) -> list[str]:
    found = {word for word in words(record) if word.isalnum()}
    return sorted(found, key=lambda word: (-len(word), word))[:TELLING]


def _rank(match: Match) -> tuple[int, float]:
    return RANK[match.outcome], -match.verdict.score
