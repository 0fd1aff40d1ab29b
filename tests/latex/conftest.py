"""BibTeX itself, for tests that compare with what it does."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def bibtex(tmp_path: Path) -> Callable[[str, str], str]:
    """Run `bibtex` with a style (its name or its source) on a database; give back the .bbl."""
    program = shutil.which("bibtex")
    if program is None:
        pytest.skip("bibtex is not installed")

    def run(style: str, database: str) -> str:
        name = style
        if "\n" in style:
            name = "style"
            (tmp_path / "style.bst").write_text(style, encoding="utf-8")
        (tmp_path / "data.bib").write_text(database, encoding="utf-8")
        aux = f"\\citation{{*}}\n\\bibstyle{{{name}}}\n\\bibdata{{data}}\n"
        (tmp_path / "run.aux").write_text(aux, encoding="utf-8")
        subprocess.run([program, "run"], cwd=tmp_path, capture_output=True, check=False)
        return (tmp_path / "run.bbl").read_text(encoding="utf-8")

    return run
