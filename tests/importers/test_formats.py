"""Files of any format, from bytes to rows: detection, encodings, forced formats."""

from __future__ import annotations

import pytest

from ssmlit import importers
from ssmlit.errors import UsageError
from ssmlit.importers.formats import FORMATS, formats

MAMBA = "- [Mamba: Linear-Time Sequence Modeling](https://arxiv.org/abs/2312.00752)\n"

DETECTED = [
    pytest.param("README.md", MAMBA, "markdown", id="markdown-by-name"),
    pytest.param("-", f"# List\n\n{MAMBA}", "markdown", id="markdown-by-links"),
    pytest.param("refs.bib", "@misc{a, title={T}}", "bibtex", id="bibtex-by-name"),
    pytest.param("-", "% refs\n@article{a,\n  title = {T}\n}\n", "bibtex", id="bibtex-by-entry"),
    pytest.param("export.txt", "TY  - JOUR\nTI  - T\nER  - \n", "ris", id="ris-by-tag"),
    pytest.param("-", '[{"id": "a", "title": "T"}]', "csl-json", id="csl-json"),
    pytest.param(
        "lib.xml",
        "<xml><records><record><titles><title>T</title></titles></record></records></xml>",
        "endnote",
        id="endnote",
    ),
    pytest.param("-", "2312.00752\n10.1000/xyz # why\n", "ids", id="ids"),
    pytest.param("ids.txt", "https://arxiv.org/abs/2312.00752\n", "ids", id="links-in-txt"),
]


@pytest.mark.parametrize(("filename", "text", "form"), DETECTED)
def test_detects_the_format(filename: str, text: str, form: str) -> None:
    """The most confident format reads the file, and finds its one paper or two."""
    forced = importers.read_rows(text, filename, form)

    assert forced == importers.read_rows(text, filename)
    assert all(row.kind == "paper" for row in forced)


@pytest.mark.parametrize(
    ("text", "form", "is_entry"),
    [
        pytest.param("TY  - JOUR\nTI  - T\nER  - \n", "ris", True, id="ris"),
        pytest.param('[{"id": "a", "title": "T"}]', "csl-json", True, id="csl-json"),
        pytest.param("%0 Journal Article\n%T Slow\n%A A. Carver\n", "refer", True, id="refer"),
        pytest.param("PMID- 1\nTI  - Slow Things\n", "medline", True, id="medline"),
        pytest.param(DETECTED[6].values[1], "endnote", True, id="endnote"),
        pytest.param(MAMBA, "markdown", False, id="a-list"),
        pytest.param("2312.00752\n", "ids", False, id="an-identifier"),
    ],
)
def test_entries_of_reference_managers_say_that_they_are(
    text: str, form: str, is_entry: bool
) -> None:
    """What they state is not replaced by what is known elsewhere."""
    (row,) = importers.read_rows(text, "-", form)

    assert row.is_entry == is_entry


def test_a_readme_that_shows_bibtex_stays_markdown() -> None:
    """Lists quote the entry by which they want to be cited."""
    text = f"# List\n\n{MAMBA}\n```\n@misc{{me, title={{Me}}}}\n```\n"

    (row,) = importers.read_rows(text, "README.md")

    assert row.record is not None
    assert row.record.title == "Mamba: Linear-Time Sequence Modeling"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides(encoding: str) -> None:
    """What an editor marked is read as it was marked."""
    text = "- [Zubić et al.: Ein Titel](https://arxiv.org/abs/2402.15584)"

    assert importers.decode(text.encode(encoding), "l.md") == text


def test_a_wrong_encoding_is_named_with_byte_and_line() -> None:
    """The first byte that is not a UTF-8 is told, and what to do."""
    with pytest.raises(UsageError) as caught:
        importers.decode("# Liste\n\n- Schröder\n".encode("latin-1"), "list.md")

    assert (caught.value.place, caught.value.hint != "") == ("list.md:3", True)
    assert "byte 0xF6 at offset 15" in caught.value.message


def test_another_encoding_can_be_given() -> None:
    """The same bytes, read as what they are."""
    data = "- [Schröder: Ein Titel](https://arxiv.org/abs/2402.15584)".encode("latin-1")

    assert importers.decode(data, "list.md", "latin-1").startswith("- [Schröder: Ein Titel](")


