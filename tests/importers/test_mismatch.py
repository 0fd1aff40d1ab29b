"""Titles and links that belong to different papers."""

from __future__ import annotations

import pytest

from ssmlit.fields import titles
from ssmlit.importers import Row, mismatch
from ssmlit.library import Candidates
from ssmlit.model import Identifier, Link, Person, Record

CAMERAS = "State Space Models for Event Cameras"
THEORY = "Theoretical Foundations of Deep Selective State-Space Models"
WIDER = "Activating Wider Areas in Image Super-Resolution"
known = Candidates.of_records
NOTHING = known([])


def paper(title: str, arxiv: str, *authors: str, code: str = "") -> Record:
    return Record(
        title=title,
        authors=tuple(Person(name) for name in authors),
        identifiers=(Identifier("arxiv", arxiv),),
        links=(Link("code", code),) if code else (),
    )


def row(record: Record, stated: str = "", own_year: int = 0) -> Row:
    return Row(record=record, kind="paper", stated=stated, own_year=own_year)


def found(
    of: Row, official: Candidates = NOTHING, rows: Candidates = NOTHING
) -> list[tuple[str, str]]:
    return [(one.kind, one.weight) for one in mismatch.find(of, official, rows)]


def test_the_catalogue_has_the_title_under_another_id() -> None:
    """Although it does not know the link: the other candidate is told."""
    right = paper(WIDER, "2403.08330")

    (evidence,) = mismatch.find(row(paper(WIDER, "2210.03743")), known([right]), NOTHING)

    assert (evidence.kind, evidence.weight, evidence.record) == ("elsewhere", "mismatch", right)
    assert "arxiv:2403.08330" in evidence.message
    assert mismatch.is_mismatch([evidence])


@pytest.mark.parametrize(
    ("doi", "evidence"),
    [
        pytest.param("10.1101/2020.01.01.123456", [], id="of bioRxiv"),
        pytest.param("10.2139/ssrn.1234567", [], id="of SSRN"),
        pytest.param("10.1101/gr.1234", [("elsewhere", "mismatch")], id="of Genome Research"),
        pytest.param("10.1016/b", [("elsewhere", "mismatch")], id="of another publisher"),
    ],
)
def test_preprint_and_publication_have_a_doi_each(
    doi: str, evidence: list[tuple[str, str]]
) -> None:
    one, other = (
        Record(title=WIDER, identifiers=(Identifier("doi", value),)) for value in (doi, "10.1016/a")
    )

    assert found(row(one), known([other])) == evidence
    assert found(row(other), known([one])) == evidence


def test_a_paper_on_arxiv_is_on_no_other_server() -> None:
    """A row with its title and a link to one is asked about."""
    both = (Identifier("arxiv", "2401.00001"), Identifier("doi", "10.1016/a"))
    there = Record(title=WIDER, identifiers=both)
    linked = Record(title=WIDER, identifiers=(Identifier("doi", "10.1101/2020.01.01.123456"),))

    assert found(row(linked), known([there])) == [("elsewhere", "mismatch")]


def test_authors_copied_with_the_link_do_not_hide_a_mismatch() -> None:
    """Title of one paper, link and authors of another."""
    official = known([paper(CAMERAS, "2402.15584", "Zubić"), paper(THEORY, "2402.19047", "Cirone")])

    assert found(row(paper(CAMERAS, "2402.19047", "Cirone")), official) == [
        ("title", "doubt"),
        ("elsewhere", "mismatch"),
    ]


def test_rows_alone_convict_the_row_whose_link_another_title_has() -> None:
    """Without a catalogue the other row of that title only raises a doubt about the right one."""
    right, wrong = paper(CAMERAS, "2402.15584"), paper(CAMERAS, "2402.19047")
    rows = known([right, wrong, paper(THEORY, "2402.19047")])

    assert found(row(wrong), rows=rows) == [("elsewhere", "mismatch")]
    assert found(row(right), rows=rows) == [("elsewhere", "doubt")]


def test_a_very_different_official_title_is_a_mismatch() -> None:
    """Unless the authors are the same: then the paper may have been renamed."""
    official = known([paper(THEORY, "2402.19047", "Cirone", "Orvieto")])

    assert found(row(paper(WIDER, "2402.19047")), official) == [("title", "mismatch")]
    assert found(row(paper(WIDER, "2402.19047", "Orvieto")), official) == [("title", "doubt")]


@pytest.mark.parametrize(
    ("title", "authors", "weight"),
    [
        pytest.param("Shells", (), "doubt", id="only a nickname"),
        pytest.param("Slow Shells", (), "mismatch", id="two words"),
        pytest.param("Slow Shells", ("Cirone", "Holm"), "doubt", id="half of the authors"),
        pytest.param("Slow Shells", ("Cirone", "Holm", "Bell"), "mismatch", id="a third of them"),
    ],
)
def test_how_much_a_different_official_title_weighs(
    title: str, authors: tuple[str, ...], weight: str
) -> None:
    official = known([paper(THEORY, "2402.19047", "Cirone", "Orvieto", "Salvi")])

    assert found(row(paper(title, "2402.19047", *authors)), official) == [("title", weight)]


