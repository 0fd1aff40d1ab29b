"""Works in CSL-JSON."""

from __future__ import annotations

import json

import pytest

from ssmlit.importers import read_rows
from ssmlit.library import Library
from tests.exporters.entries import export
from tests.exporters.samples import LIBRARY, WHOLE


def test_csl_json() -> None:
    """A preprint is `article`; ranges are ranges; a parent's fields are there."""
    assert export(LIBRARY, "csl-json", "a").startswith('[\n  {\n    "id": "a",\n')
    assert json.loads(export(LIBRARY, "csl-json", "a", "gu2023mamba", "c")) == [
        {
            "id": "a",
            "type": "article-journal",
            "title": "=A_1 & B in $O(n \\log n)$",
            "author": [{"family": "Gül", "given": "Ö."}],
            "issued": {"date-parts": [[2020, 5, 3], [2020, 6]]},
            "volume": "1",
            "issue": "2",
            "page": "3-5",
            "DOI": "10.1000/x_1",
            "container-title": "Nature",
        },
        {
            "id": "gu2023mamba",
            "type": "article",
            "title": "Mamba: Linear-Time Sequence Modeling",
            "author": [
                {"family": "Gu", "given": "Albert"},
                {
                    "family": "Maaten",
                    "given": "Laurens",
                    "non-dropping-particle": "van der",
                    "suffix": "Jr.",
                },
                {"literal": "ATLAS"},
            ],
            "issued": {"date-parts": [[2023, 12]]},
            "keyword": "foundations",
            "URL": "https://arxiv.org/abs/2312.00752",
            "publisher": "arXiv",
            "number": "arXiv:2312.00752",
        },
        {
            "id": "c",
            "type": "chapter",
            "title": "Chapter",
            "author": [{"family": "Lee", "given": "Z."}],
            "editor": [{"family": "Sun", "given": "X."}, {"family": "Liu", "given": "Y."}],
            "issued": {"literal": "in press"},
            "page": "7",
            "container-title": "The Volume",
            "publisher": "Pub: Co",
            "publisher-place": "Paris",
        },
    ]


def test_all_that_csl_has_names_for() -> None:
    """Who compiled a book is not its editor; the arXiv id stays beside another address."""
    first, _ = json.loads(export(WHOLE, "csl-json"))
    assert first == {
        "id": "k", "type": "chapter", "title": "T", "title-short": "Short",
        "author": [{"family": "Gu", "given": "A."}, {"literal": "others"}],
        "compiler": [{"family": "Sun", "given": "X."}],
        "issued": {"date-parts": [[2001]]}, "original-date": {"date-parts": [[1925]]},
        "volume": "2", "collection-number": "7", "collection-title": "S", "language": "de",
        "annote": "Good",
        "PMID": "12345678", "URL": "https://a.org",
        "archive": "arXiv", "archive_location": "2312.00752",
        "container-title": "B: C", "container-author": [{"family": "Lee", "given": "Z."}],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("said", "issued"),
    [
        pytest.param("date = {1996-01-31}, year = 1998", [1998], id="another year"),
        pytest.param("date = {1996-01-31}, month = feb", [1996, 2], id="another month"),
        pytest.param("date = {1996-02-31}", [1996, 2], id="no day of a month"),
        pytest.param("date = {1996-02-29}, year = 1996", [1996, 2, 29], id="the same year"),
        pytest.param("date = {-0379-02}", [-380, 2], id="before Christ"),
        pytest.param("date = {0000}", [-1], id="the year before the first"),
    ],
)
def test_dates_in_csl(said: str, issued: list[int]) -> None:
    """`year` and `month` come before `date`, as in all formats; a day is one of its month."""
    (item,) = json.loads(export(f"@book{{k, {said}}}", "csl-json"))
    assert item["issued"] == {"date-parts": [issued]}


@pytest.mark.parametrize(
    ("entry", "name"),
    [
        pytest.param("@book{k, series = {S}, number = 7}", "collection-number", id="of a series"),
        pytest.param("@incollection{k, series = {S}, number = 7, volume = 2}",
                     "collection-number", id="of a chapter's series"),
        pytest.param("@inproceedings{k, series = {S}, number = 7}", "collection-number",
                     id="of proceedings in a series"),
        pytest.param("@inproceedings{k, series = {AAAI}, number = 7, volume = 38}", "issue",
                     id="of a volume of proceedings"),
        pytest.param("@article{k, series = {2}, number = 7}", "issue", id="of a journal"),
        pytest.param("@book{k, number = 7}", "issue", id="of no series"),
    ],
)  # fmt: skip
def test_what_a_number_is_in_csl(entry: str, name: str) -> None:
    """Processors print the number of a book in its series, but no issue of a book."""
    (item,) = json.loads(export(entry, "csl-json"))
    assert {it: item[it] for it in ("collection-number", "issue") if it in item} == {name: "7"}


