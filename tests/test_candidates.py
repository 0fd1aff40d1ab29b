"""The index of works: titles that many share, each work found by its people or its year."""

from __future__ import annotations

import pytest

from ssmlit.library import Candidates, Library
from ssmlit.library.candidate import Candidate
from ssmlit.library.series import CROWD, Series
from ssmlit.model import Identifier, Person, Record

MANY = 10 * CROWD
PEOPLE = tuple(f"Surname{letter * 3}" for letter in "abcdefghijklmnopqrst")


def editorial(number: int) -> Record:
    """Return the editorial of a year, by one of twenty people."""
    return Record(
        key=f"k{number}",
        title="Editorial",
        authors=(Person(PEOPLE[number % len(PEOPLE)], "A."),),
        year=1800 + number,
        identifiers=(Identifier("doi", f"10.1000/{number}"),),
    )


RECORDS = [editorial(number) for number in range(MANY)]
ENTRIES = "\n".join(
    f"@article{{{it.key}, title = {{Editorial}}, author = {{{it.authors[0].last}, A.}}, "
    f"year = {{{it.year}}}, doi = {{{it.identifiers[0].value}}}}}"
    for it in RECORDS
)


@pytest.fixture(params=["records", "entries", "added one by one"])
def works(request: pytest.FixtureRequest) -> Candidates:
    if request.param == "entries":
        return Library.from_text(ENTRIES).candidates
    if request.param == "records":
        return Candidates.of_records(RECORDS)
    works = Candidates.of_records(RECORDS[: MANY // 2])
    works.near(Record(title="Editorial"))  # from now on the crowd is known, and grows
    for record in RECORDS[MANY // 2 :]:
        works.add(Candidate(record))
    return works


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        pytest.param(Record(title="Editorial", year=1987), {187}, id="the year"),
        pytest.param(
            Record(title="Editorial", authors=(Person("Surnameccc"),)),
            set(range(2, MANY, len(PEOPLE))),
            id="the author",
        ),
        pytest.param(
            Record(title="Editorial", identifiers=(Identifier("doi", "10.1000/99"),)),
            {99},
            id="the identifier",
        ),
        pytest.param(Record(title="Editorials", year=1811), {11}, id="nearly the title"),
        pytest.param(Record(title="Whales", year=1811), set(), id="another title"),
    ],
)
def test_of_a_title_that_many_have_those_with_an_author_or_the_year_are_near(
    works: Candidates, asked: Record, expected: set[int]
) -> None:
    found = {int(work.outline.key[1:]) for work in works.near(asked)}
    assert found >= expected
    assert len(found) <= 2 * CROWD


def test_of_a_title_that_few_have_all_are_near() -> None:
    works = Candidates.of_records(RECORDS[:CROWD])
    assert len(works.near(Record(title="Editorial", year=2024))) == CROWD


def test_the_works_of_a_title_come_in_the_order_in_which_they_were_added() -> None:
    works = Candidates.of_records(
        [Record(title="S4", key="a"), Record(title="H3", key="b"), Record(title="s-4", key="c")]
    )
    assert [one.key for one in works.by_title("S4")] == ["a", "c"]


def test_a_work_in_the_place_of_what_was_known_of_it() -> None:
    """It is found by what is known about it now, and nothing else by what was; also among many."""
    works = Candidates.of_records(RECORDS)
    works.near(RECORDS[7])  # so that the many of one title are distinguished
    now = Record(
        key="k7",
        title="A Title of Its Own",
        authors=(Person("Somebody", "E."),),
        year=2001,
        identifiers=(Identifier("doi", "10.1000/other"),),
    )

    works.replace(7, Candidate(now))

    assert works.by_identifier(RECORDS[7].identifiers[0]) == []
    assert works.by_identifier(now.identifiers[0]) == [now]
    assert works.by_title("A title of its own") == [now]
    assert RECORDS[7] not in works.by_title("Editorial")
    assert now not in [one.record for one in works.near(RECORDS[7])]


def parts(number: int) -> list[Record]:
    """Return the parts of a study, which are alike but for their numbers."""
    return [Record(key=f"k{n}", title=f"A Long Study, Part {n} of 900") for n in range(number)]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        pytest.param("A Long Study, Part 17 of 900", {17}, id="the number"),
        pytest.param("A Long Study, part 17 of 900.", {17}, id="nearly the title"),
        pytest.param("A Long Study, Part 17", {17}, id="a number less"),
        pytest.param("A Long Study, Part 17 of 900, 2nd", {2, 17}, id="a number more"),
        pytest.param("A Long Study, Part XVII", set(range(MANY)), id="no number as digits"),
        pytest.param("A Long Study, Part 999 of 900", set(), id="another number"),
    ],
)
def test_of_many_titles_alike_those_are_near_that_no_number_tells_apart(
    title: str, expected: set[int]
) -> None:
    """Two works each with a number that the other lacks are different; these need no look."""
    found = Candidates.of_records(parts(MANY)).near(Record(title=title))
    assert {int(work.outline.key[1:]) for work in found} == expected


def test_of_a_few_titles_alike_all_are_near() -> None:
    """Where it costs nothing, the judge decides what numbers mean: "Part II" may be "Part 2"."""
    found = Candidates.of_records(parts(CROWD)).near(Record(title="A Long Study, Part 17 of 900"))
    assert len(found) == CROWD


def test_of_a_long_series_the_first_stand_for_the_others() -> None:
    """What all of its titles say leads to the first ones, and a number from them to its own."""
    series, words = Series(), {"study", "part"}

    found = [series.found_by(f"study part {n}", {*words, str(n)}) for n in range(MANY)]

    assert found == [{*words, str(n)} if n <= CROWD else {str(n)} for n in range(MANY)]
    assert series.completed({0}, "study part 77") == {0, 77}
    assert series.completed({0}, "study") == {*range(MANY)}


def test_a_number_that_a_whole_series_has_leads_nowhere() -> None:
    """Else each of "Part 1 of 900" to "Part 900 of 900" would be compared with each."""
    series = Series()
    for n in range(MANY):
        series.found_by(f"part {n} of 900", {"part", "of", str(n), "900"})

    assert series.completed({0}, "part 77 of 900") == {0, 77}
    assert series.completed({0}, "part 9999 of 900") == {0}
