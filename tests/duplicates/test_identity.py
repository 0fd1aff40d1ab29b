"""What identifiers say about two records, and what titles and authors make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ssmlit.duplicates import Outcome, Thresholds, compare
from ssmlit.duplicates.identity import Identity, identity, shared_identifiers
from ssmlit.duplicates.verdict import Evidence
from ssmlit.model import Identifier
from tests.duplicates.conftest import doi, kind
from tests.duplicates.conftest import work as record

if TYPE_CHECKING:
    from ssmlit.model import Record

SAME, MAYBE, MISMATCH, DIFFERENT = Outcome.SAME, Outcome.MAYBE, Outcome.MISMATCH, Outcome.DIFFERENT
TITLE = "Selective scans for spectral recordings of migrating whales"
BLUE = TITLE.replace("spectral recordings", "blue songs")  # 84 alike
SHEETS = TITLE.replace("Selective scans", "Polar sheets")  # 85
UNDER = f"{TITLE} underwater"
ONE, TWO = "Gu, Albert", "Gu, Albert and Dao, Tri"
FOUR = f"{TWO} and Roe, A. and Poe, B."
ARXIV, ANOTHER = "2111.00396", "2402.19047"
BIORXIV = "doi:10.1101/2021.01.02.425001"
ON_PAGE = "3,,10-20"
TWICE = "published twice: pages, volume, year differ"
FIRST_LOOK = Thresholds(ask=1.0)


def work(
    title: str = TITLE, authors: str = TWO, ids: str = ARXIV, year: int = 2021, place: str = ""
) -> Record:
    """Return a record with an identifier."""
    return record(title, authors, year, place=place, ids=ids)


def paged(title: str = TITLE, authors: str = ONE) -> Record:
    """Return a record with a DOI and its page."""
    return work(title, authors, "10.1000/a", place=ON_PAGE)


def published(title: str = TITLE) -> Record:
    """Return one with a publisher's DOI."""
    return work(title, ids="10.1000/a")


def printed(number: int, title: str = TITLE, authors: str = TWO) -> Record:
    """Return one of two publications, each with a DOI of its own."""
    venue, place, year = [("Chest", ON_PAGE, 2021), ("Lancet", "4,,30-40", 2023)][number]
    return record(title, authors, year, venue, place, ids=f"10.1000/{number}")


def placed(number: int, ids: str = ARXIV) -> Record:
    """Return one of the two publications with a preprint's identifier."""
    return printed(number)._replace(identifiers=work(ids=ids).identifiers)


def edition(number: int) -> Record:
    """Return an edition of a book."""
    book = record(TITLE, TWO, 2020 + number, ids=f"10.1000/{number}", type="book")
    return book._replace(edition=str(number))


def linked(title: str, authors: str = "") -> Record:
    """Return a record with a service's own name, which is no one else's for a work."""
    return record(title, authors)._replace(identifiers=(Identifier("s2", "7b"),))


