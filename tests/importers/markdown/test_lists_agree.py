"""What the rows of a list agree on: years in titles, citations in links, surnames, references.

One such row alone tells nothing, or something else.
"""

from __future__ import annotations

from functools import partial

import pytest

from ssmlit.importers.markdown.document.flat import Flat
from ssmlit.importers.markdown.line_breaks import settled
from tests.importers.markdown import support

PAPER = "https://example.org/{}.pdf"

shown = partial(support.shown, form="{title} | {people} | {year} | {venue}")


def test_a_year_at_the_end_of_most_titles_is_none_of_their_words() -> None:
    """The heading is a conference without a year; in a list of one row it is the title's."""
    words = ("Testing", "Mending", "Finding")
    rows = [
        f"- [{w} Shells of Slow Snails, 202{n}]({PAPER.format(n)})" for n, w in enumerate(words)
    ]

    assert shown("\n".join(["### ICSE", *rows])) == [
        "Testing Shells of Slow Snails |  | 2020 | ICSE",
        "Mending Shells of Slow Snails |  | 2021 | ICSE",
        "Finding Shells of Slow Snails |  | 2022 | ICSE",
    ]
    assert shown(rows[0]) == ["Testing Shells of Slow Snails, 2020 |  |  | "]


@pytest.mark.parametrize(
    ("behind", "people", "venue"),
    [
        ("A. Carver, B. Holm, *Ocean Eng.*, 2020", "A. Carver; B. Holm", "Ocean Eng"),
        ("Ann Carver, *Ocean Eng.*, 2020", "Ann Carver", "Ocean Eng"),
        ("A. Carver and B. Holm, *Renew. Energy*, 2020", "A. Carver; B. Holm", "Renew. Energy"),
        (
            "A. Carver, B. Holm, *Ocean Engineering*, 2020",
            "A. Carver; B. Holm",
            "Ocean Engineering",
        ),
        ("Anna Carver, *Ben Holm*, Joan Ashby, 2020", "Anna Carver; Ben Holm; Joan Ashby", ""),
        ("Anna Carver, *Ben Holm*, 2020", "Anna Carver; Ben Holm", ""),
    ],
)
def test_a_shortened_name_in_italics_is_no_person(behind: str, people: str, venue: str) -> None:
    rows = [f"- [Slow Shells in {w} Tides]({PAPER.format(w)}), {behind}" for w in ("Old", "New")]

    assert shown("\n".join(rows)) == [
        f"Slow Shells in {w} Tides | {people} | 2020 | {venue}" for w in ("Old", "New")
    ]


@pytest.mark.parametrize(
    ("heads", "cells", "expected"),
    [
        pytest.param(
            "论文标题 | 发表年份 | URL",
            "Slow Shells in Old Tides | KDD 2018 | http://arxiv.org/abs/1706.06978",
            "Slow Shells in Old Tides |  | 2018 | KDD",
            id="Chinese",
        ),
        pytest.param(
            "제목 | 저자 | 학회",
            "Slow Shells in Old Tides | Anna Carver | ICML 2019",
            "Slow Shells in Old Tides | Anna Carver | 2019 | ICML",
            id="Korean",
        ),
        pytest.param(
            "模型 | 会议 | 论文 | 年份",
            "KNN | TOIS | 《Item-based Slow Shells of Snails》 | 2005",
            "Item-based Slow Shells of Snails |  | 2005 | ACM TOIS",
            id="titles in Chinese marks",
        ),
    ],
)
def test_heads_of_columns_are_labels_in_every_language(
    heads: str, cells: str, expected: str
) -> None:
    rule = "|".join("---" for _ in heads.split("|"))

    assert shown(f"| {heads} |\n|{rule}|\n| {cells} |\n") == [expected]


def test_a_heading_gives_the_year_of_a_conference_in_two_digits() -> None:
    rows = ["## NIPS'19", "- A Carver, B Holm. Slow Shells of Old Tides"]

    assert shown("\n".join(rows)) == [
        "Slow Shells of Old Tides | A Carver; B Holm | 2019 | NeurIPS"
    ]


def test_what_a_heading_says_makes_no_paper_of_prose_below_it() -> None:
    text = (
        "# ISSTA 2020\n\nYou can find [the latest information here](https://dblp.org/db/conf/a.html)."
        "\n\n#### [Slow shells for snails.](https://doi.org/10.1145/3395363.3397372)\n"
    )

    assert shown(text) == ["Slow shells for snails |  | 2020 | ISSTA"]


def test_an_encyclopaedia_is_no_paper_among_papers() -> None:
    papers = [f"* S{n}: [Slow Shells No {n}](https://arxiv.org/abs/1706.0400{n})" for n in range(4)]
    text = "\n".join([*papers, "* BDT: [Boosted Decision Tree](https://en.wikipedia.org/wiki/A_b)"])

    assert len(shown(text)) == 4


def test_a_venue_is_no_paper_and_whose_thesis_it_is_no_author() -> None:
    text = (
        "* [ACM Symposium on Operating Systems Principles](https://dl.acm.org/conference/sosp)\n"
        "* **[Slow Shells: Rethinking Snails](https://doi.org/10.1145/3144555.3144560)**\n"
        "    * Anna Carver's PhD thesis\n"
    )

    assert shown(text) == ["Slow Shells: Rethinking Snails |  |  | "]


def test_a_folded_abstract_names_no_venue() -> None:
    text = (
        "- [Slow streams of old tides](https://doi.org/10.1088/1748-9326/aba927)\n"
        "  <details>\n  <summary><b>Abstract</b></summary>\n  \n"
        "  >Machine learning (ML) can be slow. \n  </details>\n"
    )

    assert shown(text) == ["Slow streams of old tides |  |  | "]


def test_a_folded_abstract_makes_no_topic_of_the_heading_that_is_a_paper() -> None:
    """Anything else that is folded may hold papers of its own, and then the heading is none."""
    text = (
        "### [Slow Shells in the Tides](https://arxiv.org/abs/2401.00001)\nAnna Carver\n\n"
        "<details><summary>Abstract</summary>\n\nWe look at all shells.\n\n</details>\n\n"
        "### [Old Snails of the Sea](https://arxiv.org/abs/2401.00002)\n\n"
        "<details><summary>More of the sea</summary>\n\n"
        "- [A Third Thing of Snails](https://arxiv.org/abs/2401.00003)\n\n</details>\n"
    )

    assert shown(text) == [
        "Slow Shells in the Tides | Anna Carver | 2024 | ",
        "A Third Thing of Snails |  | 2024 | ",
    ]


def test_a_line_that_begins_with_a_label_is_a_line_of_its_own() -> None:
    """A line end is a blank in Markdown; two rows do not tell that the others are cut there."""
    flat = Flat("Journal: Shell Review ⭐ (None)\vDOI: 10.1175/a\vof old tides")

    assert settled([flat])[0].text == "Journal: Shell Review ⭐ (None)\nDOI: 10.1175/a of old tides"