@pytest.mark.parametrize(
    ("title", "evidence"),
    [
        pytest.param("Slow Shells", [], id="two words may be another paper's title"),
        pytest.param("Slow Old Shells", [("elsewhere", "mismatch")], id="three words"),
    ],
)
def test_a_title_that_belongs_to_another_link(title: str, evidence: list[tuple[str, str]]) -> None:
    official = known([paper(title, "2402.15584")])

    assert found(row(paper(title, "2402.19047")), official) == evidence


TEMBA = "MS-Temba: Multi-Scale Temporal Mamba for Action Detection"
RENAMED = "MS-Temba: Understanding Long Untrimmed Videos"


@pytest.mark.parametrize(
    ("listed", "official", "stated", "others", "weight"),
    [
        pytest.param(TEMBA, RENAMED, "", [], "doubt", id="the same coined name"),
        pytest.param(THEORY, RENAMED, "2402-", [], "mismatch", id="no sign"),
        pytest.param(THEORY, RENAMED, "2024-02-10", [], "doubt", id="dated in the id's month"),
        pytest.param(THEORY, RENAMED, "2024-03-10", [], "mismatch", id="dated in the next"),
        pytest.param(TEMBA, RENAMED, "", [(TEMBA, "2402.99999")], "mismatch",
                     id="known under another link"),
        pytest.param(TEMBA, RENAMED, "", [(WIDER, "2402.15584")], "mismatch",
                     id="another row has the link"),
        pytest.param("A Study: One", "A Study: Two Other Things Altogether", "", [], "mismatch",
                     id="no coined name"),
    ],
)  # fmt: skip
def test_a_retitled_paper_is_taken(
    listed: str, official: str, stated: str, others: list[tuple[str, str]], weight: str
) -> None:
    """Evidence for is weighed against evidence against: the link's title alone is not a veto."""
    asked = row(paper(listed, "2402.15584"), stated if stated != "2402-" else "")
    rows = known([asked.record, *(paper(*other) for other in others)])  # type: ignore[list-item]

    evidence = mismatch.find(asked, known([paper(official, "2402.15584")]), rows)

    assert {one.weight for one in evidence if one.kind == "title"} == {weight}
    assert mismatch.is_mismatch(evidence) == (weight == "mismatch")
    assert ("probably retitled" in evidence[0].message) == (weight == "doubt")


@pytest.mark.parametrize(
    ("listed", "official", "agreement"),
    [
        pytest.param(
            "Learning method for S4 with Diagonal State Space Layers using Balanced Truncation",
            "Model Compression Method for S4 with Diagonal State Space Layers using Balanced"
            " Truncation",
            "near",
            id="renamed",
        ),
        pytest.param(
            "Vmamba: Visual state space model",
            "VMamba: Visual State Space Model",
            "same",
            id="case",
        ),
        pytest.param(
            "S4: Efficiently Modeling Long Sequences with Structured State Spaces",
            "Efficiently Modeling Long Sequences with Structured State Spaces",
            "same",
            id="acronym-added",
        ),
        pytest.param(
            "Point Could Mamba: Point Cloud Learning",
            "Point Cloud Mamba: Point Cloud Learning",
            "same",
            id="misspelt",
        ),
        pytest.param(
            "Jamba: A Hybrid Language Model in Long Words",
            "Jamba: a hybrid Language-Model in long words",
            "same",
            id="hyphen",
        ),
        pytest.param("Griffin", "Griffin: Mixing Linear Recurrences", "same", id="only the name"),
        pytest.param("Mamba", "Vision Mamba: Efficient Learning", "near", id="a part of the name"),
        pytest.param(CAMERAS, THEORY, "different", id="different"),
    ],
)
def test_titles_agree_or_not(listed: str, official: str, agreement: str) -> None:
    """Renamed papers are near, never different; no evidence comes of them."""
    assert titles.agreement(listed, official) == agreement
    if agreement != "different":
        assert (
            found(
                row(paper(listed, "2402.00001")),
                known([paper(official, "2402.00001")]),
            )
            == []
        )


def test_two_openreview_forums_are_only_a_doubt() -> None:
    """A paper may be submitted twice; short titles recur and say nothing."""
    one = Record(title=CAMERAS, identifiers=(Identifier("openreview", "AAAAAAAAAA"),))
    other = Record(title=CAMERAS, identifiers=(Identifier("openreview", "BBBBBBBBBB"),))
    short = paper("Editorial", "2402.00001"), paper("Editorial", "2402.00002")

    assert found(row(one), known([other])) == [("elsewhere", "doubt")]
    assert found(row(short[0]), known([short[1]])) == []


