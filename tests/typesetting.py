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


def run(folder: Path, *command: str) -> str:
    """Run a program in a folder and return what it printed."""
    done = subprocess.run(command, cwd=folder, capture_output=True, timeout=300, check=False)
    return (done.stdout + done.stderr).decode("utf-8", "replace")


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
