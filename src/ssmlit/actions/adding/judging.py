"""Which of some works a record is: the verdicts, and the work to which the record adds nothing.

Responsible for judging what `matching` found. Does not depend on how it was found.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from ssmlit import identifiers
from ssmlit.duplicates import NOTHING_KNOWN, Outcome, RuleKind, Statistics, Verdict, find_matches
from ssmlit.duplicates.comparison import comparison
from ssmlit.duplicates.conflicts import conflicts
from ssmlit.duplicates.normalize import normalize
from ssmlit.duplicates.places import other_publishers
from ssmlit.duplicates.remark_guards import other_remarks
from ssmlit.duplicates.venue_series import same_venue
from ssmlit.identifiers.address import bare
from ssmlit.latex import fold, squash

if TYPE_CHECKING:
    from ssmlit.duplicates import Conflict, Thresholds
    from ssmlit.duplicates.normalize import NormalizedRecord
    from ssmlit.library.candidate import Candidate
    from ssmlit.model import Record

_SUBSUMED = Verdict(Outcome.SAME, 1.0, decided_by="it says nothing more", rule=RuleKind.OTHER)
_RANK = {Outcome.SAME: 0, Outcome.MISMATCH: 1, Outcome.MAYBE: 2}
#: Fields that say which part of what a work is, and by whom: another value is another work.
_TELLING = (
    "chapter", "eid", "series", "eventtitle", "crossref", "editor", "shortauthor", "shorthand",
    "bookauthor", "translator", "maintitle",
)  # fmt: skip
_KEPT = 1000  # compared works kept in memory: most are needed once, or soon again
_LEAST = 3  # words of a title that may stand for a work without its authors


class Judge:
    """Compares records with works."""

    def __init__(self, limits: Thresholds) -> None:
        self._limits = limits
        self._prepared = lru_cache(_KEPT)(_prepared)
        self._normalized = lru_cache(1)(normalize)  # the record that is asked about

    def best(
        self,
        works: Sequence[Candidate],
        record: Record,
        statistics: Statistics = NOTHING_KNOWN,
    ) -> tuple[Candidate, Verdict] | None:
        """Return the best verdict; one of *same* needs no statistics, which make none."""
        known, mine = list(map(self._prepared, works)), self._normalized(record)
        found = find_matches(mine, known, thresholds=self._limits, statistics=statistics)
        return min(((works[at], verdict) for at, verdict in found), key=_rank, default=None)

    def subsuming(
        self, works: Sequence[Candidate], record: Record
    ) -> tuple[Candidate, Verdict] | None:
        """Return the first work of a record's title to which the record adds nothing."""
        title = squash(record.title)
        alike = (work for work in works if squash(work.title) == title)
        found = next((work for work in alike if self._adds_nothing(work, record)), None)
        return (found, _SUBSUMED) if found else None

    def conflicts(self, work: Candidate, record: Record) -> tuple[Conflict, ...]:
        """Return the fields in which a work and a record contradict each other."""
        return conflicts((self._prepared(work), self._normalized(record)))

    def _adds_nothing(self, work: Candidate, record: Record) -> bool:
        if not _subsumes(work.record, record):
            return False
        known, asked = self._prepared(work), self._normalized(record)
        if known.recurring and known.authors and not asked.authors:
            return False
        if other_remarks(comparison(known, asked)):
            return False
        return not conflicts((known, asked))


def _prepared(work: Candidate) -> NormalizedRecord:
    return normalize(work.comparable)


def _rank(found: tuple[Candidate, Verdict]) -> tuple[int, float]:
    _, verdict = found
    return _RANK[verdict.outcome], -verdict.score


def _subsumes(known: Record, record: Record) -> bool:
    """Return whether a record says nothing beyond what is known about a work.

    The judge weighs how likely two records are one work, and asks about two short titles by one
    author of one year. But a row with an entry's title, its authors, its year and no other
    identifier, link or place cannot be distinguished from it, and adds nothing: it is that entry.
    So a list that was written from a library comes back as the same works.
    """
    if not record.title or squash(record.title) != squash(known.title):
        return False
    if record.year not in (0, known.year) or not set(record.identifiers) <= set(known.identifiers):
        return False
    if not (_same_people(record, known) and _same_links(record, known)):
        return False
    return not _facts_differ(record, known)


def _same_people(record: Record, known: Record) -> bool:
    """Whether the authors are the same; of a list that was cut, those it names.

    Where only one names them, a title of several words has to do.
    """
    if not record.authors:
        return not known.authors or len(fold(record.title).split()) >= _LEAST
    mine = [squash(person.last) for person in record.authors]
    theirs = [squash(person.last) for person in known.authors]
    return mine == (theirs[: len(mine)] if record.others else theirs)


def _facts_differ(record: Record, known: Record) -> bool:
    """Whether both say where or by whom, and not the same: two papers called Introduction."""
    more, beside = dict(record.extra), dict(known.extra)
    numbers = (
        (record.volume, known.volume), (record.number, known.number),
        (record.pages, known.pages), (record.edition, known.edition),
        *((more.get(name), beside.get(name)) for name in _TELLING),
    )  # fmt: skip
    if any(one and two and squash(one) != squash(two) for one, two in numbers):
        return True
    if other_publishers(record.publisher, known.publisher):
        return True
    return bool(record.venue and known.venue) and not same_venue(record.venue, known.venue)


def _same_links(record: Record, known: Record) -> bool:
    addresses = {bare(link.url) for link in known.links}
    addresses.update(bare(identifiers.url(one)) for one in known.identifiers)
    return all(bare(link.url) in addresses for link in record.links if link.role != "code")
