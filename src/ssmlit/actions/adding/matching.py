"""Which work an incoming paper is, or may be.

Responsible for the verdict on a paper and its candidates, among the entries of a library and
earlier incoming papers. Does not depend on what is done with a verdict.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ssmlit import identifiers
from ssmlit.bibtex.document import LARGE
from ssmlit.duplicates import (
    DEFAULTS,
    NOTHING_KNOWN,
    Outcome,
    RuleKind,
    Statistics,
    Verdict,
    judged,
)
from ssmlit.duplicates.conflicts import conflicts
from ssmlit.duplicates.normalize import normalize
from ssmlit.duplicates.places import other_publishers
from ssmlit.duplicates.venue_series import are_one
from ssmlit.identifiers.address import bare
from ssmlit.latex import fold, squash
from ssmlit.library import Candidates
from ssmlit.library.candidate import Candidate
from ssmlit.library.likely_entries import FEW, candidates_for, sharing_an_identifier
from ssmlit.model import NearTitle, Record

if TYPE_CHECKING:
    from ssmlit.duplicates import Thresholds
    from ssmlit.duplicates.normalize import NormalizedRecord
    from ssmlit.library import Library

_SUBSUMED = Verdict(Outcome.SAME, 1.0, decided_by="it says nothing more", rule=RuleKind.OTHER)
_NAMED = _SUBSUMED._replace(decided_by="same identifier, and it says nothing more")
_RANK = {Outcome.SAME: 0, Outcome.MISMATCH: 1, Outcome.MAYBE: 2}
_NUMBERS = ("chapter", "eid", "series", "eventtitle", "crossref", "editor")
_KEPT = 1000  # compared works kept in memory: most are needed once, or soon again
_LEAST = 3  # words of a title that may stand for a work without its authors


class Match(NamedTuple):
    """What a paper resembles, and the verdict on the two."""

    work: Candidate  # an entry of the library, or a paper that came in before
    verdict: Verdict  # of the judge of duplicates

    @property
    def key(self) -> str:
        """The citation key of the entry."""
        return self.work.key

    @property
    def sure(self) -> bool:
        """Whether the two are the same work."""
        return self.verdict.outcome is Outcome.SAME

    @property
    def why(self) -> str:
        """The reason in a few words."""
        return self.verdict.why


class Matcher:
    """Finds the work a record resembles.

    Args:
        library: the library.
        records: all that will be asked about.
        limits: of the sum of weights.
    """

    def __init__(
        self, library: Library, records: Sequence[Record], limits: Thresholds = DEFAULTS
    ) -> None:
        self._library = library
        self._records = records
        self._arrived = Candidates()
        self._arrived_at: dict[str, int] = {}
        self._limits = limits
        self._prepared = lru_cache(_KEPT)(_prepared)
        self._normalized = lru_cache(1)(normalize)  # the record that is asked about

    @cached_property
    def _there(self) -> Candidates:
        """The library's works; most records are settled without the index of them all.

        A large library is not read as a whole for a few records. Of a smaller one all is, so that
        words weigh the same however many records are asked about.
        """
        if len(self._library.document.data) >= LARGE:
            return candidates_for(self._library, self._records)
        return self._library.candidates

    @cached_property
    def _statistics(self) -> Statistics:
        """Of the library's titles and those asked about: a second import counts the same titles."""
        return Statistics(*self._there.frequencies(self._records))

    @cached_property
    def _named(self) -> Candidates:
        """At least the library's works that have an identifier of a record."""
        if len(self._records) > FEW:
            return self._there
        return sharing_an_identifier(self._library, self._records)

    def best(self, record: Record) -> Match | None:
        """Return the most similar work that is not certainly another one.

        A work that shares an identifier and is surely the same needs no look at the others; and a
        record that is nothing but an identifier is the work that has it.
        """
        sharing = self._named.sharing_an_identifier(record)
        sharing += self._arrived.sharing_an_identifier(record)
        if sharing and not record.title and not record.authors:
            return Match(sharing[0], _NAMED)
        named = self._judged(sharing, record, NOTHING_KNOWN)
        if named is not None and named.sure:
            return named
        near = self._there.near(record) + self._arrived.near(record)
        found = self._judged(near, record, self._statistics)
        if found is not None and found.sure:
            return found
        title = squash(record.title)
        alike = (work for work in near if squash(work.title) == title)
        same = next((work for work in alike if self._adds_nothing(work, record)), None)
        return Match(same, _SUBSUMED) if same else found

    def _adds_nothing(self, work: Candidate, record: Record) -> bool:
        if not _subsumes(work.record, record):
            return False
        known, asked = self._prepared(work), self._normalized(record)
        if known.recurring and known.authors and not asked.authors:
            return False
        return not conflicts((known, asked))

    def remember(self, record: Record) -> None:
        """Take a new or completed record into account from now on."""
        at = self._arrived_at.get(record.key)
        if at is None:
            self._arrived_at[record.key] = self._arrived.add(Candidate.of_record(record))
        else:
            self._arrived.replace(at, Candidate.of_record(record))

    def has_arrived(self, record: Record) -> bool:
        """Return whether a work that came in before may be the record's."""
        return bool(self._arrived.sharing_an_identifier(record) or self._arrived.near(record))

    def compared(self, match: Match, record: Record) -> tuple[NormalizedRecord, NormalizedRecord]:
        """Return candidates and the record, in the form in which they are compared."""
        return self._prepared(match.work), self._normalized(record)

    def _judged(
        self, near: Sequence[Candidate], asked: Record, statistics: Statistics
    ) -> Match | None:
        """Return the best verdict; one of *same* needs no statistics, which make none."""
        if not near:
            return None
        known, mine = list(map(self._prepared, near)), self._normalized(asked)
        found = judged(mine, known, thresholds=self._limits, statistics=statistics)
        return min((Match(near[at], verdict) for at, verdict in found), key=_rank, default=None)


