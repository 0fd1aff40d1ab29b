"""How much each agreement weighs: pairs in order, from strong evidence to strong contradiction.

Each pair differs in the one thing that is named. Pairs of one rung weigh the same, those of the
next rung less; half a point is the usual step, so a weight that moves by one passes its neighbours.
"""

from __future__ import annotations

from itertools import pairwise

import pytest

from ssmlit.duplicates import DEFAULTS, Thresholds, compare
from ssmlit.model import Identifier, Record
from tests.duplicates.conftest import work

Pair = tuple[str, Record, Record]
FIRST = Thresholds(ask=1.0)  # no second look
TITLE = "Selective scans for spectral recordings of migrating whales"  # six words that tell
SEA = "Whales sing loud songs below northern ice sheets"  # eight


def words(count: int) -> Pair:
    """Equal titles of that many words."""
    title = " ".join([*SEA.split(), "today"][:count])
    return "title", work(title), work(title)


def title(other: str) -> Pair:
    """A title, and another one."""
    return "title", work(TITLE), work(other)


def people(one: str, other: str) -> Pair:
    """Surnames on two lists; initials after a name are its own ("Gu.A")."""
    lists = [
        " and ".join(f"{last}, {first or 'A'}." for last, _, first in names)
        for names in ([name.partition(".") for name in text.split()] for text in (one, other))
    ]
    return "authors", work(TITLE, lists[0]), work(TITLE, lists[1])


def years(one: int, other: int, kind: str = "article") -> Pair:
    """Two years, and the type of the one that may be a preprint."""
    return "year", work(TITLE, year=one), work(TITLE, year=other, type=kind)


def venue(one: str, other: str) -> Pair:
    """Two names of places of publication."""
    return "venue", work(TITLE, venue=one), work(TITLE, venue=other)


def place(field: str, one: str, other: str) -> Pair:
    """Two of "volume, number, pages", of which one field is weighed."""
    return field, work(TITLE, place=one), work(TITLE, place=other)


def named(field: str, one: str, other: str) -> Pair:
    """Two identifiers."""
    left, right = (
        work(TITLE)._replace(identifiers=(Identifier(field, value),)) for value in (one, other)
    )
    return field, left, right


