"""From pairs to clusters, without one bad pair joining two works.

Plain transitive closure lets a single wrong pair join everything on both sides. Here two groups
are joined only when no pair across them is contradicted by a rule, and when the pairs across them
are alike on average (average link). Works on positions and verdicts; does not depend on records'
fields.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from ssmlit.duplicates.verdict import Evidence, Outcome, RuleKind, Verdict

Place = int
Couple = tuple[Place, Place]
Judge = Callable[[Place, Place], Verdict]

_JOIN_SAME = 0.6  # mean score across two groups that are joined as one work
_JOIN_MAYBE = 0.3
_MOST_COMPARED = 50  # representative members of a group, evenly spread
_MOST_LISTED = 20  # members of a group up to which every pair in it gets a verdict
_MOST_AROUND = 40  # that many neighbours of a record are compared with each other
# What a conference paper and the journal article of its title may have in common.
_FITS_MANY = frozenset({"title", "authors", "year", "venue", "volume", "number"})
_AMBIGUOUS = "ambiguous: fits two different works"


@dataclass(frozen=True, slots=True)
class Grouping:
    """The resulting pairs and groups."""

    # the verdict of every pair that is not different, or lies within a group
    verdicts: dict[Couple, Verdict]
    # places that belong together, with the outcome that joins them
    groups: tuple[tuple[Outcome, tuple[Place, ...]], ...]


def group(found: Mapping[Couple, Verdict], judge: Judge) -> Grouping:
    """Return the groups that pairs make.

    Args:
        found: verdicts that are not different, by (smaller, larger) place.
        judge: gives the verdict on any other pair.
    """
    return _Grouper(dict(found), judge).run()


class _Grouper:
    def __init__(self, verdicts: dict[Couple, Verdict], judge: Judge) -> None:
        self._verdicts = verdicts
        self._judge = judge
        self._seen: dict[Couple, Verdict] = {}
        self._members: dict[Place, list[Place]] = {}
        self._home: dict[Place, Place] = {}

    def run(self) -> Grouping:
        self._separate_ambiguous()
        for couple in self._ranked(Outcome.SAME):
            if not self._join(*couple, least=_JOIN_SAME):
                self._change(couple, Outcome.MAYBE, "the works it would join stay separate")
        same = self._groups()
        self._settle(same, Outcome.SAME)
        together = {place: places for places in same for place in places}
        self._separate_known(together)
        maybe = self._grow()
        apart = self._mismatched(together)
        groups = [(Outcome.SAME, places) for places in same]
        groups += [(Outcome.MAYBE, places) for places in maybe]
        groups += [(Outcome.MISMATCH, places) for places in apart]
        return Grouping(self._verdicts, tuple(sorted(groups, key=lambda item: item[1])))

    def _ranked(self, outcome: Outcome) -> list[Couple]:
        couples = [at for at, verdict in self._verdicts.items() if verdict.outcome is outcome]
        return sorted(couples, key=lambda at: (-self._verdicts[at].score, at))

    def _verdict(self, one: Place, other: Place) -> Verdict:
        couple = (one, other) if one < other else (other, one)
        verdict = self._verdicts.get(couple) or self._seen.get(couple)
        if verdict is None:
            verdict = self._seen[couple] = self._judge(*couple)
        return verdict

    def _change(self, couple: Couple, outcome: Outcome, reason: str) -> None:
        verdict = self._verdict(*couple)
        score = outcome.score(verdict.score)
        evidence = (*verdict.evidence, Evidence("cluster", "", "", 0.0, reason))
        self._verdicts[couple] = verdict._replace(
            outcome=outcome,
            score=score,
            evidence=evidence,
            decided_by=reason,
            rule=RuleKind.OTHER,
        )

    def _separate_ambiguous(self) -> None:
        """Mark a bare record that fits two different works as *maybe*.

        An entry with a title and authors only is the same as the conference paper and the same as
        the journal article of that title; it is safe to merge with neither.
        """
        near = self._neighbours()
        doubtful: set[Couple] = set()
        for place in {place for couple in self._ranked(Outcome.SAME) for place in couple}:
            around = near[place][:_MOST_AROUND]
            if any(_two_works(self._verdict(*couple)) for couple in combinations(around, 2)):
                bare = [it for it in near[place] if not self._singled_out(place, it)]
                doubtful.update((min(place, it), max(place, it)) for it in bare)
        for couple in sorted(doubtful):
            if self._verdict(*couple).outcome is Outcome.SAME:
                self._change(couple, Outcome.MAYBE, _AMBIGUOUS)

    def _neighbours(self) -> Mapping[Place, list[Place]]:
        near: defaultdict[Place, list[Place]] = defaultdict(list)
        for one, other in self._ranked(Outcome.SAME):
            near[one].append(other)
            near[other].append(one)
        return near

    def _singled_out(self, one: Place, other: Place) -> bool:
        """Whether an identifier, the pages, or year and venue together support the pair."""
        found = {item.field for item in self._verdict(one, other).evidence if item.weight > 0}
        return bool(found - _FITS_MANY) or {"year", "venue"} <= found

    def _join(self, one: Place, other: Place, *, least: float) -> bool:
        left, right = self._group_of(one), self._group_of(other)
        if left is right:
            return True
        across = [self._verdict(a, b) for a, b in product(_some(left), _some(right))]
        parted = _two_works if least == _JOIN_SAME else _contradicts
        if any(map(parted, across)):
            return False
        if sum(verdict.score for verdict in across) < least * len(across):
            return False
        left.extend(right)
        for place in right:
            self._home[place] = left[0]
        return True

    def _group_of(self, place: Place) -> list[Place]:
        home = self._home.setdefault(place, place)
        return self._members.setdefault(home, [home])

    def _groups(self) -> list[tuple[Place, ...]]:
        groups = (tuple(sorted(self._members[home])) for home in {*self._home.values()})
        return sorted(places for places in groups if len(places) > 1)

    def _settle(self, groups: Iterable[tuple[Place, ...]], outcome: Outcome) -> None:
        """Give every pair within a group at least the outcome that joined the group."""
        for couple in self._listed(groups):
            known = self._verdicts.get(couple)
            if known is None or (outcome, known.outcome) == (Outcome.SAME, Outcome.MAYBE):
                self._change(couple, outcome, "connected through other entries")

    def _separate_known(self, together: Mapping[Place, tuple[Place, ...]]) -> None:
        """Drop a *maybe* when one of the two certainly belongs to another work.

        Not where the two are singled out from the others. `together` has the group of each *same*.
        """
        for one, other in self._ranked(Outcome.MAYBE):
            if self._singled_out(one, other):
                continue
            mine, theirs = together.get(one, (one,)), together.get(other, (other,))
            across = product(_some(mine), _some(theirs))
            if any(_surely_two(self._verdict(*couple)) for couple in across):
                del self._verdicts[one, other]

    def _grow(self) -> list[tuple[Place, ...]]:
        """Join groups of *same* by *maybe* pairs; return the groups that grew or arose."""
        before = {frozenset(places) for places in self._groups()}
        left_over = [
            couple
            for couple in self._ranked(Outcome.MAYBE)
            if not self._join(*couple, least=_JOIN_MAYBE)
        ]
        grown = [places for places in self._groups() if frozenset(places) not in before]
        self._settle(grown, Outcome.MAYBE)
        return sorted([*grown, *left_over])

    def _mismatched(self, together: Mapping[Place, tuple[Place, ...]]) -> list[tuple[Place, ...]]:
        """Return the groups of sames, or single places, between which there are mismatches."""
        found: set[tuple[Place, ...]] = set()
        for one, other in self._ranked(Outcome.MISMATCH):
            mine, theirs = together.get(one, (one,)), together.get(other, (other,))
            found.add(tuple(sorted({*mine, *theirs})))
        self._settle(found, Outcome.MISMATCH)
        return sorted(found)

    def _listed(self, groups: Iterable[tuple[Place, ...]]) -> Iterator[Couple]:
        """Yield the pairs of the groups: all of small ones, of large ones those found already.

        The report on a group grows with its members, not with their square.
        """
        for places in groups:
            couples = combinations(places, 2)
            if len(places) <= _MOST_LISTED:
                yield from couples
            else:
                inside = set(places)
                yield from [at for at in self._verdicts if at[0] in inside and at[1] in inside]


def _some(places: Sequence[Place]) -> Sequence[Place]:
    """Return the members that stand for a group: the work of joining grows with the members."""
    return places[:: -(-len(places) // _MOST_COMPARED)]


def _two_works(verdict: Verdict) -> bool:
    """Whether two records are known to be different works, or were published in two places."""
    return _contradicts(verdict) or verdict.rule is RuleKind.PUBLISHED


def _surely_two(verdict: Verdict) -> bool:
    """Whether identifiers, or two places of publication, say that there are two works."""
    return verdict.outcome is Outcome.MISMATCH or (
        verdict.outcome is Outcome.DIFFERENT
        and verdict.rule in {RuleKind.PUBLISHED, RuleKind.IDENTIFIERS}
    )


def _contradicts(verdict: Verdict) -> bool:
    """Whether a rule, and not only a lack of likeness, keeps two records apart."""
    if verdict.outcome is Outcome.MISMATCH:
        return True
    return verdict.outcome is Outcome.DIFFERENT and verdict.rule is not RuleKind.WEIGHTS
