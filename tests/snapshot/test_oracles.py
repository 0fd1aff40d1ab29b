"""Near titles and searches against slow, obvious ways: a look at every record of the catalogue."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from ssmlit import latex
from ssmlit.catalogue import shipped
from ssmlit.latex.similarity import NEAR
from ssmlit.snapshot import Snapshot
from ssmlit.snapshot.build import build
from ssmlit.snapshot.readers.raw_values import of_record
from ssmlit.snapshot.search import SearchTerms, search
from tests.snapshot.conftest import part

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ssmlit.model import Record


@pytest.fixture(scope="module")
def records() -> list[Record]:
    """The works of the catalogue."""
    return list(shipped())


@pytest.fixture(scope="module")
def whole(records: list[Record], tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """The catalogue as a snapshot."""
    path: Path = tmp_path_factory.mktemp("oracle") / "catalogue.sqlite"
    build(path, [part(list(map(of_record, records)))])
    return Snapshot(path)


def misspelt(title: str, chance: random.Random) -> str:
    """Swap two letters."""
    at = chance.randrange(len(title) - 1)
    return title[:at] + title[at + 1] + title[at] + title[at + 2 :]


def shortened(title: str, chance: random.Random) -> str:
    """Leave out a word."""
    words = title.split()
    del words[chance.randrange(len(words))]
    return " ".join(words)


def shuffled(title: str, chance: random.Random) -> str:
    """Let two words change their places."""
    words = title.split()
    at = chance.randrange(len(words) - 1)
    words[at], words[at + 1] = words[at + 1], words[at]
    return " ".join(words)


def replaced(title: str, chance: random.Random) -> str:
    """Put another word in place of one."""
    words = title.split()
    words[chance.randrange(len(words))] = "zebra"
    return " ".join(words)


@pytest.mark.slow
@pytest.mark.parametrize("damage", [misspelt, shortened, shuffled, replaced])
def test_near_titles(
    records: list[Record], whole: Snapshot, damage: Callable[[str, random.Random], str]
) -> None:
    """The rare words lead to what a look at every title finds: 98 of 100 times, or better."""
    chance = random.Random(7)
    titles = [record.title for record in records if len(record.title.split()) > 3][::23]
    folded = [(latex.fold(record.title), record.title) for record in records]
    asked = found = 0
    for title in titles:
        wanted = latex.fold(damage(title, chance))
        best = max(latex.likeness(wanted, one) for one, _ in folded)
        if best < NEAR:
            continue
        asked += 1
        near = whole.near_title(wanted)
        found += bool(near) and near[0].score == best

    assert asked > 80
    assert found >= 0.98 * asked


@pytest.mark.slow
@pytest.mark.parametrize(
    ("wanted", "least"),
    [
        pytest.param(SearchTerms(("mamba",)), 500, id="word"),
        pytest.param(SearchTerms(("state", "space")), 200, id="words"),
        pytest.param(SearchTerms(("segmentation",), ("wang",)), 10, id="author"),
        pytest.param(SearchTerms((), ("gu",)), 10, id="author-alone"),
        pytest.param(SearchTerms(("mamba",), (), (2025, 2025)), 50, id="year"),
        pytest.param(SearchTerms(("mamba",), (), (0, 9999), "ICLR"), 3, id="venue"),
    ],
)
def test_searches(records: list[Record], whole: Snapshot, wanted: SearchTerms, least: int) -> None:
    """Exactly the works whose folded titles and names have all the words, of years and venue."""

    def fits(record: Record) -> bool:
        words = latex.fold(record.title).split()
        names = " ".join(latex.fold(str(person)) for person in record.authors).split()
        return (
            all(word in words or word in _joined(words) for word in wanted.words)
            and all(name in names for name in wanted.authors)
            and wanted.admits(record)
        )

    expected = sum(map(fits, records))

    assert search(whole, wanted, 10).total == expected
    assert expected >= least


def _joined(words: list[str]) -> set[str]:
    """Return neighbouring words written as one: `u net` is `unet`."""
    return {one + other for one in words for other in words}


@pytest.mark.slow
def test_the_best_hits_come_first(whole: Snapshot) -> None:
    """A title that begins with the words, and is not much longer, is the best."""
    found = search(whole, SearchTerms(("vmamba", "visual")), 3)

    assert found.records[0][0].title == "VMamba: Visual State Space Model"
    scores = [score for _, score in search(whole, SearchTerms(("mamba",)), 50).records]
    assert scores == sorted(scores, reverse=True)
