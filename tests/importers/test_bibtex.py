"""BibTeX files as rows."""

from __future__ import annotations

import pytest

from ssmlit.importers import bibtex
from ssmlit.ownership_marks import with_mark

ENTRIES = """\
@string{me = "Me"}
@article{gu2023, title = {{Mamba}: Linear-Time}, author = {Gu, Albert and others},
  journal = {arXiv preprint arXiv:2312.00752}, year = 2023}
@inproceedings{broken, title = "x"
@misc{vim, eprint = {2401.09417}, archiveprefix = {arXiv}, keywords = {vision, ssm}}
@xdata{shared, publisher = {P}}
@misc{nothing, note = {n}}
"""


def test_reads_entries_and_reports_broken_blocks() -> None:
    """One row an entry with its key and line; what cannot be parsed is reported where it is."""
    rows = bibtex.rows(ENTRIES, "x.bib")

    assert [(row.line, row.kind) for row in rows] == [
        (2, "paper"),
        (4, "unreadable"),
        (5, "paper"),
        (6, "paper"),
        (7, "paper"),
    ]
    first, third = rows[0].record, rows[2].record
    assert first is not None
    assert third is not None
    assert (first.type, first.key, first.title, first.others) == (
        "article",
        "gu2023",
        "Mamba: Linear-Time",
        True,
    )
    assert [str(i) for i in first.identifiers] == ["arxiv:2312.00752"]
    assert third.tags == ("vision", "ssm")
    assert rows[0].raw.startswith("@article{gu2023")
    assert (rows[1].reason, rows[1].raw) == (
        "expected a comma, a field or the closing } after the field title",
        '@inproceedings{broken, title = "x"',
    )
    assert len(bibtex.rows(f"@misc{{long, note = {{{'n' * 5000}}}}}", "x.bib")[0].raw) == 2000


@pytest.mark.parametrize("source", ["@misc{}", "@misc{a}", '@misc{a, title = "", year = }'])
def test_an_entry_that_says_nothing_is_reported(source: str) -> None:
    """It would become an entry without a title, under a key of no meaning."""
    (row,) = bibtex.rows(source, "x.bib")
    assert (row.kind, row.record, row.raw) == ("text", None, source)


@pytest.mark.parametrize(
    ("before", "found"),
    [
        pytest.param('Notes.\n@article"invalid, title={x}}\n', (2, "unreadable"), id="no brace"),
        pytest.param("@misc key,\n  year = 2024\n", (1, "unreadable"), id="a blank for a brace"),
        pytest.param("Written by @gu and\n@dao, thanks.\n", None, id="people"),
        pytest.param("% mail a@b.org, x = 1\n", None, id="an address"),
    ],
)
def test_what_was_meant_as_an_entry_is_reported(before: str, found: tuple[int, str] | None) -> None:
    """Between entries, what begins like one and has a field is unreadable."""
    rows = bibtex.rows(before + "@misc{a, title = {A}}\n", "x.bib")

    assert [(row.line, row.kind) for row in rows if row.kind == "unreadable"] == [found][
        : bool(found)
    ]
    assert sum(row.kind == "paper" for row in rows) == 1


def test_an_entry_without_key_and_comma_is_read() -> None:
    """EndNote writes such entries; BibTeX refuses them."""
    text = """@string{j = {J}}
@article{
  title = {A (1)}, journal = j}
@misc( title={B of c}, year = 2000)
@misc{title={C}}
@misc{ = {x}}
"""
    rows = bibtex.rows(text, "x.bib")

    found = [(row.line, row.kind, row.record and row.record.title) for row in rows]
    assert found == [
        (2, "paper", "A (1)"), (4, "paper", "B of c"), (5, "paper", "C"), (6, "unreadable", None)
    ]  # fmt: skip
    assert {row.record.key for row in rows if row.record} == {""}


def test_macros_that_the_file_does_not_define_are_named() -> None:
    """Numbers, texts, months and the file's own macros are none of them."""
    text = (
        '@string{jcss = "Shells"}\n'
        "@article{a, journal = jcss # { and } # tides, month = dec, volume = 12 # {a}, note = foam}"
    )

    (row,) = bibtex.rows(text, "x.bib")

    assert row.reason == "macros that the file does not define: tides, foam"


ENTRY = "@misc{{{0}, title = {{Shells {0}}}}}\n"
A, B = ENTRY.format("a"), ENTRY.format("b")
ONCE = "text between entries is a comment and is not imported"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(f"{A}\n{B}", [], id="none"),
        pytest.param(f"% --\n\n{A}", [], id="only marks"),
        pytest.param(f"% Encoding: UTF-8\n\n{A}", [], id="meant as a comment"),
        pytest.param(f"{A}\nTo read first.\n{B}", [(3, ONCE, "To read first.")], id="a comment"),
        pytest.param(
            f"{A}of a\n\n{B}\nof b\n",
            [(2, f"{ONCE}, nor that in 1 other place", "of a")],
            id="two, told once",
        ),
        pytest.param(
            f"{A}\nof all\n@comment{{x}}\n",
            [(3, ONCE, "of all"), (4, "a @comment is not an entry and is not imported",
                                   "@comment{x}")],
            id="beside another",
        ),
        pytest.param("Only words, and no entry.\n", [], id="a file without entries"),
        pytest.param(with_mark(A, "bibtex"), [], id="the mark of an export"),
        pytest.param(
            with_mark(f"of a\n{A}", "bibtex"), [(3, ONCE, "of a")], id="behind the mark"
        ),
    ],
)  # fmt: skip
def test_text_between_entries(text: str, said: list[tuple[int, str, str]]) -> None:
    """It is a comment to BibTeX, and lost: that is told, once."""
    rows = bibtex.rows(text, "x.bib")
    assert [(row.line, row.reason, row.raw) for row in rows if row.record is None] == said