CASES = [
    (work(), work(), SAME, "same arxiv:2111.00396"),
    (work(""), work(), MAYBE, "same arxiv:2111.00396, no title to confirm it"),
    (work(f"{TITLE} 1"), work(f"{TITLE} 2"), MAYBE, "numbers differ"),
    (work(), work(f"{TITLE} 2"), SAME, "same arxiv:2111.00396"),
    (work(), work(f"Reply: {TITLE}"), MAYBE, 'only one says "reply"'),
    (work(), work(f"{UNDER} in polar seas"), SAME, "same arxiv:2111.00396"),  # 83 alike
    (work(authors=ONE), work(BLUE, ONE), MAYBE, "same arxiv:2111.00396, retitled"),
    (
        work(authors=ONE), work(SHEETS, ONE),
        SAME, "same arxiv:2111.00396",
    ),
    (work(), work(BLUE), SAME, "same arxiv:2111.00396, retitled"),
    (work(), work(BLUE, FOUR), SAME, "same arxiv:2111.00396, retitled"),
    (work(), work(BLUE, f"{FOUR} and Xi, D."), MAYBE, "same arxiv:2111.00396, retitled"),
    (work(f"{TITLE} 1"), work(f"{BLUE} 2"), MAYBE, "same arxiv:2111.00396, retitled"),
    (work(authors=""), work(BLUE, ""), MAYBE, "same arxiv:2111.00396, retitled"),
    (
        work(), work("Songs scans for spectral blue of under whales"),  # 60
        SAME, "same arxiv:2111.00396, retitled",
    ),
    (work(), work("Fast boats"), MAYBE, "same arxiv:2111.00396, retitled"),  # by two or more
    (
        work(authors=ONE), work("Fast boats", ONE),
        MISMATCH, "same arxiv:2111.00396, other title",
    ),
    (work(), work("快船"), MAYBE, "same arxiv:2111.00396, title in another script"),
    (paged(), paged("Fast boats"), MAYBE, "same doi:10.1000/a, retitled"),
    # an identifier may be copied to another work of the same people, a preprint is retitled
    (published(), published(SHEETS), MAYBE, "same doi:10.1000/a, retitled"),
    (published(), published(BLUE), MAYBE, "same doi:10.1000/a, retitled"),
    (published(), published(f"{TITLE}: a reply to Bock"), MAYBE, 'only one says "reply"'),
    (published(), published(f"{TITLE}: a song"), SAME, "same doi:10.1000/a"),
    (published(), published(f"{TITLE}: song correction of seals"), SAME, "same doi:10.1000/a"),
    (published(), published(TITLE.replace("Selective", "Selectvie")), SAME, "same doi:10.1000/a"),
    (paged(), paged(SHEETS), SAME, "same doi:10.1000/a"),
    (paged(), paged(f"{TITLE}: a reply to Bock"), SAME, "same doi:10.1000/a"),
    (work(), work(SHEETS), SAME, "same arxiv:2111.00396"),
    (work(ids=BIORXIV), work(SHEETS, ids=BIORXIV), SAME, f"same {BIORXIV}"),
    (
        work(ids=f"doi:10.1000/a {ARXIV}"), work(SHEETS, ids=f"doi:10.1000/a {ARXIV}"),
        SAME, "same arxiv:2111.00396",
    ),
    (work(authors=ONE), work(authors="Roe, A."), MAYBE, "same arxiv:2111.00396, other authors"),
    (work(authors=ONE), work(UNDER, "Roe, A."), MISMATCH, "same arxiv:2111.00396, other authors"),
    (paged(), paged(UNDER, "Roe, A."), SAME, "same doi:10.1000/a"),
    (paged(), paged("Fast boats", "Roe, A."), MISMATCH, "same doi:10.1000/a, other authors"),
    (
        work(authors=f"{TWO} and Roe, A."), work(authors="Gu, A. and Li, B. and Wu, C."),
        SAME, "same arxiv:2111.00396",
    ),
    (
        work(authors=FOUR),
        work(authors="Gu, A. and Li, B. and Wu, C. and Xi, D."),
        MAYBE, "same arxiv:2111.00396, other authors",
    ),
    (work(), work(ids=ANOTHER), MISMATCH, "two arxiv identifiers"),
    (work(BLUE), work(ids=ANOTHER), DIFFERENT, "two arxiv identifiers"),
    (work(""), work("", ids=ANOTHER), DIFFERENT, "two arxiv identifiers"),
    (work(authors=ONE), work(TITLE, "Roe, A.", ANOTHER), MISMATCH, "two arxiv identifiers"),
    (work("Editorial"), work("Editorial", ids=ANOTHER), DIFFERENT, "two arxiv identifiers"),
    (printed(0), printed(1), MAYBE, "two published DOIs"),
    (printed(0, TITLE, ONE), printed(1, TITLE, ONE), DIFFERENT, TWICE),
    (printed(0, "Old whales"), printed(1, "Old whales"), DIFFERENT, TWICE),
    (printed(0, "Old blue whales"), printed(1, "Old blue whales"), MAYBE, "two published DOIs"),
    (
        printed(0), printed(1, TITLE.replace("spectral", "blue")),
        DIFFERENT, TWICE,
    ),
    (
        printed(0), printed(1)._replace(identifiers=()),
        DIFFERENT, TWICE,
    ),
    (
        work(authors=ONE, ids="10.1000/a"), work(authors=ONE, ids="10.1000/b"),
        MAYBE, "two published DOIs",
    ),
    (edition(1), edition(2), DIFFERENT, "another edition"),
    (placed(0), placed(1), SAME, "same arxiv:2111.00396"),
    (placed(0), placed(1, ANOTHER), DIFFERENT, "two arxiv identifiers"),
    (linked("Old whales"), linked("Old whales"), MAYBE, "authors not known"),
    (linked(TITLE, TWO), linked(UNDER, TWO), MAYBE, "one title is longer"),
    (work(authors="", ids=""), work(authors="", ids=""), MAYBE, "authors not known"),
    (work(), work(ids="10.1000/a"), SAME, ""),  # of one scheme each: no contradiction
    (work(ids="10.48550/a"), work(ids="10.1000/a"), SAME, ""),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "outcome", "reason"), CASES)
def test_verdict(one: Record, other: Record, outcome: Outcome, reason: str) -> None:
    """What decides, whichever is first."""
    for pair in ((one, other), (other, one)):
        verdict = compare(*pair, thresholds=FIRST_LOOK)

        assert (verdict.outcome, verdict.decided_by) == (outcome, reason)
        assert verdict.rule is kind(reason)