def test_ids_of_different_kinds_do_not_conflict() -> None:
    """The list has the forum, the catalogue the preprint."""
    one = Record(title=CAMERAS, identifiers=(Identifier("openreview", "AAAAAAAAAA"),))

    assert found(row(one), known([paper(CAMERAS, "2402.15584")])) == []


@pytest.mark.parametrize(
    ("stated", "venue", "own_year", "doubts"),
    [
        pytest.param("2024-02-28", "", 0, [], id="same-month"),
        pytest.param("2024-03-01", "", 0, [], id="next-month"),
        pytest.param("2024-04", "", 0, [("date", "doubt")], id="two-months-later"),
        pytest.param("2023-12-31", "", 0, [("date", "mismatch")], id="two-months-before"),
        pytest.param("2023-02", "", 0, [("date", "doubt")], id="a-slip-of-the-year"),
        pytest.param("2023-01", "", 0, [("date", "mismatch")], id="thirteen-months-before"),
        pytest.param("", "ICML", 2024, [], id="venue-same-year"),
        pytest.param("", "ICML", 2025, [], id="venue-next-year"),
        pytest.param("", "ICML", 2022, [("date", "doubt")], id="venue-long-before"),
        pytest.param("", "ICML", 2027, [("date", "doubt")], id="venue-long-after"),
        pytest.param("", "", 2027, [], id="year-without-venue"),
    ],
)
def test_the_month_in_the_id_is_compared(
    stated: str, venue: str, own_year: int, doubts: list[tuple[str, str]]
) -> None:
    """With the date the row states, to a month; with the venue's year, to a year."""
    assert (
        found(row(paper(CAMERAS, "2402.15584")._replace(venue=venue), stated, own_year)) == doubts
    )


def test_a_confirmed_title_needs_no_date() -> None:
    """Daily lists show the day of the last version."""
    confirmed = known([paper(CAMERAS, "2402.15584")])

    assert found(row(paper(CAMERAS, "2402.15584"), "2025-01-01"), confirmed) == []


@pytest.mark.parametrize(
    ("title", "code", "noted"),
    [
        pytest.param(
            "MambaByte: Token-free Selective State Space Model",
            "lucidrains/MEGABYTE-pytorch",
            True,
            id="another-model",
        ),
        pytest.param(
            "MambaByte: Token-free Selective State Space Model",
            "jxiw/MambaByte",
            False,
            id="its-own",
        ),
        pytest.param(
            "Vision Mamba: Efficient Visual Representation Learning",
            "hustvl/Vim",
            False,
            id="abbreviation",
        ),
        pytest.param(
            "ViM-UNet: Vision Mamba for Biomedical Segmentation",
            "c/torch-em/blob/main/vimunet.md",
            False,
            id="deeper-path",
        ),
        pytest.param(
            "Point Could Mamba: Point Cloud Learning via State Spaces",
            "zhang-tao-whu/PCM",
            False,
            id="initials",
        ),
        pytest.param(
            "Mamba: Linear-Time Sequence Modeling", "someone/xmambax", False, id="a-word-of-it"
        ),
        pytest.param(
            "MambaByte: Token-free Selective State Space Model",
            "someone/selectnet",
            False,
            id="six-letters-of-it",
        ),
        pytest.param("Slow Shells: S4 on a Beach", "qqq/s4", False, id="two-letters-of-it"),
        pytest.param("Slow Shells: Waves on a Beach", "qqq/s4", True, id="two-other-letters"),
        pytest.param(
            "Slow Shells: A Net on a Beach", "qqq/hornetzz", True, id="three-letters-in-it"
        ),
        pytest.param("Slow Shells: Some Nets", "qqq/hornetszz", False, id="four-letters-in-it"),
        pytest.param("A Title Without a Model's Name", "someone/whatever", False, id="no-model"),
    ],
)
def test_the_repository_is_compared_with_the_model(title: str, code: str, noted: bool) -> None:
    """Worth a note, never a mismatch by itself."""
    record = paper(title, "2401.13660", code=f"https://github.com/{code}")

    assert found(row(record)) == ([("repository", "doubt")] if noted else [])


TITLE = mismatch.Objection("title", "doubt", "")
DATE = mismatch.Objection("date", "doubt", "")
REPOSITORY = mismatch.Objection("repository", "doubt", "")


@pytest.mark.parametrize(
    ("found", "suffices"),
    [
        ([], False),
        ([DATE], False),
        ([REPOSITORY], False),
        ([TITLE, DATE], False),
        ([DATE, REPOSITORY], True),
        ([TITLE, DATE, REPOSITORY], True),
        ([mismatch.Objection("elsewhere", "mismatch", "")], True),
    ],
)
def test_one_proof_or_two_doubts_suffice(found: list[mismatch.Objection], suffices: bool) -> None:
    """The doubts that suffice together are those about the date and the repository."""
    assert mismatch.is_mismatch(found) is suffices
