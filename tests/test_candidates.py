"""The index of works: titles that many share, each work found by its people or its year."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from ssmlit.library import Candidates, Library
from ssmlit.library.candidate import Candidate
from ssmlit.library.candidates import like_titles
from ssmlit.library.numbered_titles import CROWD, NumberedTitles
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
    f"year = {{ {it.year} }}, doi = {{{it.identifiers[0].value}}}}}"
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
        works.add(Candidate.of_record(record))
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


@pytest.mark.slow
def test_of_a_title_that_many_have_those_without_author_and_year_are_near_one_without() -> None:
    """Nothing tells them apart."""
    undated = Record(title="Editorial")
    for works in (
        Candidates.of_records([*RECORDS, undated]),
        Library.from_text(ENTRIES + "\n@misc{undated, title = {Editorial}}").candidates,
    ):
        assert [work.outline.year for work in works.near(undated)] == [0]


def test_of_a_title_that_few_have_all_are_near() -> None:
    works = Candidates.of_records(RECORDS[:CROWD])
    assert len(works.near(Record(title="Editorial", year=2024))) == CROWD


def test_the_works_of_a_title_come_in_the_order_in_which_they_were_added() -> None:
    works = Candidates.of_records(
        [Record(title="S4", key="a"), Record(title="H3", key="b"), Record(title="s-4", key="c")]
    )
    assert [one.key for one in works.by_title("S4")] == ["a", "c"]


@pytest.mark.parametrize("number", [CROWD, MANY])
def test_a_work_in_the_place_of_what_was_known_of_it(number: int) -> None:
    """It is found by what is known about it now, and nothing else by what was; also among many."""
    works = Candidates.of_records(RECORDS[:number])
    works.near(RECORDS[7])  # so that the many of one title are distinguished
    now = Record(
        key="k7",
        title="A Title of Its Own",
        authors=(Person("Somebody", "E."),),
        year=2001,
        identifiers=(Identifier("doi", "10.1000/other"),),
    )

    works.replace(7, Candidate.of_record(now))

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
def test_similar_titles_with_different_numbers_are_not_candidates(
    title: str, expected: set[int]
) -> None:
    """Two works each with a number that the other lacks are different; these need no look."""
    found = Candidates.of_records(parts(MANY)).near(Record(title=title))
    assert {int(work.outline.key[1:]) for work in found} == expected


def test_of_a_few_titles_alike_all_are_near() -> None:
    """Where it costs nothing, the judge decides what numbers mean: "Part II" may be "Part 2"."""
    found = Candidates.of_records(parts(CROWD)).near(Record(title="A Long Study, Part 17 of 900"))
    assert len(found) == CROWD


def test_a_long_series_is_represented_by_its_first_titles() -> None:
    """What all of its titles say leads to the first ones, and a number from them to its own."""
    series, words = NumberedTitles(), {"study", "part"}

    found = [series.found_by(f"study part {n}", {*words, str(n)}) for n in range(MANY)]

    assert found == [{*words, str(n)} if n <= CROWD else {str(n)} for n in range(MANY)]
    assert series.completed({0}, "study part 77") == {0, 77}
    assert series.completed({0}, "study") == {*range(MANY)}


@pytest.mark.parametrize(("number", "found"), [(CROWD, {0}), (CROWD + 1, {0, 17})])
def test_a_short_series_is_compared_in_full(number: int, found: set[int]) -> None:
    """Each of its titles is found by its own words."""
    series = NumberedTitles()
    for n in range(number):
        series.found_by(f"part {n}", {"part", str(n)})

    assert series.completed({0}, "part 17") == found


def test_a_number_shared_by_a_series_finds_nothing() -> None:
    """Else each of "Part 1 of 900" to "Part 900 of 900" would be compared with each."""
    series = NumberedTitles()
    for n in range(MANY):
        series.found_by(f"part {n} of 900", {"part", "of", str(n), "900"})

    assert series.completed({0}, "part 77 of 900") == {0, 77}
    assert series.completed({0}, "part 9999 of 900") == {0}


def near(works: list[Record], asked: Record) -> list[int]:
    """Return the places of the works that a record may be."""
    index = Candidates.of_records(works)
    return [works.index(one.record) for one in index.near(asked)]


def named(title: str, *identifiers: str) -> Record:
    """Return a record with identifiers, each as `scheme:value`."""
    parts = (it.partition(":") for it in identifiers)
    return Record(title=title, identifiers=tuple(Identifier(one, two) for one, _, two in parts))


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        pytest.param(named("Other words", "doi:a"), [0], id="a name of a work"),
        pytest.param(named("", "doi:a"), [0], id="without a title"),
        pytest.param(named("Whales sing songs!", "url:x"), [1], id="an address, and the title"),
        pytest.param(named("", "url:x"), [], id="an address without a title"),
        pytest.param(named("Other words", "url:x", "isbn:9"), [], id="an address alone"),
        pytest.param(named("Seals bark", "isbn:9"), [2], id="a number of a book, and the title"),
        pytest.param(named("Sealsbark", "isbn:9"), [2], id="a number of a book, and no word of it"),
        pytest.param(named("Seals bark", "url:x", "doi:a"), [0, 2], id="both"),
        pytest.param(named("Seals bark"), [], id="the title alone"),
    ],
)
def test_works_that_share_an_identifier(asked: Record, expected: list[int]) -> None:
    """Several works may stand on one page, or in one book: the title says which of them it is."""
    works = [
        named("Seals bark loudly", "doi:a"),
        named("Whales sing songs", "url:x"),
        named("Seals bark", "url:x", "isbn:9"),
    ]

    found = Candidates.of_records(works).sharing_an_identifier(asked)
    assert [works.index(one.record) for one in found] == expected
    others = [named(f"Unlike {'abcdefghij'[n // 26]}{chr(97 + n % 26)}") for n in range(210)]
    assert set(expected) <= set(near([*works, *others], asked))
    assert near([*works, *others], named("Other words", "url:x", "isbn:9")) == []


@pytest.mark.parametrize(
    ("title", "names", "pages", "found"),
    [
        pytest.param("Whalessonk", "Poe", "", True, id="a title as good as equal"),
        pytest.param("Whalesonk", "Poe", "", False, id="a title somewhat like it, other people"),
        pytest.param("Whalesonk", "Poe Roe", "", True, id="one of its people"),
        pytest.param("Whalesonk", "", "", True, id="nobody named"),
        pytest.param("Whalesonk", "Poe", "10", True, id="pages, which may agree"),
        pytest.param("Whalesonk []", "Poe", "", True, id="a title in another language, perhaps"),
        pytest.param("Walrus", "Roe", "", False, id="another title"),
    ],
)
def test_works_of_a_title_somewhat_like_it(title: str, names: str, pages: str, found: bool) -> None:
    """Are near if they are by the same people; of nine letters in ten others may be, too."""
    known = Record(title="Whalessong", authors=(Person("Roe", "A."),))
    people = tuple(Person(name, "B.") for name in names.split())

    assert near([known], Record(title=title, authors=people, pages=pages)) == [0] * found


def test_a_work_without_known_authors_may_be_by_anyone() -> None:
    """Of its authors no other is known to be a different one."""
    known = Record(title="Whalessong")

    assert near([known], Record(title="Whalesonk", authors=(Person("Poe", "B."),))) == [0]


def letters(number: int) -> str:
    """Return a word of its own for a number."""
    return "".join(chr(97 + int(digit)) for digit in str(number))


@pytest.mark.parametrize(("works", "found"), [(200, 200), (201, 0)])
def test_titles_that_share_two_usual_words(works: int, found: int) -> None:
    """Count while they are two hundred; of more those that share a third word."""
    titles = [f"recordings migration {letters(n)}" for n in range(works)]
    records = [Record(title=title) for title in (*titles, "xx", "yy", "zz")]

    assert len(near(records, Record(title="recordings migration xx yy zz"))) == found
    third = Record(title="recordings migration xx")
    everybody = near([*records, third], Record(title="recordings migration xx yy zz"))
    assert (len(records) in everybody, len(everybody)) == (True, 1)


@pytest.mark.parametrize(("works", "found"), [(CROWD, CROWD), (CROWD + 1, 0)])
def test_titles_that_share_the_name_before_the_colon(works: int, found: int) -> None:
    """One of few is near, whatever else it says; a name that many have names no work."""
    records = [Record(title=f"Orca: {letters(n)} {letters(n)}x") for n in range(works)]

    assert len(near(records, Record(title="ORCA: Songs of Seals"))) == found


@pytest.mark.parametrize(("works", "found"), [(200, [0]), (201, [])])
def test_titles_that_share_no_word(works: int, found: list[int]) -> None:
    """Among two hundred titles all that are alike by letters are near, of more by words only."""
    records = [Record(title="Whales singing"), *(Record(title=letters(n)) for n in range(works))]

    assert near(records[:works], Record(title="Whale singings")) == found


def test_a_title_of_which_one_word_is_known() -> None:
    """The others are misspelt: that word is enough."""
    records = [Record(title="Whales singing"), *(Record(title=letters(n)) for n in range(300))]

    assert near(records, Record(title="Whales sinking")) == [0]


@pytest.mark.slow
@pytest.mark.parametrize("vocabulary", [9, 40])
def test_titles_that_share_rare_words(vocabulary: int) -> None:
    """As an obvious count says: two of the five rarest words, of many titles three."""
    draw = Random(vocabulary)
    words = [f"{letters(n)}word" for n in range(vocabulary)]
    titles = [*{" ".join(draw.sample(words, 6)) for _ in range(400)}]
    frequency = Counter(word for title in titles for word in title.split())
    for asked in [*draw.sample(titles, 20), f"{words[0]} unheard of"]:
        rarest = sorted(
            (word for word in asked.split() if word in frequency),
            key=lambda word: (frequency[word], word),
        )[:5]
        shared = [len({*rarest} & {*title.split()}) for title in titles]
        least = 1 if len(rarest) == 1 else 2
        if len(rarest) == 5 and sum(count >= 2 for count in shared) > 200:
            least = 3
        like = set(like_titles(asked, titles))
        expected = [n for n, count in enumerate(shared) if count >= least and n in like]

        assert near([Record(title=title) for title in titles], Record(title=asked)) == expected


@pytest.mark.parametrize(
    ("title", "other", "like"),
    [
        pytest.param("whales sing songs", "whales sing sonks", True, id="a letter"),
        pytest.param("whales sing songs", "seals bark loudly", False, id="other words"),
        pytest.param("whale sounded", "what is known of whale sounded in ice and snow", True,
                     id="thirteen letters that the other holds"),
        pytest.param("whale sounds", "what is known of whale sounds in ice and snow", False,
                     id="twelve letters that the other holds"),
        pytest.param("what is known of whale sounded in ice and snow", "whale sounded", True,
                     id="it holds the other's thirteen letters"),
        pytest.param("what is known of whale sounds in ice and snow", "whale sounds", False,
                     id="it holds the other's twelve letters"),
        pytest.param("what is known…", "what is known of whale sounds in ice and snow", True,
                     id="thirteen letters and an ellipsis"),
        pytest.param("what is known of whale sounds in ice and snow", "what is known ...", True,
                     id="an ellipsis of the other"),
        pytest.param("whales", "whales: what is known of their sounds in ice", True,
                     id="a name that stands before the other's colon"),
        pytest.param("whales: what is known of their sounds in ice", "whales", True,
                     id="it stands before the colon"),
        pytest.param("migration of whales and seals", "seals, whales: what songs say of migration",
                     True, id="the three longest words"),
        pytest.param("migration of whales", "migration, what songs say about all of the seals",
                     False, id="two of three"),
        pytest.param("migration of whales seals", "migration, what songs say about all the whales",
                     False, id="the two longest of three"),
        pytest.param("migration whales", "whales and what their songs say of migration", False,
                     id="two words"),
    ],
)  # fmt: skip
def test_titles_that_may_be_another_form(title: str, other: str, like: bool) -> None:
    """Alike by letters, one within the other, or the same three longest words."""
    assert bool(like_titles(title, [other])) is like


@pytest.mark.parametrize(
    ("other", "most"),
    [
        pytest.param("migration of whale and seals", 400, id="alike by letters"),
        pytest.param("seals, whales: what songs say of migration", 400, id="the longest words"),
        pytest.param("what we learn from the migration of whales and seals in ice", 500,
                     id="the longest words, and a hundred that hold it"),
        pytest.param("whales and seals", 600, id="what it holds itself"),
    ],
)  # fmt: skip
def test_of_a_great_many_such_titles_the_first(other: str, most: int) -> None:
    """Of each kind as many as can be judged; of what stands within a title there are few."""
    assert len(like_titles("migration of whales and seals", [other] * 600)) == most
