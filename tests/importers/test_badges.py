"""Badges: venue and date in a few words."""

from __future__ import annotations

import pytest

from ssmlit.importers import badges, dates, markdown
from ssmlit.importers.venue_date import NOTHING, VenueDate, united

CONFERENCE, JOURNAL = "inproceedings", "article"

BADGES = [
    pytest.param("Medical Image Anal", VenueDate("MedIA", JOURNAL), id="no final stop"),
    pytest.param("Medical Image Anal.", VenueDate("MedIA", JOURNAL), id="a final stop"),
    pytest.param("ICLR 2024", VenueDate("ICLR", CONFERENCE, 2024), id="plain"),
    pytest.param(
        "The Journal of Machine Learning Research", VenueDate("JMLR", JOURNAL), id="an-article"
    ),
    pytest.param("NIPS-2022", VenueDate("NeurIPS", CONFERENCE, 2022), id="old-name-and-hyphen"),
    pytest.param("ICML'24", VenueDate("ICML", CONFERENCE, 2024), id="apostrophe"),
    pytest.param("CVPR24", VenueDate("CVPR", CONFERENCE, 2024), id="glued"),
    pytest.param(
        "J. Chem. Theory Comput.'08", VenueDate("JCTC", JOURNAL, 2008), id="long-and-short"
    ),
    pytest.param(
        "Information Shells Frontiers 2014",
        VenueDate("Information Shells Frontiers", JOURNAL, 2014),
        id="begins-like-in",
    ),
    pytest.param(
        "Physics of Shells 120, 2018", VenueDate("Physics of Shells", JOURNAL, 2018), id="a-volume"
    ),
    pytest.param("ICML'98", VenueDate("ICML", CONFERENCE, 1998), id="last-century"),
    pytest.param("ICCV, 2021", VenueDate("ICCV", CONFERENCE, 2021), id="comma"),
    pytest.param("KR 2020", VenueDate("KR", CONFERENCE, 2020), id="known-and-of-two-letters"),
    pytest.param("KX 2020", VenueDate("KX", JOURNAL, 2020), id="unknown-and-of-two-letters"),
    pytest.param("iclr 2024", VenueDate("ICLR", CONFERENCE, 2024), id="lower-case"),
    pytest.param("WACV", VenueDate("WACV", CONFERENCE), id="no-year"),
    pytest.param("IEEE TGRS 2024", VenueDate("IEEE TGRS", JOURNAL, 2024), id="journal"),
    pytest.param(
        "TGRS 2024", VenueDate("IEEE TGRS", JOURNAL, 2024), id="journal-without-publisher"
    ),
    pytest.param("ICCVW, 2021", VenueDate("ICCV Workshop", CONFERENCE, 2021), id="workshop-letter"),
    pytest.param("ICLR Workshop 2018", VenueDate("ICLR Workshop", CONFERENCE, 2018), id="workshop"),
    pytest.param(
        "NeurIPS Wet Graphs for Robots Workshop 2022",
        VenueDate("NeurIPS Wet Graphs for Robots Workshop", CONFERENCE, 2022),
        id="workshop-of-several-words",
    ),
    pytest.param(
        "CVPR24 Precognition Workshop",
        VenueDate("CVPR Precognition Workshop", CONFERENCE, 2024),
        id="named-workshop",
    ),
    pytest.param(
        "NeurIPS 2020 Spotlight",
        VenueDate("NeurIPS", CONFERENCE, 2020, note="Spotlight"),
        id="presentation",
    ),
    pytest.param(
        "Findings of ACL 2021 (Oral)",
        VenueDate("ACL Findings", CONFERENCE, 2021, note="Oral"),
        id="findings-are-a-volume",
    ),
    pytest.param(
        "QShell 2020 oral", VenueDate("QShell", JOURNAL, 2020, note="Oral"), id="unknown-oral"
    ),
    pytest.param("Q 2020", NOTHING, id="one-letter"),
    pytest.param("Tidal notes 2020", VenueDate("Tidal notes", JOURNAL, 2020), id="half-lower-case"),
    pytest.param("Tidal notes at noon 2020", NOTHING, id="mostly-lower-case"),
    pytest.param(
        "Nat. Mach. Intell., 2023-05",
        VenueDate("Nature Machine Intelligence", JOURNAL, 2023, "2023-05"),
        id="abbreviated-with-a-month",
    ),
    pytest.param(
        "IEEE Trans. Pattern Anal. Mach. Intell., 2019",
        VenueDate("IEEE TPAMI", JOURNAL, 2019),
        id="abbreviated-with-a-publisher",
    ),
    pytest.param(
        "2024.01 Slow Shells of Tides",
        VenueDate(year=2024, date="2024-01"),
        id="a-date-and-four-words",
    ),
    pytest.param("2024.01 Slow Shells of the Tides", NOTHING, id="a-date-and-a-title"),
    pytest.param("PADL 2017", VenueDate("PADL", CONFERENCE, 2017), id="unknown-with-year"),
    pytest.param(
        "Rejected by ICLR 2024", VenueDate(note="Rejected by ICLR 2024"), id="rejected-no-venue"
    ),
    pytest.param(
        "Under review at ICLR 2025", VenueDate(note="Under review at ICLR 2025"), id="submitted"
    ),
    pytest.param(
        "Arxiv 24.04.15", VenueDate(year=2024, date="2024-04-15", preprint=True), id="arxiv-date"
    ),
    pytest.param(
        "Arxiv 23.12.01 (COLM 2024)",
        VenueDate("COLM", CONFERENCE, 2024, "2023-12-01", preprint=True),
        id="date-and-venue",
    ),
    pytest.param("2023.12.01", VenueDate(year=2023, date="2023-12-01"), id="dotted-date"),
    pytest.param("2025-03", VenueDate(year=2025, date="2025-03"), id="month"),
    pytest.param("Apr 2024", VenueDate(year=2024, date="2024-04"), id="month-name"),
    pytest.param("April 15, 2024", VenueDate(year=2024, date="2024-04-15"), id="american-date"),
    pytest.param("15 April 2024", VenueDate(year=2024, date="2024-04-15"), id="british-date"),
    pytest.param("2017", VenueDate(year=2017), id="year"),
    pytest.param("arXiv, 2021", VenueDate(year=2021, preprint=True), id="preprint-year"),
    pytest.param("Vision", NOTHING, id="topic"),
    pytest.param("Pre-training", NOTHING, id="topic-with-hyphen"),
    pytest.param("3D reconstruction", NOTHING, id="topic-with-number"),
    pytest.param("Stanford University", NOTHING, id="school"),
    pytest.param(
        "Gated recurrent neural networks discover attention", NOTHING, id="title-with-journal-name"
    ),
]


