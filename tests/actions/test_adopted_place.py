"""A list that people wrote gets its markers around all of its papers, and nothing else moves."""

from __future__ import annotations

import pytest

from ssmlit.actions.lists.adopted.place import with_markers

ROW = "- [Spectra of Migrating Whales {0}](https://arxiv.org/abs/2312.0075{0}), Anna Holm\n"
ROWS = "".join(ROW.format(n) for n in range(1, 6))


@pytest.mark.parametrize("mark", ["\u2028", "\x0c", "\x85", "\x0b", "\r", "\r\n"])
def test_only_line_ends_of_markdown_count(mark: str) -> None:
    """Form feeds and Unicode's separators are signs inside a line."""
    head, foot = f"# Whales\n\nSome{mark}words{mark}of.\n\n## Papers\n\n", "\n## License\n\nMIT\n"

    made = with_markers(head + ROWS + foot, "papers")

    newline = "\r\n" if mark == "\r\n" else "\n"
    begin, end = (f"<!-- ssmlit:papers:{side} -->{newline}" for side in ("begin", "end"))
    assert made.replace(begin, "").replace(end, "").replace(newline, "\n") == (
        (head + ROWS + foot).replace(newline, "\n")
    )
    assert made.index(begin) < made.index(ROWS[:-1]) < made.index(end) < made.index("## License")


def test_rows_of_an_html_table_over_several_lines_are_whole() -> None:
    """No line of the table's is left outside the markers."""
    row = (
        "  <tr>\n    <th scope='row'>{0}</th>\n"
        "    <td><a href='https://arxiv.org/abs/2312.0075{0}'>Spectra of Whales {0}</a></td>\n"
        "  </tr>\n"
    )
    head = "  <thead>\n  <tr>\n    <th>Day</th>\n    <th>Paper</th>\n  </tr>\n  </thead>\n"
    rows = "".join(row.format(n) for n in range(3))
    table = f"<table>\n{head}  <tbody>\n{rows}  </tbody>\n</table>\n"

    made = with_markers(f"# Whales\n\nSome words.\n\n{table}\nMore words.\n", "papers")

    assert made == (
        "# Whales\n\nSome words.\n\n<!-- ssmlit:papers:begin -->\n"
        f"{table}<!-- ssmlit:papers:end -->\n\nMore words.\n"
    )


@pytest.mark.parametrize("row", ["|  |\n", "| [buoy](https://github.com/a/b) |\n"])
def test_last_rows_of_a_table_that_are_no_papers(row: str) -> None:
    """The markers divide no table: it is kept whole, or the row gets a head of its own below."""
    head = "| Paper |\n| --- |\n"
    rows = "".join(f"|{it[1:]} |\n" for it in ROWS.splitlines())
    begin, end = (f"<!-- ssmlit:papers:{side} -->\n" for side in ("begin", "end"))
    page = f"# Whales\n\n{head}{rows}{row}"

    kept = with_markers(page, "papers", keeps=True)
    made = with_markers(page, "papers")

    assert kept == f"# Whales\n\n{begin}{head}{rows}{row}{end}"
    assert made == f"# Whales\n\n{begin}{head}{rows}{end}\n{head}{row}"


@pytest.mark.parametrize(
    ("head", "first"),
    [
        pytest.param("", "# Whales", id="topics of the first level"),
        pytest.param("# Papers of the Sea\n\n", "## Whales", id="the page's name above them"),
    ],
)
def test_headings_of_topics_are_rendered_and_the_name_of_the_page_is_not(
    head: str, first: str
) -> None:
    """Topics are on the first level where the page has no name there."""
    mark = first.partition(" ")[0]
    page = (
        f"{head}{mark} Whales\n\n{mark}# Songs\n\n{ROWS}\n"
        f"{mark} Seals\n\n{mark}# Calls\n\n{ROWS.replace('Whales', 'Seals').replace('075', '085')}"
    )

    made = with_markers(page, "papers")

    assert made.startswith(f"{head}<!-- ssmlit:papers:begin -->\n{first}\n")
    assert made.endswith("<!-- ssmlit:papers:end -->\n")


@pytest.mark.parametrize(
    ("row", "body", "is_around"),
    [
        pytest.param(ROW.format(1), ROW.format(1), True, id="the view's only paper"),
        pytest.param(ROW.format(1), ROWS, False, id="one of several"),
        pytest.param(ROW.format(1), "", False, id="of a view that is not known"),
        pytest.param(f"See {ROW.format(1)[2:]}", ROW.format(1), False, id="a sentence about it"),
    ],
)
def test_one_paper_that_is_all_of_a_view(row: str, body: str, is_around: bool) -> None:
    """Else the page would have it twice."""
    page = f"# Whales\n\n{row}\n## License\n\nMIT\n"

    made = with_markers(page, "papers", body)

    inner = made.partition("begin -->\n")[2].partition("<!--")[0]
    assert (inner == row) is is_around


