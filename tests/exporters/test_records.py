"""What works become outside BibTeX: each format's whole text."""

from __future__ import annotations

import csv
import io
import json
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssmlit import fields, importers
from ssmlit.actions.export import exporting
from ssmlit.actions.export.exporting import ExportedEntries
from ssmlit.cli.commands.export import To
from ssmlit.exporters import Options
from ssmlit.exporters.formats import FORMATS
from ssmlit.library import Library
from tests.exporters.entries import export
from tests.exporters.samples import LIBRARY, WHOLE


def test_the_command_offers_all_formats() -> None:
    """A format in the table is one on the command line, and the reverse."""
    assert list(get_args(To)) == [form.name for form in FORMATS]


def test_ris() -> None:
    """Tags of the specification, a record for each work, an empty line between."""
    assert export(LIBRARY, "ris", "a", "c") == (
        "TY  - JOUR\nID  - a\nAU  - Gül, Ö.\nTI  - =A_1 & B in $O(n \\log n)$\nT2  - Nature\n"
        "PY  - 2020\nDA  - 2020/05/03/2020-05-03–2020-06\nVL  - 1\nIS  - 2\nSP  - 3\nEP  - 5\n"
        "DO  - 10.1000/x_1\nUR  - https://doi.org/10.1000/x_1\nER  - \n"
        "\n"
        "TY  - CHAP\nID  - c\nAU  - Lee, Z.\nED  - Sun, X.\nED  - Liu, Y.\nTI  - Chapter\n"
        "T2  - The Volume\nPB  - Pub: Co\nCY  - Paris\nPY  - in press\nSP  - 7\nER  - \n"
    )


def test_names_in_ris() -> None:
    """A comma is behind an institution of several words, and behind nobody else."""
    one = Library.from_text(
        "@book{k, author={{Plato} and Del Maestro, A. and {The Tide House} and van Sea Gull,}}"
    )
    text = export(one, "ris")
    names = [line[6:] for line in text.splitlines() if line.startswith("AU")]
    assert names == ["Plato", "Del Maestro, A.", "The Tide House,", "van Sea Gull,"]


KINDS = Library.from_text(r"""
@mastersthesis{m, title = {T}, author = {Gu, A.}, school = {MIT}, address = {Cambridge},
  year = 2001}
@phdthesis{p, title = {T}, author = {Gu, A.}, school = {MIT}, year = 2001}
@techreport{r, title = {T}, author = {Gu, A.}, institution = {NASA}, number = {TR-1},
  type = {White Paper}, year = 2001}
@incollection{c, title = {T}, author = {Gu, A.}, booktitle = {B}, editor = {Sun, X. and {A and B}},
  publisher = {P}, series = {S}, isbn = {9783540283720}, year = 2001}
@misc{s, title = {T}, author = {Gu, A.}, url = {https://github.com/x/y}, doi = {10.1000/x},
  year = 2001}
@incollection{l, title = {A cup of tea}, author = {Gu, A.}, booktitle = {B}, year = 2001,
  translator = {Yu, Joan}, language = {en}, shorttitle = {Tea time}, isbn = {9783540283720},
  issn = {1234-5678}, url = {https://example.org/t}, urldate = {2020-12-24}}
""")


@pytest.mark.parametrize("key", sorted(KINDS.keys))
@pytest.mark.parametrize("form", ["ris", "csl-json"])
def test_what_is_exported_can_be_imported(form: str, key: str) -> None:
    """The type of entry and every field come back."""
    text = export(KINDS, form, key)
    (row,) = importers.read_rows(text, f"x.{form}", form)
    assert row.record is not None
    entry = fields.entry_of(row.record, key)
    before = {it.name: it.text.strip("{}") for it in KINDS.get(key).fields}
    after = {it.name.replace("code", "url"): it.text.strip("{}") for it in entry.fields}

    assert (entry.type, after) == (KINDS.get(key).type, before)


def test_the_number_of_an_article_and_who_else_wrote_it_come_back() -> None:
    """RIS has a tag for the one, CSL-JSON as pandoc reads it a name for the others."""
    one = Library.from_text("@article{k, title={T}, author={Gu, A. and others}, eid={e12}}")
    (ris, csl) = (
        importers.read_rows(export(one, form), "x", form)[0] for form in ("ris", "csl-json")
    )
    assert ris.record is not None
    assert ris.record.extra == (("eid", "e12"),)
    assert csl.record is not None
    assert (csl.record.others, len(csl.record.authors), csl.record.pages) == (True, 1, "e12")


def test_who_owns_a_patent_comes_back() -> None:
    """RIS calls them its publisher."""
    one = Library.from_text("@patent{k, title={T}, holder={{Sand and Sons} and {Dune Corp.}}}")
    text = export(one, "ris")
    (row,) = importers.read_rows(text, "x.ris", "ris")
    assert "\nPB  - Sand and Sons; Dune Corp.\n" in text
    assert row.record is not None
    assert row.record.extra == (("holder", "{Sand and Sons} and {Dune Corp.}"),)