def with_keys(papers: Sequence[NearTitle], library: Library) -> tuple[NearTitle, ...]:
    """Return the papers with the keys of those that the library has already."""
    matcher = Matcher(library, [paper.record for paper in papers])
    keyed = []
    for paper in papers:
        match = matcher.best(paper.record)
        key = match.key if match is not None and match.sure else ""
        keyed.append(paper._replace(record=paper.record._replace(key=key)))
    return tuple(keyed)


def _prepared(work: Candidate) -> NormalizedRecord:
    return normalize(work.comparable)


def _rank(match: Match) -> tuple[int, float]:
    return _RANK[match.verdict.outcome], -match.verdict.score


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
    return not _at_another_place(record, known)


def _same_people(record: Record, known: Record) -> bool:
    """Whether the authors are the same; of a list that was cut, those it names.

    Where only one names them, a title of several words has to do.
    """
    if not record.authors:
        return not known.authors or len(fold(record.title).split()) >= _LEAST
    mine = [squash(person.last) for person in record.authors]
    theirs = [squash(person.last) for person in known.authors]
    return mine == (theirs[: len(mine)] if record.others else theirs)


def _at_another_place(record: Record, known: Record) -> bool:
    """Whether both say where a work appeared, and not the same: two papers called Introduction."""
    more, beside = dict(record.extra), dict(known.extra)
    numbers = (
        (record.volume, known.volume), (record.number, known.number),
        (record.pages, known.pages), (record.edition, known.edition),
        *((more.get(name), beside.get(name)) for name in _NUMBERS),
    )  # fmt: skip
    if any(one and two and squash(one) != squash(two) for one, two in numbers):
        return True
    if other_publishers(record.publisher, known.publisher):
        return True
    return bool(record.venue and known.venue) and not are_one(record.venue, known.venue)


def _same_links(record: Record, known: Record) -> bool:
    addresses = {bare(link.url) for link in known.links}
    addresses.update(bare(identifiers.url(one)) for one in known.identifiers)
    return all(bare(link.url) in addresses for link in record.links if link.role != "code")
