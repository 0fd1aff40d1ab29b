"""The order of sections."""

from __future__ import annotations

import pytest

from ssmlit.render import View
from ssmlit.render.sections import _order


@pytest.mark.parametrize(
    ("view", "paths"),
    [
        pytest.param(View(name="x"), ["a", "a/b", "aa", "c", "c/d", ""], id="below their parents"),
        pytest.param(
            View(name="x", sections=("c/d", "aa")), ["c", "c/d", "aa", "a", "a/b", ""],
            id="those that are configured first",
        ),
    ],
)  # fmt: skip
def test_sections_have_an_order(view: View, paths: list[str]) -> None:
    """By label, each after the section it belongs to; papers without a section are last."""
    assert sorted(paths, key=_order(view)) == paths
