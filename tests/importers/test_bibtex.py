"""BibTeX files as rows."""

from __future__ import annotations

from ssmlit.importers import bibtex

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
    """One row an entry with its key and line; what nobody can parse is reported where it stands."""
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


def test_macros_that_the_file_does_not_define_are_named() -> None:
    """Numbers, texts, months and the file's own macros are none of them."""
    text = (
        '@string{jcss = "Shells"}\n'
        "@article{a, journal = jcss # { and } # tides, month = dec, volume = 12 # {a}, note = foam}"
    )

    (row,) = bibtex.rows(text, "x.bib")

    assert row.reason == "macros that the file does not define: tides, foam"
