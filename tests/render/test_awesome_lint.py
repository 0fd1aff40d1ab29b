"""The linter of awesome lists, where it is installed: github.com/sindresorhus/awesome-lint."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from ssmlit.render import markers, render, view_from_table
from tests.render.shelf import SHELF

if TYPE_CHECKING:
    from pathlib import Path

LINT = shutil.which("awesome-lint")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.programs,
    pytest.mark.skipif(LINT is None, reason="awesome-lint is not installed"),
]

# The first two ask about the repository on GitHub; the third wants to call Tri Dao "Tri DAO".
NOT_ABOUT_THE_LIST = {"awesome-github", "awesome-git-repo-age", "awesome-spell-check"}
README = """\
# Awesome State Spaces [![Awesome](https://awesome.re/badge.svg)](https://awesome.re)

> Papers on state space models.
"""


@pytest.mark.parametrize(
    "settings",
    [
        pytest.param({"layout": "topics", "also_in": True}, id="topics"),
        pytest.param({"layout": "topics", "also_in": True, "show": ["authors"]}, id="authors"),
        pytest.param({"layout": "feed"}, id="feed"),
        pytest.param(
            {"layout": "years", "title_link": True, "brackets": "round", "contents": True},
            id="years",
        ),
    ],
)
def test_the_linter_of_awesome_lists_is_content(
    settings: dict[str, object], tmp_path: Path
) -> None:
    """Contents, anchors, items and links of a rendered list break none of its rules."""
    body = render(SHELF, view_from_table("list", settings), date="2025-08-01")
    readme = markers.replace(markers.insert(README, "list"), "list", body)
    (tmp_path / "readme.md").write_text(readme, encoding="utf-8")
    (tmp_path / "license").write_text("MIT\n", encoding="utf-8")
    (tmp_path / "contributing.md").write_text("# Contributing\n", encoding="utf-8")
    (tmp_path / "code-of-conduct.md").write_text("# Code of Conduct\n", encoding="utf-8")
    subprocess.run(["git", "init", "-q", "."], cwd=tmp_path, check=True)

    done = subprocess.run(
        [str(LINT), "readme.md"], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    rules = set(re.findall(r"remark-lint:([\w-]+)", done.stdout + done.stderr))
    assert rules - NOT_ABOUT_THE_LIST == set(), done.stdout
