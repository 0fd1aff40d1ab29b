"""Which groups pairs make: the verdicts are given, by place."""

from __future__ import annotations

import pytest

from ssmlit.duplicates import Outcome, RuleKind, Verdict
from ssmlit.duplicates.cluster import Grouping, group
from ssmlit.duplicates.verdict import Evidence

Couple = tuple[int, int]
SAME, MAYBE, MISMATCH, DIFFERENT = Outcome.SAME, Outcome.MAYBE, Outcome.MISMATCH, Outcome.DIFFERENT
KEPT_APART, THROUGH = "the works it would join stay separate", "connected through other entries"
AMBIGUOUS = "ambiguous: fits two different works"


def same(score: float = 0.9, field: str = "title") -> Verdict:
    return Verdict(SAME, score, RuleKind.WEIGHTS, (Evidence(field, "a", "a", 3.0, "equal"),))


def maybe(score: float = 0.6, field: str = "title", rule: RuleKind = RuleKind.WEIGHTS) -> Verdict:
    return Verdict(MAYBE, score, rule, (Evidence(field, "a", "a", 3.0, "equal"),))


def different(rule: RuleKind = RuleKind.WEIGHTS, score: float = 0.0) -> Verdict:
    return Verdict(DIFFERENT, score, rule=rule)


APART = (RuleKind.IDENTIFIERS, RuleKind.PUBLISHED)  # what surely names two works
WRONG = Verdict(MISMATCH, 0.4, rule=RuleKind.IDENTIFIERS)


def grouped(found: dict[Couple, Verdict], rest: Verdict | None = None) -> Grouping:
    """Return what becomes of pairs when each other pair has one verdict."""
    return group(found, lambda _one, _other: rest or different())


@pytest.mark.parametrize(
    ("second", "rest", "groups", "changed"),
    [
        pytest.param(
            same(), same(), [(SAME, (0, 1, 2))], {(0, 2): (SAME, THROUGH)}, id="three of one work"
        ),
        pytest.param(
            same(0.8, "pages"), different(RuleKind.NUMBERS), [(SAME, (0, 1)), (MAYBE, (1, 2))],
            {(1, 2): (MAYBE, KEPT_APART)}, id="the likelier pair, where a rule parts the others",
        ),
        *(
            pytest.param(
                same(0.95, "pages"), different(rule, score=0.3),
                [(MAYBE, (0, 1)), (SAME, (1, 2))], {(0, 1): (MAYBE, KEPT_APART)},
                id=f"alike enough on average, but a rule parts the others: {rule.name.lower()}",
            )
            for rule in RuleKind
            if rule is not RuleKind.WEIGHTS
        ),
        pytest.param(
            same(0.8), different(RuleKind.NUMBERS), [(SAME, (0, 1)), (MAYBE, (1, 2))],
            {(1, 2): (MAYBE, AMBIGUOUS)}, id="a third that may be either of what a rule parts",
        ),
        pytest.param(
            same(0.8), maybe(0.9, rule=RuleKind.PUBLISHED),
            [(SAME, (0, 1)), (MAYBE, (0, 1, 2))],
            {(1, 2): (MAYBE, AMBIGUOUS), (0, 2): (MAYBE, THROUGH)},
            id="a third that may be either of two publications",
        ),
        pytest.param(
            same(0.7), different(score=0.5), [(SAME, (0, 1, 2))], {(0, 2): (SAME, THROUGH)},
            id="alike enough on average",
        ),
        pytest.param(
            same(0.7), different(score=0.49), [(SAME, (0, 1)), (MAYBE, (0, 1, 2))],
            {(1, 2): (MAYBE, KEPT_APART), (0, 2): (MAYBE, THROUGH)}, id="not alike enough",
        ),
        pytest.param(
            maybe(0.7), different(), [(SAME, (0, 1)), (MAYBE, (0, 1, 2))],
            {(0, 2): (MAYBE, THROUGH)}, id="perhaps a third",
        ),
        pytest.param(
            maybe(0.5), different(), [(SAME, (0, 1)), (MAYBE, (1, 2))], {},
            id="perhaps a third, but unlike the other",
        ),
        pytest.param(
            maybe(0.9), WRONG, [(SAME, (0, 1))], {(1, 2): None},
            id="perhaps a third that is surely another work than the other",
        ),
        *(
            pytest.param(
                maybe(0.9), different(rule), [(SAME, (0, 1))], {(1, 2): None},
                id=f"perhaps a third, and the other another work: {rule.name.lower()}",
            )
            for rule in APART
        ),
        pytest.param(
            maybe(0.9, "pages"), WRONG, [(SAME, (0, 1)), (MAYBE, (1, 2))], {},
            id="the same, with the pages of the one",
        ),
        *(
            pytest.param(
                maybe(0.9), different(rule), [(SAME, (0, 1)), (MAYBE, (1, 2))], {},
                id=f"perhaps a third that a rule parts from the other: {rule.name.lower()}",
            )
            for rule in RuleKind
            if rule not in {RuleKind.WEIGHTS, *APART}
        ),
        pytest.param(
            WRONG, different(), [(SAME, (0, 1)), (MISMATCH, (0, 1, 2))],
            {(0, 2): (MISMATCH, THROUGH)}, id="a wrong identifier beside a group",
        ),
    ],
)  # fmt: skip
def test_a_third_record(
    second: Verdict,
    rest: Verdict,
    groups: list[tuple[Outcome, tuple[int, ...]]],
    changed: dict[Couple, tuple[Outcome, str] | None],
) -> None:
    """0 and 1 are the same; 1 and 2 as given, 0 and 2 as judged then."""
    given = {(0, 1): same(field="pages"), (1, 2): second}
    grouping = grouped(given, rest)

    assert list(grouping.groups) == groups
    for couple, verdict in given.items():
        if couple not in changed:
            assert grouping.verdicts[couple] == verdict
    for couple, becomes in changed.items():
        now = grouping.verdicts.get(couple)
        assert (None if now is None else (now.outcome, now.decided_by)) == becomes
        assert now is None or now.rule is RuleKind.OTHER


