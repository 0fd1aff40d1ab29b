"""Completion: what is offered, and that the real shells offer it."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ssmlit.cli import main
from ssmlit.cli.completion import FILES, split
from ssmlit.cli.shell_scripts import SHELLS, script

if TYPE_CHECKING:
    from tests.cli.conftest import Cli

pytestmark = pytest.mark.usefixtures("library", "settings")
SOURCE = Path(__file__).parents[2] / "src"


@pytest.fixture
def settings(library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A view of the library, and a name for it in the user's settings."""
    (library.parent / "ssmlit.toml").write_text('[views.mine]\ntitle = "Mine"\n')
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "config.toml").write_text(f'[libraries]\nwork = "{library}"\n')
    monkeypatch.setenv("SSMLIT_CONFIG_DIR", str(tmp_path / "config"))


@pytest.fixture
def offers(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> object:
    """Ask for what may follow a line; values without their help."""

    def ask(line: str, shell: str = "fish") -> list[str]:
        monkeypatch.setenv("_SSMLIT_COMPLETE", shell)
        code = main([line])
        monkeypatch.delenv("_SSMLIT_COMPLETE")
        monkeypatch.delenv("SSMLIT_LIBRARY", raising=False)
        assert code in {0, FILES}
        out = capsys.readouterr().out.splitlines()
        return ["(files)"] if code == FILES else [text.partition("\t")[0] for text in out]

    return ask


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("ssmlit sh", ["show"], id="command"),
        pytest.param("ssmlit list --so", ["--sort"], id="option"),
        pytest.param("ssmlit list --sort re", ["relevance"], id="value of an option"),
        pytest.param("ssmlit list --sort=re", ["--sort=relevance"], id="value behind ="),
        pytest.param("ssmlit --show-completion z", ["zsh"], id="shell"),
        pytest.param("ssmlit show gu", ["gu2022efficiently", "gu2023mamba"], id="key"),
        pytest.param("ssmlit show GU2023", ["gu2023mamba"], id="key in capitals"),
        pytest.param("ssmlit tag gu2023mamba +med", ["+medical-imaging"], id="tag to add"),
        pytest.param("ssmlit tag gu2023mamba -med", ["-medical-imaging"], id="tag to remove"),
        pytest.param("ssmlit tag gu2022", ["gu2022efficiently"], id="key to tag"),
        pytest.param("ssmlit tag rename med", ["medical-imaging"], id="tag to rename"),
        pytest.param("ssmlit search au", ["author:"], id="field of the language"),
        pytest.param("ssmlit search tag:med", ["tag:medical-imaging"], id="tag in a query"),
        pytest.param("ssmlit search -tag:f", ["-tag:foundations"], id="negated tag"),
        pytest.param("ssmlit search 'tag:f", ["tag:foundations"], id="open quote"),
        pytest.param("ssmlit search key:gu2023", ["key:gu2023mamba"], id="key in a query"),
        pytest.param("ssmlit list --fields key,ven", ["key,venue"], id="second column"),
        pytest.param("ssmlit edit gu2023mamba rem", ["remark="], id="field of ssmlit's own"),
        pytest.param("ssmlit edit gu2023mamba primary", ["primaryclass="], id="field of the file"),
        pytest.param("ssmlit cite gu2023", ["gu2023mamba"], id="key to cite"),
        pytest.param("ssmlit cite au", ["author:"], id="query to cite"),
        pytest.param("ssmlit tag add gu2022", ["gu2022efficiently"], id="key to add a tag to"),
        pytest.param("ssmlit tag add gu2023mamba med", ["medical-imaging"], id="tag behind a key"),
        pytest.param("ssmlit tag remove -Q gu med", ["medical-imaging"], id="tag for a query"),
        pytest.param("ssmlit export --fields title,primary", ["title,primaryclass"], id="fields"),
        pytest.param("ssmlit export --drop primary", ["primaryclass"], id="field to drop"),
        pytest.param("ssmlit check --explain W601", ["W601"], id="rule"),
        pytest.param("ssmlit check --ignore W601,page-d", ["W601,page-dash"], id="second rule"),
        pytest.param("ssmlit show -l ", ["(files)"], id="file name"),
        pytest.param("ssmlit render --view ye", ["years"], id="layout as a view"),
        pytest.param("ssmlit render --view mi", ["mine"], id="view"),
        pytest.param("ssmlit -l wor", ["work"], id="library by name"),
        pytest.param("ssmlit -l work show gu2023", ["gu2023mamba"], id="in a named library"),
        pytest.param("ssmlit help sh", ["show"], id="help"),
        pytest.param("ssmlit nonsense gu", [], id="no such command"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_what_is_offered(offers: Any, line: str, expected: list[str]) -> None:
    """The values that may be at the end of a line."""
    assert offers(line) == expected or (not line and len(offers(line)) > 10)


@pytest.mark.parametrize("option", ["-l {}", "-l{}", "--library {}", "--library={}"])
def test_the_library_of_the_line(offers: Any, folder: Path, option: str) -> None:
    """The library that the line names is looked into, not the one in the folder."""
    (folder / "my other.bib").write_text("@misc{other2020, title={Other}}\n")
    named = option.format("'my other.bib'")

    assert offers(f"ssmlit show {named} oth") == ["other2020"]


def test_without_a_library_there_is_no_message(
    offers: Any, library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No file, no offers, no message."""
    library.unlink()
    assert offers("ssmlit show gu") == []
    assert capsys.readouterr().err == ""


def test_bash_takes_a_colon_for_a_break(offers: Any) -> None:
    """bash replaces only what follows the colon, so only that is offered; blanks are escaped."""
    assert offers("ssmlit search tag:med", "bash") == ["medical-imaging"]
    assert offers("ssmlit list --sort=re", "bash") == ["relevance"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("ssmlit show ", (["ssmlit", "show"], "")),
        ("ssmlit show 'a b' c", (["ssmlit", "show", "a b"], "c")),
        ('ssmlit search "two wo', (["ssmlit", "search"], "two wo")),
        ("ssmlit search 'it", (["ssmlit", "search"], "it")),
    ],
)
def test_split_at_the_cursor(line: str, expected: tuple[list[str], str]) -> None:
    """A line is words before, and the word being typed, its quote perhaps still open."""
    assert split(line) == expected


# -- the real shells ------------------------------------------------------------------------


@pytest.fixture
def shell(folder: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    """Run a script in a shell in which `ssmlit` is a program."""
    program = folder / "bin" / "ssmlit"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m ssmlit "$@"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(SOURCE))
    monkeypatch.setenv("HOME", str(folder))

    def run(*command: str) -> list[str]:
        if shutil.which(command[0]) is None:
            pytest.skip(f"{command[0]} is not installed")
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        return [line.rstrip() for line in done.stdout.splitlines()]

    return run


@pytest.mark.slow
@pytest.mark.programs
@pytest.mark.parametrize(
    ("line", "words", "expected"),
    [
        ("ssmlit sho", "ssmlit sho", ["[show]"]),
        ("ssmlit show gu", "ssmlit show gu", ["[gu2022efficiently]", "[gu2023mamba]"]),
        ("ssmlit search tag:med", "ssmlit search tag : med", ["[medical-imaging]"]),
        ("ssmlit list --sort=re", "ssmlit list --sort = re", ["[relevance]"]),
        ("ssmlit tag gu2023mamba +med", "ssmlit tag gu2023mamba +med", ["[+medical-imaging]"]),
    ],
)
def test_bash(shell: Any, line: str, words: str, expected: list[str]) -> None:
    """bash's own function fills COMPREPLY."""
    script = (
        'eval "$(ssmlit --show-completion bash)"; '
        f"COMP_LINE={shlex.quote(line)}; COMP_POINT=${{#COMP_LINE}}; COMP_WORDS=({words}); "
        "COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _ssmlit; printf '[%s]\\n' \"${COMPREPLY[@]}\""
    )
    assert shell("bash", "--norc", "-c", script) == expected


@pytest.mark.slow
@pytest.mark.programs
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("ssmlit show gu", ["gu2022efficiently", "gu2023mamba"]),
        ("ssmlit search tag:med", ["tag:medical-imaging"]),
        ("ssmlit list --sort=re", ["--sort=relevance"]),
        ("ssmlit tag gu2023mamba +med", ["+medical-imaging"]),
        ("ssmlit sho", ["show\tShow everything about papers."]),
    ],
)
def test_fish(shell: Any, line: str, expected: list[str]) -> None:
    """fish's `complete -C` says what it would offer."""
    script = f"ssmlit --show-completion fish | source; complete -C {shlex.quote(line)}"
    assert shell("fish", "--no-config", "-c", script) == expected


ZPTY = r"""
zmodload zsh/zpty
zpty z zsh -f -i
zpty -w z 'PS1=; autoload -Uz compinit; compinit -u; eval "$(ssmlit --show-completion zsh)"'
zpty -w z 'dump() { print -r -- $BUFFER > ~/line; print -n dum""ped }; zle -N dump'
zpty -w z 'bindkey "^T" dump; echo re""ady'
zpty -r -m z out '*ready*'
zpty -w -n z "$1"$'\t\C-t'
zpty -r -m z out '*dumped*'
cat ~/line
"""


@pytest.mark.slow
@pytest.mark.programs
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("ssmlit show gu2023", "ssmlit show gu2023mamba"),
        ("ssmlit show GU2023", "ssmlit show gu2023mamba"),
        ("ssmlit search tag:med", "ssmlit search tag:medical-imaging"),
        ("ssmlit tag gu2023mamba +med", "ssmlit tag gu2023mamba +medical-imaging"),
        ("ssmlit list --sort=re", "ssmlit list --sort=relevance"),
        ("ssmlit sho", "ssmlit show"),
    ],
)
def test_zsh(shell: Any, line: str, expected: str) -> None:
    """In an interactive zsh, Tab completes the line."""
    assert shell("zsh", "-f", "-c", ZPTY, "zsh", line)[0].strip() == expected


