"""Two lists of authors: the same people, the same but for spelling habits, or other people.

Responsible for who is left out, added, moved or named otherwise. Does not depend on titles or
places, nor on what makes two names one person's (`fields.person_names`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ssmlit import latex
from ssmlit.duplicates.people import share_a_script
from ssmlit.fields.person_names import between, lacks_a_letter, surname
from ssmlit.latex import fold
from ssmlit.model import Person, Record
from ssmlit.verify import groups
from ssmlit.verify.authors import spoken
from ssmlit.verify.findings import Finding

if TYPE_CHECKING:
    from ssmlit.verify.findings import Weight

CUT = "the list is cut"
_ENOUGH = 3  # names that must be before "and others"


@dataclass(frozen=True, slots=True)
class PeopleRelation:
    """How two lists relate."""

    findings: tuple[Finding, ...] = ()  # what differs
    common: int = 0  # how many people both have
    size: int = 0  # how many people the longer list has

    @property
    def same(self) -> bool:
        """Whether nothing contradicts."""
        return not any(one.weight == "fault" for one in self.findings)

    @property
    def known_same(self) -> bool:
        """Whether both name people, and nothing contradicts."""
        return self.same and self.size > 0

    @property
    def others(self) -> bool:
        """Whether these are other people: fewer than a third in common."""
        return self.size > 0 and 3 * self.common < self.size


def is_misread(record: Record) -> bool:
    """Whether commas separate people in a record: then it corrects no one's name."""
    return any(" " in one.jr for one in record.authors)


def compare(cited: Record, record: Record) -> PeopleRelation:
    """Return how the authors of a reference relate to those of a record.

    An empty list says nothing: the result is then empty. "Ann Aho, Ben Bock" may be two people:
    they are if that makes all the same.
    """
    found = _compare(cited, record)
    if is_misread(record):
        doubts = (replace(it, weight="doubt") for it in found.findings if it.weight == "fault")
        return replace(found, findings=tuple(doubts))
    if found.same:
        return found
    for people in filter(None, (latex.apart(cited.authors), _paired(cited, record))):
        other = _compare(cited._replace(authors=people), record)
        if other.same and other.common >= other.size:
            has, should = spoken(cited.authors, cited.others), latex.format_names(people)
            note = Finding("author", has, should, "", "BibTeX reads other people", "note")
            return replace(other, findings=(note, *other.findings))
    return found


def _paired(cited: Record, record: Record) -> tuple[Person, ...]:
    """Return the people that a list's names in turn are, where the record has these very names."""
    people = latex.paired(cited.authors)
    ours, theirs = ({fold(str(one)) for one in them} for them in (people, record.authors))
    return people if ours == theirs else ()


def _compare(cited: Record, record: Record) -> PeopleRelation:
    if not cited.authors or not record.authors:
        return PeopleRelation()
    if not share_a_script(cited.authors, record.authors):
        reason = "the names are in another script"
        return PeopleRelation((_finding(cited, record, reason, "doubt"),))
    ours = groups.left_out(cited.authors, record.authors)
    theirs = groups.left_out(record.authors, cited.authors)
    alone = groups.are_named_for_members(cited.authors, record.authors)
    if not ours or not theirs or alone:
        weight: Weight = "note" if alone or groups.is_named(cited, record) else "doubt"
        reason = "a group is named for its members"
        return PeopleRelation((_finding(cited, record, reason, weight),))
    pairs = _Pairs(cited, record, ours, theirs)
    shorter = cited.others or record.others
    size = min(len(ours), len(theirs)) if shorter else max(len(ours), len(theirs))
    return PeopleRelation(tuple(pairs.findings()), len(pairs.same) + len(pairs.given), size)


def _finding(cited: Record, record: Record, reason: str, weight: Weight) -> Finding:
    has, should = spoken(cited.authors, cited.others), spoken(record.authors, record.others)
    return Finding("author", has, should, record.source, reason, weight)


