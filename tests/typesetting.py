"""Real BibTeX, biber and pdflatex, as judges of .bib files."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

needs_bibtex = pytest.mark.skipif(
    not (shutil.which("bibtex") and shutil.which("pdflatex")), reason="TeX Live is not here"
)
needs_biber = pytest.mark.skipif(
    not (shutil.which("biber") and shutil.which("pdflatex")), reason="biber is not here"
)

BIBTEX_PAPER = r"""\documentclass{article}
\usepackage[T1]{fontenc}
\usepackage{url}
%s
\begin{document}\nocite{*}
\bibliographystyle{%s}\bibliography{library}
\end{document}
"""
BIBER_PAPER = r"""\documentclass{article}
\usepackage[T1]{fontenc}
\usepackage[backend=biber,style=%s]{biblatex}\addbibresource{library.bib}
\begin{document}\nocite{*}\printbibliography\end{document}
"""


def _done(folder: Path, command: tuple[str, ...]) -> tuple[str, int]:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run(command, cwd=folder, capture_output=True, timeout=300, check=False)
    return (done.stdout + done.stderr).decode("utf-8", "replace"), done.returncode


def run(folder: Path, *command: str) -> str:
    """Run a program in a folder and return what it printed; skip the test without it.

    Nor is a package that LaTeX lacks a fault of ours.
    """
    said = _done(folder, command)[0]
    if missing := re.search(r"File `([^']+\.(?:sty|cls))' not found", said):
        pytest.skip(f"{missing[1]} is not installed")
    return said


def succeed(folder: Path, *command: str) -> str:
    """Run a program that has to succeed; skip the test without it, or a file of LaTeX's."""
    said, status = _done(folder, command)
    log = folder / "main.log"
    told = log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
    missing = re.search(r"File `(.+?)' not found|couldn't open style file (\S+)", told + said)
    if missing:
        pytest.skip(f"{missing[1] or missing[2]} is not installed")
    assert status == 0, said[-2000:] + told[-2000:]
    return said


def latex(folder: Path) -> list[str]:
    """Run pdflatex on paper.tex; return its errors and warnings."""
    output = run(folder, "pdflatex", "-interaction=nonstopmode", "paper.tex")
    return [line for line in output.splitlines() if re.match(r"!|.*Warning", line)]


def bibtex_complaints(folder: Path, bib: str, style: str) -> list[str]:
    """Typeset a whole .bib with BibTeX; return every warning and error on the way."""
    natbib = r"\usepackage{natbib}" if style.endswith("nat") else ""
    (folder / "paper.tex").write_text(BIBTEX_PAPER % (natbib, style))
    (folder / "library.bib").write_text(bib, encoding="utf-8")
    latex(folder)
    output = run(folder, "bibtex", "paper").splitlines()
    said = [line for line in output if re.search(r"warning|error|---", line, re.IGNORECASE)]
    latex(folder)
    latex(folder)
    return said + latex(folder)


def biber_complaints(folder: Path, bib: str, style: str, *, strict: bool) -> list[str]:
    """Typeset a whole .bib with biber; `strict` checks it against biblatex's data model."""
    (folder / "paper.tex").write_text(BIBER_PAPER % style)
    (folder / "library.bib").write_text(bib, encoding="utf-8")
    latex(folder)
    options = ["--validate-datamodel"] if strict else []
    output = run(folder, "biber", *options, "paper").splitlines()
    said = [line for line in output if re.match(r"WARN|ERROR|FATAL", line)]
    latex(folder)
    latex(folder)
    return said + latex(folder)


def bbl(folder: Path) -> str:
    """Return the bibliography that was made."""
    return (folder / "paper.bbl").read_text(encoding="utf-8")
