"""All duplicates of a library."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ssmlit.duplicates.blocking import CandidatePairs
from ssmlit.duplicates.cluster import group
from ssmlit.duplicates.comparison import comparison
from ssmlit.duplicates.conflicts import conflicts
from ssmlit.duplicates.decide import (
    DEFAULTS,
    Thresholds,
    are_alike,
    is_open,
    judge,
    look_again,
    share_authors,
)
from ssmlit.duplicates.normalize import normalize
from ssmlit.duplicates.people import surnames
from ssmlit.duplicates.second_look import Statistics, worth_a_second_look
from ssmlit.duplicates.survivor import survivor
from ssmlit.duplicates.values import (
    Cluster,
    Evidence,
    Outcome,
    Pair,
    Report,
    Rule,
    SharedIdentifier,
    Verdict,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ssmlit.duplicates.normalize import NormalizedRecord
    from ssmlit.duplicates.user_decisions import Decisions
    from ssmlit.model import Identifier, Person, Record

_DECIDED = Verdict(
    Outcome.DIFFERENT,
    0.0,
    (Evidence("decision", "", "", -9.0, "recorded as different"),),
    "recorded as different",
    rule=Rule.OTHER,
)


@dataclass(frozen=True, slots=True)
class RecordLoader:
    """What a record says beyond its outline, by place; read on demand."""

    authors: Callable[[int], tuple[Person, ...]]  # for records with similar titles
    # the record with everything that is compared, for likely pairs
    comparable: Callable[[int], Record]
    whole: Callable[[int], Record]  # the full record, to choose among members of clusters

    @classmethod
    def of(cls, records: Sequence[Record]) -> RecordLoader:
        """Return loaders over full records."""
        get = records.__getitem__
        return cls(lambda place: get(place).authors, get, get)


def find_duplicates(
    records: Sequence[Record],
    *,
    decisions: Decisions | None = None,
    thresholds: Thresholds = DEFAULTS,
    more: RecordLoader | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Report:
    """Return every pair and cluster of records that are or may be one work.

    Args:
        records: in file order.
        decisions: pairs known to be different; never reported.
        thresholds: of the sum of weights.
        more: loads the rest if `records` have only title, identifiers, volume and pages.
        progress: called now and then with how many of how many records are done.
    """
    more = more or RecordLoader.of(records)
    get = cache(more.comparable)
    blocks = CandidatePairs(records, comparable=get)
    search = _Search(get, frozenset(blocks.shared), decisions, thresholds)
    rejected = _CheapReject(records, more.authors, blocks.joined)
    words = Statistics.of(blocks.telling)
    found: dict[tuple[int, int], Verdict] = {}
    open_pairs: list[tuple[int, int]] = []
    for done, (place, others) in enumerate(blocks):
        for other in others:
            if rejected(other, place):
                continue
            verdict = search.verdict(other, place)
            if verdict.outcome is not Outcome.DIFFERENT:
                found[other, place] = verdict
            elif is_open(verdict) and worth_a_second_look(
                blocks.telling[other], blocks.telling[place], words
            ):
                open_pairs.append((other, place))
        if progress is not None and done % 1000 == 0:
            progress(done, len(records))
    if progress is not None:
        progress(len(records), len(records))
    search.know(words)
    looked = ((pair, search.verdict(*pair)) for pair in open_pairs)
    found |= {pair: it for pair, it in looked if it.outcome is not Outcome.DIFFERENT}
    grouping = group(found, search.verdict)
    return Report(
        pairs=tuple(
            Pair(get(one), get(other), verdict, (one, other))
            for (one, other), verdict in sorted(grouping.verdicts.items(), key=lambda it: it[0])
        ),
        clusters=tuple(search.cluster(*one, more.whole) for one in grouping.groups),
        shared=tuple(
            SharedIdentifier(identifier, tuple(map(get, places)))
            for identifier, places in blocks.shared.items()
        ),
    )


class _Search:
    """Verdicts on pairs of places; a record is normalized when it is first needed."""

    def __init__(
        self,
        get: Callable[[int], Record],
        ignored: frozenset[Identifier],
        decisions: Decisions | None,
        thresholds: Thresholds,
    ) -> None:
        self._thresholds = thresholds
        self._record = get
        self._ignored = ignored
        self._decisions = decisions
        self._normalized: dict[int, NormalizedRecord] = {}
        self._statistics: Statistics | None = None

    def know(self, words: Statistics) -> None:
        """Take the words of the library into account, and take a second look at different pairs."""
        self._statistics = words.beside(self._normalized.values())

    def verdict(self, one: int, other: int) -> Verdict:
        left, right = self._get(one), self._get(other)
        if self._decisions and self._decisions.apart(left.record.key, right.record.key):
            return _DECIDED
        facts = comparison(left, right)
        verdict = judge(facts, ignored=self._ignored, thresholds=self._thresholds)
        if self._statistics is None:
            return verdict
        return look_again(facts, verdict, self._statistics, self._thresholds)

    def cluster(
        self, outcome: Outcome, places: tuple[int, ...], whole: Callable[[int], Record]
    ) -> Cluster:
        members = tuple(map(self._record, places))
        against = conflicts([*map(self._get, places)]) if outcome is Outcome.SAME else ()
        kept = survivor(members, whole=lambda at: whole(places[at]))
        return Cluster(outcome, members, kept, places, against)

    def _get(self, place: int) -> NormalizedRecord:
        normalized = self._normalized.get(place)
        if normalized is None:
            normalized = self._normalized[place] = normalize(self._record(place))
        return normalized


class _CheapReject:
    """Whether a pair can be rejected: other title, few common names, nothing else agrees."""

    def __init__(
        self,
        records: Sequence[Record],
        authors: Callable[[int], tuple[Person, ...]],
        titles: Sequence[str],
    ) -> None:
        self._records = records
        self._authors = authors
        self._titles = titles
        self._names: dict[int, frozenset[str]] = {}

    def __call__(self, one: int, other: int) -> bool:
        records, titles = self._records, self._titles
        if are_alike(records[one], records[other], titles[one], titles[other]):
            return False
        return not share_authors(self._get(one), self._get(other))

    def _get(self, place: int) -> frozenset[str]:
        names = self._names.get(place)
        if names is None:
            names = self._names[place] = surnames(self._authors(place))
        return names
