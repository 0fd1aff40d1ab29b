"""The command line as a whole: help, mistakes, exit codes."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import typer

from ssmlit.cli import main
from ssmlit.cli.app import COMMANDS, GROUPS
from ssmlit.cli.shared.command import arguments

if TYPE_CHECKING:
    from tests.cli.conftest import Cli

HEAVY = ("rich", "httpx2", "bibtexparser", "rapidfuzz", "pylatexenc", "markdown_it", "jinja2",
         "textual", "filelock", "platformdirs")  # fmt: skip


def test_help_lists_the_commands_in_groups(cli: Cli) -> None:
    """Each below its group, with its first words."""
    outcome = cli("--help")
    groups = re.findall(r"^(\S.*):\n((?:  .*\n)+)", outcome.out, re.MULTILINE)
    found = {name: re.findall(r"^  (\w+) {2,}(\S+)", rows, re.MULTILINE) for name, rows in groups}

    assert outcome.code == 0
    assert {group: found[group] for group in GROUPS} == {
        group: [(name, text.split()[0]) for name, (of, _, text) in COMMANDS.items() if of == group]
        for group in GROUPS
    }
    assert {group for group, *_ in COMMANDS.values()} == set(GROUPS)


@pytest.mark.slow
def test_an_option_in_the_help_can_be_copied(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """The text is not broken at the hyphens of `--with-view`."""
    for width in range(50, 90, 3):
        monkeypatch.setenv("COLUMNS", str(width))
        text, _, _ = cli("import", "--help").out.partition("\nArguments:")

        assert "--with-view" in text
        assert "--take" in text


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        pytest.param(["serach", "mamba"], "ssmlit search", id="misspelt command"),
        pytest.param(["xyzzy"], "ssmlit --help", id="no such command"),
        pytest.param(["search", "--bogus", "x"], "--help", id="no such option"),
        pytest.param(["search"], "--help", id="argument missing"),
        pytest.param(["list", "--limit", "many"], "--help", id="not a number"),
        pytest.param(["list", "--sort", "yaer"], "did you mean year?", id="misspelt value"),
        pytest.param(["check", "--format", "SARIF"], "did you mean sarif?", id="in capitals"),
        pytest.param(["show", "x", "--format", "json"], "`--json` prints", id="another option"),
        pytest.param(["check", "--format", "html"], "--help", id="no such value"),
    ],
)
def test_mistakes_in_the_arguments_exit_2_with_a_hint(
    cli: Cli, arguments: list[str], hint: str
) -> None:
    """A usage mistake says what is wrong and what to do, on stderr."""
    outcome = cli(*arguments)

    assert outcome.code == 2
    assert outcome.out == ""
    assert outcome.err.startswith("error: ")
    assert hint in outcome.err


@pytest.mark.slow
@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("arguments", "needless"),
    [
        pytest.param(["--help"], ["ssmlit.query", "ssmlit.cli.commands.search"], id="help"),
        pytest.param(["--version"], ["ssmlit.query", "ssmlit.cli.commands.search"], id="version"),
        pytest.param(
            ["search", "mamba", "unet", "--format", "keys"],
            ["ssmlit.model.works", "ssmlit.model.edits", "ssmlit.fields.records",
             "ssmlit.identifiers.links", "ssmlit.query.typos", "json"],
            id="search",
        ),
        pytest.param(["list"], ["ssmlit.fields.records", "ssmlit.model.edits"], id="list"),
        pytest.param(["show", "gu2023mamba"], ["ssmlit.query", "ssmlit.model.edits"], id="show"),
        pytest.param(
            ["tag", "gu2023mamba", "+read", "--dry-run"],
            ["ssmlit.query", "ssmlit.model.works", "ssmlit.store.transaction"],
            id="tag",
        ),
        pytest.param(["ssmlit show gu"], ["ssmlit.model", "ssmlit.bibtex"], id="complete key"),
        pytest.param(
            ["ssmlit sh"], ["ssmlit.model", "ssmlit.cli.commands.show"], id="complete command"
        ),
    ],
)  # fmt: skip
def test_a_command_imports_only_what_it_needs(arguments: list[str], needless: list[str]) -> None:
    """No command pays for libraries and for modules of ours that have no part in its answer."""
    rewrites = {"bibtexparser", "pylatexenc"} if arguments[0] == "tag" else set()  # reads it twice
    unwanted = [name for name in (*HEAVY, *needless) if name not in rewrites]
    script = (
        "import sys; from ssmlit.cli import main; main(sys.argv[1:]);"
        f"print([m for m in {unwanted!r} if m in sys.modules], file=sys.stderr)"
    )
    settings = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    if arguments[0].startswith("ssmlit "):
        settings["_SSMLIT_COMPLETE"] = "bash"
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | settings,
    )

    assert done.stdout
    assert done.stderr.splitlines()[-1] == "[]"


@arguments
class _Some:
    """Arguments with and without a default, as commands declare them."""

    names: list[str] = typer.Argument(metavar="NAME...")
    force: bool = typer.Option(False, "--force")
    since: str | None = typer.Option(None)


def test_arguments_are_a_value_with_true_defaults() -> None:
    """What is said to Typer about a field is no value: a class made by hand has the defaults."""
    assert _Some(names=["a"]) == _Some(names=["a"], force=False, since=None)
    with pytest.raises(TypeError, match="names"):
        _Some(force=True)


@pytest.mark.parametrize(
    ("name", "usage"),
    [
        ("rename", "ssmlit rename [OPTIONS] KEY NEW"),
        ("show", "ssmlit show [OPTIONS] KEY..."),
        ("export", "ssmlit export [OPTIONS] [KEY]..."),
        ("open", "ssmlit open [OPTIONS] KEY [WHAT]"),
    ],
)
def test_the_usage_is_what_one_types(cli: Cli, name: str, usage: str) -> None:
    """What may be left out is in brackets; braces stand for nothing in a command line."""
    assert cli("help", name).out.splitlines()[0] == f"Usage: {usage}"


@pytest.mark.parametrize("words", [["help"], ["version"], ["help", "tag"], ["help", "git"]])
def test_help_and_version_are_text_whatever_else_is_asked(
    capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    """The options of all commands stand beside these words as they do beside `--help`."""
    lines = (words, [*words, "--json"], ["--json", *words], [*words, "--quiet"])

    ended = [(main(line), capsys.readouterr()) for line in lines]

    assert ended[0][0] == 0
    assert ended == [ended[0]] * 4
