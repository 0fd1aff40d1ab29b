"""Tables of rows are one test in the fast loop, and lose nothing by that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import fast_loop

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.mark.parametrize("b", [1, pytest.param(2, id="a pair")])
@pytest.mark.parametrize(("a", "is_odd"), [(1, True), (2, True), (3, True)])
def of_rows(a: int, is_odd: bool, b: int) -> None:
    """Fails where the sum is not even or odd as it should."""
    assert bool((a + b) % 2) is is_odd


@pytest.mark.parametrize("a", [1, 2, 3])
def of_a_skipped_row(a: int) -> None:
    """Skips a row, and fails in those beside it."""
    if a == 2:
        pytest.skip("no program")
    assert a == 0


@pytest.fixture(scope="module")
def shared() -> list[int]:
    """Return what a module's tests share."""
    return [1, 2]


@pytest.mark.parametrize("a", [1, 2])
def of_shared(a: int, shared: list[int]) -> None:
    """Has what all rows share."""


@pytest.mark.parametrize("a", [1, 2])
def of_folders(a: int, tmp_path: Path) -> None:
    """Has a folder for each row."""


@pytest.mark.parametrize("a", [1, pytest.param(2, marks=pytest.mark.slow)])
def of_a_slow_row(a: int) -> None:
    """Has a row that the fast loop leaves out."""


@pytest.mark.parametrize("a", [])
def of_nothing(a: int) -> None:
    """Has no rows, which pytest tells."""


@pytest.mark.programs
@pytest.mark.parametrize("a", [1, 2])
def of_programs(a: int) -> None:
    """Skips a row where its program is missing."""


@pytest.mark.slow
@pytest.mark.parametrize("a", [1, 2])
def of_slow_rows(a: int) -> None:
    """Is left out as one."""


def alone() -> None:
    """Has no table."""


def item(
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    test: Callable[..., None],
    **option: str,
) -> pytest.Item | None:
    """Return what the fast loop, with other options, makes of a function of this module."""
    for name, value in ({"markexpr": "not slow", "keyword": ""} | option).items():
        monkeypatch.setattr(request.config.option, name, value)
    module = request.node.getparent(pytest.Module)
    return fast_loop.pytest_pycollect_makeitem(module, f"test_{test.__name__}", test)


def test_all_failing_rows_are_named(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With their values or id, the line and the reason; those that hold are not."""
    one = item(request, monkeypatch, of_rows)
    assert isinstance(one, pytest.Function)

    with pytest.raises(pytest.fail.Exception) as failed:
        one.obj()

    head, *rows = str(failed.value).split("\n\n")
    assert head == "3 of 6 rows fail (-k of_rows runs each by itself)"
    assert [row.split("\n")[0] for row in rows] == [
        "a=1, is_odd=True, b=1",
        "a pair",
        "a=3, is_odd=True, b=1",
    ]
    assert all("in of_rows" in row and "E   assert False is True" in row for row in rows)


def test_a_skipped_row_hides_no_other(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = item(request, monkeypatch, of_a_skipped_row)
    assert isinstance(one, pytest.Function)

    with pytest.raises(pytest.fail.Exception, match=r"^2 of 3 rows fail"):
        one.obj()


@pytest.mark.parametrize(
    ("test", "is_one"),
    [
        (of_shared, True),
        (of_slow_rows, True),
        (of_folders, False),
        (of_a_slow_row, False),
        (of_nothing, False),
        (of_programs, False),
        (alone, False),
    ],
)
def test_which_tables_are_one_test(
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    test: Callable[..., None],
    is_one: bool,
) -> None:
    """Where rows can share what they get, and none is left out or skipped by itself."""
    assert (item(request, monkeypatch, test) is not None) is is_one


@pytest.mark.parametrize("option", [{"markexpr": ""}, {"markexpr": "slow"}, {"keyword": "rows"}])
def test_rows_can_be_picked(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, option: dict[str, str]
) -> None:
    """Outside the fast loop, and where a keyword is given, each row is a test."""
    assert item(request, monkeypatch, of_rows, **option) is None
