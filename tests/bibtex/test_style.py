"""Added entries and fields follow the style of the file: whole texts before and after."""

# ruff: noqa: E501, Q003 - tables of whole texts

from __future__ import annotations

import pytest

from ssmlit.bibtex import parse_document
from ssmlit.bibtex.style import Style, style_of
from ssmlit.model import AddEntry, Entry, Field, SetField, SetType

NEW = AddEntry(
    Entry(
        "inproceedings",
        "gu2024",
        (
            Field.braced("title", "{Mamba}"),
            Field.braced("archiveprefix", "arXiv"),
            Field.braced("year", "2024"),
            Field("month", "dec", "dec"),
        ),
    )
)
DEFAULT = """\
@inproceedings{gu2024,
  title = {{Mamba}},
  archiveprefix = {arXiv},
  year = {2024},
  month = dec,
}
"""


@pytest.mark.parametrize(
    ("file", "added"),
    [
        pytest.param("", DEFAULT, id="a new file"),
        pytest.param("% only a comment\n", "\n" + DEFAULT, id="no entry"),
        pytest.param("@misc{a, title = {A}, year = 2020}\n", "\n" + DEFAULT, id="entries in one line"),
        pytest.param(
            "@article{a,\n\tAuthor = {A},\n\tYear = {2020}}\n\n@article{b,\n\tTitle = {B}}\n",
            "\n@Inproceedings{gu2024,\n\tTitle = {{Mamba}},\n\tArchiveprefix = {arXiv},\n\tYear = {2024},\n\tMonth = dec}\n"
            .replace("@I", "@i"),
            id="BibDesk: tabs, capitals, the last brace in the line",
        ),
        pytest.param(
            "@InProceedings{a,\n  author =\t\"A\",\n  year =\t2020\n}\n@Book{b,\n  title =\t\"B\",\n  year =\t1999\n}\n",
            "@InProceedings{gu2024,\n  title =\t\"{Mamba}\",\n  archiveprefix =\t\"arXiv\",\n  year =\t2024,\n  month =\tdec\n}\n",
            id="quotes, bare numbers, no last comma, no blank line between",
        ),
        pytest.param(
            "@article{DBLP:a,\n  author    = {A},\n  title     = {B},\n  year      = {2020}\n}\n",
            "\n@inproceedings{gu2024,\n  title     = {{Mamba}},\n  archiveprefix = {arXiv},\n  year      = {2024},\n  month     = dec\n}\n",
            id="DBLP: equals signs in one column",
        ),
        pytest.param(
            "@misc{a,\n  title = {A},\n  note  = {B}\n}\n\n@misc{b,\n  author = {A},\n  year   = {2}\n}\n\n"
            "@misc{c,\n  title={A},\n  note={B}\n}\n\n@misc{d,\n  title={A},\n  note={B}\n}\n\n"
            "@misc{e,\n  publisher = {A},\n  note      = {B}\n}\n",
            "\n@inproceedings{gu2024,\n  title = {{Mamba}},\n  archiveprefix = {arXiv},\n  year  = {2024},\n  month = dec\n}\n",
            id="aligned by the longest name of each entry, two others not",
        ),
        pytest.param(
            "@ARTICLE{a,\n   AUTHOR={A},\n   archivePrefix={arXiv},\n   YEAR={2020},\n}\r\n"
            .replace("\r", ""),
            "\n@INPROCEEDINGS{gu2024,\n   TITLE={{Mamba}},\n   ARCHIVEPREFIX={arXiv},\n   YEAR={2024},\n   MONTH=dec,\n}\n",
            id="upper case",
        ),
        pytest.param(
            "@misc{a,\n  title = {A},\n  archivePrefix = {arXiv},\n}\n",
            "\n" + DEFAULT.replace("archiveprefix", "archivePrefix"),
            id="a name that the file spells with a capital inside",
        ),
        pytest.param(
            "@misc{a\n  , title = {A}\n  , year = {2020}\n  }\n",
            "\n@inproceedings{gu2024,\n  title = {{Mamba}}\n  , archiveprefix = {arXiv}\n  , year = {2024}\n  , month = dec\n  }\n"
            .replace("gu2024,\n  title", "gu2024, title"),
            id="commas first",
        ),
        pytest.param(
            "@misc{a,\n  title\t= {A},\n  year\t= {2020},\n}\n", "\n" + DEFAULT, id="tabs before `=`"
        ),
        pytest.param(
            "@misc{a,\n  title =\n    {A},\n  year =\n    {2020},\n}\n", "\n" + DEFAULT,
            id="values on lines of their own",
        ),
        pytest.param(
            "@misc{a,\r\n    title={A},\r\n    year={2020},\r\n}\r\n\r\n\r\n@misc{b,\r\n    title={B},\r\n}\r\n",
            "\r\n\r\n" + DEFAULT.replace(" = ", "=").replace("  ", "    ").replace("\n", "\r\n"),
            id="CRLF, four blanks, two blank lines",
        ),
    ],
)  # fmt: skip
def test_entries_are_added_in_the_style_of_the_file(file: str, added: str) -> None:
    """Indent, case, delimiters, alignment, the last comma, the brace, blank lines."""
    assert parse_document(file).apply([NEW]).document.text == file + added


