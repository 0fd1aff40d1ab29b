"""A venue that is none or not whole, and words that may be one, are a question."""

from __future__ import annotations

import pytest

from ssmlit.importers import markdown
from ssmlit.importers.markdown.place_questions import questions_about_place
from ssmlit.importers.markdown.row_reading import RowReading
from ssmlit.importers.venue_date import VenueDate
from ssmlit.model import Person

TITLE = "Slow Shells of Quiet Tides"
HOLM = (Person("Holm", "Ben"),)


def unread(words: str) -> tuple[str, ...]:
    return (f"its venue may be in “{words}”, which was not understood",)


@pytest.mark.parametrize(
    ("venue", "is_asked"),
    [
        pytest.param("Annals of Shells, Lisbon", True, id="a town"),
        pytest.param("Harbour Symposium on Shells, Singapore", True, id="a meeting's town"),
        pytest.param("Slugs, Shells & Tides", False, id="a list"),
        pytest.param("Slugs, Shells, and Quiet Tides", False, id="and"),
        pytest.param("Journal of Shells, Section B", False, id="a section"),
        pytest.param("Annals of Shells, Supplement", False, id="a supplement"),
        pytest.param("Conference on Slow Shells, CSS", False, id="an acronym"),
        pytest.param("Trans. Shells, Slugs, Tides", False, id="an abbreviated name"),
        pytest.param("Muscheln: Schnecken, Gezeiten", False, id="a subtitle"),
        pytest.param("University of Shells, Lisbon", False, id="an institution"),
        pytest.param("Annals of Shells (Lisbon, Portugal)", False, id="in brackets"),
        pytest.param("Harbour Conference on , v. 3, Lagos", True, id="nothing before a comma"),
        pytest.param("Shell Thesis Series, No. 05-74), Lagos", True, id="half a pair of brackets"),
        pytest.param("Dissertation", True, id="a kind of work"),
        pytest.param("Wiley", True, id="a publisher"),
        pytest.param("Palgrave Macmillan Pivot", True, id="a publisher's series"),
        pytest.param("Wiley Notes on Slow Shells", False, id="a name with a publisher in it"),
        pytest.param("Harbourica", False, id="one word"),
        pytest.param("NeurIPS", False, id="a known one"),
    ],
)
def test_what_is_no_whole_venue(venue: str, is_asked: bool) -> None:
    reading = RowReading(title=TITLE, authors=HOLM, stated=VenueDate(venue=venue, year=2020))
    said = tuple(questions_about_place(reading, f"{TITLE}. {venue} 2020"))
    assert said == ((f"its venue may be wrong: “{venue}”",) if is_asked else ())


@pytest.mark.parametrize(
    ("name", "is_asked"),
    [
        pytest.param("Harbour Notes", True, id="a name"),
        pytest.param("Harbourica", True, id="one word"),
        pytest.param("Slow Books", False, id="a publisher by its name"),
        pytest.param("Springer, Berlin", False, id="a known publisher"),
        pytest.param("Journal of Shells", False, id="a journal by its name"),
        pytest.param("Harbour Notes 12(3)", False, id="a journal by its volume"),
    ],
)
def test_who_issued_a_work_in_italics(name: str, is_asked: bool) -> None:
    """An unknown name may be a publisher's or a journal's: in neither case is it only a remark."""
    (row,) = markdown.rows(f"- Anna Carver, *{TITLE}*, {name}, 1990", "l.md")
    asked = (f"its venue may be “{name}”, which was taken for its publisher",)
    assert row.questions == (asked if is_asked else ())


def test_a_publisher_with_pages_may_be_a_journal() -> None:
    reading = RowReading(title=TITLE, stated=VenueDate(venue="Wiley"), pages="1–9")
    assert not list(questions_about_place(reading, TITLE))


@pytest.mark.parametrize(
    ("venue", "remark", "found"),
    [
        pytest.param("Lagos", "Proceedings of the Workshop on Shells", True, id="a meeting"),
        pytest.param("IEEE", "2007 IEEE tidal shells conference", True, id="a society"),
        pytest.param("SHELLCO", "Conference on Shells and Coasts", False, id="its acronym"),
        pytest.param("Harbourica", "ed. J. Carver", False, id="an initial is no journal"),
        pytest.param("NeurIPS", "Workshop on Shells", False, id="beside a known venue"),
        pytest.param("", "Slow Studies, in Actes du Colloque de Lagos", True, id="in a book"),
        pytest.param("", "in B. Carver (ed.)", True, id="an editor"),
        pytest.param("", "in Python 3", False, id="a short remark"),
        pytest.param("", "in the North Sea of Shells", False, id="no name"),
        pytest.param("", "Studies of Tidal Life, 317–329. Slow Books", True, id="pages"),
        pytest.param("", "Harbours in Tidal Science, 4, 2", True, id="volume and article"),
        pytest.param("", "Harbour Notes (Vol.53 No.1", True, id="a volume without a blank"),
        pytest.param("", "Harbour Notes, Vol. 53", True, id="a volume"),
        pytest.param("", "Draft 2019-09", False, id="a month"),
        pytest.param("", "quiet and slow", False, id="a remark"),
    ],
)
def test_words_beside_authors_that_say_where(venue: str, remark: str, found: bool) -> None:
    stated = VenueDate(venue=venue, year=2020)
    reading = RowReading(title=TITLE, authors=HOLM, remark=remark, stated=stated)
    piece = remark.removesuffix(". Slow Books").rstrip(".")
    assert tuple(questions_about_place(reading, TITLE)) == (unread(piece) if found else ())
    alone = reading._replace(authors=())
    assert not list(questions_about_place(alone, TITLE))


