"""Three versions of lines: what each side changed is in the result, or in a conflict."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssmlit.merge.lines import Markers, merge_lines

BASE = "one\ntwo\nthree\nfour\nfive\n"


@pytest.mark.parametrize(
    ("ours", "theirs", "merged"),
    [
        pytest.param(BASE, BASE, BASE, id="nothing"),
        pytest.param("one\n2\nthree\nfour\nfive\n", BASE, "one\n2\nthree\nfour\nfive\n", id="we"),
        pytest.param(BASE, "one\n2\nthree\nfour\nfive\n", "one\n2\nthree\nfour\nfive\n", id="they"),
        pytest.param("1\n" + BASE[4:], "1\n" + BASE[4:], "1\n" + BASE[4:], id="both alike"),
        pytest.param(
            "zero\nhalf\n" + BASE, BASE.replace("five\n", ""),
            "zero\nhalf\none\ntwo\nthree\nfour\n", id="lines moved by our additions",
        ),
        pytest.param(
            BASE.replace("one\n", ""), BASE.replace("four", "4"),
            "two\nthree\n4\nfive\n", id="lines moved by what we removed",
        ),
        pytest.param(
            BASE.replace("two", "2"), BASE.replace("two", "II"),
            "one\n<<<<<<< ours\n2\n=======\nII\n>>>>>>> theirs\nthree\nfour\nfive\n",
            id="both differently",
        ),
        pytest.param(
            BASE.replace("two", "2"), BASE.replace("three", "3"),
            "one\n<<<<<<< ours\n2\nthree\n=======\ntwo\n3\n>>>>>>> theirs\nfour\nfive\n",
            id="changes that touch",
        ),
        pytest.param(
            BASE + "six", BASE + "seven",
            BASE + "<<<<<<< ours\nsix\n=======\nseven\n>>>>>>> theirs\n", id="without a line end",
        ),
    ],
)  # fmt: skip
def test_three_versions(ours: str, theirs: str, merged: str) -> None:
    """A side that left a stretch as it was takes the other's."""
    assert merge_lines(BASE, ours, theirs, Markers()) == (merged, "<<<" in merged)


EDITS = st.sampled_from(["keep", "remove", "replace", "more"])


def edited(number: int, edit: str) -> str:
    """Return the line of a number as a side leaves it."""
    line = f"line {number}\n"
    return {"keep": line, "remove": "", "replace": f"new {number}\n", "more": f"{line}and more\n"}[
        edit
    ]


@pytest.mark.slow
@given(st.lists(st.tuples(EDITS, st.booleans()), max_size=8))
def test_changes_apart_from_each_other_are_all_made(edits: list[tuple[str, bool]]) -> None:
    """Each side changes lines of its own, with a line between: both are in the result."""
    texts = ["", "", "", ""]  # base, ours, theirs, and both
    for number, (edit, is_ours) in enumerate(edits):
        plain, new = edited(2 * number, "keep"), edited(2 * number, edit)
        between = edited(2 * number + 1, "keep")
        for at, line in enumerate(
            (plain, new if is_ours else plain, plain if is_ours else new, new)
        ):
            texts[at] += line + between

    base, ours, theirs, both = texts
    assert merge_lines(base, ours, theirs, Markers()) == (both, False)
