"""What an entry gets from the record that carries its identifier."""

from __future__ import annotations

from typing import Any

import pytest

from ssmlit.actions.records.completing import complete, complete_entry, with_month
from ssmlit.bibtex import parse_document
from ssmlit.importers import Row
from ssmlit.model import Entry, Identifier, Person, Record

PREPRINT = Record(type="misc", title="A", year=2023, month=5, source="arXiv")
PUBLISHED = Record(type="article", title="A", year=2024, month=2, venue="Nature", source="Crossref")


def entry_of(text: str) -> Entry:
    """Return the only entry of a text."""
    (entry,) = parse_document(f"@misc{{k, title = {{A}}, {text}}}".encode()).entries
    return entry


@pytest.mark.parametrize(
    ("text", "official", "month"),
    [
        pytest.param("year = 2023", PREPRINT, "may", id="preprint"),
        pytest.param("note = x", PREPRINT, "may", id="no-year"),
        pytest.param("year = 2022", PREPRINT, "", id="of-another-year"),
        pytest.param("date = {2023}", PREPRINT, "", id="biblatex-says-it-otherwise"),
        pytest.param("year = 2024, journal = {Nature}", PUBLISHED, "feb", id="publication"),
        pytest.param("year = 2023, journal = {Nature}", PREPRINT, "", id="of-the-preprint"),
        pytest.param("year = 2024", PUBLISHED, "", id="of-the-publication"),
    ],
)
def test_a_month_is_taken_from_the_same_version(text: str, official: Record, month: str) -> None:
    """The date of a preprint and that of its publication are two."""
    entry = entry_of(text)

    assert with_month(entry, official).get("month") == month


def test_an_existing_month_is_kept() -> None:
    """Whatever it says."""
    entry = entry_of("year = 2023, month = {Spring}")

    assert with_month(entry, PREPRINT) == entry


def test_the_month_comes_with_the_year() -> None:
    """An entry of which only the title is known gets its people and its whole date."""
    official = PREPRINT._replace(authors=(Person("Lovelace", "Ada"),))

    after, notes = complete_entry(entry_of("note = x"), official)

    assert [(field.name, field.text) for field in after.fields[2:]] == [
        ("author", "Lovelace, Ada"),
        ("year", "2023"),
        ("month", "may"),
    ]
    assert notes == ("from the arXiv: author, year, month",)


MAMBA = Record(
    type="misc",
    title="Mamba: Linear-Time Sequence Modeling",
    authors=(Person("Gu", "Albert"), Person("Dao", "Tri")),
    year=2023,
    source="arXiv",
)


@pytest.mark.parametrize(
    ("text", "taken", "notes"),
    [
        pytest.param(
            "author = {Roe, Jane}", [], ("its authors are Roe, the arXiv has Gu, Dao",),
            id="no title, and other people",
        ),
        pytest.param("title = {Preface}", [], (), id="another title, and nobody"),
        pytest.param(
            "title = {Preface}, author = {Roe, Jane}", [],
            ("its authors are Roe, the arXiv has Gu, Dao",),
            id="another title and other people",
        ),
        pytest.param(
            "title = {Preface}, author = {Gu, A.}", ["year"], ("from the arXiv: year",),
            id="another title by the same people",
        ),
        pytest.param(
            "author = {Dao, T.}", ["title", "year"], ("from the arXiv: title, year",),
            id="no title, and one of the people",
        ),
        pytest.param(
            "title = {Mamba: Linear-Time Sequence Modeling}, author = {Roe, Jane}", ["year"],
            ("from the arXiv: year", "its authors are Roe, the arXiv has Gu, Dao"),
            id="the same title, and other people",
        ),
        pytest.param("note = x", ["title", "author", "year"],
            ("from the arXiv: title, author, year",), id="neither"),
    ],
)  # fmt: skip
def test_nothing_is_taken_from_the_record_of_another_work(
    text: str, taken: list[str], notes: tuple[str, ...]
) -> None:
    """Its identifier is wrong, or the entry's other facts are: which one is not ours to say."""
    (entry,) = parse_document(f"@misc{{k, {text}}}".encode()).entries

    after, said = complete_entry(entry, MAMBA)

    assert [field.name for field in after.fields[len(entry.fields) :]] == taken
    assert said == notes


