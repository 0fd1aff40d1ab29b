"""What cannot be a title is left out, and what may be wrong about a row is said."""

from __future__ import annotations

import pytest

from ssmlit.importers import markdown

A = "https://arxiv.org/abs/2401.00001"
FILE = "https://shells.example/a.pdf"


@pytest.mark.parametrize(
    "words",
    [
        "9/26/2016",
        "10/3",
        "12",
        "Sep 6",
        "Mon, Sep 6th",
        "6 September 2021",
        "Week 3",
        "Lecture 12",
        "PubMed",
        "학회/년도",
        "Venue / Year",
        "J. Phys. Chem. B",
        "Phys. Rev. E (2020)",
        "J. Chem. Theory Comput. 2020",
    ],
)
def test_a_date_a_number_or_a_journal_is_no_title(words: str) -> None:
    named, linked = (markdown.rows(f"- [{words}]({url})", "l.md") for url in (A, FILE))
    assert [(row.kind, row.record.title) for row in named if row.record] == [("paper", "")]
    assert [row.kind for row in linked if row.record] == []


def test_a_paper_without_a_possible_title_is_open() -> None:
    text = f"| No | What |\n|---|---|\n| 10/3 | [pdf]({FILE}) |\n| 10/5 | [pdf]({FILE}?b) |"
    assert [(row.kind, row.reason) for row in markdown.rows(text, "l.md")] == [
        ("unreadable", "“10/3” cannot be its title"),
        ("unreadable", "“10/5” cannot be its title"),
    ]


def test_a_citation_key_is_no_title_and_is_kept() -> None:
    (row,) = markdown.rows(f"* **CarverHolm2014**: (Slow Shells) {A}", "l.md")
    assert row.record is not None
    assert (row.record.title, row.record.extra) == (
        "", (("remark", "CarverHolm2014: (Slow Shells)"),),
    )  # fmt: skip


@pytest.mark.parametrize(
    "row",
    [
        "[1] B. Carver, Phys. Rev. B 10, 676 (1974).",
        "[2] S. Poncé, E. R. Carver, C. Holm and F. Yu, Comput. Phys. Commun. 209, 116 (2016).",
        "[3] H. Carver et al., npj Comput. Mater. 9, 156 (2023).",
        "- H. Carver et al., IEEE Int. Symp. Circuits and Shells, 2020.",
    ],
)
def test_a_reference_without_a_title_is_open(row: str) -> None:
    assert [it.kind for it in markdown.rows(f"## References\n\n{row}\n", "l.md")] == ["unreadable"]


def test_authors_that_cannot_be_read_are_not_of_the_title() -> None:
    (row,) = markdown.rows(f"- C¸ i¸cek O., et al. 3D Shells: Slow and Dense [pdf]({FILE})", "l.md")
    assert row.record is not None
    assert (row.record.title, row.record.authors, row.record.extra) == (
        "3D Shells: Slow and Dense", (), (("remark", "C¸ i¸cek O., et al"),),
    )  # fmt: skip


def test_an_unknown_place_without_a_title_is_no_venue() -> None:
    (row,) = markdown.rows(f"- Quiet Tides of Harbour 2018 [[1]]({A})", "l.md")
    assert row.record is not None
    said = row.record.title, row.record.venue, row.record.type, row.record.extra
    assert said == ("", "", "misc", (("remark", "Quiet Tides of Harbour"),))


BRACKET = "its title may be cut: a bracket or quotation mark in it is alone"
AUTHORS = "its title may begin with authors"
YEAR = "its title may end before the year"
PLACE = "its title may end before the place where it appeared"
SENTENCES = "its title may be only one of its sentences"
DOUBTS = [
    (f"- [Slow Shells of Quiet Tides]({A})", ()),
    (f"- [“Slow” „Shells“ of (Quiet) [Tides]]({A})", ()),
    (f"- [Slow Shells,” of Quiet Tides]({A})", (BRACKET,)),
    (f"- [Slow Shells (of Quiet Tides]({A})", (BRACKET,)),
    (f"- [Snailby (2010 JEP), The Old Shells of Tides]({A})", (AUTHORS,)),
    (f"- [[Anna Carver]], [[Ben Holm]]: *Old Shells of the Tides* [pdf]({A})", (AUTHORS,)),
    (f"- 1981 Carver: Shells as Tides {FILE}", (AUTHORS,)),
    (f"- 1996: Carver: Shells as Tides {FILE}", (AUTHORS, "its title may begin after the date")),
    (f"- Carver, A. (2012). Shells and Tides {FILE}", ()),
    ("- Carver, A. (2012). Mr. Snail of Old Tides. *Journal of Shells*, 28(2), 5–9.", ()),
    (
        ("- [Carver, A., Holm, J., Yu, S.A. et al. A guide to shells for beginners. Shell Med 9, 75"
        f" (2017)]({FILE})"),
        (AUTHORS, PLACE, SENTENCES),
    ),
    (f"- [Carver, Holm & Yu, Why Snails Use Shells, 2017]({A})", (AUTHORS, YEAR)),
    (f"- [Anna Carver. Shells as Tides.]({FILE})", ("its title may begin after “Anna Carver”",)),
    (f"- Anna Carver - Shells as Tides {FILE}", ("its title may begin after “Anna Carver”",)),
    (f"- [Slow Shells of Quiet Tides by]({A})", ("its title may go on: it ends with “by”",)),
    (f"- [The Slow Shells (2016 again)]({A})", (YEAR,)),
    (f"- [Raft]({A})", ()),
    (f"- [Carver's SNAIL paper]({A}) lays out his criteria for the design of shells.",
     ("its title may be another: these words describe it",)),
    *((f"- [{words}]({A})", ("its title may be another: these words describe it",))
      for words in ("Original snail paper", "Longer paper on snails", "The first SHELL article",
                    "SnailNet paper")),
    *((f"- [{words}]({A})", ()) for words in
      ("Shells: A Position Paper", "Short Paper Boats of the Tides", "Folding a sheet of paper")),
    (f'- Holm (1974), ["Slow Shells of Tides"]({FILE})', ()),
    (f"- SHELLDB: [The Slow Shells of Quiet Tides]({A})", ()),
]  # fmt: skip


@pytest.mark.parametrize(("row", "doubts"), DOUBTS)
def test_doubts_about_a_row(row: str, doubts: tuple[str, ...]) -> None:
    assert [(*it.questions, *it.doubts) for it in markdown.rows(row, "l.md")] == [doubts]


def test_a_row_with_an_identifier_is_no_question() -> None:
    """Its paper is known by that."""
    (row,) = markdown.rows(f"- [Slow Shells (of Quiet Tides]({A})", "l.md")
    assert (row.doubts, row.questions) == ((BRACKET,), ())


def test_rows_that_are_no_papers_have_no_doubts() -> None:
    (row,) = markdown.rows("- [Raft](https://shells.example/raft)", "l.md")
    assert (row.kind, row.doubts, row.questions) == ("tool", (), ())
