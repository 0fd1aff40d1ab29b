"""Counting tags, and which look like one spelled twice."""

from __future__ import annotations

import pytest

from ssmlit.actions.lists import comparing
from ssmlit.actions.lists.row_changes import RowChange
from ssmlit.actions.tagging import check_tag, count_tags, similar_tags
from ssmlit.bibtex import parse_document
from ssmlit.errors import UsageError
from ssmlit.library import Library
from ssmlit.model import DropField

ENTRIES = parse_document(
    "@misc{a, keywords={vision, theory}}\n@misc{b, keywords={theory, zoology}}\n"
    "@misc{c, keywords={visions, vision, theory}}\n"
).entries


def test_tags_are_counted() -> None:
    """The most frequent first, by name where two are as frequent."""
    assert list(count_tags(ENTRIES).items()) == [
        ("theory", 3),
        ("vision", 2),
        ("visions", 1),
        ("zoology", 1),
    ]


def test_the_rarer_of_two_spellings_comes_first() -> None:
    """It is the one to rename."""
    assert similar_tags(count_tags(ENTRIES)) == (("visions", "vision"),)


def test_each_pair_of_spellings_is_named_once() -> None:
    """Pairs are in the order of their first tags; of two as frequent the earlier is first."""
    counts = {"Mamba": 2, "time-series": 1, "vision": 1, "mamba": 3, "timeseries": 1, "Mambas": 9}
    assert similar_tags(counts) == (
        ("Mamba", "Mambas"),
        ("Mamba", "mamba"),
        ("mamba", "Mambas"),
        ("time-series", "timeseries"),
    )


@pytest.mark.parametrize("tag", ["", " ", "a,b", "a{b", "50%", "a/", "/a", "a//b", "a/ /b", "/"])
def test_what_cannot_be_a_tag(tag: str) -> None:
    """What `keywords` cannot hold, and a level of a hierarchy without a name."""
    with pytest.raises(UsageError):
        check_tag(tag)


@pytest.mark.parametrize("tag", ["a b", "a/b c/d", "C++", "state-space"])
def test_what_can_be_a_tag(tag: str) -> None:
    """Words, and levels of them."""
    check_tag(tag)


def test_a_row_that_loses_its_last_tag_leaves_no_empty_field() -> None:
    """As `ssmlit tag` does: a list that was edited changes tags in the same way."""
    library = Library.from_text("@misc{a, keywords = {vision}}\n")
    moved = RowChange("list.md", 3, "a", "section", "Vision", "", tags=((), ("vision",)))

    assert comparing.edits(library, [moved]) == (DropField("a", "keywords"),)
