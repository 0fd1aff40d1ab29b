"""Tags are a set: the changes of two branches are combined without a conflict."""

from __future__ import annotations

import pytest

from ssmlit.merge.branches import merge

BASE = "@misc{a,\n  title = {T},\n  keywords = {one, two},\n}\n"


@pytest.mark.parametrize(
    ("ours", "theirs", "merged"),
    [
        pytest.param("{one, two, x}", "{one, two, y}", "{one, two, x, y}", id="both add"),
        pytest.param("{two}", "{one, two, y}", "{two, y}", id="one removes, one adds"),
        pytest.param("{two}", "{one}", "{}", id="each removes another"),
        pytest.param('"one, two, x"', "{two, one, y}", '"one, two, x, y"', id="our quotes stay"),
    ],
)
def test_tags_of_both_sides_meet(ours: str, theirs: str, merged: str) -> None:
    """Additions and removals of both sides are in the merged entry, and nothing conflicts."""
    sides = [BASE.replace("{one, two}", side) for side in (ours, theirs)]

    result = merge(BASE, *sides)

    expected = BASE.replace("{one, two}", merged)
    if merged == "{}":
        expected = BASE.replace("  keywords = {one, two},\n", "")
    assert result.conflicts == ()
    assert result.text == expected


def test_other_fields_still_conflict() -> None:
    """A conflict in another field stays one; the tags meet anyway."""
    ours = BASE.replace("{T}", "{O}").replace("two}", "two, x}")
    theirs = BASE.replace("{T}", "{H}").replace("two}", "two, y}")

    result = merge(BASE, ours, theirs)

    assert [conflict.parts for conflict in result.conflicts] == [("title",)]
    assert "keywords = {one, two, x, y}" in result.text


def test_unchanged_tags_are_kept() -> None:
    """Both sides change other fields; the tags are not written again."""
    ours = BASE.replace("{T}", "{O}")

    result = merge(BASE, ours, BASE.replace(",\n}", ",\n  year = {2024},\n}"))

    assert (result.text, result.conflicts) == (
        "@misc{a,\n  title = {O},\n  keywords = {one, two},\n  year = {2024},\n}\n",
        (),
    )
    assert merge(BASE, ours, BASE.replace("{T}", "{H}")).conflicts[0].parts == ("title",)
