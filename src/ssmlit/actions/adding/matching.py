"""Which work an incoming paper is, or may be.

Responsible for the verdict on a paper and its candidates, among the entries of a library and
earlier incoming papers. Does not depend on what is done with a verdict.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from ssmlit.duplicates import DEFAULTS, Outcome, RuleKind, Verdict
from ssmlit.library import Candidates
from ssmlit.library.candidate import Candidate
from ssmlit.library.likely_entries import FEW, candidates_for, sharing_an_identifier
from ssmlit.model import NearTitle, Record

if TYPE_CHECKING:
    from ssmlit.actions.adding.judging import Judge
    from ssmlit.duplicates import Conflict, Statistics, Thresholds
    from ssmlit.library import Library

_NAMED = Verdict(
    Outcome.SAME, 1.0, decided_by="same identifier, and it says nothing more", rule=RuleKind.OTHER
)


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
    """Finds the work that a record resembles; `records` are all that will be asked about."""

    def __init__(
        self, library: Library, records: Sequence[Record], limits: Thresholds = DEFAULTS
    ) -> None:
        self._library = library
        self._records = records
        self._arrived = Candidates()
        self._arrived_at: dict[str, int] = {}
        self._limits = limits

    @cached_property
    def _judge(self) -> Judge:
        """The judge, which is needed once a work is found that a record may be."""
        from ssmlit.actions.adding.judging import Judge

        return Judge(self._limits)

    @cached_property
    def _library_candidates(self) -> Candidates:
        """The library's works; most records are settled without the index of them all."""
        return candidates_for(self._library, self._records)

    @cached_property
    def _statistics(self) -> Statistics:
        """Of the library's titles and those asked about: a second import counts the same titles."""
        from ssmlit.duplicates import Statistics

        return Statistics(*self._library_candidates.frequencies(self._records))

    @cached_property
    def _named(self) -> Candidates:
        """At least the library's works that have an identifier of a record."""
        if len(self._records) > FEW:
            return self._library_candidates
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
        named = self._judge.best(sharing, record) if sharing else None
        if named and (match := Match(*named)).sure:
            return match
        near = self._library_candidates.near(record) + self._arrived.near(record)
        if not near:
            return None
        found = self._judge.best(near, record, self._statistics)
        if found and (match := Match(*found)).sure:
            return match
        best = self._judge.subsuming(near, record) or found
        return Match(*best) if best else None

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

    def conflicts(self, match: Match, record: Record) -> tuple[Conflict, ...]:
        """Return the fields in which a record contradicts the work it resembles."""
        return self._judge.conflicts(match.work, record)


def with_keys(papers: Sequence[NearTitle], library: Library) -> tuple[NearTitle, ...]:
    """Return the papers with the keys of those that the library has already."""
    matcher = Matcher(library, [paper.record for paper in papers])
    keyed = []
    for paper in papers:
        match = matcher.best(paper.record)
        key = match.key if match is not None and match.sure else ""
        keyed.append(paper._replace(record=paper.record._replace(key=key)))
    return tuple(keyed)