LINK = "<a href='https://arxiv.org/abs/2312.0075{0}'>Spectra of Whales {0}</a>"


@pytest.mark.parametrize(
    ("head", "row", "other", "end"),
    [
        pytest.param(
            "<table>\n<tr><th>Paper</th><th>Day</th></tr>\n",
            f"<tr><td>{LINK}</td><td>x</td></tr>\n",
            "<tr><td></td><td>in May</td></tr>\n",
            "</table>\n",
            id="a row in a line",
        ),
        pytest.param(
            "<table>\n  <thead>\n    <tr>\n      <th>Paper</th>\n    </tr>\n  </thead>\n",
            f"    <tr>\n      <td>{LINK}</td>\n    </tr>\n",
            "    <tr>\n      <td></td>\n      <td>in May</td>\n    </tr>\n",
            "</table>\n",
            id="a tag in a line",
        ),
        pytest.param(
            "<table>\n",
            f"<tr><td>{LINK}</td>\n<td>x</td>\n",
            "<tr><td></td>\n<td>in May</td>\n",
            "</table>\n",
            id="without a head and ends of rows",
        ),
    ],
)
@pytest.mark.parametrize("at_end", [True, False])
def test_a_row_without_a_paper_moves_with_its_table(
    head: str, row: str, other: str, end: str, at_end: bool
) -> None:
    """As a table of its own, with the head; nothing of it stays among the papers."""
    rows = [row.format(1), row.format(2)]
    rows.insert(2 if at_end else 1, other)
    page = f"# Whales\n\nSome words.\n\n{head}{''.join(rows)}{end}\nMore words.\n"

    made = with_markers(page, "papers")

    _, after = made.split("<!-- ssmlit:papers:end -->\n")
    assert after == f"\n{head}{other}{end}\nMore words.\n"
    assert "in May" not in made.removesuffix(after)


@pytest.mark.parametrize(
    ("page", "inside"),
    [
        pytest.param(
            f"# W\n\n## New\n\n{ROWS}\n<details>\n<summary>Old</summary>\n\n{ROW.format(6)}\n"
            "</details>\n\n## License\n\nMIT\n",
            "</details>",
            id="ends in one",
        ),
        pytest.param(
            f"# W\n\n<details>\n<summary>Old</summary>\n\n{ROWS}\n</details>\n\n{ROW.format(6)}",
            "<details>",
            id="begins in one",
        ),
        pytest.param(
            f"# W\n\n<DETAILS><SUMMARY>A</SUMMARY>\n\n{ROW.format(1)}\n<details>\n"
            f"\n{ROW.format(2)}\n</details>\n</DETAILS>\n",
            "</details>",
            id="the inner one of two",
        ),
    ],
)
def test_a_fold_is_not_cut(page: str, inside: str) -> None:
    """A section that comes in below the last paper is not to be hidden."""
    made = with_markers(page, "papers", keeps=True)

    begin, end = "<!-- ssmlit:papers:begin -->", "<!-- ssmlit:papers:end -->"
    body = made.partition(begin)[2].partition(end)[0]
    assert inside in body
    assert body.count("<details>") == body.count("</details>")
    assert "License" not in body


def test_a_fold_around_the_whole_list_stays_around_it() -> None:
    made = with_markers(f"# W\n\n<details>\n\n{ROWS}\n</details>\n", "papers", keeps=True)

    body = made.partition(":begin -->")[2].partition("<!-- ssmlit:papers:end")[0]
    assert "details" not in body


@pytest.mark.parametrize(
    ("above", "stays"),
    [
        pytest.param("- [spectra](https://github.com/a/spectra)\n", False, id="beside it"),
        pytest.param("- [spectra](https://github.com/a/spectra)\n\n", True, id="blank"),
        pytest.param("- [spectra](https://github.com/a/spectra)\n\nOr:\n\n", True, id="apart"),
    ],
)
def test_markers_of_a_kept_list_do_not_cut_a_list_in_two(above: str, *, stays: bool) -> None:
    """A tool that is the first item of the papers' list is within the markers, too."""
    made = with_markers(f"Some words.\n\n{above}{ROWS}", "papers", keeps=True)

    assert made.index("<!-- ssmlit:papers:begin -->") < made.index(ROWS)
    assert (made.index("- [spectra]") < made.index("<!-- ssmlit:papers:begin")) is stays
