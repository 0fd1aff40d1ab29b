"""Entry types of two kinds contradict each other, those of one kind and preprints do not."""

from __future__ import annotations

import pytest

from ssmlit.fields.entry_types import contradict


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("article", "inproceedings"),
        ("inproceedings", "book"),
        ("incollection", "mvcollection"),
        ("phdthesis", "techreport"),
        ("article", "dataset"),
        ("patent", "dataset"),
    ],
)
def test_types_of_two_works(one: str, other: str) -> None:
    assert contradict(one, other)
    assert contradict(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("inproceedings", "conference"),
        ("inproceedings", "incollection"),
        ("book", "proceedings"),
        ("thesis", "phdthesis"),
        ("report", "techreport"),
        ("dataset", "dataset"),
        ("misc", "article"),
        ("online", "phdthesis"),
        ("unpublished", "book"),
        ("", "inproceedings"),
    ],
)
def test_types_of_one_work(one: str, other: str) -> None:
    assert not contradict(one, other)
    assert not contradict(other, one)