@pytest.mark.parametrize(
    ("evidence", "kept"),
    [
        pytest.param([("title", 3.0), ("authors", 2.0)], False, id="title and authors"),
        pytest.param([("pages", 2.5)], True, id="pages"),
        pytest.param([("pages", 0.0)], False, id="pages that say nothing"),
        pytest.param([("isbn", 0.5)], True, id="a number of the book"),
        pytest.param([("year", 1.0)], False, id="the year alone"),
        pytest.param([("venue", 1.0), ("year", 1.0)], True, id="year and venue"),
    ],
)
def test_what_singles_a_work_out(evidence: list[tuple[str, float]], kept: bool) -> None:
    """0 fits 1 and 2, which are two works: it is the one that more than a title speaks for."""
    weighed = tuple(Evidence(it, "a", "a", weight, "equal") for it, weight in evidence)
    pair = Verdict(SAME, 0.9, RuleKind.WEIGHTS, weighed)
    grouping = grouped({(0, 1): pair, (0, 2): same(0.8)}, different(RuleKind.PUBLISHED))

    assert (grouping.verdicts[0, 1].outcome is SAME) is kept
    assert ((0, 2) not in grouping.verdicts) is kept


def test_two_groups_are_joined_by_one_pair() -> None:
    """Members of the one group come to the other, and later pairs find them there."""
    found = {(0, 1): same(), (2, 3): same(), (1, 2): same(0.8), (3, 4): same(0.7)}

    assert grouped(found, same(0.6)).groups == ((SAME, (0, 1, 2, 3, 4)),)


def test_a_pair_within_one_group_is_no_question() -> None:
    """A pair whose two are in one group already is no other question."""
    found = {(0, 1): same(), (1, 2): same(), (0, 2): same(0.8)}

    assert grouped(found).verdicts == found


@pytest.mark.parametrize("beside", [(0, 1), (21, 22)])
def test_a_question_beside_a_large_group_stays_one(beside: Couple) -> None:
    """What joins the members settles nothing about others."""
    chain = {(at, at + 1): same() for at in range(1, 21)}

    assert grouped({**chain, beside: maybe()}, same()).verdicts[beside] == maybe()


@pytest.mark.parametrize(("members", "pairs"), [(20, 190), (21, 21)])
def test_every_pair_of_a_small_group_is_listed(members: int, pairs: int) -> None:
    """Of a group of more than twenty those that were found, so that a report stays short."""
    chain = {(at, at + 1): same() for at in range(members - 1)}
    beside = {(members + 5, members + 6): maybe()}
    grouping = grouped({**chain, **beside, (3, 7): maybe()}, same())

    assert [len(places) for _, places in grouping.groups] == [members, 2]
    assert len(grouping.verdicts) == pairs + 1
    assert grouping.verdicts[3, 7].outcome is SAME