def test_a_book_is_not_in_itself() -> None:
    """BibTeX's parents have a `booktitle` for their parts; an editorial may be called as its paper.

    So in RIS, where it is T2.
    """
    one = "@book{k, title = {T}, booktitle = {T}}\n@article{a, title = {T}, journal = {T}}"
    book, article = json.loads(export(one, "csl-json"))
    assert ("container-title" in book, article["container-title"]) == (False, "T")
    assert export(one, "ris").count("T2  - T\n") == 1


@pytest.mark.parametrize("field", ["langid", "hyphenation", "language"])
def test_every_field_for_the_language_is_read(field: str) -> None:
    one = f"@book{{k, title = {{T}}, {field} = {{american}}}}"
    (item,) = json.loads(export(one, "csl-json"))
    assert item["language"] == "en-US"
    assert 'language: "en-US"' in export(one, "hayagriva")
    assert "\nLA  - american\n" in export(one, "ris")


def test_an_entry_without_a_key_in_csl() -> None:
    """Every item has an id: without one, pandoc reads nothing of the file."""
    (item,) = json.loads(export("@book{, title = {T}}", "csl-json"))
    assert item == {"id": "entry1", "type": "book", "title": "T"}


@pytest.mark.parametrize(
    ("note", "written"),
    [("arXiv:2312.00752", " arXiv:2312.00752"), ("Code: here", " Code: here"),
     ("See also: there", "See also: there"), ("2: two", "2: two"), ("Code here", "Code here")],
)  # fmt: skip
def test_a_note_is_no_variable_in_csl(note: str, written: str) -> None:
    """What begins like `name: value` pandoc and Zotero take for a field, which no style prints."""
    text = export(f"@book{{k, title = {{T}}, note = {{{note}}}}}", "csl-json")
    (item,) = json.loads(text)
    assert item["note"] == written
    (row,) = read_rows(text, "x.json")
    assert row.record is not None
    assert row.record.note == note or row.record.identifiers


@pytest.mark.parametrize("kind", ["online", "misc", "unpublished"])
def test_a_preprint_of_any_type_in_csl(kind: str) -> None:
    """The number at arXiv stays with it, whatever biblatex calls a preprint."""
    one = Library.from_text(f"@{kind}{{k, eprint = {{2312.00752}}, eprinttype = {{arxiv}}}}")
    (item,) = json.loads(export(one, "csl-json"))
    assert (item["type"], item["number"]) == ("article", "arXiv:2312.00752")


def test_what_is_below_and_above_in_csl() -> None:
    """Digits and letters, with braces or one without; other math stays."""
    tex = r"CO$_2$, $^{10}$B, x$_i$, $a_1$, $4^{\textrm{e}}$, $_{\rm in}$, $x^2$"
    (item,) = json.loads(export(f"@misc{{k, title={{{tex}}}}}", "csl-json"))
    assert item["title"] == (
        "CO<sub>2</sub>, <sup>10</sup>B, x<sub>i</sub>, $a_1$, 4<sup>e</sup>, $_{\\rm in}$, $x^2$"
    )


@pytest.mark.parametrize("name", ["title", "note", "abstract", "series", "journal", "annote"])
@pytest.mark.parametrize(
    ("tex", "said"),
    [
        (r"{\emph{E. coli}} lives", "<i>E. coli</i> lives"),
        (r"On {\it \'Elan} vital", "On <i>Élan</i> vital"),
        (r"\textit {A \emph{b} c}", "<i>A <i>b</i> c</i>"),
        (r"\textbf{B} \& {\bf{C}}", "<b>B</b> & <b>C</b>"),
        (r"\textsc{Ann}'s", '<span style="font-variant:small-caps;">Ann</span>\'s'),
        (r"\emphasis{x} \% \enquote{y}", "x % “y”"),
        (r"\emph{A} $\textit{k}$-means", r"<i>A</i> $\textit{k}$-means"),
    ],
)
def test_markup_that_csl_has(name: str, tex: str, said: str) -> None:
    (item,) = json.loads(export(f"@article{{k, {name} = {{{tex}}}}}", "csl-json"))
    assert said in item.values()


def test_subscripts_in_text_are_csl_too() -> None:
    """As `check --fix` writes what a service had as HTML."""
    title = r"{\textsuperscript{13}C} in H\textsubscript{2}O \& Whales"
    one = Library.from_text(f"@article{{k, title={{{title}}}, subtitle={{{title}}}}}")
    (item,) = json.loads(export(one, "csl-json"))
    marked = "<sup>13</sup>C in H<sub>2</sub>O & Whales"
    assert item["title"] == f"{marked}: {marked}"
