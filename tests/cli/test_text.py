"""Text for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from ssmlit.checks import CheckReport
from ssmlit.cli.check.text import findings, summary
from ssmlit.cli.shared.details import labelled_lines
from ssmlit.cli.shared.terminal_text import first_authors, folded
from ssmlit.model import Person, Problem, Record, SetField
from tests.cli.pseudo_terminal import ESCAPE, on_terminal

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("short", ["short"], id="fits"),
        pytest.param("", [""], id="empty"),
        pytest.param("one\n\n  two", ["one", "", "  two"], id="lines and indents stay"),
        pytest.param(
            "  title:   A Title of Many Words",
            ["  title:   A Title of", "           Many Words"],
            id="below the text after a label",
        ),
        pytest.param(
            "  - because it is so in this case",
            ["  - because it is so in", "    this case"],
            id="below an item",
        ),
        pytest.param(
            "  1  A Title of Many Words",
            ["  1  A Title of Many", "     Words"],
            id="below the text after a number",
        ),
        pytest.param(
            "https://example.org/a-very-long-address",
            ["https://example.org/a-very-long-address"],
            id="a word is never broken",
        ),
    ],
)
def test_folded(text: str, lines: list[str]) -> None:
    """Long lines are broken between words and go on below their own text."""
    assert folded(text, 24) == lines


def test_folded_lines_are_indented_within_the_width() -> None:
    text = "a finding: many words about it, and more"
    assert folded(text, 24, 4) == ["a finding: many words", "    about it, and more"]


def test_colours_take_no_room_and_wide_letters_take_two() -> None:
    """Lines are measured as the terminal shows them."""
    bold = "\x1b[1mabout\x1b[0m it, and so on and on"
    assert folded(bold, 21) == ["\x1b[1mabout\x1b[0m it, and so on", "and on"]
    assert folded("状态空间 模型 计算机 模型", 21) == ["状态空间 模型 计算机", "模型"]


def no_paint(_: str, text: str) -> str:
    """Return a text as it is."""
    return text


@pytest.mark.parametrize("width", range(30, 60))
def test_no_line_of_findings_is_wider_than_the_terminal(width: int) -> None:
    """Else the terminal breaks it within a word."""
    message = "published: Conference on Language Modeling (COLM) 2024 or another one of a kind"
    problem = Problem("N707", message, 3, "twin", column=1)
    lines = ["", "", "@misc{twin, title = {A Title of Many Words and More}}"]
    shown = list(findings([problem], "a.bib", lines, no_paint, width))
    assert [line for line in shown if len(line) > width] == []


@pytest.mark.slow
@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    "arguments",
    [
        ["log"], ["verify", "--offline"], ["show", "gu2023mamba"], ["stats"], ["list"], ["check"],
        ["dedupe", "--explain", "gu2023mamba", "ruan2024vmunet"], ["check", "--explain", "W601"],
        ["check", "--rules"], ["inbox"], ["dedupe"], ["add", "x"],
        ["find", "mamba", "unet", "--limit", "3", "--no-input"], ["help", "tag"], ["help"],
        ["help", "export"], ["render", "--view", "x"],
    ],
)  # fmt: skip
def test_no_line_for_people_is_wider_than_their_terminal(cli: Cli, arguments: list[str]) -> None:
    """Else the terminal breaks it within a word."""
    cli("tag", "gu2023mamba", "+state space models of every kind and more")
    cli("edit", "gu2023mamba", "remark=many words about it, and many more of them")
    shown = ESCAPE.sub("", on_terminal(*arguments, width=42))

    assert [line for line in shown.splitlines() if len(line) > 42] == []


@pytest.mark.parametrize(
    ("safe", "advice"),
    [
        ([], ""),
        ([True, True], "; --fix corrects 2"),
        ([False], "; --fix --unsafe corrects 1"),
        ([True, False, False], "; --fix corrects 1, --fix --unsafe 2 more"),
    ],
)
def test_the_summary_says_which_option_corrects_how_many(safe: list[bool], advice: str) -> None:
    fix = (SetField("a", "year", "2020"),)
    problems = tuple(Problem("W601", "m", fix=fix, safe=one) for one in safe)
    found = "no findings" if not safe else "1 error" if len(safe) == 1 else f"{len(safe)} errors"

    shown = summary(CheckReport(problems, (), 3))

    assert shown == f"3 entries, 0 rules: {found}{advice}"


@pytest.mark.slow
@pytest.mark.usefixtures("library")
def test_a_wrong_answer_is_asked_about_in_one_line() -> None:
    """The question, which may be long, is not printed again."""
    shown = on_terminal("remove", "--query", "author:gu", typed=["x", "n"])

    assert shown.count("remove 2 entries?") == 1
    assert "please answer one of y, n" in shown
    assert "nothing was changed" in shown


def test_bars_begin_in_one_column_whatever_the_letters(cli: Cli, folder: Path) -> None:
    """A Chinese character takes two columns."""
    (folder / "library.bib").write_text(
        "@misc{a, title={T}, year={2024}, keywords={状态空间, snails}}\n"
        "@misc{b, title={U}, year={2024}, keywords={状态空间, snails,"
        " 结构化状态空间模型综述从结构化状态空间到选择性扫描}}\n"
    )
    lines = cli("stats").out.partition("by tag\n")[2].splitlines()

    bars = [line.index("█") for line in lines[:3]]
    assert len({cell_len(line[:at]) for line, at in zip(lines, bars, strict=False)}) == 1


@pytest.mark.slow
def test_at_a_terminal_check_says_how_a_code_is_explained(cli: Cli, folder: Path) -> None:
    """Once, below the findings; in a pipe it would be noise."""
    (folder / "library.bib").write_text("@article{a, title={T}, author={Roe, A.}, year={2020}}\n")
    shown = ESCAPE.sub("", on_terminal("check"))

    assert shown.splitlines()[-1] == "`ssmlit check --explain W201` says what W201 means"
    assert cli("check", "--explain", "W201").out.startswith("W201 missing-field")
    assert "--explain" not in cli("check").err
    (folder / "library.bib").write_text("")
    assert "--explain" not in on_terminal("check")


@pytest.mark.parametrize(
    ("names", "others", "shown"),
    [
        pytest.param("abcd", False, "a, b, c, d", id="four"),
        pytest.param("abcde", False, "a, b, c, d et al.", id="more"),
        pytest.param("ab", True, "a, b et al.", id="a list that was cut"),
        pytest.param("", False, "", id="none"),
    ],
)
def test_first_authors(names: str, others: bool, shown: str) -> None:
    """Questions name four, and say that there are more, whether a list was cut or not."""
    assert first_authors(Record(authors=tuple(map(Person, names)), others=others)) == shown


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        pytest.param(60, ["  authors      Albert Gu, Tri Dao"], id="beside the label"),
        pytest.param(20, ["  authors Albert Gu,", "    Tri Dao"], id="below it"),
    ],
)
def test_values_have_room_on_a_narrow_terminal(width: int, lines: list[str]) -> None:
    assert labelled_lines("authors", "Albert Gu, Tri Dao", width).split("\n") == lines
