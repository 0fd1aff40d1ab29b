"""Colour: on a terminal that has it and for people who want it; widths, and keys that are whole."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ssmlit.cli.app import COMMANDS
from ssmlit.cli.shared import colour
from tests.cli.pseudo_terminal import ESCAPE, on_terminal

if TYPE_CHECKING:
    from tests.cli.conftest import Cli

LONG = "averylongcitationkeythatsomebodyreallyuses2024inhislibrary"


COLOURED = [
    pytest.param(["show", "gu2023mamba"], "\x1b[1mMamba: Linear", id="show"),
    pytest.param(
        ["edit", "gu2023mamba", "note=x", "-n"], "\x1b[32m+  note = {x},\x1b[0m", id="diff"
    ),
    pytest.param(["show", "nobody"], "\x1b[1;31merror:\x1b[0m library.bib", id="error"),
    pytest.param(["show", "nobody"], "\x1b[36mhint:\x1b[0m", id="hint"),
    pytest.param(["stats"], "\x1b[1mby year\x1b[0m", id="stats"),
    pytest.param(["list"], "\x1b[36mgu2023mamba", id="table"),
]


@pytest.mark.slow
@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(("arguments", "shown"), COLOURED)
def test_colour_on_a_terminal(arguments: list[str], shown: str) -> None:
    """A terminal gets colour; with NO_COLOR, and on a simple terminal, the same text without."""
    with_colour = on_terminal(*arguments)
    without = on_terminal(*arguments, NO_COLOR="1")

    assert shown in with_colour
    assert "\x1b[" not in without
    assert ESCAPE.sub("", with_colour) == ESCAPE.sub("", without)
    assert "\x1b[" not in on_terminal(*arguments, TERM="dumb")


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize("arguments", [["show", "gu2023mamba"], ["stats"], ["show", "nobody"]])
def test_no_colour_in_a_pipe(cli: Cli, arguments: list[str]) -> None:
    """What another program reads has no escape codes."""
    outcome = cli(*arguments)

    assert "\x1b" not in outcome.out + outcome.err


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("error: a: b", "\x1b[1;31merror:\x1b[0m a: b", id="error"),
        pytest.param("not done: x", "\x1b[33mnot done:\x1b[0m x", id="question"),
        pytest.param("wrote x: y", "wrote x: y", id="another colon"),
        pytest.param("error: \x1b[2J", "\x1b[1;31merror:\x1b[0m ␛[2J", id="an escape in the text"),
    ],
)
def test_a_message(text: str, expected: str) -> None:
    """Only the word in front has a colour; nothing in a text steers the terminal."""
    assert colour.message(text) == expected


def test_a_diff() -> None:
    """Every kind of line of a unified diff, and an escape that is in the file."""
    text = "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-old\n+n\x1bew\n same\n"

    assert colour.diff(text) == (
        "\x1b[1m--- a/x\x1b[0m\n\x1b[1m+++ b/x\x1b[0m\n\x1b[36m@@ -1 +1 @@\x1b[0m\n"
        "\x1b[31m-old\x1b[0m\n\x1b[32m+n␛ew\x1b[0m\n same\n"
    )


# -- widths ---------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("fields", ["key,year,title", "key,year,venue,tags,id,code"])
@pytest.mark.parametrize("width", [60, 80, 120])
def test_keys_are_never_cut(library: Path, width: int, fields: str) -> None:
    """However narrow the terminal, every letter of a key is there: it can be copied."""
    with library.open("a") as file:
        file.write(f"@misc{{{LONG}, title = {{T}}, year = 2024, code = {{https://e.org/a/b}}}}\n")
    shown = ESCAPE.sub("", on_terminal("list", "--fields", fields, width=width))

    column = "".join(line.split(" ")[0] for line in shown.splitlines())
    assert LONG in column
    assert [line for line in shown.splitlines() if len(line) > width] == []


@pytest.mark.slow
@pytest.mark.parametrize("command", ["", *COMMANDS])
@pytest.mark.parametrize("width", [60, 100])
def test_help_fits_the_terminal(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, command: str, width: int
) -> None:
    """No line of the help is wider than the terminal, unless it is one word."""
    monkeypatch.setenv("COLUMNS", str(width))
    shown = cli(*command.split(), "--help").out

    too_wide = [line for line in shown.splitlines() if len(line) > width and len(line.split()) > 1]
    assert too_wide == []


@pytest.mark.usefixtures("library")
def test_values_are_decoded(cli: Cli, library: Path) -> None:
    """`show` prints text, not TeX, whatever the field; where it appeared comes in one order."""
    library.write_text(
        "@article{a,\n  title = {T},\n  number = {2},\n  volume = {1},\n"
        "  pages = {1290--1294},\n  address = {Boston, {MA}},\n  note = {Caf\\'e},\n}\n"
    )
    lines = cli("show", "a").out.splitlines()

    assert [" ".join(line.split()) for line in lines[2:7]] == [
        "volume 1", "number 2", "pages 1290–1294", "address Boston, MA", "note Café",
    ]  # fmt: skip


@pytest.mark.slow
@pytest.mark.usefixtures("library")
def test_messages_break_between_words() -> None:
    """A message that is longer than a line continues below, with every word whole."""
    shown = on_terminal("show", "no-such-key-in-this-library", width=40, NO_COLOR="1")

    assert all(len(line) <= 40 for line in shown.splitlines())
    assert "`ssmlit search WORDS` finds keys" in " ".join(shown.split())
    words = {word for line in shown.splitlines() for word in line.split()}
    assert {"no-such-key-in-this-library", "`ssmlit", "library.bib:"} <= words


@pytest.mark.slow
@pytest.mark.usefixtures("library")
@pytest.mark.parametrize("width", [40, 60, 100])
def test_findings_fit_the_terminal(width: int) -> None:
    """Messages break between words, and the caret is below what it is about."""
    title = "Many words " * 12
    Path("library.bib").write_text(
        f"@article{{bad, title = {{{title}}}, journal = {{Nature}}, year={{banana}}}}\n"
    )
    lines = ESCAPE.sub("", on_terminal("check", width=width)).splitlines()
    place = next(n for n, line in enumerate(lines) if "E608" in line)
    caret = next(n for n, line in enumerate(lines) if n > place and "^" in line)
    start = lines[caret].index("^")

    assert max(map(len, lines)) <= width
    assert "banana is not a year" in " ".join(" ".join(lines[place:caret]).split())
    assert lines[caret - 1][start:].startswith(("year", "{banana}", "banana"))
