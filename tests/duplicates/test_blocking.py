"""Which pairs of records are looked at: each row says its whole answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ssmlit.duplicates.blocking import CandidatePairs
from ssmlit.duplicates.title_keys import CROWD
from ssmlit.model import Identifier
from tests.duplicates.conftest import doi, work

if TYPE_CHECKING:
    from ssmlit.model import Record

LONG = "Selective scans for spectral recordings of migrating whales"


def candidates(records: list[Record]) -> list[tuple[int, int]]:
    """Return the pairs of places, in the order in which they come."""
    return [(near, place) for place, others in CandidatePairs(records) for near in others]


@pytest.mark.parametrize(
    ("one", "other", "dois", "looked_at"),
    [
        pytest.param("amber blue coral fog qq r", "amber blue coral fog yy z", "", True,
                     id="two words, 88 alike"),
        pytest.param("amber blue coral fog qqq r", "amber blue coral fog yy z", "", False,
                     id="two words, less than 88 alike"),
        pytest.param("amber blue coral fog qq", "amber blue coral fog www zz", "", True,
                     id="one word, and two"),
        pytest.param("amber blue coral drift evening fjord " + "q" * 13,
                     "amber blue coral drift evening fjord " + "z" * 13, "", True,
                     id="one word, 74 alike"),
        pytest.param("amber blue coral drift evening fjord " + "q" * 14,
                     "amber blue coral drift evening fjord " + "z" * 13, "", False,
                     id="one word, less than 74 alike"),
        pytest.param("amber blue coral qqq", "amber blue coral zzz", "10.1000/", True,
                     id="two DOIs, 85 alike"),
        pytest.param("amber blue coral qqq", "amber blue coral zzzz", "10.1000/", False,
                     id="two DOIs, less than 85 alike"),
        pytest.param("amber blue coral qqq", "amber blue coral zzzz", "", True,
                     id="no DOIs"),
        pytest.param("amber blue coral qqq", "amber blue coral zzzz", "10.48550/arXiv.2111.0000",
                     True, id="two DOIs of preprints"),
    ],
)  # fmt: skip
def test_titles_with_other_words(one: str, other: str, dois: str, looked_at: bool) -> None:
    """How alike titles have to be: the more, the more words differ, and with two DOIs."""
    records = [work(one), work(other)]
    if dois:
        records = [
            record._replace(identifiers=(Identifier("doi", f"{dois}{at}"),))
            for at, record in enumerate(records)
        ]

    assert candidates(records) == [(0, 1)] * looked_at


@pytest.mark.parametrize(
    ("one", "other", "looked_at"),
    [
        pytest.param("", "", False, id="no titles"),
        pytest.param("Whalesongs", "Whale songs", True, id="a blank"),
        pytest.param("Whales of quiet winter mornings", "Whales of quiet winter mornings and what "
                     "little is known of those who sing them there", True, id="a long end"),
        pytest.param("Quiet winter mornings", "What little is known of those who sing in these "
                     "northern seas on quiet winter mornings", True, id="a long beginning"),
        pytest.param("Gentle whales", "Gentleb whalse", True, id="six letters, then misspelt"),
        pytest.param("Gentle whales", "Gentlbe whalse", False, id="five letters, then misspelt"),
    ],
)  # fmt: skip
def test_titles_without_a_common_word(one: str, other: str, looked_at: bool) -> None:
    """Titles that begin or end alike stand side by side, or hold each other."""
    records = [work(one, "Roy, Anil"), work(other, "Roy, Anil")]

    assert candidates(records) == [(0, 1)] * looked_at


@pytest.mark.parametrize(
    ("one", "other", "looked_at"),
    [
        pytest.param("", "", True, id="no preprint"),
        pytest.param("arXiv:2111.00001", "", True, id="a preprint"),
        pytest.param("arXiv:2111.00001", "arXiv:2111.00002", False, id="two preprints"),
    ],
)
def test_neighbours_with_arxiv_ids(one: str, other: str, looked_at: bool) -> None:
    """Two of them have settled that there are two works; one has not."""
    records = [work("Gentle whales", ids=one), work("Gentleb whalse", ids=other)]

    assert candidates(records) == [(0, 1)] * looked_at


@pytest.mark.parametrize(
    ("title", "looked_at"), [("Quietest mornin", False), ("Quietest morning", True)]
)
@pytest.mark.parametrize("behind", [True, False])
def test_a_title_that_others_hold_at_an_end(title: str, looked_at: bool, behind: bool) -> None:
    """Of fifteen letters, however many stand between, with whatever has run into it."""
    joined = title.replace(" ", "")
    ends = [*"bcdef", "ofthosewhosinginthesenorthernseas"]
    titles = [title, *(joined + end if behind else end[::-1] + joined for end in ends)]

    assert ((0, 6) in candidates([work(it, "Roy, Anil") for it in titles])) is looked_at


@pytest.mark.slow
def test_a_crowd_of_equal_titles() -> None:
    """Of those are paired who have an author in common, or stand near each other in print."""

    def crowd(size: int) -> list[Record]:
        return [
            work("Editorial", f"Name{n}a, A.", 1900 + n * 7 % size, "Chest", f"{n},1,{n}")
            for n in range(size)
        ]

    assert len(candidates(crowd(CROWD))) == CROWD * (CROWD - 1) // 2

    records = crowd(8 * CROWD)
    near = set(candidates(records))
    years = [record.year for record in records]
    assert all(b - a >= 1 for a, b in near)
    assert {abs(years[a] - years[b]) for a, b in near if b - a > 4} == {1, 2, 3, 4}

    records[200] = records[200]._replace(authors=records[5].authors)
    assert set(candidates(records)) - near == {(5, 200)}


@pytest.mark.parametrize("place", ["1,9,9", "9,1,9", "9,9,1"])
def test_volume_and_pages_distinguish_a_crowd(place: str) -> None:
    """Year, volume, number and pages, in this order, say what stands near."""
    records = [
        work("Editorial", f"Name{n}a, A.", 2000, place=place if n in (1, 40) else "9,9,9")
        for n in range(2 * CROWD)
    ]

    assert (1, 40) in candidates(records)


def test_two_arxiv_identifiers_settle_it() -> None:
    """But for equal titles, of which one identifier is wrong."""
    titles = [LONG, f"{LONG} underwater", LONG]
    records = [
        work(title)._replace(identifiers=(Identifier("arxiv", f"2111.{at}"),))
        for at, title in enumerate(titles)
    ]

    assert candidates(records) == [(0, 2)]


def test_the_order_of_candidates() -> None:
    """By place; what has an arXiv identifier and pairs only with later ones comes with these."""
    arxiv = (Identifier("arxiv", "2111.1"),)
    other = (Identifier("arxiv", "2111.2"),)
    records = [
        work(LONG)._replace(identifiers=arxiv),
        work(LONG),
        work(LONG)._replace(identifiers=other),
        work(LONG),
    ]

    assert [place for place, _ in CandidatePairs(records)] == [1, 3, 2]
    assert list(CandidatePairs(records)) == [(1, [0]), (3, [0, 1, 2]), (2, [0, 1])]


def test_what_many_records_carry_pairs_none() -> None:
    """A volume and page, as an identifier, that more than a crowd have is of no use."""
    titles = [*"abcdefghjklm"]
    records = [
        work(f"{titles[n % 12]}{n} {titles[n // 12]}x{n}", "Roy, Anil", place="3,,10-20")
        for n in range(CROWD + 1)
    ]

    assert len(candidates(records[:-1])) == CROWD * (CROWD - 1) // 2
    assert candidates(records) == []


def test_a_shared_identifier_joins_other_titles() -> None:
    """However other the titles are."""
    records = [work(title)._replace(identifiers=(doi("10.1000/a"),)) for title in ("Seals", "Ice")]

    assert candidates(records) == [(0, 1)]


def test_authors_are_read_where_no_names_are_given() -> None:
    """A preprint and its publication under another title, by the same people."""
    records = [
        work("Moby: old whales sing", "Roe, Ann", venue="Sea")._replace(
            identifiers=(Identifier(scheme, "10.1000/a"),)
        )
        for scheme in ("arxiv", "doi")
    ]
    records[1] = records[1]._replace(title="Moby: a study of ice")

    assert candidates(records) == [(0, 1)]
    assert candidates([records[0], records[1]._replace(authors=())]) == []
