"""Pages, volumes and venues in the form they are compared in."""

from __future__ import annotations

import pytest

from ssmlit import fields
from ssmlit.duplicates.places import (
    is_report,
    on_a_server,
    other_publishers,
    page_range,
    place_key,
    venue_likeness,
    years_of,
)
from ssmlit.fields.venue_words import venue_words
from ssmlit.model import Entry, Field
from tests.duplicates.conftest import work


@pytest.mark.parametrize(
    ("pages", "first", "last"),
    [
        ("288--297", "288", "297"),
        ("288-97", "288", "297"),
        ("pp. 288--297.", "288", "297"),
        ("e12.7", "e12.7", ""),
        ("288-288", "288", "288"),
        ("S78-S89", "s78", "s89"),
        ("S78-9", "s78", "s79"),
        ("288-9", "288", "289"),
        ("88-288", "88", "288"),
        ("12-13", "12", "13"),
        ("12-a3", "12", "a3"),
        ("7a-9", "7a", "9"),
        ("12", "12", ""),
        ("12, 14+", "12", "14"),
        ("007-9", "7", "9"),
        ("0-3", "0", "3"),
        ("xi-xix", "xi", "xix"),
        ("pp. 12–15", "12", "15"),
        ("Seiten 3-4", "3", "4"),
        ("S12", "s12", ""),
        ("08-Aug", "", ""),  # a spreadsheet took pages for a date
        ("n/a", "", ""),
        ("--", "", ""),
        ("", "", ""),
    ],
)
def test_pages(pages: str, first: str, last: str) -> None:
    """First and last page; a shortened last page is filled up, letters and zeros aside."""
    assert page_range(pages) == (first, last)


@pytest.mark.parametrize(
    ("place", "key"),
    [
        ("3,,10-20", "3/10"),
        ("3,,5-9", "3/5-9"),
        ("3,,5", ""),
        ("3,,5-5", ""),
        ("3", ""),
        (",,10-20", ""),
        ("x,,10-20", ""),
        ("3,,x", ""),
    ],
)
def test_place_key(place: str, key: str) -> None:
    """Volume and first page; many volumes have something on page 5."""
    assert place_key(work(place=place)) == key


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        pytest.param("Whale Letters", "Whale Letters", 1, id="equal"),
        pytest.param("Whale Letters", "Whale Lett.", 1, id="an abbreviation"),
        pytest.param("Whale Letters", "Whale Lttrs", 0.5, id="no beginning"),
        pytest.param("Biology of Whales", "Biologey of Whales", 0.5, id="longer than the word"),
        pytest.param("Whale Behavior", "Whale Behaviour", 1, id="as in Britain"),
        pytest.param("Biology of Whales", "Bioy of Whales", 1, id="four letters are enough"),
        pytest.param("Biology of Whales", "Bly of Whales", 0.5, id="three are not"),
        pytest.param("Biology of Whales", "Biologia of Whales", 0.5, id="another last letter"),
        pytest.param("Biology of Whales", "Bixlogy of Whales", 0.5, id="another third letter"),
        pytest.param("Whale Whale Seal", "Seal Seal Krill", 2 / 3, id="a word twice"),
        pytest.param("WSD", "Whale Song Days", 1, id="an acronym of three letters"),
        pytest.param("WS", "Whale Song", 0, id="two letters are none"),
        pytest.param("WSDINGPA", "Whale Song Days Ice Norway Gulf Papers Anew", 1, id="of eight"),
        pytest.param(
            "ASDINGPAX", "Ape Song Days Ice Norway Gulf Papers Anew Xi", 0, id="nine letters"
        ),
        pytest.param("Proc. Whale Conf.", "Whale Symposium", 1, id="usual words count for nothing"),
        pytest.param("Annual Conference", "Annual Workshop", 0.5, id="unless there are no others"),
        pytest.param("Whale Letters", "Whale Seal Krill", 0.5, id="of the shorter name"),
    ],
)
def test_likeness_of_venues(one: str, other: str, likeness: float) -> None:
    """The part of the words that agree."""
    assert venue_likeness(venue_words(one), venue_words(other)) == likeness
    assert venue_likeness(venue_words(other), venue_words(one)) == likeness


@pytest.mark.parametrize(
    ("venue", "words"),
    [
        ("The Whale Letters 2020", "whale letters"),
        ("3D Vision", "vision"),
        ("Tech. Report, Computer Science Department", ""),
        ("Technical Computer Whale", "technical computer whale"),
        ("Springer Berlin", ""),
        ("ACM", ""),
        ("IEEE Micro", "ieee micro"),
        ("Curran Associates, Inc.", ""),
        ("WWW (Poster)", "www poster"),  # a conference, and no site
        ("www.whales.org", ""),
        ("MIT Press, Cambridge MA", ""),
        ("Morgan Kaufmann Publishers", ""),
        ("IEEE Computer Society, Los Alamitos CA", ""),
        ("Society of Springer", "society springer"),
        ("Springer Lecture Notes", "springer lecture notes"),
        ("Elsevier Journal of Whales", "elsevier journal whales"),
        ("Proceedings of the International Conference on &hellip;", ""),
        ("Proc. of the 21st Int. Conf. on", ""),
        ("Annual Conference", "annual conference"),
    ],
)
def test_venues(venue: str, words: str) -> None:
    """The words that tell one from another; of a publisher or a department there are none."""
    assert " ".join(venue_words(venue)) == words


@pytest.mark.parametrize(
    ("venue", "report"),
    [
        ("Technical report UCSC-CRL-94-33, University of Whales", True),
        ("Tech. Rep. 12", True),
        ("IBM Research Report", True),
        ("Working paper", True),
        ("Bell System Technical Journal", False),
        ("ACM Computing Reports", False),
        ("Technical Reporting Quarterly", False),
    ],
)
def test_reports(venue: str, report: bool) -> None:
    """A technical report comes before its publication."""
    assert is_report(venue) is report


@pytest.mark.parametrize(
    ("kind", "ids", "server"),
    [("misc", "", True), ("article", "", False), ("article", "2111.00396", True),
     ("article", "10.1000/a", False)],
)  # fmt: skip
def test_on_a_server(kind: str, ids: str, server: bool) -> None:
    """A record without a venue is a preprint by its type or by its identifier."""
    assert on_a_server(work(type=kind, ids=ids)) is server


@pytest.mark.parametrize(
    ("place", "publisher"),
    [("bioRxiv", "bioRxiv"), ("arXiv preprint arXiv:2111.00396", ""), ("Chest", "")],
)
def test_the_server_of_an_article_is_kept(place: str, publisher: str) -> None:
    """It is no venue, but makes a preprint of the article; an identifier says that by itself."""
    said = {"journal": place, "title": "Old whales"}
    one = Entry("article", "k", tuple(Field(name, text, text) for name, text in said.items()))
    record = fields.comparable_record(one)
    assert record.publisher == publisher
    assert on_a_server(record) is (place != "Chest")


def test_a_preprint_server_is_no_other_publisher() -> None:
    assert other_publishers("Springer", "Whale Books")
    assert not other_publishers("Springer", "bioRxiv")
    assert not other_publishers("bioRxiv", "Springer")


@pytest.mark.parametrize(
    ("venue", "years"),
    [
        ("ICML 2019", {2019}),
        ("ICML'19", {2019}),
        ("in FOCS-93, 1994", {1993, 1994}),
        ("Journal of 30 Whales", set()),
    ],
)
def test_years_of_a_venue(venue: str, years: set[int]) -> None:
    """The years of meetings, written in four digits or in two behind an abbreviation."""
    assert years_of(venue) == years
