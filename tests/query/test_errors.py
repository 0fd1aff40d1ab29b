"""The picture of a mistake: one line of query, one line of carets."""

from __future__ import annotations

import pytest

from ssmlit.query.errors import QueryError, point


@pytest.mark.parametrize(
    ("query", "start", "end", "picture"),
    [
        pytest.param("foo:bar", 0, 3, "  foo:bar\n  ^^^", id="at the beginning"),
        pytest.param("a (b", 2, 3, "  a (b\n    ^", id="in the middle"),
        pytest.param("a OR", 4, 4, "  a OR\n      ^", id="at the end"),
        pytest.param(
            "状態 foo:x", 3, 6, "  状態 foo:x\n       ^^^", id="wide characters before it"
        ),
        pytest.param(
            "e\u0301tat o:x", 6, 7, "  e\u0301tat o:x\n       ^", id="a combining accent before it"
        ),
        pytest.param(
            "a\x1b[31m\tb:c", 7, 8, "  a\ufffd[31m b:c\n         ^", id="control characters"
        ),
    ],
)
def test_caret_under_the_mistake(query: str, start: int, end: int, picture: str) -> None:
    """Carets are under the mistake, whatever is before it."""
    assert picture == point(query, start, end)


def test_long_queries_are_cut_around_the_mistake() -> None:
    """Of a query of thousands of letters only what is near the mistake is shown."""
    picture = point("x " * 5000 + "foo:bar" + " y" * 5000, 10_000, 10_003)

    above, below = picture.splitlines()
    assert len(above) < 100
    assert above.index("foo") == below.index("^")


@pytest.mark.parametrize(
    ("before", "after"),
    [(40, 30), (41, 30), (40, 31), (41, 31), (0, 0)],
)
def test_forty_letters_before_and_thirty_after_are_shown(before: int, after: int) -> None:
    """More are dots."""
    shown = ("… " if before > 40 else "") + "b" * min(before, 40)
    behind = "a" * min(after, 30) + (" …" if after > 30 else "")
    for mistake in ("xyz", "x"):
        query = "b" * before + mistake + "a" * after

        assert point(query, before, before + len(mistake)) == (
            f"  {shown}{mistake}{behind}\n  {' ' * len(shown)}{'^' * len(mistake)}"
        )


def test_the_hint_holds_advice_and_picture() -> None:
    """The hint is complete for those who only print it."""
    error = QueryError("unknown field", "foo:bar", 0, 3, "did you mean note:…?")

    assert error.hint == "did you mean note:…?\n  foo:bar\n  ^^^"