@pytest.mark.parametrize(
    ("row", "asked"),
    [
        pytest.param("- [{}](https://a.org/1.pdf) *Tidal Analysis*  \n  Ben Holm and Joan Yu",
                     unread("Tidal Analysis"), id="a name in italics"),
        pytest.param("- Holm, B., & Yu, J. (2007). “{}”. IEEE SHELCO.",
                     unread("IEEE SHELCO"), id="an acronym behind its society"),
        pytest.param("- Holm, B., & Yu, J. (2007). “{}”. IEEE Shelco Press.",
                     (), id="other words behind it"),
        pytest.param("- [{}](https://a.org/1.pdf) *so slow*  \n  Ben Holm and Joan Yu",
                     (), id="other words in italics"),
        pytest.param("- **{}**, Ben Holm, Joan Yu (Notes of old harbours 2011)"
                     " [[pdf](https://a.org/1.pdf)]",
                     unread("Notes of old harbours"), id="dated in brackets"),
        pytest.param("- **{}**, Ben Holm, Joan Yu (Slow Notes: a Forum of Lagos) (2011)"
                     " [[pdf](https://a.org/1.pdf)]", (), id="a year apart"),
        pytest.param("- **{}**, Ben Holm, Joan Yu (4th forum of harbours 2011)"
                     " [[pdf](https://a.org/1.pdf)]",
                     unread("4th forum of harbours"), id="a number first"),
        pytest.param("- **{}**, Ben Holm, Joan Yu (told in quiet harbours 2011)"
                     " [[pdf](https://a.org/1.pdf)]", (), id="no name"),
        pytest.param("- **{}**, Ben Holm, Joan Yu (University of Tides 1968)"
                     " [[pdf](https://a.org/1.pdf)]", (), id="an organisation"),
        pytest.param("- **{}**, Ben Holm, Joan Yu (Holm and Yu 2011)"
                     " [[pdf](https://a.org/1.pdf)]", (), id="people in brackets"),
        pytest.param("- **{}**, Ben Holm, Joan Yu (Notes of old harbours) 2011"
                     " [[pdf](https://a.org/1.pdf)]", (), id="brackets without a date"),
    ],
)  # fmt: skip
def test_names_without_a_venue(row: str, asked: tuple[str, ...]) -> None:
    assert [it.questions for it in markdown.rows(row.format(TITLE), "l.md")] == [asked]


def test_people_in_brackets_with_a_year_are_no_venue() -> None:
    said = [
        list(questions_about_place(RowReading(TITLE, authors=HOLM, asides=(words,)), TITLE))
        for words in ("Anna Carver and Joan Yu 2011", "Notes of Quiet Tides, 2011")
    ]
    assert said == [[], [*unread("Notes of Quiet Tides")]]


@pytest.mark.parametrize(
    ("venue", "remark", "asked"),
    [
        pytest.param("", "", ("its venue may be missing: it has pages",), id="nothing else"),
        pytest.param("", "in Tides of B. Holm", unread("in Tides of B. Holm"), id="what may be it"),
        pytest.param("Tides", "", (), id="a venue"),
    ],
)
def test_pages_without_a_venue(venue: str, remark: str, asked: tuple[str, ...]) -> None:
    stated = VenueDate(venue=venue, year=2020)
    reading = RowReading(title=TITLE, authors=HOLM, remark=remark, stated=stated, pages="187–192")
    assert tuple(questions_about_place(reading, TITLE)) == asked


@pytest.mark.parametrize(
    ("venue", "is_asked"),
    [
        pytest.param("HPC", False, id="all letters"),
        pytest.param("HAPHY", False, id="beginnings of several letters"),
        pytest.param("HAXZ", False, id="half of the letters"),
        pytest.param("HAXYZ", True, id="less than half of them"),
        pytest.param("Hpc", True, id="no capitals"),
        pytest.param("CPH", True, id="in another order"),
    ],
)
def test_an_acronym_is_the_name_before_it(venue: str, is_asked: bool) -> None:
    words = "Harbour Physics Conference"
    stated = VenueDate(venue=venue, year=2020)
    reading = RowReading(title=TITLE, authors=HOLM, remark=words, stated=stated)
    said = tuple(questions_about_place(reading, f"{TITLE}. {words}, on Tides, {venue} 2020"))
    assert said == (unread(words) if is_asked else ())


@pytest.mark.parametrize(
    ("reading", "year"),
    [
        pytest.param(RowReading(asides=("date: 2005/2022",)), "2005", id="two years"),
        pytest.param(RowReading(stated=VenueDate(venue="Tides 2016年_(2)")), "2016",
                     id="in the venue"),
        pytest.param(RowReading(stated=VenueDate(venue="Tides 2016_A", year=2015)), "",
                     id="there is one"),
        pytest.param(RowReading(stated=VenueDate(date="2016-03"), remark="date: 2015"), "",
                     id="a date"),
        pytest.param(RowReading(remark="as it was in 1987"), "", id="within a remark"),
    ],
)  # fmt: skip
def test_a_year_that_was_not_read(reading: RowReading, year: str) -> None:
    said = [it for it in questions_about_place(reading, TITLE) if "year" in it]
    assert said == ([f"its year may be “{year}”"] if year else [])


@pytest.mark.parametrize("venue", ["Notes of Harbours (Lagos)", "Conference on Slow Shells (CSSH)"])
def test_a_bracket_of_a_venue_is_kept(venue: str) -> None:
    head = "| Title | Authors | Venue | Year |\n|---|---|---|---|\n"
    (row,) = markdown.rows(f"{head}| {TITLE} | Ben Holm, Joan Yu | {venue} | 2016 |\n", "l.md")
    assert row.record is not None
    assert (row.record.venue, row.questions) == (venue, ())
