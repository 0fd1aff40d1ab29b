"""The recipe of the README for latexmk: the bibliography follows the paper and the library."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

README = Path(__file__).parents[2] / "README.md"
RECIPES = dict(
    zip(
        ("bibtex", "biber"),
        re.findall(r"```perl\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL),
        strict=True,
    )
)
PAPERS = {
    "bibtex": """\\documentclass{article}
\\begin{document}\\cite{one}\\bibliographystyle{plain}\\bibliography{refs}\\end{document}
""",
    "biber": """\\documentclass{article}
\\usepackage{biblatex}\\addbibresource{refs.bib}
\\begin{document}\\cite{one}\\printbibliography\\end{document}
""",
}
LIBRARY = """\
@article{one, title={Alpha}, author={A, One}, journal={J}, year=2020}
@article{two, title={Beta}, author={B, Two}, journal={J}, year=2021}
"""


def latexmk(folder: Path) -> str:
    """Make the paper; return the bibliography that was printed."""
    commands = folder / "commands"
    commands.mkdir(exist_ok=True)
    shim = commands / "ssmlit"
    shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m ssmlit "$@"\n', encoding="utf-8")
    shim.chmod(0o755)
    path = f"{commands}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["latexmk", "-pdf", "-interaction=batchmode", "main"],
        cwd=folder, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return (folder / "main.bbl").read_text(encoding="utf-8")


@pytest.mark.programs
@pytest.mark.slow
@pytest.mark.parametrize("backend", RECIPES)
def test_the_bibliography_stays_fresh(folder: Path, backend: str) -> None:
    """From nothing; after another citation; after a change of the library; and when all is said."""
    if not all(map(shutil.which, ("latexmk", "pdflatex", backend))):
        pytest.skip(f"latexmk, pdflatex or {backend} is not installed")
    paper, library = folder / "main.tex", folder / "library.bib"
    (folder / ".latexmkrc").write_text(RECIPES[backend], encoding="utf-8")
    paper.write_text(PAPERS[backend], encoding="utf-8")
    library.write_text(LIBRARY, encoding="utf-8")

    first = latexmk(folder)
    paper.write_text(PAPERS[backend].replace("cite{one}", "cite{one,two}"), encoding="utf-8")
    cited = latexmk(folder)
    library.write_text(LIBRARY.replace("Beta", "Gamma"), encoding="utf-8")
    changed = latexmk(folder)
    time = (folder / "main.bbl").stat().st_mtime_ns
    again = latexmk(folder)

    assert [("Alpha" in text, "Beta" in text) for text in (first, cited)] == [
        (True, False),
        (True, True),
    ]
    assert ("Beta" in changed, "Gamma" in changed) == (False, True)
    assert (again, (folder / "main.bbl").stat().st_mtime_ns) == (changed, time)
