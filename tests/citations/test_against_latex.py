r"""LaTeX is the judge: what a paper cites is what LaTeX writes to the .aux file."""

from __future__ import annotations

import random
import shutil
from typing import TYPE_CHECKING

import pytest

from ssmlit.citations import cited
from tests.citations.snippets import BEAMER, NATBIB, PAPERS, RECORDED, files_of
from tests.typesetting import run

if TYPE_CHECKING:
    from pathlib import Path

programs = [
    pytest.mark.programs,
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("pdflatex"), reason="TeX Live is not here"),
]


def noted(folder: Path) -> set[str]:
    """Return the keys that LaTeX wrote down, over all .aux files."""
    found: set[str] = set()
    for path in folder.rglob("*.aux"):
        text = path.read_text(encoding="utf-8", errors="replace")
        found |= set(cited("x.aux", {"x.aux": text}.get).keys)
    return found


def judged(folder: Path, files: dict[str, str]) -> set[str]:
    """Return what LaTeX notes of a paper."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    has_parts = any("\\include{" in text for text in files.values())
    for _ in "12" if has_parts else "1":  # the aux files of included parts must exist
        (folder / "parts").mkdir(exist_ok=True)
        run(folder, "pdflatex", "-interaction=nonstopmode", "paper.tex")
    return noted(folder)


def found(files: dict[str, str]) -> set[str]:
    """Return what we find in a paper."""
    return set(cited("paper.tex", files.get).keys)


@pytest.mark.parametrize("name", PAPERS)
def test_each_way_to_cite(name: str) -> None:
    """We find what LaTeX noted when it was asked; the test below asks it again."""
    package, snippet = PAPERS[name]

    assert sorted(found(files_of(package, [snippet]))) == RECORDED[name]


@pytest.mark.parametrize("name", [pytest.param(name, marks=programs) for name in PAPERS])
def test_what_is_recorded_is_what_latex_says(tmp_path: Path, name: str) -> None:
    """One way, one paper."""
    package, snippet = PAPERS[name]

    assert sorted(judged(tmp_path, files_of(package, [snippet]))) == RECORDED[name] != []


@pytest.mark.parametrize("seed", [pytest.param(seed, marks=programs) for seed in range(4)])
def test_whole_papers(tmp_path: Path, seed: int) -> None:
    """Any mixture of the ways, in any order."""
    files = files_of("natbib", random.Random(seed).sample(NATBIB, 12))

    assert found(files) == judged(tmp_path, files)


@pytest.mark.parametrize("form", [pytest.param("beamer", marks=programs)])
def test_slides(tmp_path: Path, form: str) -> None:
    """Overlays and fragile frames are passed over."""
    files = files_of("url", [BEAMER], form)

    assert found(files) == judged(tmp_path, files)


def test_commands_of_slides() -> None:
    r"""What `\newcommand<>` defines has the slides as its last parameter, and reads them first."""
    assert found(files_of("url", [BEAMER], "beamer")) == {"a1", "a2", "a3", "a5", "a6", "a7", "a8"}
