"""Pairing the rows of an edited list with those of the list before."""

from __future__ import annotations

from itertools import permutations

import pytest

from ssmlit.actions.lists.row_pairs import pair_rows
from ssmlit.importers import Row
from ssmlit.model import Record

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