@pytest.mark.parametrize(
    ("data", "filename", "form", "encoding", "place"),
    [
        pytest.param(b"a\nb\0c", "x.md", None, "utf-8", "x.md:2", id="binary"),
        pytest.param(b"%PDF-1.4\n\xe2\n\0", "x.pdf", None, "utf-8", "x.pdf:3", id="pdf"),
        pytest.param(
            b"- title: Mamba\n  url: https://arxiv.org/abs/2312.00752\n",
            "x.yml",
            None,
            "utf-8",
            "x.yml",
            id="yaml",
        ),
        pytest.param(b"<mods/>", "x.xml", None, "utf-8", "x.xml", id="other-xml"),
        pytest.param(b"hello world", "x", None, "utf-8", "x", id="no-format"),
        pytest.param(b"", "x.md", "docx", "utf-8", "", id="unknown format of an empty file"),
        pytest.param(b"x", "x.md", "docx", "utf-8", "", id="unknown-format"),
        pytest.param(b"x", "x.md", None, "utf-9", "x.md", id="unknown-encoding"),
    ],
)
def test_what_cannot_be_read_is_a_usage_error(
    data: bytes,
    filename: str,
    form: str | None,
    encoding: str,
    place: str,
) -> None:
    """Never a traceback: an error with its place."""
    with pytest.raises(UsageError) as caught:
        importers.read_rows(importers.decode(data, filename, encoding), filename, form)

    assert caught.value.place == place
    assert caught.value.hint or "encoding" in caught.value.message


@pytest.mark.parametrize("form", [None, *formats()])
def test_an_empty_text_has_no_rows(form: str | None) -> None:
    """In no format, and it need not have one."""
    assert importers.read_rows(" \n", "-", form) == ()


def test_names_of_formats_are_distinct_words() -> None:
    """Every format can be asked for by a name of its own."""
    names = formats()

    assert len(set(names)) == len(names) == len(FORMATS)
    assert all(name == name.lower() and " " not in name for name in names)


SURE = [
    ("x.md", "words", {"markdown": 0.95}),
    ("x.MKD", "- [a](https://a.org)", {"markdown": 0.95}),
    ("-", "see [a](https://a.org)", {"markdown": 0.3}),
    ("-", "- see [a](https://a.org)", {"markdown": 0.6}),
    ("-", "## A Heading", {"markdown": 0.2}),
    ("-", '\ufeff<?xml version="1.0"?>\n<feed>\n- [a](https://a.org)</feed>', {}),
    ("x.bib", "words", {"bibtex": 0.5}),
    ("x.BibTeX", "@misc{a}", {"bibtex": 0.97}),
    ("-", "words\n @ misc (a)", {"bibtex": 0.9}),
    ("-", "@misc{a}\n# Heading", {"bibtex": 0.5, "markdown": 0.2}),
    ("-", " TY  - JOUR", {"ris": 0.98}),
    ("x.RIS", "words", {"ris": 0.3}),
    ("-", ' [{"issued": 1}]', {"csl-json": 0.9}),
    ("-", "{}", {"csl-json": 0.05}),
    ("x.JSON", "[]", {"csl-json": 0.4}),
    ("x.json", "words", {}),
    ("-", " <a><record><titles></a>", {"endnote": 0.97}),
    ("-", "<a><record></a>", {}),
    ("-", "words <record><titles>", {}),
    ("x.XML", "<a><titles></a>", {"endnote": 0.3}),
    ("x.xml", "words", {}),
    ("-", "PMID- 1", {"medline": 0.98}),
    ("x.nbib", "words", {"medline": 0.3}),
    ("-", " %0 Book\n%T Title", {"refer": 0.97}),
    ("-", "%0 Book\n%A Name", {}),
    ("-", "%T Title\n%A Name", {"refer": 0.9}),
    ("-", "%T Title\n%T Title", {}),
    ("x.enw", "words", {"refer": 0.3}),
    ("-", "FN x\nPT J\nTI Title", {"wos": 0.98}),
    ("-", "FN INSPEC\r\nVR 1.0\r\nPT Journal Paper\n", {"wos": 0.98}),
    ("-", "FN INSPEC\nAU Roe", {}),
    ("-", "PT\tAU\tTI\nJ\tRoe\tTitle", {"wos": 0.98}),
    ("-", "PT\tAuthors\n", {}),
    ("-", "PT Journal\nTI Title", {}),
    ("-", "PT J\nTitle", {}),
    ("x.CIW", "words", {"wos": 0.3}),
    ("-", "2312.00752\nwords\n#words\n", {"ids": 0.65}),
    ("x.txt", "2312.00752, why\nwords", {"ids": 0.7}),
    ("x.IDS", "2312.00752\nwords\nwords", {"ids": 0.25}),
    ("-", "2312.00752\nwords\nwords", {}),
    ("x.txt", "words", {}),
    ("x.txt", "[1] Holm, A. Snails of the North. 2019.", {"markdown": 0.2, "references": 0.8}),
    ("-", "[]", {"csl-json": 0.05}),
    ("x.txt", "", {}),
]


@pytest.mark.parametrize(("filename", "text", "sure"), SURE)
def test_how_sure_each_format_is(filename: str, text: str, sure: dict[str, float]) -> None:
    """The name alone says little, the text much; formats that are not named say nothing."""
    said = {module.NAME: module.detect(text, filename) for module in FORMATS}

    assert {name: found for name, found in said.items() if found} == sure


@pytest.mark.slow
def test_a_format_is_recognised_by_the_beginning_of_a_file() -> None:
    """What stands far below does not count."""
    with pytest.raises(UsageError):
        importers.read_rows("words\n" * 4000 + "TY  - JOUR\nTI  - T\n", "x")
