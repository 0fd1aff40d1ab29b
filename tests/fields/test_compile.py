"""New entries in front of the programs that read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ssmlit.fields import entry_of
from ssmlit.model import Identifier, Link, Person, Record
from tests.typesetting import run

if TYPE_CHECKING:
    from pathlib import Path

    from ssmlit.model import Entry

pytestmark = pytest.mark.programs
GU = (Person("Gu", "Albert"), Person("Ré", "Christopher"))
ARXIV = (Identifier("arxiv", "2312.00752"),)
RECORDS = [
    Record(title="100% of $O(N)$ & S4", authors=GU, year=2023, month=12, day=1, identifiers=ARXIV),
    Record(type="inproceedings", title="S4", authors=GU, year=2022, month=4, venue="ICLR & Co"),
    Record(type="article", title="Δ-Nets", authors=GU, year=2021, venue="JMLR", pages="1-9"),
    Record(type="phdthesis", title="Modeling", authors=GU, year=2023, venue="Stanford University"),
    Record(type="article", title="No journal", authors=GU, year=2023, month=2),
    Record(type="online", title="A page", year=2024, links=(Link("paper", "https://x.org/a_b%20c"),)),
    Record(title="By {nobody} at } all", authors=(Person("AT&T and Sons, Inc."),), year=2020),
]  # fmt: skip


def source(entry: Entry) -> str:
    lines = [f"  {item.name} = {item.source}," for item in entry.fields]
    return "\n".join([f"@{entry.type}{{{entry.key},", *lines, "}"])


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """The records as a .bib file."""
    path = tmp_path / "data.bib"
    entries = (source(entry_of(r, f"key{n}")) for n, r in enumerate(RECORDS))
    path.write_text("\n\n".join(entries) + "\n", encoding="utf-8")
    return path


@pytest.mark.slow
@pytest.mark.parametrize("style", ["plain", "IEEEtran", "plainnat"])
def test_bibtex(database: Path, style: str) -> None:
    """BibTeX has nothing to warn about, and pdfLaTeX prints the result."""
    folder = database.parent
    if not run(folder, "kpsewhich", f"{style}.bst").strip():
        pytest.skip(f"{style}.bst is not installed")
    aux = f"\\citation{{*}}\n\\bibstyle{{{style}}}\n\\bibdata{{data}}\n"
    (folder / "paper.aux").write_text(aux, encoding="utf-8")
    printed = run(folder, "bibtex", "paper")
    assert "Warning--" not in printed
    assert "error message" not in printed


@pytest.mark.slow
def test_pdflatex(database: Path) -> None:
    """What plain.bst makes of the entries compiles."""
    folder = database.parent
    aux = "\\citation{*}\n\\bibstyle{plain}\n\\bibdata{data}\n"
    (folder / "refs.aux").write_text(aux, encoding="utf-8")
    run(folder, "bibtex", "refs")
    (folder / "paper.tex").write_text(
        "\\documentclass{article}\n\\begin{document}\n\\input{refs.bbl}\n\\end{document}\n",
        encoding="utf-8",
    )
    printed = run(folder, "pdflatex", "-interaction=nonstopmode", "-halt-on-error", "paper")
    assert "Output written on paper.pdf" in printed


@pytest.mark.slow
def test_biber(database: Path) -> None:
    """Biber reads and validates every entry without a warning."""
    printed = run(
        database.parent,
        "biber",
        "--tool",
        "--validate-datamodel",
        "--output-file=out.bib",
        "data.bib",
    )
    assert "WARN" not in printed
    assert "ERROR" not in printed
    out = (database.parent / "out.bib").read_text(encoding="utf-8")
    assert out.count("@") == len(RECORDS)
    assert "month" in out.lower() or "2023-12" in out
