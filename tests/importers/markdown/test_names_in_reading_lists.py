"""Reading lists name works by a surname and a year, with words of their own around them."""

from __future__ import annotations

import pytest

from ssmlit.importers import markdown
from tests.importers.markdown.support import papers, shown

ROWS = [
    pytest.param(row, said, id=said)
    for row, said in [
        (
            "- Foam (1953) *The Methods of Slow Shells* — excerpts",
            "Foam | 1953 | The Methods of Slow Shells | ",
        ),
        (
            "- **Foam, K. L.** (1998). *Slow Methods in Shells*. Tide Press.",
            "K. L. Foam | 1998 | Slow Methods in Shells | ",
        ),
        (
            "- **Background**: Rust (2008), “Of the Dynamics of Shells” (sections 1–2)",
            "Rust | 2008 | Of the Dynamics of Shells | ",
        ),
        # surnames that are words
        (
            "- Ada K. Card, Ben Holm, and Joan P. Yu. 1983. The Psychology of Slow Tides. Shore.",
            "Ada K. Card; Ben Holm; Joan P. Yu | 1983 | The Psychology of Slow Tides | ",
        ),
        # a quotation that begins a title
        (
            '- "I Saw a Shell": How Snails Speak of the Sea [pdf](https://shells.example/a.pdf)',
            ' |  | "I Saw a Shell": How Snails Speak of the Sea | ',
        ),
        (
            '- "A Slow Shell": Good overview of shells. [pdf](https://shells.example/c.pdf)',
            " |  | A Slow Shell | ",
        ),
        (
            '- "I Saw a Slow Shell": Anna Carver, ICML 2019 [pdf](https://shells.example/b.pdf)',
            "Anna Carver | 2019 | I Saw a Slow Shell | ICML",
        ),
    ]
]


@pytest.mark.parametrize(("row", "said"), ROWS)
def test_who_and_when(row: str, said: str) -> None:
    assert shown(f"{row}\n") == [said]


def test_a_bold_label_is_no_author_where_the_others_have_theirs() -> None:
    """Not even where only one of the rows has it."""
    text = "".join(
        f"- {led}{name} (200{n}), “A Study of Slow Tides, Part {n}”\n"
        for n, (led, name) in enumerate(
            [("", "Holm"), ("", "Miller"), ("**Supplementary**: ", "Rust"), ("", "Chen")]
        )
    )
    assert shown(text, "{people} | {year}") == [
        "Holm | 2000",
        "Miller | 2001",
        "Rust | 2002",
        "Chen | 2003",
    ]


def test_an_item_of_several_references_is_as_many_rows() -> None:
    """A topic, and below it paragraphs: none of them is passed over."""
    text = (
        "# Tools\n\n- Arrays\n\n"
        "    > Foam, A., & Holm, B. (2011). The slow array. Shell Notes, 13(2), 22–30.\n\n"
        "    > Yu, C., & Wu, D. (2020). Array shells with tides. Nature, 585(7825), 357–362.\n"
    )
    assert shown(text) == [
        "A. Foam; B. Holm | 2011 | The slow array | Shell Notes",
        "C. Yu; D. Wu | 2020 | Array shells with tides | Nature",
    ]
    assert [row.section for row in papers(text)] == [("Tools", "Arrays")] * 2


def test_an_item_of_nothing_but_line_breaks_is_no_row() -> None:
    assert markdown.rows("- <br>\n**Venue:** ", "l.md") == ()


@pytest.mark.parametrize(
    ("row", "question"),
    [
        pytest.param(
            "- [Ben presented: Anna Carver and Joan Yu](https://shells.example/a.pdf)",
            "its title may be another: it ends with names",
            id="names",
        ),
        pytest.param(
            '- Judd, Ch. 7: "An Introduction to Slow Shells"\n',
            "“7” before its title was not understood",
            id="a chapter",
        ),
    ],
)
def test_what_is_asked(row: str, question: str) -> None:
    assert question in papers(row)[0].questions


@pytest.mark.parametrize(
    "row",
    [
        pytest.param("* 7 **Slow Shells of the Sea**, Anna Carver, Ben Holm", id="an item"),
        pytest.param("7\\. **Slow Shells of the Sea**  \nAnna Carver, Ben Holm", id="a paragraph"),
    ],
)
def test_the_number_of_a_row_is_no_chapter(row: str) -> None:
    (read,) = papers(f"{row} [pdf](https://shells.example/a.pdf)\n")

    assert read.questions + read.doubts == ()


def test_an_award_stays_where_a_heading_names_the_meeting() -> None:
    text = (
        "## ICML 2019\n\n- **Slow Shells of the Sea** (Best Paper Award), Anna Carver, Ben Holm\n"
    )
    (row,) = markdown.rows(text, "list.md")

    assert row.record
    assert (row.record.year, row.record.note) == (2019, "Best Paper Award")
