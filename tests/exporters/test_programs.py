"""Exports are read back by the programs they are for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from ssmlit.importers import ris
from ssmlit.library import Library
from tests.exporters.entries import export
from tests.typesetting import succeed

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.programs

LIBRARY = Library.from_text(r"""
@misc{gu2023mamba,
  title = {Mamba: Linear-Time {S4} \& $O(n \log n)$ 100\% {\"U}ber},
  author = {Gu, Albert and van der Maaten, Laurens and {ATLAS Group}},
  year = {2023}, month = dec, eprint = {2312.00752}, archiveprefix = {arXiv},
}
@article{art, title = {An Article}, author = {Gül, Özgür}, journal = {Journal of Things},
  volume = 1, number = 2, pages = {3--5}, year = 2020, month = may, doi = {10.1000/x_1}}
@incollection{chap, title = {Chapter}, author = {Lee, Zoe}, crossref = {vol}, pages = {7--9}}
@collection{vol, title = {The Volume}, editor = {Sun, Xi}, publisher = {Pub: Co}, date = {2004}}
@thesis{thes, title = {My Thesis}, author = {Ray, A.}, type = {phdthesis}, institution = {MIT},
  date = {2011-05}}
@book{book, title = {Das Buch}, author = {family=Hoven, given=Jeroen, prefix=van den},
  publisher = {P}, edition = {2}, date = {1487/1490}, langid = {german}}
@misc{code, title = {A Tool}, author = {Coder, C.}, year = 2004,
  code = {https://github.com/x/y_z}}
""")
KEYS = ["gu2023mamba", "art", "chap", "vol", "thes", "book", "code"]
TITLES = ["An Article", "Chapter", "The Volume", "My Thesis", "Das Buch", "A Tool"]


@pytest.mark.parametrize(
    ("form", "name"), [("csl-json", "csljson"), ("bibtex", "bibtex"), ("biblatex", "biblatex")]
)
def test_pandoc(tmp_path: Path, form: str, name: str) -> None:
    """Pandoc reads every entry, each with its year or what stands for it."""
    (tmp_path / "refs").write_text(export(LIBRARY, form), encoding="utf-8")

    items = {
        item["id"]: item
        for item in json.loads(succeed(tmp_path, "pandoc", "-f", name, "-t", "csljson", "refs"))
    }

    assert set(items) == set(KEYS)
    assert all("issued" in item for item in items.values())
    assert items["chap"]["container-title"].lower() == "the volume"
    assert items["code"]["URL"] == "https://github.com/x/y_z"
    assert items["art"]["DOI"] == "10.1000/x_1"


@pytest.mark.slow
def test_bibtex(tmp_path: Path) -> None:
    """A classic style prints every entry without a warning but those for missing facts."""
    (tmp_path / "refs.bib").write_text(export(LIBRARY, "bibtex"), encoding="utf-8")
    (tmp_path / "main.tex").write_text(
        "\\pdfobjcompresslevel=0\\documentclass{article}\\usepackage[T1]{fontenc}"
        "\\usepackage{hyperref}\\usepackage{natbib}"
        "\\begin{document}\\nocite{*}\\bibliographystyle{plainnat}\\bibliography{refs}\\end{document}",
        encoding="utf-8",
    )
    succeed(tmp_path, "pdflatex", "-interaction=batchmode", "main")
    log = succeed(tmp_path, "bibtex", "main")
    succeed(tmp_path, "pdflatex", "-interaction=batchmode", "-halt-on-error", "main")
    succeed(tmp_path, "pdflatex", "-interaction=batchmode", "-halt-on-error", "main")

    assert "Warning" not in log
    printed = (tmp_path / "main.bbl").read_text(encoding="utf-8")
    for text in ("The Volume", "van~den Hoven", "second edition", "1487--1490", "Das Buch"):
        assert text in printed
    pdf = (tmp_path / "main.pdf").read_bytes()
    assert b"/URI(https://github.com/x/y_z)" in pdf


@pytest.mark.slow
def test_biber(tmp_path: Path) -> None:
    """Biber accepts the file without a warning, and LaTeX prints it."""
    (tmp_path / "refs.bib").write_text(export(LIBRARY, "biblatex"), encoding="utf-8")
    (tmp_path / "main.tex").write_text(
        "\\documentclass{article}\\usepackage[T1]{fontenc}\\usepackage{biblatex}"
        "\\addbibresource{refs.bib}\\begin{document}\\nocite{*}\\printbibliography\\end{document}",
        encoding="utf-8",
    )
    succeed(tmp_path, "pdflatex", "-interaction=batchmode", "main")
    log = succeed(tmp_path, "biber", "--validate-datamodel", "main")
    succeed(tmp_path, "pdflatex", "-interaction=batchmode", "-halt-on-error", "main")

    assert "ERROR" not in log
    assert "WARN - " not in log.replace("WARN - Datamodel", "")


@pytest.mark.slow
def test_biber_reads_every_key(tmp_path: Path) -> None:
    """Also one with characters that end a key for it."""
    keys = [f"a{char}b" for char in "!\"#$%&'()*+-./:;<=>?@[\\]^_`|~é"]
    text = export("".join(f"@misc{{{key}, title={{T}}}}\n" for key in keys), "biblatex")
    (tmp_path / "refs.bib").write_text(text, encoding="utf-8")
    (tmp_path / "main.tex").write_text(
        "\\documentclass{article}\\usepackage{biblatex}\\addbibresource{refs.bib}"
        "\\begin{document}\\nocite{*}\\printbibliography\\end{document}",
        encoding="utf-8",
    )
    succeed(tmp_path, "pdflatex", "-interaction=batchmode", "main")

    assert "ERROR" not in succeed(tmp_path, "biber", "main")
    assert (tmp_path / "main.bbl").read_text(encoding="utf-8").count("\\entry{") == len(keys)


@pytest.mark.slow
def test_typst(tmp_path: Path) -> None:
    """Typst reads the YAML and prints every title."""
    typst = pytest.importorskip("typst")
    (tmp_path / "refs.yml").write_text(export(LIBRARY, "hayagriva"), encoding="utf-8")
    (tmp_path / "main.typ").write_text(
        '#bibliography("refs.yml", full: true, style: "ieee")\n', encoding="utf-8"
    )

    typst.compile(str(tmp_path / "main.typ"), output=str(tmp_path / "main.svg"), format="svg")

    assert (tmp_path / "main.svg").stat().st_size > 1000


def test_ris_readers() -> None:
    """A reader of the format, and our own importer, see the same works."""
    rispy = pytest.importorskip("rispy")
    text = export(LIBRARY, "ris")

    found = {one["id"]: one for one in rispy.loads(text)}
    assert set(found) == set(KEYS)
    assert found["art"]["authors"] == ["Gül, Özgür"]
    assert (found["art"]["start_page"], found["art"]["end_page"]) == ("3", "5")
    records = [row.record for row in ris.rows(text, "refs.ris") if row.record]
    assert [record.title for record in records][1:] == TITLES
    assert records[1].pages == "3–5"
    assert records[0].identifier("arxiv") == "2312.00752"


@pytest.mark.slow
def test_bibitem(tmp_path: Path) -> None:
    """LaTeX prints the environment."""
    (tmp_path / "main.tex").write_text(
        "\\documentclass{article}\\usepackage[T1]{fontenc}\\usepackage{hyperref}\\begin{document}"
        f"\\cite{{art}}{export(LIBRARY, 'bibitem')}\\end{{document}}",
        encoding="utf-8",
    )

    succeed(tmp_path, "pdflatex", "-interaction=batchmode", "-halt-on-error", "main")


@pytest.mark.slow
def test_pandoc_keeps_notes(tmp_path: Path) -> None:
    """Also one that begins like a field of CSL."""
    (tmp_path / "refs").write_text(
        export(Library.from_text("@book{k, note = {Code: here}}"), "csl-json"), encoding="utf-8"
    )
    (item,) = json.loads(succeed(tmp_path, "pandoc", "-f", "csljson", "-t", "csljson", "refs"))
    assert item["note"].strip() == "Code: here"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("", "A Tool of the Trade"),
        ("english", "A Tool of the Trade"),
        ("UKenglish", "A Tool of the Trade"),
        ("ngerman", "A tool of the trade"),
        ("klingon", "A tool of the trade"),
    ],
)
def test_pandoc_knows_the_languages(tmp_path: Path, language: str, title: str) -> None:
    """Its default style gives titles capitals where they are English, and nowhere else."""
    library = Library.from_text(
        f"@book{{k, author={{A, B}}, title={{A tool of the trade}}, langid={{{language}}}}}"
    )
    item = export(library, "csl-json")
    (tmp_path / "refs.json").write_text(item, encoding="utf-8")
    (tmp_path / "paper.md").write_text("---\nbibliography: refs.json\n---\n@k\n")

    assert title in succeed(tmp_path, "pandoc", "--citeproc", "paper.md", "-t", "plain")
