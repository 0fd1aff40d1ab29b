"""Lines that are rows though nothing marks them as such, and what they are not."""

from __future__ import annotations

import pytest

from tests.importers.markdown.support import papers, shown

A, B = "https://arxiv.org/abs/2101.00001", "https://arxiv.org/abs/2102.00002"
FORM = "{people} | {year} | {title} | {venue} | {ids}"
LINES = [
    pytest.param(
        f"[ATC'21] [Slow Shells of Tides]({A}) </br>\n"
        f"[ATC'21] [Quick Snails of Harbours]({B}) </br>",
        ["Slow Shells of Tides", "Quick Snails of Harbours"],
        id="lines that end with </br>, as browsers take it for <br>",
    ),
    pytest.param(
        f"[Slow Shells of Tides]({A})</br>[Quick Snails of Harbours](https://lab.org/b.pdf)",
        ["Slow Shells of Tides", "Quick Snails of Harbours"],
        id="no line end behind </br>",
    ),
    pytest.param(
        "[Slow Shells of Tides](https://lab.org/a.pdf)<br/>\n"
        "[Quick Snails of Harbours](https://lab.org/b.pdf)",
        ["Slow Shells of Tides", "Quick Snails of Harbours"],
        id="links without identifiers",
    ),
    pytest.param(f"{A}\n{B}", ["", ""], id="addresses, one a line"),
    pytest.param(
        f"[Slow Shells of Tides]({A}) is what\n[Quick Snails of Harbours]({A}) was called before",
        ["Slow Shells of Tides"],
        id="one paper on both lines is one row",
    ),
    pytest.param(
        f"Both are about snails:\n[Slow Shells of Tides]({A}) and {B}",
        [],
        id="words before the first link of two",
    ),
]


@pytest.mark.parametrize(("text", "titles"), LINES)
def test_lines_of_a_paragraph(text: str, titles: list[str]) -> None:
    assert [row.record.title for row in papers(text) if row.record] == titles


def test_below_contents_a_section_has_papers() -> None:
    text = (
        "# L\n## Contents\n- [Slow Shells](#slow)\n### Shells\n- [{0}.pdf](https://lab.org/a.pdf)"
    )
    assert shown(text.format("Slow Shells of Tides")) == [" |  | Slow Shells of Tides | "]
    assert shown(text.format("慢贝壳与潮汐研究")) == [" |  | 慢贝壳与潮汐研究 | "]


def test_authors_with_a_house_in_a_column_of_both() -> None:
    text = (
        "| 论文 | 作者/机构 | 年份 | 链接 |\n|---|---|---|---|\n"
        f"| **Slow Shells of Tides** | Carver et al., HMU | 2021 | [arXiv]({A}) |"
    )
    assert shown(text) == ["Carver | 2021 | Slow Shells of Tides | "]


NOTED = [
    pytest.param(
        "- Carver et al., **Slow Shells of Tides**, ICLR 2016.\n  - Make shells by tides.\n"
        '  - "Shells are slow in the tides of harbours"\n- Anna Carver and Ben Holm, **Quick Snails'
        " of Harbours**, ICML 2017.",
        ["Slow Shells of Tides", "Quick Snails of Harbours"],
        id="with authors",
    ),
    pytest.param(
        "- **Slow Shells of Tides**, ICLR 2019\n  - Shells are far from the tides.\n",
        ["Slow Shells of Tides"],
        id="with venue and year",
    ),
    pytest.param(
        f"- Shells by Carver, 2019:\n  - [Slow Shells of Tides]({A})\n",
        ["Slow Shells of Tides"],
        id="a topic is none",
    ),
    pytest.param(
        f"- **Shells of ICML 2019**\n  - **Slow Shells of Tides** [pdf]({A})\n",
        ["Slow Shells of Tides"],
        id="a topic in bold is none",
    ),
]


@pytest.mark.parametrize(("text", "titles"), NOTED)
def test_a_row_without_a_link_has_notes_below(text: str, titles: list[str]) -> None:
    assert [row.record.title for row in papers(text) if row.record] == titles


@pytest.mark.slow
def test_a_list_of_names_over_two_lines() -> None:
    """Though the line below it is one of names, and lines are statements in the other rows."""
    row = "**{} Shells of Tides.**  \nAnna Carver, Ben Holm{}.  \n*Shells, July 2021.*\n[[pdf]({})]"
    rows = [row.format(f"{n}th", "", f"{A}{n}") for n in range(4)]
    text = "\n\n".join([*rows, row.format("Slow", ",\nCy Ives, Eva Quist", A)])
    assert shown(text)[-1] == (
        "Anna Carver; Ben Holm; Cy Ives; Eva Quist | 2021 | Slow Shells of Tides | Shells"
    )
    assert not dict(papers(text)[-1].record.extra)  # type: ignore[union-attr]


