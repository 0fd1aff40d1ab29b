"""Documents taken apart: sections, lines, nesting, HTML, size."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ssmlit.importers import markdown
from ssmlit.importers.markdown.document import blocks
from tests.conftest import at_most

PAPER = "[A Paper Number {0}](https://arxiv.org/abs/2401.0{0:04})"


def places(text: str) -> list[tuple[int, tuple[str, ...]]]:
    return [(row.line, row.section) for row in markdown.rows(text, "list.md")]


def test_rows_know_their_line_and_their_headings() -> None:
    """ATX and setext headings, Windows line ends, and a byte order mark."""
    text = (
        "\ufeff# List\r\n\r\nVision\r\n------\r\n- " + PAPER.format(1) + "\r\n### Medical\r\n\r\n- "
    )
    text += PAPER.format(2) + "\r\n\r\n## Speech\r\n* " + PAPER.format(3) + "\r\n"

    assert places(text) == [
        (5, ("List", "Vision")),
        (8, ("List", "Vision", "Medical")),
        (11, ("List", "Speech")),
    ]


def test_an_item_without_link_heads_the_items_below_it() -> None:
    """Nested lists are sections, however deep."""
    text = f"- Vision\n  - Medical\n    - {PAPER.format(1)}\n  - {PAPER.format(2)}\n"

    assert places(text) == [(3, ("Vision", "Medical")), (4, ("Vision",))]


def test_folded_parts_and_bold_lines_are_sections() -> None:
    """`<details>` ends its section; a bold line lasts until the next heading."""
    text = (
        f"# L\n<details>\n<summary>Surveys</summary>\n\n- {PAPER.format(1)}\n\n</details>\n\n"
        f"- {PAPER.format(2)}\n\n**Theory**\n\n- {PAPER.format(3)}\n\n"
        f"## Speech\n\n- {PAPER.format(4)}\n"
    )

    assert places(text) == [
        (5, ("L", "Surveys")),
        (9, ("L",)),
        (13, ("L", "Theory")),
        (17, ("L", "Speech")),
    ]


def test_html_rows_know_their_lines() -> None:
    """Each row of an HTML table and each item of an HTML list."""
    text = (
        "<h2>Vision</h2>\n\n<table>\n<tr><th>Title</th></tr>\n"
        '<tr><td><a href="https://arxiv.org/abs/2401.00001">A Paper of Things</a></td></tr>\n'
        '<tr><td><a href="https://arxiv.org/abs/2401.00002">Another Paper of Things</a></td></tr>\n'
        "</table>\n\n<ul>\n"
        '<li><a href="https://arxiv.org/abs/2401.00003">A Third Paper of Things</a></li>\n'
        '<li><a href="https://arxiv.org/abs/2401.00004">A Fourth Paper of Things</a></li>\n</ul>\n'
    )

    assert places(text) == [(line, ("Vision",)) for line in (5, 6, 10, 11)]


HTML = {
    "a table": (
        "<table>\n<thead>\n<tr><th>Title</th><th>Authors</th><th>Where</th></tr></thead>\n<tbody>\n"
        "<tr><td>Slow Snails of the Sea</td>\n<td><p>Anna Carver,</p><p>Ben Holm</p></td>"
        '<td><a href="https://arxiv.org/abs/2401.00001">arXiv</a></td></tr>\n'
        "<tr><td>Quick Whelks of the Shore</td><td>Joan Yu</td>\n\n"
        '<td><a href="https://arxiv.org/abs/2301.00001">arXiv</a></td></tr></tbody>\n</table>\n\n'
        "- [Cold Tides of the Shore](https://arxiv.org/abs/2301.00002), Joan Yu\n"
    ),
    "lists and paragraphs": (
        '<ul>\n<li><p><a href="https://arxiv.org/abs/2401.00001">Slow Snails of the Sea</a></p>\n'
        "<p>Anna Carver</p></li>\n"
        '<li><a href="https://arxiv.org/abs/2301.00001">Quick Whelks of the Shore</a></li></ul>\n'
        '<dl><dt><a href="https://arxiv.org/abs/2301.00002">Cold Tides of the Shore</a></dt>\n'
        "<dd>Joan Yu</dd></dl>\n"
    ),
}


@pytest.mark.parametrize("text", HTML.values(), ids=HTML)
def test_html_may_leave_out_end_tags(text: str) -> None:
    """The rows and their lines are the same, also where the table itself does not end."""
    rows = markdown.rows(text, "list.md")
    bare = markdown.rows(re.sub("</(?:t[drh]|tbody|thead|table|li|p|d[td])>", "", text), "list.md")

    assert [(row.line, row.record) for row in bare] == [(row.line, row.record) for row in rows]
    assert [row.kind for row in rows] == ["paper"] * 3
    assert all(row.record and row.record.authors for row in rows if row.line != 4)


def test_a_table_in_a_cell_takes_nothing_from_it() -> None:
    """What is before the inner table is a row."""
    cell = '<tr><td><a href="https://arxiv.org/abs/2401.0000{0}">A Paper Number {0}</a>'
    text = f"<table>{cell.format(1)}<table>{cell.format(2)}</table></table>"

    titles = [row.record and row.record.title for row in markdown.rows(text, "list.md")]
    assert titles == ["A Paper Number 1", "A Paper Number 2"]


@pytest.mark.slow
def test_a_long_document_is_read_piece_by_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cut at headings, or at items, never in code; lines, sections and references stay right."""
    text = "# L\n\n" + "".join(
        f"## Part {part}\n\n```\n# no heading\n```\n\n"
        + "".join(f"- [A Paper Number {n}][r{n}]\n" for n in range(20 * part, 20 * part + 20))
        for part in range(20)
    )
    text += "".join(f"\n[r{n}]: https://arxiv.org/abs/2401.{n + 1:05}" for n in range(400))
    whole = markdown.rows(text, "list.md")

    monkeypatch.setattr(blocks, "_PIECE", 300)

    assert len(whole) == 400
    assert markdown.rows(text, "list.md") == whole