LADDER: tuple[tuple[Pair, ...], ...] = (
    (named("doi", "10.1000/a", "10.1000/a"), named("arxiv", "2111.00396", "2111.00396")),
    (words(8), words(9)),  # from eight words on, more say no more
    (words(7),),
    (words(6),),
    (words(5),),
    (words(4),),
    (
        words(3),
        title(TITLE.replace("spectral", "spectrla")),
    ),
    (title(f"{TITLE}: surveyed"),),
    (title(f"{TITLE}: survey of methods"),),
    (
        words(2),
        title(TITLE.replace("spectral recordings", "spectrla recodrings")),
        title(TITLE.replace("migrating whales", "…")),  # cut, with four of its words there
    ),
    (
        words(1),
        title("Spectral scans for selective recordings of migrating whales"),
        title(TITLE.replace("Selective scans", "Selective cans")),  # too short to be misspelt
    ),
    (
        people("Gu Dao Roe", "Gu Dao Roe"),
        people("Gu Dao Roe Poe", "Gu Dao Roe Poe"),  # from three on, more say no more
        title(f"{TITLE} underwater"),
    ),
    (people("Gu Dao Roe", "Gu Dao Roe Poe"), title(f"{TITLE} below ice")),
    (people("Gu Dao Roe", "Gu Dao Roe Poe Wu"),),
    (
        people("Gu Dao", "Gu Dao"),
        place("pages", ",,10-20", ",,10-20"),
        place("pages", ",,S78", ",,78-89"),  # the number without its letter
        place("pages", ",,iii-xi", ",,iii-xii"),
        place("pages", ",,5-9", ",,5-9"),  # page 5 of many volumes, but not 5 to 9
    ),
    (
        people("Gu Dao Roe", "Gu Dao Roe Poe Wu Li Xu"),  # four more, or five …
        people("Gu Dao Roe", "Gu Dao Roe Poe Wu Li Xu Bo"),  # … are the same lack
    ),
    (people("Gu.Albert", "Albert.G"), named("s2", "7b", "7b")),  # exchanged
    (people("Gu", "Gu"),),
    (
        people("Gu", "Gu Dao"),
        title(f"Faster {TITLE.lower()}"),
        place("pages", ",,5", ",,5-9"),
    ),
    (
        years(2021, 2021),
        venue("Chest", "Chest"),
        venue("VLDB", "Proc. Conf. on Very Large Data Bases"),
        venue("Annals of Polar Marine Acoustics", "Annals of Polar Marine Zoology"),  # 3 of 4
        place("volume", "3", "3"),
        place("pages", "3,2,10-20", "4,4,11-20"),  # the last page alone
        people("Gu Dao Roe", "Gu Dao Kay"),
        title(f"Much faster {TITLE.lower()}"),
    ),
    (
        place("number", "3,2", "3,2"),
        ("year", work(TITLE, year=2020, type="misc"), work(TITLE, year=2021, venue="Chest")),
        named("isbn", "978-3-16-148410-0", "978-3-16-148410-0"),
        people("Gu Dao", "Gu Kay"),
        title(TITLE.replace("spectral", "clear spectral")),
    ),
    (
        years(2021, 2020, "misc"),
        years(2021, 2018, "misc"),
        ("year", work(TITLE, year=2022, type="misc"), work(TITLE, year=2021, venue="Chest")),
        ("year", work(TITLE, year=2019, type="report"), work(TITLE, year=2021, venue="Chest")),
        venue("SIGMOD Record", "SIGMOD"),
        venue("Whale Seal Krill Squid Coral", "Whale Seal Plankton Kelp Shrimp"),  # 2 of 5
        ("title", work(), work(TITLE)),
    ),
    (title(TITLE.replace("spectral", "acoustic")),),
    (
        venue("Chest", "Lancet"),
        venue("Whale Seal Krill", "Whale Kelp Shrimp"),
        place("number", "3,2", "3,4"),
        place("pages", ",,1-20", ",,11-19"),  # each of them may count from 1
        place("pages", ",,11-19", ",,1-20"),
        title(TITLE.replace("spectral", "clear bright spectral")),
    ),
    (
        years(2021, 2022),
        years(2021, 2017, "misc"),
        venue("VLDB", "ICDE"),  # both are known series
        people("Gu", "Gu.M"),
        people("Gu Roe", "Gu.M Poe.M"),
    ),
    (place("volume", "3", "4"),),
    (people("Gu Dao Roe", "Gu Kay Lee"),),
    (title(TITLE.replace("spectral recordings", "acoustic songs")),),
    (people("Gu Dao Roe Poe", "Gu Kay Lee May"), named("doi", "10.1000/a", "10.1000/b")),
    (people("Gu Dao Roe Poe Wu", "Gu Kay Lee May Noe"),),
    (
        years(2021, 2023),
        place("pages", ",,10-20", ",,15-25"),
        place("pages", ",,10-20", ",,2-9"),
        ("source", work(TITLE, "Gu, A."), work(TITLE.replace("spectral", "acoustic"), "Gu, A.")),
    ),
    (
        people("Gu", "Kay"),
        people("Gu", "Kay Lee"),
        title("Songs scans for spectral blue of under whales"),  # 60 alike
        people("Gu Roe May", "Gu.M Poe.M Kay.M"),  # a family name of three is nobody
    ),
    (people("Gu Dao", "Kay Lee"), people("Gu Dao", "Kay Lee May")),
    (title(TITLE.replace("spectral", "very clear bright slow old cold spectral")),),
    (named("arxiv", "2111.00396", "2111.00397"), title("Fast boats")),
)


def weight(pair: Pair) -> float:
    """Return what a field of two records says, whichever is first."""
    field, left, right = pair
    there, back = (
        [one.weight for one in compare(*both, thresholds=FIRST).evidence if one.field == field]
        for both in ((left, right), (right, left))
    )
    assert there == back
    return round(there[0], 3)


@pytest.mark.slow
def test_ladder() -> None:
    """Pairs of a rung weigh the same, and more than those of the next."""
    rungs = [[weight(pair) for pair in rung] for rung in LADDER]

    assert [rung for rung in rungs if len({*rung}) > 1] == []
    assert [(one, two) for (one, *_), (two, *_) in pairwise(rungs) if one <= two] == []


def test_what_one_record_lacks_is_not_weighed() -> None:
    """No contradiction is seen in a fact that only one of two records has."""
    whole = work(TITLE, "Gu, A.", 2021, "Chest", "3,2,10-20", ids="10.1000/a")

    assert [one.field for one in compare(whole, work(TITLE)).evidence] == ["title"]
    assert [one.field for one in compare(work(TITLE), whole).evidence] == ["title"]


def test_an_identifier_alone_is_enough() -> None:
    """The first rung is as high as what is asked of two records that are one work."""
    assert weight(LADDER[0][0]) == DEFAULTS.same