def test_all_that_ris_has_tags_for() -> None:
    """A list that is cut ends as EndNote writes it; ids of databases are accession numbers."""
    assert export(WHOLE, "ris") == (
        "TY  - CHAP\nID  - k\nAU  - Gu, A.\nAU  - et al.,\nED  - Sun, X.\nTI  - T\nST  - Short\n"
        "T2  - B: C\nT3  - S\nPY  - 2001\nOP  - 1925\nVL  - 2\nIS  - 7\nLA  - ngerman\n"
        "AN  - arXiv:2312.00752\nAN  - PMID:12345678\nUR  - https://a.org\nRN  - Good\nER  - \n"
        "\n"
        "TY  - BOOK\nID  - s\nTI  - T\nT3  - S\nPY  - 2001\nIS  - 7\nUR  - https://a.org/b\n"
        "ER  - \n"
    )


@pytest.mark.parametrize("form", ["ris", "csl-json"])
def test_tags_reach_reference_managers(form: str) -> None:
    """They come back; ssmlit's own stay at home."""
    text = export("@misc{k, title = {T}, keywords = {vision/3d, inbox, a b}}", form)
    (row,) = importers.read_rows(text, f"x.{form}", form)
    assert row.record is not None
    assert row.record.tags == ("vision/3d", "a b")


@pytest.mark.parametrize("name", ["date", "origdate", "urldate"])
@pytest.mark.parametrize(
    ("form", "date"),
    [
        ("ris", "2003-21"),
        ("ris", "1996-12-10/1996-12-12"),
        ("ris", "1034~"),
        ("ris", "1034/"),
        ("ris", "../1034"),
        ("ris", "-0379"),
        ("ris", "-0221/-0219"),
        ("ris", "199X"),
        ("ris", "2001-01-03T15:00:00"),
        ("csl-json", "2003-21"),
        ("csl-json", "1996-12-10/1996-12-12"),
        ("csl-json", "1034~"),
        ("csl-json", "-0379"),
        ("csl-json", "0000"),
    ],
)
def test_dates_come_back(form: str, date: str, name: str) -> None:
    """Ranges, seasons, doubts, times and years before Christ are the same when read again."""
    text = export(f"@book{{k, title = {{T}}, author = {{A, B}}, {name} = {{{date}}}}}", form)
    (row,) = importers.read_rows(text, f"x.{form}", form)
    assert row.record is not None
    said = dict(row.record.extra)
    assert said == {name: date}


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ("month = {Spring}, year = 2019", "2019-21"),
        ("month = jun # {/} # sep, year = 2003", "2003-06/2003-09"),
        ("year = {1955--1958}", "1955/1958"),
    ],
)
def test_dates_in_words_come_back(said: str, date: str) -> None:
    """Seasons and ranges that BibTeX writes as words are read as what they say."""
    text = export(f"@book{{k, title = {{T}}, author = {{A, B}}, {said}}}", "ris")
    (row,) = importers.read_rows(text, "x.ris", "ris")
    assert row.record is not None
    assert dict(row.record.extra) == {"date": date}


@pytest.mark.parametrize("form", ["ris", "csl-json"])
@pytest.mark.parametrize("kind", ["article", "book", "incollection", "inproceedings", "proceedings",
                                  "phdthesis", "techreport", "unpublished", "misc"])  # fmt: skip
def test_types_come_back(form: str, kind: str) -> None:
    """What BibTeX and a reference manager have a name for is the same afterwards."""
    where = "journal = {J}" if kind == "article" else "booktitle = {B}" if "in" in kind[:2] else ""
    who = "editor" if kind == "proceedings" else "author"
    text = export(f"@{kind}{{k, title = {{T}}, {who} = {{A, B}}, {where}}}", form)
    (row,) = importers.read_rows(text, f"x.{form}", form)
    assert row.record is not None
    assert row.record.type == ("book" if (form, kind) == ("csl-json", "proceedings") else kind)


@pytest.mark.parametrize(
    ("kind", "csl", "ris", "hayagriva"),
    [
        ("bookinbook", "chapter", "CHAP", "chapter"),
        ("suppperiodical", "article-journal", "JOUR", "article"),
        ("suppcollection", "chapter", "CHAP", "anthos"),
        ("mvbook", "book", "BOOK", "book"),
        ("mvreference", "book", "EDBOOK", "reference"),
        ("booklet", "pamphlet", "PAMP", "misc"),
        ("movie", "motion_picture", "MPCT", "video"),
        ("letter", "personal_communication", "PCOMM", "misc"),
        ("www", "webpage", "ELEC", "web"),
    ],
)
def test_types_of_biblatex(kind: str, csl: str, ris: str, hayagriva: str) -> None:
    """A type that only biblatex has is more to the others than a document."""
    one = f"@{kind}{{k, title = {{T}}, author = {{A, B}}}}"
    (item,) = json.loads(export(one, "csl-json"))
    assert item["type"] == csl
    assert export(one, "ris").startswith(f"TY  - {ris}\n")
    assert f'  type: "{hayagriva}"\n' in export(one, "hayagriva")