@pytest.mark.parametrize(
    ("types", "written"),
    [
        pytest.param("article book", "inproceedings phdthesis online", id="lower"),
        pytest.param("Article Book", "Inproceedings Phdthesis Online", id="capitals"),
        pytest.param("Article InBook", "InProceedings PhdThesis Online", id="inner capitals"),
        pytest.param("ARTICLE BOOK", "INPROCEEDINGS PHDTHESIS ONLINE", id="upper"),
        pytest.param("Article INPROCEEDINGS Book", "Inproceedings Phdthesis Online", id="as most"),
        pytest.param("Article PhDThesis", "InProceedings PhDThesis Online", id="as it was"),
    ],
)
def test_types_are_written_as_the_file_writes_them(types: str, written: str) -> None:
    """One that it has as there, where that is in the case of most; others in that case."""
    file = "".join(f"@{name}{{{name},\n  x = 1\n}}\n" for name in types.split())
    style = style_of(file.encode())

    asked = ("inproceedings", "phdthesis", "online")
    assert " ".join(map(style.type, asked)) == written
    assert style.type("myType") == "myType"


def test_the_style_is_that_of_most() -> None:
    """One entry in another style, also the last, does not count."""
    usual = "".join(f"@book{{b{n},\n\ttitle = {{B}},\n\tyear = {{2000}},\n}}\n\n" for n in range(3))
    odd = '@Misc{m,\n      Title="M"\n   }\n\n'
    assert style_of((usual + odd).encode()) == style_of((odd + usual).encode())
    assert style_of((usual + odd).encode()).name_case == "lower"
    assert style_of(b"@misc{k, a = {1}}") == Style()


@pytest.mark.slow
def test_a_large_file_shows_its_style_at_three_places() -> None:
    """What fills the middle decides, and nothing else than three windows of the file are read."""
    start = '@Misc{s,\n Title="S"\n}\n\n' * 30
    usual = "@misc{m,\n\ttitle = {M},\n}\n\n" * 40_000
    style = style_of((start + usual).encode())
    assert (style.frame.after, style.quotes, style.type_case) == ("\n\t", False, "lower")


@pytest.mark.parametrize(
    ("entry", "after"),
    [
        pytest.param("@a{k,\n  Vol = 1\n}", '@a{k,\n  Vol = 1,\n  Note = "n",\n  Year = 2024\n}', id="capital"),
        pytest.param("@a{k,\n  Vol = {1},\n}", "@a{k,\n  Vol = {1},\n  Note = {n},\n  Year = {2024},\n}", id="braces"),
        pytest.param('@a{k,\n  x = "y",\n}', '@a{k,\n  x = "y",\n  note = "n",\n  year = 2024,\n}', id="quotes"),
        pytest.param("@a{k,\n}", '@a{k,\n\tNOTE="n",\n\tYEAR=2024,\n}', id="as the file, for want of fields"),
    ],
)  # fmt: skip
def test_fields_are_added_in_the_style_of_the_entry(entry: str, after: str) -> None:
    """What the entry does not show is taken from the rest of the file."""
    rest = '\n\n@A{r,\n\tTITLE="R",\n\tYEAR=1999,\n}\n' * 3
    edits = [SetField("k", "note", "n"), SetField("k", "year", "2024")]
    assert parse_document(entry + rest).apply(edits).document.text == after + rest


@pytest.mark.parametrize(
    ("before", "after"),
    [("misc", "inproceedings"), ("Misc", "Inproceedings"), ("MISC", "INPROCEEDINGS"),
     ("InBook", "InProceedings")],
)  # fmt: skip
def test_a_new_type_has_the_case_of_the_old_one(before: str, after: str) -> None:
    """A type in lower case follows; one with capitals of its own stays."""
    document = parse_document(f"@{before}{{k, x = 1}}")
    assert document.apply([SetType("k", "inproceedings")]).document.text == f"@{after}{{k, x = 1}}"
    assert document.apply([SetType("k", "oNline")]).document.text == "@oNline{k, x = 1}"


def test_values_brought_from_elsewhere_show_no_style() -> None:
    """What earlier edits of the same call put in does not count for later ones."""
    edits = [SetField("k", "x", '"y"', verbatim=True), SetField("k", "note", "n")]
    after = parse_document("@a{k,\n  x = {y},\n}").apply(edits).document.text
    assert after == '@a{k,\n  x = "y",\n  note = {n},\n}'
