"""Missing files named on the command line: all commands report them in the same way."""

from __future__ import annotations

import shlex
import subprocess
from typing import TYPE_CHECKING

import pytest

from ssmlit.cli.app import root
from tests.cli.pseudo_terminal import on_terminal

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli

NAMED = {
    "add": ["--from", "gone.txt", "--offline"],
    "check": ["gone.bib"],
    "cite": ["gu2023mamba", "--in", "gone.tex"],
    "dedupe": ["--apply", "same", "--yes", "--rewrite-tex", "gone.tex"],
    "export": ["--cited", "gone.tex"],
    "import": ["gone.md", "--offline"],
    "rename": ["gu2023mamba", "other", "--rewrite-tex", "gone.tex"],
    "rewrite": ["gone.tex"],
    "snapshot": ["build", "gone.xml"],
    "verify": ["gone.bib", "--offline"],
}
"""Command → words that name a file as its input."""

FILELESS = {
    "browse", "config", "doctor", "edit", "find", "git", "inbox", "init", "list", "log",
    "open", "pick", "redo", "refresh", "reject", "remove", "render", "search", "show", "stats",
    "tag", "undo", "update",
}  # fmt: skip
"""Commands that read only the library, its settings, what they wrote, or what git hands them."""


def test_every_command_is_in_one_of_the_tables() -> None:
    """A new command that takes a file is tested, too."""
    commands = getattr(root(), "commands", {})
    names = {name for name, command in commands.items() if not command.hidden}
    assert names - FILELESS - NAMED.keys() == set()


@pytest.mark.parametrize("command", NAMED)
def test_a_missing_file_is_a_usage_error(cli: Cli, library: Path, command: str) -> None:
    """Exit code 2, and the file is named; 6 is for the library."""
    before = library.read_bytes()

    outcome = cli(command, *NAMED[command])

    assert outcome.code == 2, outcome.err
    assert "error: gone." in outcome.err
    assert "--library" not in outcome.err  # that hint is for the library only
    assert library.read_bytes() == before


@pytest.mark.parametrize("command", [["search", "x"], ["check"], ["tag", "k", "+t"]], ids=repr)
def test_a_missing_library_is_a_library_error(cli: Cli, library: Path, command: list[str]) -> None:
    """Scripts can tell a library that is gone from a word that is wrong."""
    library.unlink()

    assert cli(*command, "-l", "library.bib").code == 6


def test_a_library_in_a_folder_still_to_be_made(cli: Cli, tmp_path: Path) -> None:
    """Nobody is sent to a command that must fail; what the hint says works."""
    new = str(tmp_path / "my papers" / "refs.bib")

    missing = cli("list", "-l", new)
    refused = cli("init", new)

    assert (missing.code, refused.code) == (6, 6)
    assert "ssmlit init" not in missing.err
    assert "writing failed: there is no such folder" in refused.err
    subprocess.run(refused.err.partition("make it with: ")[2], shell=True, check=True)
    assert cli("init", new).code == 0


@pytest.mark.parametrize("name", ["library.bib", "papers.bib"])
def test_what_init_says_adds_to_the_library_it_made(cli: Cli, folder: Path, name: str) -> None:
    """Whatever its name, the command in the message works as it stands."""
    _, command, _ = cli("init", name).err.split("`")

    assert cli(*command.split()[1:], "--offline").code == 0
    assert "2312.00752" in (folder / name).read_text()


@pytest.mark.slow
def test_a_name_with_a_blank_can_be_copied_from_a_message(cli: Cli, folder: Path) -> None:
    """Commands in messages are for the shell."""

    def follow(*arguments: str) -> int:
        said = cli(*arguments).err.replace("\n", " ").partition("`ssmlit ")[2].partition("`")[0]
        return cli(*shlex.split(said)).code

    (folder / "my refs.bib").write_text("@misc{a, title = {Whales}}\n")
    (folder / "my list.md").write_text(
        "<!-- ssmlit:papers:begin -->\n* [Whales](https://doi.org/10.1000/a)\n"
        "<!-- ssmlit:papers:end -->\n"
    )

    assert follow("list") == 0  # init 'my refs.bib'
    assert follow("render", "--layout", "topics", "-o", "my list.md") == 0  # import 'my list.md'
    assert follow("undo", "2") == 0  # -l 'my refs.bib' redo
    assert follow("list", "-l", "new refs.bib") == 0  # init 'new refs.bib'


@pytest.mark.parametrize(
    "arguments",
    [
        ["init", "LIST.md"],
        ["-l", "LIST.md", "add", "2312.00752", "--offline"],
        ["-l", "LIST.md", "tag", "x", "+y"],
        ["-l", "LIST.md", "import", "LIST.md", "--offline"],
    ],
    ids=" ".join,
)
def test_a_file_of_another_kind_is_no_library(cli: Cli, folder: Path, arguments: list[str]) -> None:
    """A list that somebody names as the library is not written to."""
    (folder / "LIST.md").write_text("# Snails\n\n- Slow Things of the World\n")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    outcome = cli(*arguments)

    assert outcome.code == 2
    assert "error: LIST.md: this file contains no BibTeX entries" in outcome.err
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.parametrize("name", ["refs.txt", "größe 😀.bib"])
@pytest.mark.parametrize("text", ["", "@misc{a, title = {T}}\n", "@misc{a, title = {T"])
def test_a_library_may_have_any_name(cli: Cli, folder: Path, text: str, name: str) -> None:
    (folder / name).write_text(text)

    assert cli("-l", name, "list").code == 0
    assert cli("init", name).code == 0


@pytest.mark.parametrize("command", ["pick", "inbox", "dedupe --merge"])
def test_without_a_library_nothing_is_asked(library: Path, command: str) -> None:
    """No one answers a question before hearing that there is no library."""
    library.unlink()
    said = on_terminal(*command.split(), width=300, typed=["mamba"]).splitlines()
    assert "there is no library.bib" in next(line for line in said if line != "mamba")