@pytest.mark.parametrize("name", ["origdate", "urldate"])
def test_a_year_alone_reaches_reference_managers(name: str) -> None:
    """A visit in a year without month and day is not left out."""
    tag = {"origdate": "OP", "urldate": "Y2"}[name]
    text = export(f"@book{{k, title = {{T}}, {name} = {{2003}}}}", "ris")
    assert f"\n{tag}  - 2003\n" in text
    (row,) = importers.read_rows(text, "x.ris", "ris")
    assert row.record is not None
    assert dict(row.record.extra) == {name: "2003"}


@pytest.mark.parametrize("to", ["csl-json", "ris", "hayagriva", "text", "markdown", "bibitem"])
@pytest.mark.parametrize("kind", ["manual", "misc", "inproceedings", "online"])
def test_an_organization_is_who_published_it(kind: str, to: str) -> None:
    """As pandoc and biblatex's styles print it; a publisher comes first."""
    said = f"@{kind}{{k, title={{T}}, organization={{Seals and Sons}}, year=2001"
    own, both = (Library.from_text(text) for text in (f"{said}}}", f"{said}, publisher={{Tide}}}}"))
    texts = [export(one, to) for one in (own, both)]
    assert ["Seals and Sons" in text for text in texts] == [True, False]
    assert "Tide" in texts[1]


def test_plain_references() -> None:
    """Numbered sentences."""
    assert export(LIBRARY, "text", "gu2023mamba", "c") == (
        "[1] Albert Gu, Laurens van der Maaten, Jr., and ATLAS. "
        "Mamba: Linear-Time Sequence Modeling. arXiv:2312.00752, 2023. "
        "https://arxiv.org/abs/2312.00752\n"
        "\n"
        "[2] Z. Lee. Chapter. In The Volume, page 7, Pub: Co, in press.\n"
    )


REFERENCES = {
    "the place of a thesis": (
        "@phdthesis{k, author={Gu, A.}, title={T}, school={MIT}, year=2001}",
        "A. Gu. T. PhD thesis, MIT, 2001.",
    ),
    "a thesis of nowhere": ("@phdthesis{k, title={T}, year=2001}", "T. PhD thesis, 2001."),
    "one and others": ("@misc{k, author={Gu, A. and others}, title={T}}", "A. Gu et al. T."),
    "two and others": (
        "@misc{k, author={Gu, A. and Dao, T. and others}, title={T}}",
        "A. Gu, T. Dao, et al. T.",
    ),
    "two editors": (
        "@book{k, title={T}, editor={Gu, A. and Dao, T.}}",
        "A. Gu and T. Dao, editors. T.",
    ),
    "three authors": (
        "@book{k, title={T}, author={Gu, A. and Dao, T. and Ré, C.}}",
        "A. Gu, T. Dao, and C. Ré. T.",
    ),
    "nobody": ("@book{k, title={T}}", "T."),
    "pages and a volume": (
        "@article{k, title={T}, journal={J}, volume=3, pages={4--5}}",
        "T. J, 3:4–5.",
    ),
    "pages without a volume": (
        "@article{k, title={T}, journal={J}, pages={4--5}}",
        "T. J, pages 4–5.",
    ),
    "one page": ("@article{k, title={T}, journal={J}, pages={A4}}", "T. J, page A4."),
    "a page and the next": (
        "@article{k, title={T}, journal={J}, pages={4f}}",
        "T. J, pages 4f.",
    ),
    "a page and those behind it": (
        "@article{k, title={T}, journal={J}, pages={367\\psqq}}",
        "T. J, pages 367 sqq.",
    ),
    "an edition": ("@book{k, title={T}, edition={Second}}", "T. Second edition."),
    "a volume that names itself": (
        "@proceedings{k, title={P}, booktitle={P}, editor={Gu, A.}, publisher={S}, year=2001}",
        "A. Gu, editor. P. S, 2001.",
    ),
}


@pytest.mark.parametrize(("entry", "printed"), REFERENCES.values(), ids=REFERENCES)
def test_a_reference(entry: str, printed: str) -> None:
    """Commas and names as `plain.bst` sets them; nothing is said twice."""
    text = export(entry, "text")

    assert text == f"[1] {printed}\n"


