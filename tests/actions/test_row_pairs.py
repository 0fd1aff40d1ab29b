"""Pairing the rows of an edited list with those of the list before."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssmlit.actions.lists.row_pairs import pair_rows
from ssmlit.importers import Row
from ssmlit.latex import squash
from ssmlit.model import Identifier, Record
from tests.conftest import at_most

NEAR = tuple(f"{number} Study of State Space Models" for number in ("First", "Third", "Fifth"))


def row(title: str, line: int = 1) -> Row:
    return Row(record=Record(title=title), kind="paper", line=line)


def title_of(one: Row) -> str:
    return one.record.title if one.record else ""


@pytest.mark.parametrize("before", [*permutations(NEAR)], ids=" > ".join)
@pytest.mark.parametrize("deleted", NEAR)
def test_a_corrected_title_is_that_of_the_likest_row(before: tuple[str, ...], deleted: str) -> None:
    """Where papers' titles are alike, not the first one within reach: another was deleted."""
    left = [title for title in before if title != deleted]
    corrections = {title: title.replace("Study", "Studies") for title in left}

    pairs, gone = pair_rows(
        [row(title, line) for line, title in enumerate(before, 1)],
        [row(corrections[title], line) for line, title in enumerate(left, 1)],
    )

    assert {title_of(one): title_of(other) for one, other in pairs} == corrections
    assert [title_of(one) for one in gone] == [deleted]


def naive_pairs(old: list[Row], new: list[Row]) -> list[tuple[Row, Row]]:
    """Return pairs as every row is compared with every other, but for corrected titles."""

    def equal(one: Row, other: Row) -> bool:
        records = [row.record and row.record._replace(line=0) for row in (one, other)]
        return one.section == other.section and records[0] == records[1]

    def in_place(one: Row, other: Row) -> bool:
        return one.section == other.section and named(one, other)

    def named(one: Row, other: Row) -> bool:
        mine, theirs = one.record or Record(), other.record or Record()
        same = bool(mine.title) and squash(mine.title) == squash(theirs.title)
        return same or not set(mine.identifiers).isdisjoint(theirs.identifiers)

    pairs, was, now = [], list(old), list(new)
    for alike in (equal, in_place, named):
        for row in list(now):
            found = next((one for one in was if alike(one, row)), None)
            if found is not None:
                pairs.append((found, row))
                was = [one for one in was if one is not found]
                now = [one for one in now if one is not row]
    return pairs


def rows() -> st.SearchStrategy[list[Row]]:
    names = st.lists(
        st.sampled_from("12345678").map(lambda it: Identifier("arxiv", it)), max_size=2
    )
    records = st.builds(
        lambda title, ids, year: Record(title=title, identifiers=tuple(ids), year=year),
        st.sampled_from(["a", "BB", "bb", "cccc", "dddddddd", ""]), names, st.integers(2020, 2021),
    )  # fmt: skip
    one = st.tuples(
        records.filter(lambda it: bool(it.title or it.identifiers)), st.sampled_from("xy")
    )
    return st.lists(one, max_size=7).map(
        lambda found: [Row(record=record, kind="paper", line=line, section=(section,))
                       for line, (record, section) in enumerate(found, 1)]
    )  # fmt: skip


@pytest.mark.slow
@at_most(fast=8)
@given(rows(), rows())
def test_rows_are_paired_as_if_each_was_compared_with_each(old: list[Row], new: list[Row]) -> None:
    """Titles that are not the same here are not alike either."""
    pairs, gone = pair_rows(old, new)

    assert pairs == naive_pairs(old, new)
    assert gone == [one for one in old if one not in [was for was, _ in pairs]]
