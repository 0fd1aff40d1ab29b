"""What the rows of a list agree on: years in titles, citations in links, surnames, references.

One such row alone tells nothing, or something else.
"""

from __future__ import annotations

from functools import partial

import pytest

from ssmlit.importers import markdown
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


SURNAMES = ("Yang", "Park", "Holm", "Lin", "Kula")
RUMOUR = "There is a rumour that it is as slow as a clock"


def test_the_first_link_is_the_title_despite_a_longer_one_in_the_remark() -> None:
    rows = [
        f"* [Slow Shells of Old Tides]({PAPER.format(1)}) (1997): what every snail reads.",
        f"* [Snails Made Simple at Last]({PAPER.format(2)}) (2001): the idea is simple.",
        f"* [Spinner]({PAPER.format(3)}) (2012): it is slow. [{RUMOUR}]({PAPER.format(4)}). Ah.",
    ]

    assert shown("\n".join(rows))[2] == "Spinner |  | 2012 | "


def test_a_reference_may_follow_the_name_of_a_tool() -> None:
    text = """## Pipeline tools

* [MultiShell](https://pubmed.ncbi.nlm.nih.gov/27312411/)
    > Carver A, Holm B, Yu J. MultiShell: summarize slow results of many snails in a report. \
Bioinformatics. 2016 Oct 1;32(19):3047-8. doi: 10.1093/bioinformatics/btw354. PubMed PMID: 27312411.

- [Shell2](https://www.nature.com/articles/s41467-020-14998-3)

  > Carver, A.B., Holm, B. & Yu, J.C. Shell 2.0 and Slow Smudges of Snails. Nat Commun 11, 1432 \
(2020). doi: 10.1038/s41467-020-14998-3
"""
    first, second = (row.record for row in markdown.rows(text, "list.md") if row.record)

    assert first.title == "MultiShell: summarize slow results of many snails in a report"
    assert [str(i) for i in first.identifiers] == [
        "pmid:27312411",
        "doi:10.1093/bioinformatics/btw354",
    ]
    assert (second.title, second.pages, second.extra) == (
        "Shell 2.0 and Slow Smudges of Snails",
        "1432",
        (("shorttitle", "Shell2"),),
    )


def test_a_column_of_surnames_has_two_where_one_name_could_be_inverted() -> None:
    heads = "| Title | Authors |\n|---|---|\n"
    pair = "| Slow Shells in Old Tides | Schiffman, Deutsch |\n"

    assert shown(heads + pair)[0].startswith("Slow Shells in Old Tides | Deutsch Schiffman")
    assert shown(f"{heads}{pair}| A Memory Model of Snails | Manson, Adve, Pugh |\n")[0].startswith(
        "Slow Shells in Old Tides | Schiffman; Deutsch"
    )


def test_first_authors_and_others_do_not_make_a_surname_and_a_given_name_two_people() -> None:
    rows = [f"* {name} et al. **{name} Shells of Old Tides.** ICML, 2017." for name in SURNAMES]
    text = "\n".join([*rows, "* Carver, Anna. **A Study of Old Shells.** ICML, 2013."])

    assert shown(text)[-1] == "A Study of Old Shells | Anna Carver | 2013 | ICML"


def test_surnames_before_a_year_are_people_if_most_rows_have_them() -> None:
    """One surname, or two, are someone only among others; "Spinner (2020)" alone is nobody."""
    rows = [
        f"- [Slow Shells in Tides]({PAPER.format(1)}) - Carver (2005)",
        f"- [Snails are Functions]({PAPER.format(2)}) - Holm, Ashby, Pearl (2022)",
        f"- [Good and Bad Shells]({PAPER.format(3)}) - Rosenbaum, Rubin (1983)",
        f"- [What a Tide is For]({PAPER.format(4)}) - Angrist, Imbens, Rubin (1993)",
        f"- [Why Snails Are Late]({PAPER.format(5)}) - Lattimore, Lattimore, Reid (2016)",
    ]

    assert [said.split(" | ")[1] for said in shown("\n".join(rows))] == [
        "Carver",
        "Holm; Ashby; Pearl",
        "Rosenbaum; Rubin",
        "Angrist; Imbens; Rubin",
        "Lattimore; Lattimore; Reid",
    ]
    assert [
        said.split(" | ")[1] for said in shown(f"- [Shells]({PAPER.format(1)}) - Spinner (2020)")
    ] == [""]


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


