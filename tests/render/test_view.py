"""The settings of a view."""

from __future__ import annotations

import pytest

from ssmlit.errors import UsageError
from ssmlit.render import LAYOUTS, View, view_from_table


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_has_its_defaults(layout: str) -> None:
    """A table that names only the layout is a whole view."""
    view = view_from_table("v", {"layout": layout})

    assert (view.name, view.layout) == ("v", layout)


def test_a_view_without_settings_is_the_topics_layout() -> None:
    """An empty table equals a view made in Python."""
    assert view_from_table("v", {}) == View(name="v")


def test_settings_are_taken_over_and_win_over_the_layouts_own() -> None:
    """Lists become tuples; labels may be beside their section."""
    table = {
        "layout": "years",
        "query": "tag:vision",
        "sections": ["surveys", ["vision", "Computer Vision"]],
        "labels": {"gnn": "Graphs"},
        "words": {"code": "Github"},
        "show": ["authors"],
        "authors": 1,
        "contents": True,
    }

    view = view_from_table("v", table)

    assert view.sections == ("surveys", "vision")
    assert view.labels == {"vision": "Computer Vision", "gnn": "Graphs"}
    assert (view.show, view.authors, view.contents) == (("authors",), 1, True)
    assert (view.title_link, view.brackets, view.group) == (False, "square", "year")
    assert [view.word(w) for w in ("code", "paper", "slides")] == ["Github", "Paper", "Slides"]


@pytest.mark.parametrize(
    ("table", "hint"),
    [
        pytest.param({"layuot": "years"}, "did you mean 'layout'?", id="unknown-setting"),
        pytest.param({"layout": "topic"}, "did you mean 'topics'?", id="unknown-layout"),
        pytest.param({"layout": "xyz"}, "one of: topics, years, feed, table", id="nothing-near-it"),
        pytest.param({"order": "newst"}, "did you mean 'newest'?", id="unknown-order"),
        pytest.param({"show": ["author"]}, "did you mean 'authors'?", id="unknown-detail"),
        pytest.param({"name": "x"}, "one of: also_in", id="the-name-is-no-setting"),
        pytest.param({"depth": 0}, "", id="number-too-small"),
        pytest.param({"depth": True}, "", id="flag-for-number"),
        pytest.param({"also_in": "yes"}, "", id="text-for-flag"),
        pytest.param({"sections": "surveys"}, "", id="text-for-list"),
        pytest.param({"labels": ["x"]}, "", id="list-for-table"),
        pytest.param({"labels": {"a": 1}}, "", id="number-for-text"),
        pytest.param({"sections": [["a", 1]]}, "", id="label-that-is-no-text"),
        pytest.param({"title": 1}, "", id="number-for-title"),
        pytest.param({"layout": ["topics"]}, "", id="list-for-layout"),
    ],
)
def test_a_wrong_setting_is_refused_with_the_nearest_right_one(
    table: dict[str, object], hint: str
) -> None:
    """Nothing is ignored silently."""
    with pytest.raises(UsageError) as caught:
        view_from_table("v", table)

    assert caught.value.hint.startswith(hint)
