"""The README is true: its tour runs as written, its reference names every command."""

from __future__ import annotations

import io
import re
import shlex
import shutil
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ssmlit.cli import main
from ssmlit.cli.app import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
ANYTHING = "…"  # in the tour: any number of lines, or the rest of a line


def steps() -> Iterator[tuple[str, list[str]]]:
    """Yield every command of the tour with the lines it prints."""
    for block in re.findall(r"^```console\n(.*?)^```", README, re.MULTILINE | re.DOTALL):
        command, lines = "", list[str]()
        for line in block.splitlines():
            if line.startswith("$ "):
                if command:
                    yield command, lines
                command, lines = line[2:], []
            else:
                lines.append(line)
        yield command, lines


def run(command: str) -> list[str]:
    """Return what `ssmlit …` prints on both streams; `cat FILE` and `ls` do what they say."""
    program, *arguments = shlex.split(command, comments=True)
    out = io.StringIO()
    if program == "ls":
        return sorted(path.name for path in Path().iterdir())
    if program == "cat":
        return Path(arguments[0]).read_text(encoding="utf-8").splitlines()
    assert program == "ssmlit", command
    with redirect_stdout(out), redirect_stderr(out):
        main(arguments)
    return out.getvalue().splitlines()


def pattern(lines: list[str]) -> re.Pattern[str]:
    """Return what the printed lines must look like."""
    parts = []
    for line in lines:
        if line == ANYTHING:
            parts.append(r"(?:.*\n)*?")
        else:
            parts.append(".*".join(map(re.escape, line.split(ANYTHING))) + r"\n")
    return re.compile("".join(parts))


@pytest.mark.slow
def test_the_tour_runs_as_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command of the tour, in turn on one copy, prints what the README shows."""
    for name in ("library.bib", "ssmlit.toml"):
        shutil.copy(ROOT / name, tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SSMLIT_STATE_DIR", str(tmp_path.parent / "state"))
    monkeypatch.setenv("SSMLIT_CACHE_DIR", str(tmp_path.parent / "cache"))
    monkeypatch.setenv("SSMLIT_DATA_DIR", str(tmp_path.parent / "data"))
    monkeypatch.delenv("SSMLIT_LIBRARY", raising=False)

    wrong = []
    for command, expected in steps():
        printed = run(command)
        if not pattern(expected).fullmatch("".join(f"{line}\n" for line in printed)):
            wrong.append("\n".join([f"$ {command}", *printed, "--- the README says:", *expected]))

    assert not wrong, "\n\n".join(wrong)


def test_ci_runs_the_readmes_test_command() -> None:
    """`.ci/run` holds the very command that the README tells people to run."""
    (command,) = (
        line for line in README.splitlines() if line.endswith(".venv/bin/python -m pytest -n auto")
    )

    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme(command: str) -> None:
    """A command that the README does not name is a command nobody finds."""
    assert f"`ssmlit {command}" in README or f"$ ssmlit {command}" in README


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """`ssmlit COMMAND --help` shows at least one command line to copy."""
    code = main([command, "--help"])
    shown = capsys.readouterr().out

    assert code == 0
    assert f"  ssmlit {command}" in shown


def test_every_dependency_has_its_reason() -> None:
    """The README says about each dependency why it is there."""
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = re.search(r"^dependencies = \[(.*?)^\]", project, re.MULTILINE | re.DOTALL)
    assert block is not None
    names = re.findall(r'"([\w-]+)', block.group(1))

    assert [name for name in names if f"**{name}**" not in README] == []