class _Pairs:
    """The people of two lists, each paired with the same person on the other side.

    Attributes:
        same: indexes of people with the same name on both sides.
        given: indexes of people who share only the family name.
        ours, theirs: indexes that are left over.
    """

    def __init__(
        self, cited: Record, record: Record, left: Sequence[Person], right: Sequence[Person]
    ) -> None:
        self._cited, self._record, self._left, self._right = cited, record, left, right
        self.ours, self.theirs = list(range(len(left))), list(range(len(right)))
        self.same = self._paired(2)
        self.given = self._paired(1)

    def _paired(self, least: int) -> list[tuple[int, int]]:
        """Return pairs of those left over that are at least so alike, the nearest places first."""
        found = []
        for at in list(self.ours):
            for other in sorted(self.theirs, key=lambda other: abs(other - at)):
                if between(self._left[at], self._right[other]) >= least:
                    found.append((at, other))
                    self.ours.remove(at)
                    self.theirs.remove(other)
                    break
        return found

    def findings(self) -> Iterator[Finding]:
        """Yield what differs."""
        for reason, weight in (*self._strangers(), *self._order()):
            yield _finding(self._cited, self._record, reason, weight)

    def _strangers(self) -> Iterator[tuple[str, Weight]]:
        """Yield what is to be said about people whom only one side has."""
        if self.ours and not self._record.others:
            names = spoken([self._left[at] for at in self.ours])
            yield f"the record does not name {names}", self._weight_of_strangers()
        elif self.ours and len(self.same) < min(len(self._left), len(self._right)):
            yield "the record begins with other authors", "fault"
        if self.given:
            names = spoken([self._left[at] for at, _ in self.given])
            yield f"other given names: {names}", self._weight_of_given()
        if self.theirs and not self.ours and not self._record.others:
            yield self._missing()

    def _weight_of_strangers(self) -> Weight:
        """A name in one piece may be an institution's, one with a letter more or less a slip."""
        people = [self._left[at] for at in self.ours]
        is_group = len(people) == 1 and not people[0].first
        return "doubt" if is_group or self._slipped() or self._grew() else "fault"

    def _slipped(self) -> bool:
        """Whether those left over lack a letter of those in their places, or have one too many."""
        if self.ours != self.theirs or not self.same:
            return False
        return all(lacks_a_letter(self._left[at], self._right[at]) for at in self.ours)

    def _grew(self) -> bool:
        """Whether a preprint is cited, which is not this record and may have had more authors."""
        cited_id, known = self._cited.identifier("arxiv"), self._record.identifier("arxiv")
        return bool(cited_id and not known and not self.theirs and len(self.ours) < len(self.same))

    def _weight_of_given(self) -> Weight:
        """A record may have another's given name by mistake, or one that was changed; not two."""
        several = len(self.given) > 1 or len(self._left) == 1
        return "fault" if several else "doubt"

    def _missing(self) -> tuple[str, Weight]:
        names = spoken([self._right[at] for at in self.theirs])
        if not self._cited.others:
            # who has one name only may be a team: a record names it beside its members
            are_people = any(self._right[at].first for at in self.theirs)
            return f"left out: {names}", "fault" if are_people else "doubt"
        if min(self.theirs) < len(self._left):
            return f"left out among the first: {names}", "fault"
        is_shared = self._cited.shares_identifier(self._record)
        enough = is_shared or len(self._left) >= _ENOUGH
        return CUT, "note" if enough else "doubt"

    def _order(self) -> Iterator[tuple[str, Weight]]:
        """Yield that the same people are in another order.

        An alphabetical list is a depositor's or a field's habit: which of two is right is open.
        Between preprint and publication the order may change.
        """
        places = [other for _, other in sorted([*self.same, *self.given])]
        if places == sorted(places) or self.ours:
            return
        versions = bool(self._cited.venue) != bool(self._record.venue)
        is_open = versions or any(map(_is_alphabetical, (self._left, self._right)))
        yield "another order", "doubt" if is_open else "fault"


def _is_alphabetical(people: Sequence[Person]) -> bool:
    names = [surname(one) for one in people]
    return names == sorted(names)
