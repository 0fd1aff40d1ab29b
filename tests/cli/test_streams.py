"""What the process does with streams that are closed, full, cut off, or not UTF-8."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Cli

SOURCE = Path(__file__).resolve().parents[2] / "src"
ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
SSMLIT = f'"{sys.executable}" -m ssmlit'


def shell(line: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of bash in which `ssmlit` is this program; a pipe ends as its worst part."""
    line = "set -o pipefail; " + line.replace("ssmlit ", SSMLIT + " ")
    environment |= {"PYTHONPATH": str(SOURCE)}
    return subprocess.run(
        ["bash", "-c", line], capture_output=True, check=False, env=os.environ | environment
    )


@pytest.fixture
def many(library: Path) -> Path:
    """A library whose list is longer than the buffer of a pipe."""
    entries = (f"@misc{{k{n}, title = {{{'A long title ' * 40}}}}}\n" for n in range(600))
    library.write_text("".join(entries), encoding="utf-8")
    return library


@pytest.mark.slow
@pytest.mark.parametrize("command", ["list", "export", "render", "list --json"])
def test_a_reader_that_has_had_enough_is_no_failure(many: Path, command: str) -> None:
    """`| head -1` ends with 0 and without a word."""
    done = shell(f"ssmlit {command} -l {many.name} | head -c 10 > /dev/null")

    assert done.returncode == 0
    assert done.stderr == b""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("command", "code"),
    [
        pytest.param("check", 1, id="findings"),
        pytest.param("show nobody --json", 3, id="a failure"),
        pytest.param("list nobody --json", 0, id="nothing"),
        pytest.param("tag k1 +t --json", 0, id="a change"),
    ],
)
def test_a_reader_that_has_had_enough_hides_no_exit_code(
    many: Path, command: str, code: int
) -> None:
    """CI, with `pipefail`, cuts a long report; what the command found and did is the same."""
    with many.open("a", encoding="utf-8") as file:
        file.write("@misc{broken, title = {A\n")
    done = shell(f"ssmlit {command} -l {many.name} | true")

    assert done.returncode == code
    assert ("keywords = {t}" in many.read_text()) is command.startswith("tag")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("line", "code"),
    [
        pytest.param("ssmlit list >&-", 6, id="stdout"),
        pytest.param("ssmlit --help >&-", 6, id="stdout of the help"),
        pytest.param("ssmlit undo >&-", 0, id="stdout that is not needed"),
        pytest.param("ssmlit show nosuch 2>&-", 3, id="stderr"),
        pytest.param("ssmlit list 2>&- | cat", 0, id="stderr and a pipe"),
        pytest.param("ssmlit remove --query year:2023.. <&-", 4, id="stdin of a question"),
        pytest.param("ssmlit list <&- >&- 2>&-", 6, id="all three"),
    ],
)
def test_closed_streams(library: Path, line: str, code: int) -> None:
    """Data that nobody gets is a failure, messages are not; the library is not written to."""
    before = library.read_bytes()

    done = shell(line)

    assert done.returncode == code
    assert b"defect" not in done.stderr
    assert done.stderr.count(b"error: the output: ") == (code == 6 and "2>&-" not in line)
    assert library.read_bytes() == before


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_disk_behind_stdout_is_a_failure(library: Path) -> None:
    """Exit 6: what was asked for is not on the disk."""
    done = shell("ssmlit export > /dev/full")

    assert library.exists()
    assert done.returncode == 6
    assert done.stderr.startswith(b"error: the output: ")


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize(
    "command", ["edit a x=y --json", "rename a b --json", "tag a +t --json", "undo --json"]
)
def test_a_change_whose_report_is_lost(library: Path, command: str) -> None:
    """Exit 7, not 6: the library is changed, and stderr says so."""
    library.write_text("@misc{a, title = {A}}\n")
    shell("ssmlit edit a note=first")
    before = library.read_text()
    done = shell(f"ssmlit {command} > /dev/full")

    assert library.read_text() != before
    assert done.returncode == 7
    assert b"the change itself was written" in done.stderr


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize(
    ("command", "code"),
    [("tag a +t", 0), ("show nobody", 3), ("list -l nowhere.bib", 6), ("undo 5", 0)],
)
@pytest.mark.parametrize("nobody", ["2> /dev/full", "2>&1 | true"], ids=["full", "a closed pipe"])
def test_a_closed_stderr_changes_no_exit_code(
    library: Path, command: str, code: int, nobody: str
) -> None:
    """stderr is for people: what became of the files is told by the exit code anyway."""
    library.write_text("@misc{a, title = {A}}\n")
    done = shell(f"ssmlit {command} {nobody}")

    assert done.returncode == code
    assert ("t" in library.read_text().partition("keywords")[2]) is command.startswith("tag")