@pytest.mark.slow
def test_a_quoted_title_among_plain_ones() -> None:
    plain = "- Carver, A. (1973). Shells {} of tides. *Shell Quarterly*, 87(3), 355–374.\n"
    quoted = '- Holm, B. 2010. "Slow Shells: Tides of the Poor." In *Unpaid Shells and the Tide*.'
    text = "".join(map(plain.format, "abcdef")) + quoted
    assert shown(text)[-1] == (
        "B. Holm | 2010 | Slow Shells: Tides of the Poor | Unpaid Shells and the Tide"
    )


def test_one_name_and_a_year_where_others_have_several() -> None:
    names = ("Carver et al., 2020", "Carver and Holm, 2021", "Ives et al., 2021", "Quist 2024")
    rows = [f"- [Slow Shells {n} of Tides]({A}{n}) ({who})" for n, who in enumerate(names)]
    assert shown("\n".join(rows), "{people} | {year} | {venue}")[-1] == "Quist | 2024 | "


def test_a_note_where_other_rows_have_remarks() -> None:
    words = ("with shells", "a first one", "in French", "worth a read", "my favourite", "Oral")
    rows = [f"- [Slow Shells {n} of Tides]({A}{n}) ({said})" for n, said in enumerate(words)]
    last = papers("\n".join(rows))[-1].record
    assert last
    assert (last.note, last.extra) == ("Oral", ())


@pytest.mark.parametrize(
    ("row", "title"),
    [
        (
            "Carver, A. & Holm, B. (2024). Shells — what they mean to us. *Shell Notes* **4**, 1.",
            "Shells — what they mean to us",
        ),
        (
            "A. Carver, B. Holm. Shells - what they mean to us. 2010.",
            "Shells - what they mean to us",
        ),
        ("A. Carver, B. Holm. Shells of Tides - ICML. 2010.", "Shells of Tides"),
        ("Carver et al., ICML 2021 - What shells mean to us", "What shells mean to us"),
    ],
)
def test_a_dash_in_a_title_behind_names(row: str, title: str) -> None:
    (paper,) = papers(f"- {row}")
    assert paper.record
    assert paper.record.title == title


def test_an_identifier_before_a_quoted_title() -> None:
    text = '[34] arXiv:2511.00001. "Slow Shells of Tides and Harbours." November 2025.'
    assert shown(text, "{title} | {year} | {ids}") == [
        "Slow Shells of Tides and Harbours | 2025 | arxiv:2511.00001"
    ]


MARKED = [
    pytest.param(
        "- **SHELLDB:** Carver D, et al. *Slow shells of tides and harbours.* Shell Res."
        " 2019;47(2):930-942.",
        "D. Carver | Slow shells of tides and harbours",
        id="a title in italics after a label and names",
    ),
    pytest.param(
        f"- **[SIGMOD 2025]** [Slow Shells of Tides and Harbours]({A})\n"
        "  ***Anna Carver**\\*, Ben Holm\\*, Cy Ives*",
        "Anna Carver; Ben Holm; Cy Ives | Slow Shells of Tides and Harbours",
        id="a name in bold among names in italics",
    ),
    pytest.param(
        f"- **Slow Shells of Tides** Anna B. Carver Ben C. Holm. ICML 2020. [pdf]({A})",
        "Anna B. Carver; Ben C. Holm | Slow Shells of Tides",
        id="names of three words without commas",
    ),
]


@pytest.mark.parametrize(("row", "said"), MARKED)
def test_names_and_titles_among_marks(row: str, said: str) -> None:
    others = "\n".join(
        f"- Carver A. Shells {n} of tides. Shell Res. 2007;81(3):559." for n in "abcde"
    )
    assert shown(f"{row}\n{others}", "{people} | {title}")[0] == said
    left = (("remark", "SHELLDB"),) if "SHELLDB" in row else ()
    assert papers(row)[0].record.extra == left  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        pytest.param(
            "Slow Shells with Tides2\n  Anna Carver\\*, Ben Holm*, Cy Ives, **tideRxiv**, 04/2025",
            "Anna Carver; Ben Holm; Cy Ives | 2025 | Slow Shells with Tides2", id="three names",
        ),
        pytest.param(
            "Slow Shells and the Long Way to an End. Anna Carver and Ben\n  Holm, Cy Ives, Eva "
            "Quist, Joan Yu. Shells 2025",
            "Anna Carver; Ben Holm; Cy Ives; Eva Quist; Joan Yu | 2025 | Slow Shells and the Long "
            "Way to an End", id="a name over two lines",
        ),
        pytest.param(
            "Slow Shells of the\n  Old Tides, Harbours and Foam, *Tides*, 2025",
            " | 2025 | Slow Shells of the Old Tides, Harbours and Foam", id="words of the title",
        ),
    ],
)  # fmt: skip
def test_a_line_that_begins_with_names_is_none_of_the_title(lines: str, said: str) -> None:
    """Also in a row by itself, whatever is behind the names."""
    assert shown(f"- {lines} [[pdf]({A})]", "{people} | {year} | {title}") == [said]
