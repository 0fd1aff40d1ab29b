"""Counting tags, and which look like one spelled twice."""

from __future__ import annotations

import pytest

from ssmlit.actions.lists import hand_edits
from ssmlit.actions.lists.row_changes import RowChange
from ssmlit.bibtex import parse_document
from ssmlit.checks import find_rule, run
from ssmlit.checks.variants import tag_variants
from ssmlit.errors import UsageError
from ssmlit.fields import check_tag
from ssmlit.fields.keywords import count_tags
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
    assert tag_variants(count_tags(ENTRIES)) == {"visions": "vision"}


def test_each_spelling_is_named_with_the_usual_one() -> None:
    """A number makes another tag (2D and 3D), as a level does; of two as frequent one is taken."""
    counts = {"Mamba": 2, "time-series": 1, "vision": 1, "mamba": 3, "timeseries": 1, "Mambas": 9}
    counts |= {
        "segmentation 2D": 4,
        "segmentation 3D": 1,
        "medical/imaging": 1,
        "imaging": 3,
    }
    counts |= {"reconstruction": 5, "reconstuction": 1}
    assert tag_variants(counts) == {
        "Mamba": "Mambas",
        "mamba": "Mambas",
        "timeseries": "time-series",
        "reconstuction": "reconstruction",
    }


def test_tag_check_and_the_rule_say_the_same() -> None:
    """`ssmlit tag check` lists what N805 finds."""
    library = Library.from_text(
        "@misc{a, keywords={time-series, mamba}}\n@misc{b, keywords={time-series}}\n"
        "@misc{c, keywords={Time Series, 2d, 3d}}\n@misc{d, keywords={mambas}}\n"
    )
    said = [problem.message for problem in run(library, [find_rule("N805")]).problems]
    pairs = tag_variants(count_tags(library.entries)).items()
    assert pairs
    assert said == [f"the tag {one} is spelled elsewhere as {other}" for one, other in pairs]


@pytest.mark.parametrize(
    "tag", ["", " ", "a,b", "a{b", "50%", "a/", "/a", "a//b", "a/ /b", "/", "+a", "+"]
)
def test_what_cannot_be_a_tag(tag: str) -> None:
    """What `keywords` cannot hold, a level of a hierarchy without a name, a sign of `tag`."""
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

    assert hand_edits.edits(library, [moved]) == (DropField("a", "keywords"),)
