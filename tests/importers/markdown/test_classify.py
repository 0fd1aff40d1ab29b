"""Rows that are no papers are reported as such; headings and prose make no rows."""

from __future__ import annotations

import pytest

from ssmlit.importers import markdown

KINDS = [
    pytest.param(
        "- [mamba.py](https://github.com/a/mamba.py) - A simple implementation.",
        "tool",
        id="repository",
    ),
    pytest.param(
        "* [[mamba-minimal](https://github.com/a/b)] Simple, minimal implementation.",
        "tool",
        id="repository-in-brackets",
    ),
    pytest.param("- [Video of HiPPO](https://slideslive.com/38937809)", "tool", id="video"),
    pytest.param("- [Mamba explained](https://medium.com/x)", "tool", id="blog"),
    pytest.param(
        "- [OpenAI o3-mini](https://openai.com/o3) - Pushing the frontier.", "tool", id="page"
    ),
    pytest.param("* [[awesome-ssm-ml](https://github.com/a/awesome-ssm-ml)]", "list", id="awesome"),
    pytest.param(
        "- [SSMs](https://github.com/a/b) Collection of papers on state space models.",
        "list",
        id="collection",
    ),
    pytest.param(
        "[NEWS.2024/04/29] **Our [paper](https://arxiv.org/abs/2404.18861) is released!**",
        "news",
        id="news",
    ),
    pytest.param(
        "- [2024-05-02] We added [Mamba](https://arxiv.org/abs/2312.00752).",
        "news",
        id="dated-news",
    ),
    pytest.param(
        "## News\n- 2024: [Mamba: A Model](https://arxiv.org/abs/2312.00752)",
        "news",
        id="news-section",
    ),
    pytest.param("## Contributing\n1. Fork the repository.", "text", id="advice"),
    pytest.param(
        "## Contributing\n- See [Mamba: A Model](https://arxiv.org/abs/2312.00752).",
        "text",
        id="advice-with-paper",
    ),
    pytest.param(
        "## License\nUnder the [MIT License](https://opensource.org/licenses/MIT).",
        "text",
        id="licence",
    ),
    pytest.param("- Research papers that advance the field", "text", id="plain-item"),
    pytest.param(
        "For further details, refer to the following paper: [Mamba](https://arxiv.org/abs/2312.00752).",
        "text",
        id="prose-with-paper",
    ),
    pytest.param(
        "- [Paper](https://arxiv.org/abs/2413.00001)", "unreadable", id="broken-id-no-title"
    ),
]
STRUCTURE = [
    pytest.param("- [Vision](#vision)\n  - [Medical](#medical)", id="contents"),
    pytest.param("Some prose about the list.", id="prose"),
    pytest.param(
        "[![License](https://img.shields.io/badge/License-MIT-green.svg)](https://opensource.org/licenses/MIT)",
        id="badges",
    ),
    pytest.param("[Comparison](SOTA.md) or [mail](mailto:a@b.org)", id="local-links"),
    pytest.param("<!-- - [Mamba: A Model](https://arxiv.org/abs/2312.00752) -->", id="comment"),
    pytest.param("| A | B |\n|---|---|", id="empty-table"),
    pytest.param("", id="empty"),
    pytest.param("---\n\n***", id="rules"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kind_of_a_row(text: str, kind: str) -> None:
    """One row, with a kind and a reason, and no record unless it is a paper."""
    (row,) = markdown.rows(f"# Awesome\n\n{text}\n", "list.md")

    assert (row.kind, row.record, row.reason != "") == (kind, None, True)


@pytest.mark.parametrize("text", STRUCTURE)
def test_structure_makes_no_row(text: str) -> None:
    """Nothing is reported where nothing was meant as a row."""
    assert markdown.rows(f"# Awesome\n\n{text}\n", "list.md") == ()


def test_what_a_row_may_be_though_it_is_not_read_as_a_paper() -> None:
    """A page may be about a paper that the library has; a talk is not a paper who has it."""
    page, video = markdown.rows(
        "- [A Study of Slow Things](https://eng.example.com/t/)\n"
        "- [A Talk on Many Things](https://youtu.be/x) - Joan Yu, ICML, 2020\n",
        "list.md",
    )
    assert (page.record, video.record, video.perhaps) == (None, None, None)
    assert page.perhaps
    assert page.perhaps.title == "A Study of Slow Things"


def test_a_title_without_link_among_papers_is_a_paper() -> None:
    """Its neighbours say what it is; the report says that they did."""
    text = "".join(
        f"{n}. Paper Number {n} of Many (https://arxiv.org/abs/2401.0000{n})\n" for n in range(1, 4)
    )

    *_, last = markdown.rows(f"{text}4. An Error Bound for State Space Models\n", "list.md")

    assert last.record is not None
    assert (last.kind, last.record.title) == ("paper", "An Error Bound for State Space Models")
    assert "neighbours" in last.reason


def test_a_row_without_title_is_a_paper_when_its_identifier_is_known() -> None:
    """Metadata can be completed; the row says what is missing."""
    (row,) = markdown.rows("- [Paper](https://arxiv.org/abs/2312.00752)", "list.md")

    assert row.record is not None
    assert (row.record.title, row.reason != "") == ("", True)


def test_a_broken_identifier_is_explained() -> None:
    """The title is kept, and the month that there is not is named."""
    (row,) = markdown.rows("- [A Title of a Paper](https://arxiv.org/abs/2413.00001)", "list.md")

    assert row.record is not None
    assert (row.kind, row.record.title, row.record.identifiers) == (
        "paper",
        "A Title of a Paper",
        (),
    )
    assert "month 13" in row.reason


SECOND = "[Old Snails of the Sea](https://arxiv.org/abs/2401.00012)"


@pytest.mark.parametrize(
    ("between", "item", "prose"),
    [
        pytest.param(", ", 2, 2, id="only links"),
        pytest.param(" and, for much of what is said in passing there, ", 2, 1, id="sentence"),
    ],
)
def test_how_many_papers_two_links_are(between: str, item: int, prose: int) -> None:
    """In an item each link with a title and an identifier; in prose only in an enumeration."""
    text = f"[Slow Shells of the Tides](https://arxiv.org/abs/2401.00011){between}{SECOND}"
    titles = ["Slow Shells of the Tides", "Old Snails of the Sea"]

    for row, many in ((f"- {text}", item), (text, prose)):
        found = [row.record.title for row in markdown.rows(row, "list.md") if row.record]
        assert found == titles[:many]


@pytest.mark.parametrize(("title", "read"), [("Songs of whales", True), ("Whale songs", False)])
def test_a_reference_with_much_behind_it_has_three_words_of_title(title: str, read: bool) -> None:
    """Of two words that follow people in prose, nobody knows whether they are a title."""
    behind = "This is about the many songs that people heard when they were at sea in winter."
    rows = list(markdown.rows(f"Ann Roe, Bo Li (2011) {title}. {behind}\n", "x.md"))

    assert [(row.kind, row.record and row.record.title) for row in rows] == (
        [("paper", title)] if read else []
    )
