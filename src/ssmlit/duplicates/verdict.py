"""The answers of the duplicate judge: frozen values, no rules and no text for people.

Does not depend on how an answer was found. `explain` turns these into sentences, the command line
into tables and JSON.
"""

from enum import Enum, StrEnum, auto
from typing import NamedTuple

from ssmlit.model import Record


class Outcome(StrEnum):
    """The four answers to "is this the same work?"."""

    SAME = "same"  # safe to merge without asking
    MAYBE = "maybe"  # the user decides
    MISMATCH = "mismatch"  # title and identifier belong to different works: never merged
    DIFFERENT = "different"

    def score(self, likelihood: float) -> float:
        """Return a likelihood held within the range of the outcome, to three places."""
        low, high = _RANGES[self]
        return round(min(max(likelihood, low), high), 3)


_RANGES = {
    Outcome.SAME: (0.75, 1.0),
    Outcome.MAYBE: (0.3, 0.9),
    Outcome.MISMATCH: (0.2, 0.5),
    Outcome.DIFFERENT: (0.0, 0.3),
}


class RuleKind(Enum):
    """Which kind of rule settled a pair; the reason says it in words, for people."""

    WEIGHTS = auto()  # none: the sum of the weights
    IDENTIFIERS = auto()  # two identifiers of one registry
    PUBLISHED = auto()  # published twice, or in two places
    NUMBERS = auto()  # numbers in the titles differ
    EXTRA_NUMBER = auto()  # one title has a number more
    QUALIFIER = auto()  # one title has a word that names another work or version
    NO_COMMON_AUTHOR = auto()
    OTHER = auto()


class Limit(NamedTuple):
    """The best outcome a rule still allows, and why: for people, and as the kind of rule."""

    outcome: Outcome
    reason: str
    rule: RuleKind = RuleKind.OTHER


class Evidence(NamedTuple):
    """One reason for or against."""

    # what was compared: "title", "authors", "doi", "arxiv", "year", "pages", "decision" …
    field: str
    # the two values as the records spell them; "" when a side has none
    left: str
    right: str
    # in the unit of `score.py`: above 0 supports the same work, below 0 contradicts it
    weight: float
    reason: str  # a stable short name of the observation ("equal", "name differs", "year conflict")


class Verdict(NamedTuple):
    """The answer for two records."""

    outcome: Outcome  # one of the four
    score: float  # 0 to 1, how likely the two are one work; comparable between pairs
    rule: RuleKind  # the kind of the reason in `decided_by`
    evidence: tuple[Evidence, ...] = ()  # everything that was weighed, the heaviest first
    # the reason that settled it when a rule did and not the sum of the weights ("two arXiv
    # identifiers", "generic title"), else ""
    decided_by: str = ""
    # that the two are one work, of a pair that only a second look asks about; None where the first
    # look was enough
    probability: float | None = None

    @property
    def why(self) -> str:
        """The reason in a few words; of a second look what it saw, as its name says nothing."""
        if self.decided_by and self.probability is None:
            return self.decided_by
        return ", ".join(f"{one.field} {one.reason}" for one in self.evidence[:3])


class Pair(NamedTuple):
    """Two records and what is thought of them; `left` is first in the file."""

    left: Record
    right: Record
    verdict: Verdict
    # the positions of the two in the records that were searched; keys may repeat there
    at: tuple[int, int] = (0, 0)


class Conflict(NamedTuple):
    """A contradiction between two descriptions of one work, which only the user can settle."""

    field: str  # "author", "title", "type", "year" or "pages"
    # what the two say
    left: str
    right: str

    def __str__(self) -> str:
        return f"{self.field}: {self.left} / {self.right}"


class Cluster(NamedTuple):
    """Records that are, or may be, one work."""

    # SAME when every pair in it is, else MAYBE; MISMATCH for records with one identifier and
    # different titles
    outcome: Outcome
    records: tuple[Record, ...]  # in file order
    survivor: Record  # the record that a merge would keep
    at: tuple[int, ...] = ()  # positions of `records`, as in `Pair.at`
    # contradictions between records that are certainly one work: to be asked
    conflicts: tuple[Conflict, ...] = ()

    @property
    def mergeable(self) -> bool:
        """Whether a merge needs no question: one work, and no contradiction in what is printed."""
        return self.outcome is Outcome.SAME and not self.conflicts

    @property
    def keys(self) -> tuple[str, ...]:
        """The citation keys, in file order."""
        return tuple(record.key for record in self.records)


class DuplicateReport(NamedTuple):
    """Everything found in a library."""

    # every pair that is not different, and every pair inside a cluster; in file order
    pairs: tuple[Pair, ...] = ()
    clusters: tuple[Cluster, ...] = ()  # same, maybe and mismatch, in file order


class Thresholds(NamedTuple):
    """From which sum of weights on two records are one work, when no rule has decided.

    Settings `same`, `maybe` and `ask` of the table `[duplicates]`; a higher `same` asks more, a
    higher `maybe` reports less. `maybe` is at most `same`. From the probability `ask` on, a second
    look asks about a pair that is below `maybe`; 1 turns it off.
    """

    same: float = 8.0
    maybe: float = 5.0
    ask: float = 0.5


DEFAULTS = Thresholds()


class Leftover(NamedTuple):
    """A value that is in no field of its own after a merge."""

    key: str  # of the entry that says it
    field: str  # its lower-case name; `ENTRY_TYPE` for the type of the entry
    text: str  # the value
    reason: str = ""  # why it need not be kept; "" when it has to be noted


OTHERWISE = "the entry has another value"  # the reason for a value that is only reported
