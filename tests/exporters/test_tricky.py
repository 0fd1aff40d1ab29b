"""Works that are hard to write, in every format, read back by the program that it is for."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from pathlib import Path

import pytest

from ssmlit.importers import csl_json, ris
from ssmlit.library import Library
from tests.exporters.entries import export
from tests.typesetting import succeed

LIBRARY = Library.from_text((Path(__file__).parent / "tricky.bib").read_text(encoding="utf-8"))
KEYS = [entry.key for entry in LIBRARY.entries]
ISSUED = {
    "vonjr": {"date-parts": [[2019], [2020]]},
    "cjk": {"date-parts": [[2021, 4, 5]]},
    "range": {"date-parts": [[1487], [1490]]},
    "uncertain": {"date-parts": [[1723]], "circa": True},
    "bc": {"date-parts": [[-380]]},
    "summer": {"date-parts": [[2003]], "season": 2},
    "press": {"literal": "in press"},
    "nodate": None,
}
FIELDS: dict[str, dict[str, object]] = {
    "trans": {"translator": 2, "original-date": {"date-parts": [[1925]]}, "URL": None},
    "incoll": {"container-title": "The Volume", "publisher-place": "Paris"},
    "bsc": {"type": "thesis", "genre": "Bachelor's thesis", "publisher": "TU"},
    "sw": {"type": "software", "version": "2.1"},
    "ds": {"type": "dataset", "version": "1.0", "DOI": "10.1000/ds"},
    "pat": {"type": "patent", "number": "US1234567", "genre": "U.S. patent", "issue": None},
    "std": {"type": "standard", "number": "ISO 690:2021"},
    "conf": {"event-title": "X 2022", "event-place": "Rome", "collection-title": "LNCS"},
    "arx": {"number": "arXiv:2312.00752", "type": "article"},
}


def test_csl_json() -> None:
    """Dates of every kind, and what only some kinds of works have."""
    items = {item["id"]: item for item in json.loads(export(LIBRARY, "csl-json"))}

    assert list(items) == KEYS
    assert {key: items[key].get("issued") for key in ISSUED} == ISSUED
    found = {
        key: {name: _counted(items[key].get(name)) for name in wanted}
        for key, wanted in FIELDS.items()
    }
    assert found == FIELDS


def _counted(value: object) -> object:
    return len(value) if isinstance(value, list) else value


@pytest.mark.slow
@pytest.mark.parametrize("form", ["csl-json", "ris"])
def test_our_own_importers(form: str) -> None:
    """Titles, names, years and what a bibliography prints of a work come back."""
    rows = (csl_json if form == "csl-json" else ris).rows(export(LIBRARY, form), "x")
    found = [row.record for row in rows if row.record]

    assert len(found) == len(KEYS)
    titles = [record.title for record in found]
    assert titles[KEYS.index("cjk")] == "状態空間モデル: 入門"
    people = [str(person) for person in found[KEYS.index("vonjr")].authors]
    assert people[:3] == ["Jan van der Berg, Jr.", "Maria de la Cruz", "Martin King, III"]
    assert found[KEYS.index("corp")].authors[0].last == "World Health Organization"


def test_tables_and_lists() -> None:
    """A row, an item, a line for each work; dates as they are printed."""
    rows = list(csv.reader(io.StringIO(export(LIBRARY, "csv"))))
    text = export(LIBRARY, "text")

    assert [row[0] for row in rows[1:]] == KEYS
    assert export(LIBRARY, "markdown").count("\n- ") == len(KEYS) - 1
    assert len(json.loads(export(LIBRARY, "json"))["papers"]) == len(KEYS)
    for written in ("1487–1490", "c. 1723", "in press", "Bachelor's thesis", "2019/2020"):
        assert written in text


@pytest.mark.programs
@pytest.mark.slow
@pytest.mark.parametrize(
    ("form", "name"), [("csl-json", "csljson"), ("bibtex", "bibtex"), ("biblatex", "biblatex")]
)
def test_pandoc(tmp_path: Path, form: str, name: str) -> None:
    """Pandoc reads every work, and prints it."""
    (tmp_path / "refs").write_text(export(LIBRARY, form), encoding="utf-8")

    items = json.loads(succeed(tmp_path, "pandoc", "-f", name, "-t", "csljson", "refs"))
    plain = succeed(tmp_path, "pandoc", "-f", name, "--citeproc", "-t", "plain", "refs")

    assert sorted(item["id"] for item in items) == sorted(KEYS)
    for written in ("World Health Organization", "状態空間モデル", "Plato", "US1234567"):
        assert written in plain


@pytest.mark.programs
@pytest.mark.slow
def test_typst(tmp_path: Path) -> None:
    """Typst reads the YAML: each key can be cited."""
    typst = pytest.importorskip("typst")
    (tmp_path / "refs.yml").write_text(export(LIBRARY, "hayagriva"), encoding="utf-8")
    cites = " ".join(f"#cite(<{key}>)" for key in KEYS)
    (tmp_path / "main.typ").write_text(
        f'{cites}\n#bibliography("refs.yml", style: "apa")\n', encoding="utf-8"
    )

    typst.compile(str(tmp_path / "main.typ"), output=str(tmp_path / "main.pdf"))

    assert (tmp_path / "main.pdf").stat().st_size > 1000


@pytest.mark.programs
@pytest.mark.slow
@pytest.mark.parametrize("program", ["bibtex", "biber"])
def test_latex(tmp_path: Path, program: str) -> None:
    """BibTeX and biber read every entry without an error; warnings are about missing facts."""
    form = "bibtex" if program == "bibtex" else "biblatex"
    (tmp_path / "refs.bib").write_text(export(LIBRARY, form), encoding="utf-8")
    used = "" if program == "bibtex" else "\\usepackage{biblatex}\\addbibresource{refs.bib}"
    printed = (
        "\\bibliographystyle{plain}\\bibliography{refs}"
        if program == "bibtex"
        else "\\printbibliography"
    )
    (tmp_path / "main.tex").write_text(
        f"\\documentclass{{article}}{used}\\begin{{document}}\\nocite{{*}}{printed}\\end{{document}}",
        encoding="utf-8",
    )
    succeed(tmp_path, "pdflatex", "-interaction=batchmode", "main")
    log = succeed(tmp_path, program, "main")

    bbl = (tmp_path / "main.bbl").read_text(encoding="utf-8")
    entry = r"\\bibitem" if program == "bibtex" else r"\\entry"
    assert set(KEYS) <= set(re.findall(entry + r"\{([^{}]*)\}", bbl))
    assert not re.search(r"error|ERROR", log.replace("error message", ""))


@pytest.mark.programs
@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("pdflatex"), reason="TeX Live is not here")
def test_bibitem(tmp_path: Path) -> None:
    """LaTeX prints the environment; letters of other scripts need another engine."""
    latin = [key for key in KEYS if key != "cjk"]
    text = export(LIBRARY, "bibitem", *latin)
    (tmp_path / "main.tex").write_text(
        "\\documentclass{article}\\usepackage[T1]{fontenc}\\usepackage{url}\\begin{document}"
        f"\\cite{{corp}}{text}\\end{{document}}",
        encoding="utf-8",
    )

    succeed(tmp_path, "pdflatex", "-interaction=batchmode", "-halt-on-error", "main")

    assert text.count("\\bibitem{") == len(latin)
