"""Every benchmark runs: on the smallest libraries that make sense, beside no other program."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import all as benchmarks
import mutants
import pytest
from coverage import CoverageData

SIZES = (30,)


@pytest.mark.slow
@pytest.mark.parametrize("benchmark", [pytest.param(one, id=one.name) for one in benchmarks.ALL])
def test_a_benchmark_runs_to_its_end(benchmark: benchmarks.Benchmark, tmp_path: Path) -> None:
    """It ends with 0, and none of its jobs failed."""
    if lacking := benchmarks.absent(benchmark):
        pytest.skip(f"not installed: {', '.join(lacking)}")
    script = benchmarks.HERE / f"{benchmark.name}.py"
    here = dict(os.environ) if benchmark.programs else os.environ | {"PATH": str(tmp_path)}

    done = subprocess.run(
        [sys.executable, script, *benchmark.arguments(SIZES, 0, tmp_path)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env=here | {"PYTHONPATH": str(benchmarks.HERE.parent / "src"), "SSMLIT_FUZZ_EXAMPLES": "3"},
    )

    assert done.returncode == 0, done.stderr
    assert "failed" not in done.stdout
    assert re.search(r"\d", done.stdout)


SCRIPTS = sorted(
    path
    for folder in ("benchmarks", "scripts")
    for path in (benchmarks.HERE.parent / folder).glob("*.py")
    if "__main__" in path.read_text(encoding="utf-8")
)


@pytest.mark.slow
@pytest.mark.parametrize("script", [pytest.param(one, id=one.stem) for one in SCRIPTS])
def test_a_script_says_what_it_does(script: Path) -> None:
    """As the README promises of `--help`; a browser or another program need not be there."""
    if any(one.name == script.stem and benchmarks.absent(one) for one in benchmarks.ALL):
        pytest.skip("imports what is not installed")
    done = subprocess.run([sys.executable, script, "--help"], capture_output=True, check=False)

    told = done.stderr if script.stem == "launch" else done.stdout
    assert told.lstrip().startswith((b"usage: ", b"Start a command"))
    assert b"Traceback" not in done.stderr


def test_every_script_that_measures_is_among_all() -> None:
    """A new benchmark is run by `all.py`, and so by these tests."""
    scripts = {
        path.stem
        for path in benchmarks.HERE.glob("*.py")
        if "def main()" in path.read_text(encoding="utf-8")
    }

    measuring = scripts - {"all", "generate", "launch", "noisy", "mutants"}
    assert measuring == {one.name for one in benchmarks.ALL}


@pytest.mark.slow
def test_mutants_change_one_place_each() -> None:
    """The same seed makes the same mutants; each is the source with one place changed."""
    chosen = mutants.sample(["merge"], 20, seed=3)

    assert chosen == mutants.sample(["merge"], 20, seed=3)
    assert len(chosen) == 20
    for one in chosen:
        text = (mutants.ROOT / one.path).read_text(encoding="utf-8")
        assert text[one.start : one.end] == one.old != one.new
        compile(one.applied(text), one.path.name, "exec")


def test_a_mutant_is_tried_with_the_tests_of_its_statement(tmp_path: Path) -> None:
    """Coverage may know only the first line, and no test of what runs before the first test."""
    path = tmp_path / "module.py"
    path.write_text(
        """\
def outer(a, b):
    if (
        a and
        b
    ):
        return [
            a
            for one in b
            if one < a
        ]
    def inner():
        return a > b
""",
        encoding="utf-8",
    )
    covered: mutants.Covering = {(path, 2): {"if"}, (path, 6): {"list"}, (path, 12): set()}

    found = [(one.old, mutants.tests_of(one, covered)) for one in mutants.mutants(path)]

    condition = "a and\n        b"
    assert found == [
        (condition, {"if"}), (condition, {"if"}), ("one < a", {"list"}), ("a > b", {"if", "list"})
    ]  # fmt: skip


def test_tests_with_a_bar_in_their_names_are_known(tmp_path: Path) -> None:
    """By a part of its name pytest finds no test, fails, and so would notice every mutant."""
    data = CoverageData(str(tmp_path / "data"))
    data.set_context("")
    data.add_lines({"/home/src/ssmlit/a.py": [1, 2]})
    for phase in ("setup", "run"):
        data.set_context(f"tests/test_a.py::test_a[x|y]|{phase}")
        data.add_lines({"/home/src/ssmlit/a.py": [2]})
    data.write()

    path = Path("src/ssmlit/a.py")
    assert mutants.covering(tmp_path / "data") == {
        (path, 1): set(),
        (path, 2): {"tests/test_a.py::test_a[x|y]"},
    }
