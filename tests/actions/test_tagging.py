"""Counting tags, and which look like one spelled twice."""

from __future__ import annotations

import pytest

from ssmlit.actions.tagging import check_tag, count_tags, similar_tags
from ssmlit.bibtex import parse_document
from ssmlit.errors import UsageError

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


@pytest.mark.parametrize("tag", ["", " ", "a,b", "a{b", "50%", "a/", "/a", "a//b", "a/ /b", "/"])
def test_what_cannot_be_a_tag(tag: str) -> None:
    """What `keywords` cannot hold, and a level of a hierarchy without a name."""
    with pytest.raises(UsageError):
        check_tag(tag)


@pytest.mark.parametrize("tag", ["a b", "a/b c/d", "C++", "state-space"])
def test_what_can_be_a_tag(tag: str) -> None:
    """Words, and levels of them."""
    check_tag(tag)