@pytest.mark.parametrize(
    ("year", "notes"),
    [
        pytest.param(2023, (), id="the same year"),
        pytest.param(0, (), id="no year"),
        pytest.param(2024, ("the row says 2024, the arXiv 2023",), id="another year"),
    ],
)
def test_a_row_that_names_a_venue_does_not_get_the_date_of_the_preprint(
    year: int, notes: tuple[str, ...]
) -> None:
    """Nor does it contradict the preprint, unless it names another year."""
    record = Record(type="article", title="A", year=year, venue="Nature")

    after, said = complete(
        Row(line=1, kind="paper", record=record, own_year=year), record, PREPRINT
    )

    assert (after.venue, after.month, said) == ("Nature", 0, notes)


TIDES = Record(
    title="Slow Tides of Snails", source="Crossref",
    authors=(Person("Aho", "Ann"), Person("Bock", "Ben"), Person("Cruz", "Eva"),
             Person("Dahl", "Liv")),
)  # fmt: skip


@pytest.mark.parametrize(
    ("title", "surnames", "told"),
    [
        pytest.param("slow tides of {Snails}", ["Aho", "Bock", "Cruz", "Dahl"], (), id="the same"),
        pytest.param("Slow Tides of Snails", [], (), id="no people"),
        pytest.param("Slow Tides of Snails", ["Aho", "Dahl"], (), id="some people"),
        pytest.param("Tides of Snails", [], (
            "the row's title is “Tides of Snails”, the Crossref has “Slow Tides of Snails”",
        ), id="another title"),
        pytest.param("Slow Tides of Snails", ["Bock", "Aho"], (
            "the row's authors are Bock, Aho, the Crossref has Aho, Bock, Cruz …",
        ), id="another order"),
        pytest.param("Slow Tides of Snails", ["Aho", "Eklund"], (
            "the row's authors are Aho, Eklund, the Crossref has Aho, Bock, Cruz …",
        ), id="another person"),
    ],
)  # fmt: skip
def test_a_title_and_people_that_are_replaced_are_reported(
    title: str, surnames: list[str], told: tuple[str, ...]
) -> None:
    """The official ones stand in the entry; what the row said would be lost without a word."""
    record = Record(title=title, authors=tuple(map(Person, surnames)))

    after, notes = complete(Row(kind="paper", record=record), record, TIDES)

    assert (after.title, after.authors, notes) == (TIDES.title, TIDES.authors, told)


PEOPLE = (Person("Lovelace", "Ada"), Person("Babbage", "C."))
KNOWN = PUBLISHED._replace(
    title="A: B", authors=(Person("Lovelace", "Augusta"),), volume="7",
    identifiers=(Identifier("doi", "10.1000/a"),),
)  # fmt: skip


@pytest.mark.parametrize(
    ("stated", "venue", "year", "volume", "names"),
    [
        pytest.param({"year": 2023}, "", 2023, "", PEOPLE, id="a preprint stays one"),
        pytest.param({"year": 2024, "venue": "Nature", "type": "article"}, "Nature", 2024, "7",
                     PEOPLE, id="its own publication is completed"),
        pytest.param({"year": 2024, "venue": "Slow Letters", "type": "article"}, "Slow Letters",
                     2024, "", PEOPLE, id="of another nothing is taken"),
        pytest.param({"authors": ()}, "Nature", 2024, "7", KNOWN.authors, id="what it lacks"),
    ],
)  # fmt: skip
def test_what_a_reference_managers_entry_says_stays(
    stated: dict[str, Any], venue: str, year: int, volume: str, names: tuple[Person, ...]
) -> None:
    """As of a .bib file; a row of a list gets the official title and names."""
    record = Record(type="misc", title="A", authors=PEOPLE)._replace(**stated)
    row = Row(record=record, kind="paper", own_year=record.year)

    entered, _ = complete(row._replace(is_entry=True), record, KNOWN)
    listed, _ = complete(row, record, KNOWN)

    assert (entered.title, entered.authors) == ("A", names)
    assert (entered.venue, entered.year, entered.volume) == (venue, year, volume)
    assert entered.identifiers == KNOWN.identifiers
    assert (listed.title, listed.authors) == (KNOWN.title, KNOWN.authors)