@pytest.mark.parametrize(("words", "stated"), BADGES)
def test_reads_a_badge(words: str, stated: VenueDate) -> None:
    """What a badge says, in canonical names."""
    assert badges.read_badge(words) == stated


@pytest.mark.parametrize(
    ("words", "stated"),
    [
        pytest.param(
            "arXiv preprint arXiv:2401.04722 (2024).", VenueDate(year=2024, preprint=True), id="mla"
        ),
        pytest.param(
            "Advances in neural information processing systems 35 (2022)",
            VenueDate("NeurIPS", CONFERENCE, 2022),
            id="volume-is-no-year",
        ),
        pytest.param(
            "In Proceedings of the IEEE/CVF Conference on Computer Vision and Pattern Recognition,"
            " 2023",
            VenueDate("CVPR", CONFERENCE, 2023),
            id="full-name",
        ),
        pytest.param(
            "The Hong Kong University of Science and Technology", NOTHING, id="no-journal"
        ),
    ],
)
def test_reads_a_citation_tail(words: str, stated: VenueDate) -> None:
    """In running text only well-known names count."""
    assert badges.read_badge(words, whole=False) == stated


def test_two_badges_of_a_row_are_united() -> None:
    """The first venue counts; dates and notes add up."""
    venue = VenueDate("ICML", CONFERENCE, 2024, note="Oral")

    assert united(VenueDate(year=2023, date="2023-12-01"), venue) == VenueDate(
        "ICML", CONFERENCE, 2024, "2023-12-01", "Oral"
    )
    assert united(venue, VenueDate("COLM", CONFERENCE, 2025)) == venue


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2024-12-31", "2024-12-31"),
        ("2024-01-01", "2024-01-01"),
        ("2024-12-32", ""),
        ("2024-13-01", ""),
        ("2024-00-01", ""),
        ("Feb 3rd, 2024", "2024-02-03"),
        ("30 Sept. 2024", "2024-09-30"),
        ("2024, March", "2024-03"),
        ("2024, June 3–7", "2024-06-03"),
        ("99.01.31", "1999-01-31"),
        ("51.01.31", "1951-01-31"),
        ("50.01.31", "2050-01-31"),
        ("00.01.31", "2000-01-31"),
        ("out. 2024", "2024-10"),
        ("3. Oktober 2023", "2023-10-03"),
        ("1er avril 2022", "2022-04-01"),
        ("5 de março de 2024", "2024-03-05"),
        ("mars 2020", "2020-03"),
        ("Mission Mars 2020", ""),
        ("a data set 2020", ""),
    ],
)
def test_days_and_months_that_are(text: str, said: str) -> None:
    """Months from 1 to 12, days up to 31; years of two digits are of this century up to 50."""
    assert dates.date(text)[0] == said


@pytest.mark.parametrize(
    ("text", "whole", "venue"),
    [
        ("ICML 2024".ljust(400), True, "ICML"),
        ("ICML 2024".ljust(401), True, ""),
        ("ICML one two three four five six", True, "ICML"),
        ("ICML one two three four five six seven", True, ""),
        ("ICML Old Harbour, North, May 25 - 29", True, "ICML"),
        (f"ICML{' word' * 60}", False, "ICML"),
        (f"ICML{' word' * 61}", False, ""),
        ("Slow Nets of the North arXiv", True, ""),
    ],
)
def test_how_many_words_may_be_around_a_venue(text: str, whole: bool, venue: str) -> None:
    """Six in a badge, sixty in running text, and no more than 400 characters."""
    stated = badges.read_badge(text, whole=whole)

    assert (stated.venue if stated else "") == venue


@pytest.mark.parametrize(
    "words",
    ["Oral", "Spotlight", "Best Paper Award", "Outstanding Paper", "runner-up", "Long Oral"],
)
@pytest.mark.parametrize(
    "row", ["[{t} ({w})]({u})", "[{t}]({u}) [{w}]", "**{t}** (**{w}**) [pdf]({u})"]
)
def test_how_a_work_was_presented_is_a_note(row: str, words: str) -> None:
    text = f"- {row}".format(
        t="Slow Shells of Tides", w=words, u="https://arxiv.org/abs/2101.00001"
    )
    (found,) = markdown.rows(text, "")
    assert found.record
    assert (found.record.title, found.record.note.lower()) == (
        "Slow Shells of Tides",
        words.lower(),
    )
    assert not found.record.extra


@pytest.mark.parametrize("words", ["Poster Sessions of Shells", "The Best Shells", "Demo", "Paper"])
def test_other_words_are_no_note(words: str) -> None:
    assert not badges.read_badge(words)
