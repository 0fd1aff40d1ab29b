"""Saved searches stand for what they say, wherever a query is typed."""

from __future__ import annotations

import pytest

from ssmlit.query.errors import QueryError
from ssmlit.query.saved import expanded

SAVED = {
    "todo": "tag:to-read OR tag:inbox",
    "new": "year:2024.. @todo",
    "loop": "x @loop",
    "loops": "x",
    "to read": "tag:a OR @todo",
    'in "quotes"': "y",
}

THERE_ARE = r'there are @"in \"quotes\"", @loop, @loops, @new, @"to read", @todo'


@pytest.mark.parametrize(
    ("text", "query"),
    [
        pytest.param("@todo", "(tag:to-read OR tag:inbox)", id="alone"),
        pytest.param("mamba -@todo", "mamba -(tag:to-read OR tag:inbox)", id="left out"),
        pytest.param("(@todo) unet", "((tag:to-read OR tag:inbox)) unet", id="in parentheses"),
        pytest.param("@new", "(year:2024.. (tag:to-read OR tag:inbox))", id="one in another"),
        pytest.param('"@todo" me@todo', '"@todo" me@todo', id="no names"),
        pytest.param("title:/a @todo/", "title:/a @todo/", id="in a pattern"),
        pytest.param(r'"a \" @todo"', r'"a \" @todo"', id="behind a quotation mark in quotes"),
        pytest.param('b -@"to read"', "b -(tag:a OR (tag:to-read OR tag:inbox))", id="two words"),
        pytest.param(r'@"in \"quotes\""', "(y)", id="quotation marks in a name"),
        pytest.param('x@"to read"', 'x@"to read"', id="a phrase behind a word"),
        pytest.param("a/b @loops c/d", "a/b (x) c/d", id="between slashes"),
    ],
)
def test_names_are_replaced(text: str, query: str) -> None:
    """Each in parentheses, so that it stays one condition."""
    assert expanded(text, SAVED) == query


@pytest.mark.parametrize(
    ("text", "message", "advice"),
    [
        ("a @tood", "there is no saved search @tood", THERE_ARE),
        ('@"to  read"', 'there is no saved search @"to  read"', THERE_ARE),
        ("@loop", "the saved search @loop refers to itself", ""),
    ],
)
def test_mistakes_are_pointed_at(text: str, message: str, advice: str) -> None:
    """With what there is instead."""
    with pytest.raises(QueryError) as caught:
        expanded(text, SAVED)
    assert (caught.value.message, caught.value.advice) == (message, advice)


def test_searches_that_name_others_twice_are_refused() -> None:
    """Forty lines of a foreign ssmlit.toml would make a query of 2⁴⁰ conditions."""
    names = {f"x{n}": f"@x{n - 1} OR @x{n - 1}" for n in range(1, 41)}
    with pytest.raises(QueryError, match="more than 1,000 searches"):
        expanded("@x40", {"x0": "x", **names})
    assert expanded("@x8", {"x0": "x", **names}).count("x") == 256
    many = " ".join(["@x"] * 1000)
    assert expanded(many, {"x": "y"}) == " ".join(["(y)"] * 1000)
    with pytest.raises(QueryError, match="more than 1,000 searches"):
        expanded(f"{many} @x", {"x": "y"})