def test_authors_in_a_cell_have_their_affiliations_behind_them() -> None:
    text = (
        "| Year | Title | Authors |\n|---|---|---|\n"
        "| 2018 | Slow Shells in Old Tides | Anna Carver, University of Slow-Shells"
        "<br>Ben Holm, Shell Research |\n"
        "| 2017 | Slow Snails in Old Tides | Anna Carver & Ben C. Holm, University of Shells |\n"
    )

    assert shown(text) == [
        "Slow Shells in Old Tides | Anna Carver; Ben Holm | 2018 | ",
        "Slow Snails in Old Tides | Anna Carver; Ben C. Holm | 2017 | ",
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


def test_a_topic_above_a_title_above_its_link_is_no_title() -> None:
    text = (
        "* Data Analysis of Snails\n  * Fitting slow data to a line\n"
        "    * https://arxiv.org/pdf/1008.4686.pdf\n"
    )

    assert shown(text) == ["Fitting slow data to a line |  | 2010 | "]


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


def test_an_emoji_ends_the_name_of_a_venue() -> None:
    text = (
        "### Slow shells of the old tides\n\n"
        "**Authors:** Anna Carver, Ben Holm\n**Journal:** Bulletin of Slow Snails ⭐ (None)\n"
        "**DOI:** [10.1175/a-b](https://doi.org/10.1175/a-b)\n"
    )

    assert shown(text) == [
        "Slow shells of the old tides | Anna Carver; Ben Holm |  | Bulletin of Slow Snails"
    ]


def test_labelled_paragraphs_below_a_linked_title_are_its_facts() -> None:
    """As many as there are, up to the first that no record holds."""
    paper = (
        "**Title:** [Slow shells of the {} tides](https://shells.example/{}.pdf)\n\n"
        "**Authors:** Anna Carver, et al.\n\n"
        "**Journal Info:** Bulletin of Slow Snails, May 2017\n\n"
        "**Compared:** `sand`, see [mud](https://github.com/carver/mud).\n\n"
    )

    assert shown("".join(paper.format(word, word) for word in ("old", "new"))) == [
        f"Slow shells of the {word} tides | Anna Carver | 2017 | Bulletin of Slow Snails"
        for word in ("old", "new")
    ]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        pytest.param(
            "**Shell Images**: some 5,000 images of shells. They were taken in the old harbour"
            " and are free (see [here](https://snails.example/1)).",
            "Shell Images |  |  | ", id="a sentence behind a sentence",
        ),
        pytest.param(
            "**Shell Images** by Joan Bell et al. (2020). It has images of all the shells that are"
            " known. **No scale is available.**",
            "Shell Images | Joan Bell | 2020 | ", id="another bold sentence",
        ),
        pytest.param(
            "**Shell Images** (ICML 2020): [Slow Images of the Sea](https://doi.org/10.1234/b)."
            " It has images of all the shells that are known.",
            "Slow Images of the Sea |  | 2020 | ICML", id="a linked title behind a name",
        ),
        pytest.param(
            "**Shell Images**: “Slow Images of the Sea,” ICML 2020. It has images of all the shells"
            " that are known.",
            "Slow Images of the Sea |  | 2020 | ICML", id="a quoted title behind a name",
        ),
        pytest.param(
            "**Shells**: Slow Images of the Sea. Anna Carver, Ben Holm. ICML 2020.",
            "Shells: Slow Images of the Sea | Anna Carver; Ben Holm | 2020 | ICML",
            id="the title behind a name",
        ),
    ],
)  # fmt: skip
def test_a_name_before_prose_is_the_title(row: str, said: str) -> None:
    """Neither the prose nor a later sentence in bold is."""
    assert shown(f"- {row}\n  [paper](https://doi.org/10.1234/a)\n") == [said]
