"""Branches merged by git, which runs the driver."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ssmlit.store import git_drivers
from tests.merge.texts import AUTHOR, BASE, NEW, changed, marked

if TYPE_CHECKING:
    from collections.abc import Callable


SOURCE = Path(__file__).resolve().parents[2] / "src"
DRIVER = f"""\
import sys
sys.path.insert(0, {str(SOURCE)!r})
from pathlib import Path
from ssmlit.merge.branches import MergeConflict, merge
base, ours, theirs = (Path(name).read_bytes().decode() for name in sys.argv[1:4])
merged = merge(base, ours, theirs, marker_size=int(sys.argv[4]))
Path(sys.argv[2]).write_bytes(merged.text.encode())
sys.exit(bool(merged.conflicts))
"""


@pytest.fixture
def git(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """A function that runs git in a repository where the driver is installed."""
    home = tmp_path / "repository"
    home.mkdir()
    script = tmp_path / "driver.py"
    script.write_text(DRIVER)
    variables = {
        "GIT_CONFIG_GLOBAL": "/dev/null",
        "GIT_CONFIG_SYSTEM": "/dev/null",
        "GIT_EDITOR": "true",
        **{
            f"GIT_{who}_{what}": "a@b"
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        },
    }

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["git", *arguments], cwd=home, env=os.environ | variables, check=False,
            capture_output=True, text=True,
        )  # fmt: skip

    run("init", "--quiet", "--initial-branch=main")
    git_drivers.install(home, command=f'"{sys.executable}" "{script}" %O %A %B %L %P')
    (home / "library.bib").write_text(BASE)
    run("add", "--all")
    run("commit", "--quiet", "--message=base")
    return run


def branches(tmp_path: Path, git: Callable[..., object], ours: str, theirs: str) -> Path:
    """Commit two versions, on main and on topic, and return the library."""
    library = tmp_path / "repository" / "library.bib"
    for branch, text in (("topic", theirs), ("main", ours)):
        git("checkout", "--quiet", "-B", branch, "main")
        library.write_text(text)
        git("commit", "--quiet", "--all", f"--message={branch}")
    return library


OURS = changed(("{Mamba}", "{Mamba: Linear Time}")) + NEW % ("a", "A")
THEIRS = changed((AUTHOR, "  author = {Gu, Albert},\n")) + NEW % ("b", "B")


@pytest.mark.slow
def test_git_merge(tmp_path: Path, git: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    """A real merge of what git alone cannot merge ends without a conflict."""
    library = branches(tmp_path, git, OURS, THEIRS)
    assert git("-c", "merge.ssmlit.driver=false %A", "merge", "topic").returncode
    git("merge", "--abort")
    done = git("merge", "--no-edit", "topic")
    assert done.returncode == 0, done.stderr
    assert library.read_text() == (
        changed(("{Mamba}", "{Mamba: Linear Time}"), (AUTHOR, "  author = {Gu, Albert},\n"))
        + NEW % ("a", "A")
        + NEW % ("b", "B")
    )
    assert git("status", "--porcelain").stdout == ""


@pytest.mark.slow
def test_git_merge_with_a_conflict(
    tmp_path: Path, git: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    """git stops, the file has the markers inside one entry, and all else is merged."""
    ours = changed(("{2024}", "{2025}")) + NEW % ("a", "A")
    theirs = changed(("{2024}", "{2026}")) + NEW % ("b", "B")
    library = branches(tmp_path, git, ours, theirs)
    assert git("merge", "topic").returncode == 1
    assert git("status", "--porcelain").stdout == "UU library.bib\n"
    assert library.read_text() == (
        changed(("  year = {2024},\n", marked("  year = {2025},\n", "  year = {2026},\n")))
        + NEW % ("a", "A")
        + NEW % ("b", "B")
    )


@pytest.mark.slow
def test_git_rebase(tmp_path: Path, git: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    """Several commits are put on top of another branch, in turn."""
    library = branches(tmp_path, git, OURS, THEIRS)
    library.write_text(OURS + NEW % ("c", "C"))
    git("commit", "--quiet", "--all", "--message=more")
    done = git("rebase", "topic")
    assert done.returncode == 0, done.stderr
    text = library.read_text()
    assert "Linear Time" in text
    assert "author = {Gu, Albert}," in text
    assert all(f"@misc{{{key}," in text for key in "abc")
    assert git("log", "--format=%s").stdout.split() == ["more", "main", "topic", "base"]
