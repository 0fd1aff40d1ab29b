"""What two branches remembered in ssmlit.toml is no conflict."""

from __future__ import annotations

import pytest

from ssmlit.config.branches import REMEMBERED, SetApart, set_apart
from ssmlit.config.reference import SETTINGS

BASE = '[check]\nignore = ["W1"]\n'
OLD = '[update.rejected]\n"arxiv:2401.00001" = "One"\n'


def test_the_tables_are_those_that_ssmlit_writes() -> None:
    """Their meaning says so, to people who read the settings."""
    assert {one.table for one in SETTINGS if "Written by" in one.meaning} == set(REMEMBERED)


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "apart"),
    [
        pytest.param(
            BASE, BASE + '\n[update.rejected]\n"a" = "A"\n',
            BASE + '\n[update.rejected]\n"b" = ""\n',
            SetApart(f"{BASE}\n[update.rejected]\n", f"{BASE}\n[update.rejected]\n",
                     {"update.rejected": ['"a" = "A"', '"b" = ""']}),
            id="the first of both",
        ),
        pytest.param(
            OLD, OLD + '"doi:10.1/a(b)" = "ours"  # a remark\n', OLD + '"doi:10.1/a(b)" = ""\n',
            SetApart(OLD, OLD, {"update.rejected": ['"doi:10.1/a(b)" = "ours"  # a remark']}),
            id="alike",
        ),
        pytest.param(
            OLD, OLD + '[import.rows]\n"x" = "skip"\n', OLD.replace("One", "1"),
            SetApart(OLD + "[import.rows]\n", OLD.replace("One", "1"),
                     {"import.rows": ['"x" = "skip"']}),
            id="only one side",
        ),
        pytest.param(
            OLD, OLD + '[import.rows]\n"x" = "skip"\n"y" = "add"\n',
            OLD + '[import.rows]\n"x" = "merge"\n"y" = "add"\n',
            SetApart(OLD + '[import.rows]\n"x" = "skip"\n', OLD + '[import.rows]\n"x" = "merge"\n',
                     {"import.rows": ['"y" = "add"']}),
            id="decided differently",
        ),
        pytest.param(OLD, 'update.rejected = {"a" = ""}\n', OLD,
                     SetApart('update.rejected = {"a" = ""}\n', OLD, {}), id="in another form"),
        pytest.param(BASE, BASE + '[queries]\nq = "a"\n', BASE + '[queries]\nq = "b"\n',
                     SetApart(BASE + '[queries]\nq = "a"\n', BASE + '[queries]\nq = "b"\n', {}),
                     id="what people wrote"),
    ],
)  # fmt: skip
def test_new_lines_are_set_apart(base: str, ours: str, theirs: str, apart: SetApart) -> None:
    """Both versions without them, and the lines, of one name ours."""
    assert set_apart(base, ours, theirs) == apart


def test_they_are_put_back() -> None:
    """Below what was there, or in a table of their own."""
    lines = {"update.rejected": ['"b" = ""'], "import.rows": ['"x" = "skip"']}

    assert SetApart("", "", lines).put_back(OLD) == (
        '[update.rejected]\n"b" = ""\n"arxiv:2401.00001" = "One"\n\n[import.rows]\n"x" = "skip"\n'
    )
