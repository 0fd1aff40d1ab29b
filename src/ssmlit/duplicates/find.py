"""All duplicates of a library."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ssmlit.duplicates.blocking import CandidatePairs
from ssmlit.duplicates.cluster import group
from ssmlit.duplicates.comparison import comparison
from ssmlit.duplicates.conflicts import conflicts
from ssmlit.duplicates.decide import (
    are_alike,
    are_apart,
    first_look,
    is_open,
    look_again,
)
from ssmlit.duplicates.normalize import normalize
from ssmlit.duplicates.people import surnames
from ssmlit.duplicates.second_look import Statistics, worth_a_second_look
from ssmlit.duplicates.survivor import survivor
from ssmlit.duplicates.verdict import (
    DEFAULTS,
    Cluster,
    DuplicateReport,
    Evidence,
    Outcome,
    Pair,
    RuleKind,
    Thresholds,
    Verdict,
)
from ssmlit.fields.person_names import share_half_of_surnames

if TYPE_CHECKING:
    from ssmlit.duplicates.cluster import Grouping
    from ssmlit.duplicates.normalize import NormalizedRecord
    from ssmlit.duplicates.user_decisions import Decisions
    from ssmlit.model import Person, Record

    Couple = tuple[int, int]
    Verdicts = dict[Couple, Verdict]

_DECIDED = Verdict(
    Outcome.DIFFERENT,
    0.0,
    RuleKind.OTHER,
    (Evidence("decision", "", "", -9.0, "recorded as different"),),
    "recorded as different",
)


@dataclass(frozen=True, slots=True)
class RecordLoader:
    """What a record says beyond its outline, by place; read on demand."""

    authors: Callable[[int], tuple[Person, ...]]  # for records with similar titles
    # the record with everything that is compared, for likely pairs
    comparable: Callable[[int], Record]
    whole: Callable[[int], Record]  # the full record, to choose among members of clusters


def find_duplicates(
    records: Sequence[Record],
    *,
    decisions: Decisions | None = None,
    thresholds: Thresholds = DEFAULTS,
    more: RecordLoader | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> DuplicateReport:
    """Return every pair and cluster of records that are or may be one work.

    What is found does not depend on the order of the records: they are searched in that of their
    keys, so that where only some of a crowd are compared, it is the same ones in any file.

    Args:
        records: in file order.
        decisions: pairs known to be different; never reported.
        thresholds: of the sum of weights.
        more: loads the rest if `records` have only title, identifiers, volume and pages.
        progress: called now and then with how many of how many records are done.
    """
    get = records.__getitem__
    loader = more or RecordLoader(lambda place: get(place).authors, get, get)
    order = sorted(range(len(records)), key=lambda place: (get(place).key, get(place).title))
    search = _Search(records, order, loader, decisions, thresholds)
    found, open_pairs = search.first_look(progress or (lambda _done, _all: None))
    search.know_words()
    looked = ((pair, search.verdict(*pair)) for pair in open_pairs)
    found |= {pair: it for pair, it in looked if it.outcome is not Outcome.DIFFERENT}
    return search.report(group(found, search.verdict))


class _Search:
    """Verdicts on pairs of places; a record is normalized when it is first needed.

    Places are those in the order of the search; only what is reported is in that of the file.
    """

    def __init__(
        self,
        records: Sequence[Record],
        order: Sequence[int],
        more: RecordLoader,
        decisions: Decisions | None,
        thresholds: Thresholds,
    ) -> None:
        self._outlines = [records[at] for at in order]
        self._order = order
        self._more = more
        self._decisions = decisions
        self._thresholds = thresholds
        self.record = cache(lambda place: more.comparable(order[place]))
        self._names = cache(lambda place: surnames(more.authors(order[place])))
        self.blocks = CandidatePairs(self._outlines, comparable=self.record, names=self._names)
        self._words = Statistics.of(self.blocks.telling)
        self._normalized: dict[int, NormalizedRecord] = {}
        self._statistics: Statistics | None = None

    def first_look(self, progress: Callable[[int, int], None]) -> tuple[Verdicts, list[Couple]]:
        """Return the verdicts that are not different, and the pairs worth a second look."""
        found: Verdicts = {}
        open_pairs: list[Couple] = []
        total = len(self._outlines)
        for done, (place, others) in enumerate(self.blocks):
            for other in others:
                if not self._may_be_one(other, place) or self._are_apart(other, place):
                    continue
                verdict = self.verdict(other, place)
                if verdict.outcome is not Outcome.DIFFERENT:
                    found[other, place] = verdict
                elif is_open(verdict) and self._is_worth_a_second_look(other, place):
                    open_pairs.append((other, place))
            if done % 1000 == 0:
                progress(done, total)
        progress(total, total)
        return found, open_pairs

    def know_words(self) -> None:
        """Take the words of the library into account, and take a second look at different pairs."""
        self._statistics = self._words.with_names_and_venues(self._normalized.values())

    def verdict(self, one: int, other: int) -> Verdict:
        left, right = map(self._get, self._as_in_the_file((one, other)))
        if self._decisions and self._decisions.apart(left.record.key, right.record.key):
            return _DECIDED
        facts = comparison(left, right)
        ignored, limits = self.blocks.shared, self._thresholds
        verdict = first_look(facts, ignored=ignored, thresholds=limits, statistics=self._words)
        if self._statistics is None:
            return verdict
        return look_again(facts, verdict, self._statistics, self._thresholds)

    def report(self, grouping: Grouping) -> DuplicateReport:
        """Return what was found, in file order."""
        order, whole = self._order, self.record
        couples = ((self._as_in_the_file(at), it) for at, it in grouping.verdicts.items())
        pairs = [
            Pair(whole(one), whole(other), verdict, (order[one], order[other]))
            for (one, other), verdict in couples
        ]
        clusters = [self._cluster(*one) for one in grouping.groups]
        return DuplicateReport(
            pairs=tuple(sorted(pairs, key=lambda pair: pair.at)),
            clusters=tuple(sorted(clusters, key=lambda cluster: cluster.at)),
        )

    def _cluster(self, outcome: Outcome, some: Sequence[int]) -> Cluster:
        places = self._as_in_the_file(some)
        at = tuple(map(self._order.__getitem__, places))
        members = tuple(map(self.record, places))
        against = conflicts([*map(self._get, places)]) if outcome is Outcome.SAME else ()
        kept = survivor(members, whole=lambda place: self._more.whole(at[place]))
        return Cluster(outcome, members, kept, at, against)

    def _as_in_the_file(self, places: Iterable[int]) -> tuple[int, ...]:
        return tuple(sorted(places, key=self._order.__getitem__))

    def _get(self, place: int) -> NormalizedRecord:
        normalized = self._normalized.get(place)
        if normalized is None:
            normalized = self._normalized[place] = normalize(self.record(place))
        return normalized

    def _may_be_one(self, one: int, other: int) -> bool:
        """Whether a pair is worth its full records: title, names or something else agrees."""
        records, titles = self._outlines, self.blocks.joined
        if are_alike(records[one], records[other], titles[one], titles[other]):
            return True
        return share_half_of_surnames(self._names(one), self._names(other))

    def _are_apart(self, one: int, other: int) -> bool:
        """Whether two records of one title need not be judged; the title is looked at first."""
        titles = self.blocks.joined
        return titles[one] == titles[other] and are_apart(self._get(one), self._get(other))

    def _is_worth_a_second_look(self, one: int, other: int) -> bool:
        telling = self.blocks.telling
        return worth_a_second_look(telling[one], telling[other], self._words)