@pytest.mark.parametrize("name", SHELLS)
def test_install(cli: Cli, folder: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """The script is put where the shell reads it; a second time changes nothing."""
    monkeypatch.setenv("HOME", str(folder))
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "ZDOTDIR"):
        monkeypatch.delenv(variable, raising=False)
    first = cli("--install-completion", name)
    before = {path: path.read_bytes() for path in folder.rglob(".*") if path.is_file()}
    second = cli("--install-completion", name)

    assert (first.code, second.code) == (0, 0)
    where = ".config/fish/completions/ssmlit.fish"
    place = folder / (where if name == "fish" else f".local/share/ssmlit/completion.{name}")
    assert place.read_text() == script(name)
    assert {path: path.read_bytes() for path in folder.rglob(".*") if path.is_file()} == before
    if name != "fish":
        assert (folder / f".{name}rc").read_text() == f"source {place}\n"


def test_install_keeps_existing_settings(
    cli: Cli, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A start file in any encoding is added to; a pipe in its place is refused, not waited for."""
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    start = folder / ".bashrc"
    start.write_bytes(b"name=\xe4")

    assert cli("--install-completion", "bash").code == 0
    assert start.read_bytes().startswith(b"name=\xe4\nsource ")
    start.unlink()
    os.mkfifo(start)
    assert cli("--install-completion", "bash").code == 6


@pytest.mark.parametrize(
    ("shell", "code", "begin"),
    [
        pytest.param("/usr/bin/fish", 0, "# completion of ssmlit for fish", id="known"),
        pytest.param("/bin/tcsh", 2, "", id="unknown"),
        pytest.param("", 2, "", id="not set"),
    ],
)
def test_the_shell_of_the_user(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, shell: str, code: int, begin: str
) -> None:
    """Without a name the shell is the one that $SHELL names; else the known ones are listed."""
    monkeypatch.setenv("SHELL", shell)

    outcome = cli("--show-completion")

    assert outcome.code == code
    assert outcome.out.startswith(begin)
    assert not code or "bash, zsh, fish" in outcome.err


def test_an_unknown_shell(cli: Cli) -> None:
    """A shell without a script: exit 2, and which there are."""
    outcome = cli("--show-completion", "tcsh")

    assert outcome.code == 2
    assert "bash, zsh, fish" in outcome.err
