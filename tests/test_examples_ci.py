"""examples/github/tests.yml is a workflow of three systems whose commands exist."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WORKFLOW = (ROOT / "examples" / "github" / "tests.yml").read_text(encoding="utf-8")


def test_three_systems_and_both_ends_of_python() -> None:
    """Linux, macOS and Windows; the oldest Python that pyproject.toml promises."""
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (oldest,) = re.findall(r'^requires-python = ">=([\d.]+)"', project, re.MULTILINE)

    assert re.search(r"os: \[ubuntu-latest, macos-latest, windows-latest\]", WORKFLOW)
    assert f'"{oldest}"' in WORKFLOW


def test_what_it_runs_is_there() -> None:
    """Files and markers that its commands name."""
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    commands = re.findall(r"^ *- run: (.*)$", WORKFLOW, re.MULTILINE)

    assert (ROOT / ".ci" / "run").is_file()
    assert [word for line in commands for word in line.split() if word.startswith("tests/")] == [
        "tests/test_wheel.py"
    ]
    assert (ROOT / "tests" / "test_wheel.py").is_file()
    for marker in re.findall(r"not (\w+)", " ".join(commands)):
        assert re.search(rf'^  "{marker}: ', project, re.MULTILINE)