def said(*evidence: tuple[str, str, str, float, str], **facts: object) -> Identity:
    """Return what identifiers say; of one that both have, how much it says for one work."""
    nothing: dict[str, object] = {
        "shared": None, "conflict": "", "two_publications": False
    }  # fmt: skip
    return Identity(**nothing | facts, evidence=tuple(Evidence(*it) for it in evidence))  # type: ignore[arg-type]  # by name


A, B = ("doi", "10.1000/a"), ("doi", "10.1000/b")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param([], [], said(), id="nothing"),
        pytest.param([A], [], said(), id="on one side"),
        pytest.param([A], [("arxiv", "1")], said(), id="of one scheme each"),
        pytest.param(
            [("s2", "x"), ("pmid", "7"), A], [A, ("pmid", "7"), ("s2", "x")],
            said(
                ("s2", "x", "x", 2.0, "equal"), ("pmid", "7", "7", 8.0, "equal"),
                ("doi", "10.1000/a", "10.1000/a", 8.0, "equal"),
                shared=Identifier("pmid", "7"),
            ), id="shared",
        ),
        pytest.param(
            [("isbn", "9")], [("isbn", "9")], said(("isbn", "9", "9", 0.5, "equal")), id="a book"
        ),
        pytest.param(
            [("isbn", "9"), ("s2", "x")], [("isbn", "8"), ("s2", "y")], said(), id="other books"
        ),
        pytest.param(
            [("pmid", "7"), ("openreview", "x"), ("arxiv", "1"), ("arxiv", "3")],
            [("openreview", "y"), ("arxiv", "2"), ("pmid", "8")],
            said(
                ("arxiv", "1", "2", -8.0, "conflict"), ("openreview", "x", "y", -8.0, "conflict"),
                ("pmid", "7", "8", -8.0, "conflict"), conflict="arxiv",
            ), id="other names in several schemes",
        ),
        pytest.param(
            [("arxiv", "1"), ("arxiv", "3")], [("arxiv", "2"), ("arxiv", "3")],
            said(("arxiv", "3", "3", 8.0, "equal"), shared=Identifier("arxiv", "3")),
            id="one of two names",
        ),
        pytest.param(
            [A], [B],
            said(("doi", "10.1000/a", "10.1000/b", -2.0, "conflict"), two_publications=True),
            id="two publications",
        ),
        pytest.param(
            [("doi", "10.48550/arxiv.1"), A], [("doi", "10.48550/arxiv.2"), B],
            said(("doi", "10.1000/a", "10.1000/b", -2.0, "conflict"), two_publications=True),
            id="and preprints beside them",
        ),
        pytest.param([("doi", "10.48550/arxiv.1")], [B], said(), id="a preprint's DOI"),
    ],
)  # fmt: skip
def test_what_identifiers_say(
    one: list[tuple[str, str]], other: list[tuple[str, str]], expected: Identity
) -> None:
    """All of it: what is shared, what contradicts, and how much each says."""
    left, right = (
        record(TITLE)._replace(identifiers=tuple(Identifier(*it) for it in names))
        for names in (one, other)
    )

    assert identity(left, right) == expected


@pytest.mark.parametrize(
    ("kinds", "weight"), [(("book", "collection"), 4.0), (("book", "inbook"), 0.5)]
)
def test_what_an_isbn_weighs(kinds: tuple[str, str], weight: float) -> None:
    """It names a book; the chapters have it, too."""
    number = (Identifier("isbn", "9"),)
    one, other = (record(TITLE, type=kind)._replace(identifiers=number) for kind in kinds)

    assert identity(one, other).evidence == (Evidence("isbn", "9", "9", weight, "equal"),)


@pytest.mark.parametrize(("titles", "shared"), [(5, False), (6, True)])
def test_what_six_titles_carry_is_no_identity(titles: int, shared: bool) -> None:
    """A DOI of a volume is in the records of its papers; that of one paper may be repeated."""
    names = [f"title{number % titles}" for number in range(12)]
    records = [record(name)._replace(identifiers=(doi("10.1000/a"),)) for name in names]

    assert (doi("10.1000/a") in shared_identifiers(records, names)) is shared


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [
        pytest.param(work(), work(), 0.75, 1.0, id="same"),
        pytest.param(work(authors=""), work(BLUE, ""), 0.3, 0.9, id="maybe"),
        pytest.param(work(), work(ids=ANOTHER), 0.2, 0.5, id="mismatch"),
        pytest.param(work(), work(BLUE, ids=ANOTHER), 0.0, 0.3, id="different"),
    ],
)
def test_score(one: Record, other: Record, low: float, high: float) -> None:
    """Scores of all pairs can be compared: each outcome has its range."""
    assert low <= compare(one, other).score <= high
