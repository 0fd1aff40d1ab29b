"""Measurements of processes, and of what other programs changed in a file."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from measure import FailedError, LateError, Sample, Taken, arguments, median, run, samples
from peers import changes, missing
from tables import Job, Table

if TYPE_CHECKING:
    from pathlib import Path

MEGABYTE = 1_000_000
BEFORE = """\
@string{neurips = {Advances}}
@article{gu,
  title = {A~{Mamba}},
  keywords = {vision},
}

@misc{dao,
  title = {Others},
}
"""


@pytest.mark.slow
def test_memory_is_that_of_the_command_alone(tmp_path: Path) -> None:
    """A command that needs 80 MB is told from one that does not, however large this process is."""
    large = bytearray(200 * MEGABYTE)

    small = run([sys.executable, "-c", "pass"], tmp_path)
    taken = run([sys.executable, "-c", f"x = bytearray({80 * MEGABYTE})"], tmp_path)

    assert small.memory < 60 * MEGABYTE
    assert 80 * MEGABYTE < taken.memory < 140 * MEGABYTE
    assert len(large) == 200 * MEGABYTE


@pytest.mark.slow
def test_the_exit_code_and_the_output_are_kept(tmp_path: Path) -> None:
    """Whoever asked can look at how it ended and what it printed."""
    taken = run([sys.executable, "-c", "print('here'); raise SystemExit(3)"], tmp_path)

    assert taken.code == 3
    assert (tmp_path / "stdout").read_text(encoding="utf-8") == "here\n"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("code", "cpu"),
    [
        pytest.param("import time; time.sleep(60)", False, id="by the clock"),
        pytest.param("while True: pass", True, id="by the processor"),
    ],
)
def test_what_takes_too_long_is_stopped(tmp_path: Path, code: str, *, cpu: bool) -> None:
    """The process is gone when LateError is raised."""
    with pytest.raises(LateError):
        run([sys.executable, "-c", code], tmp_path, wait=0.3, cpu=cpu)


def test_a_missing_command_is_a_failure(tmp_path: Path) -> None:
    """It is named in the message."""
    with pytest.raises(FailedError, match="no-such-program"):
        run(["no-such-program"], tmp_path)


@pytest.mark.parametrize(
    ("runs", "wait", "seconds", "started"),
    [
        pytest.param(3, 60.0, 3.0, 4, id="the first run does not count"),
        pytest.param(0, 60.0, 9.0, 1, id="a single run counts"),
        pytest.param(3, 0.0, 9.0, 1, id="what is slow is not run again"),
    ],
)
def test_the_median_of_the_runs(runs: int, wait: float, seconds: float, started: int) -> None:
    """Times are the median, memory is the most."""
    times = iter([9.0, 3.0, 1.0, 5.0])
    taken: list[Taken] = []

    def once() -> Taken:
        second = next(times)
        taken.append(Taken(second, second, int(second) * MEGABYTE, 0))
        return taken[-1]

    assert median(once, runs, wait)[:3] == (seconds, seconds, 9 * MEGABYTE)
    assert len(taken) == started


@pytest.mark.parametrize(
    ("after", "said"),
    [
        pytest.param(BEFORE, "0 lines changed", id="nothing"),
        pytest.param(
            BEFORE.replace("{vision}", "{vision, x}"), "1 line changed", id="what was asked"
        ),
        pytest.param(BEFORE.replace("  title", "\ttitle"), "2 lines changed", id="spacing"),
        pytest.param(
            BEFORE.replace("A~", "A\\textasciitilde "),
            "1 line changed, values changed: 1 (title 1)",
            id="a value",
        ),
        pytest.param(
            BEFORE.partition("\n\n")[0] + "\n",
            "4 lines changed, entries lost: 1, values changed: 1 (title 1)",
            id="an entry",
        ),
        pytest.param(
            BEFORE.partition("\n")[2],
            "1 line changed, macros and comments lost: 1",
            id="a macro",
        ),
    ],
)
def test_the_fate_of_each_file_is_reported(tmp_path: Path, after: str, said: str) -> None:
    """Lines, entries, macros and values nobody asked to change are counted."""
    old, new = tmp_path / "old.bib", tmp_path / "new.bib"
    old.write_text(BEFORE, encoding="utf-8")
    new.write_text(after, encoding="utf-8")

    assert changes(old, new, "gu") == said


@pytest.mark.slow
def test_a_table_says_what_was_late_and_what_failed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Late jobs are not tried on larger files; failures are with their reason below."""
    options = arguments("").parse_args(["--wait", "0.5", "--runs", "0"])
    tried = []

    def slow(sample: Sample) -> tuple[str, ...]:
        tried.append(sample.entries)
        return (sys.executable, "-c", "import time; time.sleep(60)")

    table = Table("jobs", samples(tmp_path, [3, 5]), options)
    table.row(Job("slow", slow))
    table.row(Job("broken", lambda _: (sys.executable, "-c", "raise SystemExit('no such key')")))
    table.row(Job("quick", lambda _: (sys.executable, "-c", "pass")))
    table.end()

    out = capsys.readouterr().out.splitlines()
    assert tried == [3]
    assert out[3].split() == ["slow", ">", "0.5", ">", "0.5"]
    assert out[4].split() == ["broken", "failed", "failed"]
    assert len(out[5].split()) == 1 + 3 * 2 + 1  # three cells for each size, and the growth
    assert out[6] == "  broken, 5 entries: exit code 1: no such key"


def test_what_is_not_installed_is_named() -> None:
    """Programs on PATH and packages of this Python are here, and only the others are named."""
    assert missing("pytest") == ""
    assert missing("pytest", "no-such-program") == "not installed, left out: no-such-program"