def test_names_that_are_left_out_in_csv() -> None:
    """A list that ends in `others` is not the whole list."""
    library = Library.from_text("@misc{k, author={Gu, A. and others}, title={T}}")

    rows = csv.DictReader(io.StringIO(export(library, "csv")))

    assert [row["authors"] for row in rows] == ["A. Gu; et al."]


def test_markdown() -> None:
    """Links and italics; signs of Markdown in titles are escaped, math is not."""
    assert export(LIBRARY, "markdown", "a") == (
        "- Ö. Gül. [=A\\_1 & B in $O(n \\log n)$](https://doi.org/10.1000/x_1). "
        "*Nature*, 1(2):3–5, 2020.\n"
    )


def test_bibitem() -> None:
    """An environment that LaTeX prints without BibTeX."""
    assert export(LIBRARY, "bibitem", "a") == (
        "\\begin{thebibliography}{9}\n\n"
        "\\bibitem{a}\n"
        "Ö. Gül.\n"
        "\\newblock =A\\_1 \\& B in $O(n \\log n)$.\n"
        "\\newblock \\emph{Nature}, 1(2):3--5, 2020.\n"
        "\\newblock \\url{https://doi.org/10.1000/x_1}.\n\n"
        "\\end{thebibliography}\n"
    )


def test_csv() -> None:
    """A row for each work; what a spreadsheet would compute is made inert."""
    rows = list(csv.DictReader(io.StringIO(export(LIBRARY, "csv", "a", "gu2023mamba"))))

    assert [row["title"] for row in rows] == [
        "'=A_1 & B in $O(n \\log n)$",
        "Mamba: Linear-Time Sequence Modeling",
    ]
    assert rows[1]["authors"] == "Albert Gu; Laurens van der Maaten, Jr.; ATLAS"
    assert rows[1]["tags"] == "foundations"


def test_json() -> None:
    """One object, or a line each, of the papers that every command prints."""
    papers = json.loads(export(LIBRARY, "json"))["papers"]

    assert [json.loads(line) for line in export(LIBRARY, "jsonl").splitlines()] == papers
    assert [paper["key"] for paper in papers] == ["a", "gu2023mamba", "c", "v"]
    assert papers[2]["venue"] == "The Volume"
    dates = [(paper["year"], paper["month"]) for paper in papers]
    assert dates == [(2020, 5), (2023, 12), (None, None), (None, None)]


@pytest.mark.parametrize("form", ["json", "jsonl", "csl-json"])
def test_letters_of_json_are_not_escaped(form: str) -> None:
    """People read it, too."""
    assert "Übung 状態" in export("@misc{k, title={Übung 状態}}", form)


def test_what_services_leave_in_text() -> None:
    """CSL has tags of its own for what is below or above; a cut list ends in `others`."""
    library = Library.from_text(
        "@article{k, title={Search &amp; CO<sub>2</sub>, $10^{3}$ and $O(n)$},"
        " author={M&#252;ller, A. and {P &amp; G} et al.}, journal={Food &amp; Function}}"
    )

    (item,) = json.loads(export(library, "csl-json"))
    assert item == {
        "id": "k",
        "type": "article-journal",
        "title": "Search & CO<sub>2</sub>, 10<sup>3</sup> and $O(n)$",
        "author": [
            {"family": "Müller", "given": "A."},
            {"literal": "P & G"},
            {"literal": "others"},
        ],
        "container-title": "Food & Function",
    }


def test_old_keys_are_served() -> None:
    """A work is written under the keys that the paper cites it by."""
    chosen = ExportedEntries((LIBRARY.get("a"),), {"a": ("old", "a")})

    text, *_ = exporting.export(LIBRARY, chosen, "csl-json", Options())
    assert [item["id"] for item in json.loads(text)] == ["old", "a"]


EMPTY = {
    "bibitem": "\\begin{thebibliography}{9}\n\n\n\\end{thebibliography}\n",
    "csl-json": "[]\n",
    "csv": "key,type,title,authors,year,month,venue,arxiv,doi,openreview,url,code,tags\n",
    "json": '{\n  "papers": []\n}\n',
}


@pytest.mark.parametrize("form", [form.name for form in FORMATS])
def test_nothing(form: str) -> None:
    """No entries make a valid file."""
    assert export("", form) == EMPTY.get(form, "")


@pytest.mark.slow
@given(st.text("ab{}\\$&%_#<>[]*`~^\"'\n é中", max_size=30))
def test_any_title(title: str) -> None:
    """Whatever a title holds, files stay in their format."""
    library = Library.from_text(f"@misc{{k, title={{{title}}}, year=2020}}")

    assert isinstance(json.loads(export(library, "csl-json")), list)
    assert "ER  - \n" in export(library, "ris") or not library.entries
    for line in export(library, "hayagriva").splitlines():
        assert line.endswith(":") or json.loads(line.partition(": ")[2]) is not None
