"""A second look at pairs that the first calls different: likely enough to ask about?

Weights of single fields are summed as if everything could be compared. Where a year, a venue or the
authors are missing, or a title was harmed on its way through a crawler, that sum stays low whatever
the rest says. Here words weigh what they weigh in this very library, a missing fact weighs nothing,
and the answer is a probability. It can only ask: it never decides *same*.

The model is that of Fellegi and Sunter ("A theory for record linkage", 1969): log-odds of a prior
and of each field are added. Common words of two titles count by their information (Sparck Jones,
"A statistical interpretation of term specificity", 1972).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz

from ssmlit._lazy import regex
from ssmlit.duplicates.numbers import is_year
from ssmlit.duplicates.spelling import counterparts, is_mark
from ssmlit.duplicates.verdict import Evidence
from ssmlit.duplicates.vocabulary import BEFORE_NUMERAL, ORDINALS
from ssmlit.ordinals import ORDINAL

if TYPE_CHECKING:
    from ssmlit.duplicates.comparison import Comparison
    from ssmlit.duplicates.normalize import NormalizedRecord

PRIOR = -4.4  # log-odds that two candidates are one work, before anything is compared
_PER_NAT_SHARED = 0.3  # words of one field go together: what they share is worth less than its sum
_MOST_SHARED = 8.0
_PER_NAT_LOST = 0.45
_AT_AN_END = 0.4  # of the price of words inside: subtitles, remarks and citations are there
_BACKGROUND = 1_000  # titles added to every library, so that a word of a small one weighs, too
_LEAST, _MOST = 1.0, 8.0  # information of one word
_ORDINAL = regex(rf"{ORDINAL}|{'|'.join(ORDINALS)}")
_TOGETHER = 0.5  # year and venue: who writes two papers alike often does so for one meeting
_CONFLICT = 1.5  # times the weight of the first look: titles differ here already


class Statistics(NamedTuple):
    """Where words occur in the records of a library, and how often."""

    size: int = 0  # number of titles
    titles: Mapping[str, int] = MappingProxyType({})  # word → titles that have it
    # word → how often it is a surname or a word of a venue
    elsewhere: Mapping[str, int] = MappingProxyType({})

    @classmethod
    def of(cls, titles: Collection[Collection[str]]) -> Statistics:
        """Count the words of titles; of each title they are given once."""
        return cls(len(titles), Counter(chain.from_iterable(titles)))

    def with_names_and_venues(self, normalized: Iterable[NormalizedRecord]) -> Statistics:
        """Return these statistics with the words of names and venues of normalized records, too."""
        elsewhere: Counter[str] = Counter()
        for one in normalized:
            elsewhere.update(one.surnames)
            elsewhere.update(one.venue)
        return self._replace(elsewhere=elsewhere)

    def information(self, word: str) -> float:
        """Return the information of a title word, in nats."""
        total = self.size + _BACKGROUND
        return min(max(math.log((total + 1) / (self.titles.get(word, 0) + 0.5)), _LEAST), _MOST)

    def like_a_title(self, word: str) -> float:
        """Return how much a word looks like one of titles, and not of names or venues: 0 to 1."""
        inside, outside = self.titles.get(word, 0), self.elsewhere.get(word, 0)
        return (inside + 1) / (inside + outside + 1)


NOTHING_KNOWN = Statistics()


def second_look(facts: Comparison, statistics: Statistics) -> tuple[float, tuple[Evidence, ...]]:
    """Return how likely two records are one work, 0 to 1, and the log-odds it is made of."""
    rest = [item._replace(weight=_weight(item)) for item in facts.evidence if item.field != "title"]
    evidence = [_title(facts, statistics), *rest]
    total = PRIOR + sum(item.weight for item in evidence)
    return 1 / (1 + math.exp(-total)), tuple(evidence)


def _weight(item: Evidence) -> float:
    agrees = max(item.weight, 0.0) * (_TOGETHER if item.field in ("year", "venue") else 1.0)
    return agrees + min(item.weight, 0.0) * _CONFLICT


def two_works(facts: Comparison) -> bool:
    """Return whether there is evidence for two works that no similarity outweighs.

    Two publications: years apart in places that are known, other volumes of one journal, two
    meetings, or two series. Words that are opposites. Numbers of the title, also as words: the
    first and the third issue; one more number on one side, unless it may be a year or the count of
    a meeting.
    """
    match = facts.match
    if any(counterparts(one, other) for one in match.left for other in match.right):
        return True
    if facts.both_published and _other_place(facts):
        return True
    left, right = (
        [word for word in side if _ORDINAL.fullmatch(word) or is_mark(word)]
        for side in (match.left, match.right)
    )
    if left and right:
        return True
    if _ends_like_a_citation(facts):
        return False
    return any(is_mark(word) and not _counts(word) for word in (*left, *right))


def _other_place(facts: Comparison) -> bool:
    """Whether two publications are in other series, volumes or years."""
    other_series = facts.left.series and facts.right.series and facts.weights["venue"] < 0
    other_volume = "volume" in facts.conflicts or facts.other_meeting
    return bool(other_series or other_volume or facts.years_apart > 1)


def _ends_like_a_citation(facts: Comparison) -> bool:
    """Whether one title is the other and a tail of words with numbers, or of three numbers.

    ", Proc. 23rd Intl 2017" and ", 26 (3): 12-17" are such tails, "(part 2)" and "in 3D" are not.
    """
    one, other = facts.left.title, facts.right.title
    short, long = sorted((one, other), key=lambda title: len(title.tokens))
    if not short.joined or not long.joined.startswith(short.joined):
        return False
    tail = long.tokens[len(short.tokens) :]
    return len(tail) >= 3 and BEFORE_NUMERAL.isdisjoint(tail)


def _counts(word: str) -> bool:
    """Whether a word may count a year or a meeting."""
    return is_year(word) or _ORDINAL.fullmatch(word) is not None


def worth_a_second_look(one: Sequence[str], other: Sequence[str], statistics: Statistics) -> bool:
    """Return whether two titles share half of the shorter one; checked before anything else.

    Words run together and misspelt count as lost here, so half is not much.
    """
    information = statistics.information
    shared = math.fsum(map(information, {*one}.intersection(other)))
    least = min(math.fsum(map(information, one)), math.fsum(map(information, other)))
    return 2 * shared >= least


def _title(facts: Comparison, statistics: Statistics) -> Evidence:
    match = facts.match
    free = _not_of_the_title(facts)
    left, right = (
        [word for word in side if word not in free and len(word) > 1]
        for side in (match.left, match.right)
    )
    lost = _price(left, right, statistics) * (_AT_AN_END if match.edge else 1.0)
    common = set(facts.left.title.content) & set(facts.right.title.content)
    shared = math.fsum(map(statistics.information, common))
    weight = min(_PER_NAT_SHARED * shared, _MOST_SHARED) - _PER_NAT_LOST * lost
    reason = "words in common outweigh the others" if weight > 0 else "too few words in common"
    return Evidence("title", facts.left.record.title, facts.right.record.title, weight, reason)


def _not_of_the_title(facts: Comparison) -> frozenset[str]:
    """Return words that may have run into the title: the pair's own names, venues and years."""
    return frozenset(
        {
            *facts.left.name_words, *facts.right.name_words,
            *facts.left.venue, *facts.right.venue,
            *(it for it in (*facts.match.left, *facts.match.right) if _counts(it)),
        }
    )  # fmt: skip


def _price(left: Sequence[str], right: Sequence[str], statistics: Statistics) -> float:
    """Return the information that only one side has; nearly equal words cost less."""
    price = sum(
        statistics.information(word) * statistics.like_a_title(word) for word in (*left, *right)
    )
    return price * (1 - max(0.0, fuzz.ratio("".join(left), "".join(right)) - 60) / 40)