@pytest.mark.slow
@pytest.mark.parametrize("command", ["show a", "export", "list", "list --json", "stats"])
def test_data_is_utf8_whatever_the_locale(library: Path, command: str) -> None:
    """Where the locale is ASCII, a pipe gets the very bytes it gets elsewhere."""
    library.write_text("@misc{a, title = {Zürich}, author = {Seljak, Uroš}}\n", encoding="utf-8")

    here = shell(f"ssmlit {command} | cat")
    there = shell(f"ssmlit {command} | cat", **ASCII)

    assert (there.returncode, there.stderr) == (0, b"")
    assert there.stdout == here.stdout


JSON = [
    pytest.param(["export"], id="export"),
    pytest.param(["export", "-o", "refs.bib"], id="export to a file"),
    pytest.param(["export", "-o", "refs.bib", "--check"], id="export check"),
    pytest.param(["render"], id="render"),
    pytest.param(["render", "-o", "LIST.md"], id="render to a file"),
    pytest.param(["render", "-o", "LIST.md", "--check"], id="render check"),
    pytest.param(["init", "new.bib"], id="init"),
    pytest.param(["undo"], id="nothing to undo"),
    pytest.param(["undo", "--dry-run"], id="nothing to undo, dry"),
    pytest.param(["tag", "gu2023mamba", "+x", "--dry-run"], id="dry run"),
    pytest.param(["edit", "gu2023mamba", "year=2023", "--dry-run"], id="dry run of nothing"),
    pytest.param(["log"], id="log"),
    pytest.param(["stats"], id="stats"),
    pytest.param(["check"], id="check"),
]


@pytest.mark.parametrize("arguments", JSON)
def test_json_is_one_document(cli: Cli, library: Path, arguments: list[str]) -> None:
    """With `--json` stdout holds one document with the schema's number, and nothing else."""
    outcome = cli(*arguments, "--json")

    assert library.exists()
    assert json.loads(outcome.out)["schema"] == 2


def test_a_dry_undo_says_so_in_json(cli: Cli, library: Path) -> None:
    """What was not undone is not listed as undone: the diff is given."""
    cli("tag", "gu2023mamba", "+x")
    after = library.read_bytes()

    told = json.loads(cli("undo", "--dry-run", "--json").out)

    assert told["dry_run"] is True
    assert "-  keywords = {architecture-redesign, x}," in told["diff"]
    assert library.read_bytes() == after


@pytest.mark.slow
def test_json_does_not_steer_a_terminal(library: Path) -> None:
    """Control and direction characters of a title are escaped in JSON, and mean the same."""
    title = "A \x9b31m \u202eB é"
    library.write_text(f"@misc{{a, title = {{{title}}}}}\n", encoding="utf-8")
    for command in ("list --json", "show a --json", "search key:a --json"):
        said = shell(f"ssmlit {command}").stdout.decode()
        assert "\x9b" not in said
        assert "\u202e" not in said
        assert "é" in said
        assert "\\u009b31m \\u202eB" in said


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("browsers", "out", "err"),
    [
        (["true %s"], "", "opened https://arxiv.org/abs/2312.00752\n"),
        (
            [],
            "https://arxiv.org/abs/2312.00752\n",
            "no browser was found; this is the address\n",
        ),
    ],
)
def test_an_address_is_printed_once(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, browsers: list[str], out: str, err: str
) -> None:
    """As data only where no browser takes it."""
    monkeypatch.setattr("webbrowser._tryorder", browsers)

    outcome = cli("open", "gu2023mamba")

    assert (outcome.out, outcome.err) == (out, err)


@pytest.mark.usefixtures("library")
def test_a_browser_that_cannot_be_understood(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """A quotation mark too many: the address is printed, as without a browser."""
    monkeypatch.setattr("webbrowser._tryorder", None)
    monkeypatch.setenv("BROWSER", "firefox '%s")

    assert cli("open", "gu2023mamba").out == "https://arxiv.org/abs/2312.00752\n"