@pytest.mark.slow
def test_a_long_table_is_read_piece_by_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each piece has the table's head; lines, topics and what columns hold stay right."""
    row = "| {} | A Paper of Number {} | [pdf](https://arxiv.org/abs/2401.{:05}) |\n"
    topics = ["| _Slow_ |\n" if n % 17 == 0 else "" for n in range(200)]
    rows = "".join(topic + row.format(n, n, n + 1) for n, topic in enumerate(topics))
    text = f"# L\n\n## Part\n\n| Model | Work | Link |\n|---|:---|---|\n{rows}\n- last item\n"
    whole = markdown.rows(text, "list.md")

    monkeypatch.setattr(blocks, "_PIECE", 300)

    assert len([row for row in whole if row.record]) == 200
    assert markdown.rows(text, "list.md") == whole


HOSTILE = [
    pytest.param("- " + "[" * 60_000, id="opening-brackets"),
    pytest.param("- " + "(" * 60_000, id="opening-parentheses"),
    pytest.param("- " + "[" * 2000 + "x](u)" * 2000, id="nested-links"),
    pytest.param("- " + "*a " * 20_000, id="emphasis"),
    pytest.param(">" * 3000 + " x", id="quotations"),
    pytest.param("\n".join("  " * n + "- x" for n in range(300)), id="nested-lists"),
    pytest.param("<div>" * 20_000, id="html"),
    pytest.param("<" * 60_000, id="angles"),
    pytest.param("- " + "Albert Gu∗†‡" * 5000, id="marks"),
    pytest.param("- **A title of words**, " + "1" * 60_000, id="digits"),
    pytest.param("- " + '"a b c" ' * 8000, id="quotes"),
    pytest.param("- " + "a. " * 20_000, id="sentences"),
    pytest.param("- " + "http://" * 10_000, id="addresses"),
    pytest.param("- " + " " * 60_000 + "x", id="blanks"),
    pytest.param("|" * 30_000 + "\n|-|\n", id="pipes"),
    pytest.param("a|b\n" + "-" * 600_000 + "x\n" + "a|b\n" * 9, id="almost-a-rule"),
    pytest.param("`" * 30_000, id="backticks"),
    pytest.param("- " + "ab " * 200_000, id="one-line"),
    pytest.param("&#0; &#x110000; &notanentity; \u202e", id="odd-characters"),
    pytest.param("- [x](http://[::1)", id="no-address"),
]


@pytest.mark.slow
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_read_in_linear_time(text: str) -> None:
    """Nothing is a paper, nothing fails, and no test takes long."""
    assert all(row.record is None for row in markdown.rows(text, "list.md"))


def test_a_link_text_of_5000_characters_is_no_title() -> None:
    """The identifier is kept, the reason is told, the source is cut."""
    (row,) = markdown.rows(f"- [{'word ' * 1000}](https://arxiv.org/abs/2401.00001)", "list.md")

    assert row.record is not None
    assert (row.kind, row.record.title) == ("paper", "")
    assert [str(i) for i in row.record.identifiers] == ["arxiv:2401.00001"]
    assert "too long for a title" in row.reason
    assert len(row.raw) == 2000


def test_a_script_never_becomes_a_part_of_a_title() -> None:
    """Scripts and styles are left out, whether inline or in blocks."""
    text = (
        "<script>\n[A Paper of Evil](https://arxiv.org/abs/2401.00009)\n</script>\n\n"
        "- <b onclick='x()'>A Paper <style>p{}</style>of Good</b> "
        "[paper](https://arxiv.org/abs/2401.00001)\n"
    )

    (row,) = markdown.rows(text, "list.md")

    assert row.record is not None
    assert row.record.title == "A Paper of Good"


LABEL = st.text("ab Cé_1.,:;/+()'-*`[]!~<&\\", max_size=12)
ADDRESS = st.text("ab./~%+=?@:,;#-_é()&\\* <", max_size=12)


@at_most(fast=8)
@given(LABEL, ADDRESS)
@example("Code", "github.com/x/y_z?tab=1#a")
@example("my _code_", "a.b")
@example("a", "b)c")
def test_a_link_alone_is_read_as_the_parser_reads_it(label: str, address: str) -> None:
    """Most cells of tables are one link: they say the same without the parser of inline text."""
    cell = f"[{label}](https://{address})".strip()

    (alone, beside) = (
        next(
            one.flat
            for one in blocks.split_blocks(f"| A |\n|---|\n| {text} |")
            if one.kind == "row"
        )
        for text in (cell, f". {cell}")
    )

    assert f". {alone.text}" == beside.text
    moved = [span._replace(start=span.start + 2, end=span.end + 2) for span in alone.spans]
    assert moved == list(beside.spans)
