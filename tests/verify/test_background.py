"""What snapshots say about whole volumes and registrants."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ssmlit.snapshot import Snapshot
from ssmlit.snapshot.build import build
from ssmlit.snapshot.bulk import BulkRecord
from ssmlit.verify import Background
from tests.snapshot.conftest import part

if TYPE_CHECKING:
    from pathlib import Path


def volume(venue: str, year: int, papers: int, doi: str, without: int = 0) -> list[BulkRecord]:
    """Return a volume whose papers have DOIs, the last ones aside."""
    return [
        BulkRecord(
            f"{venue} {nth}", venue=venue, year=year,
            identifiers=f"doi:{doi}/{year}.{nth}" if nth < papers - without else "",
        )
        for nth in range(papers)
    ]  # fmt: skip


@pytest.fixture
def background(tmp_path: Path) -> Background:
    records = [
        *volume("Meeting on Snails", 2022, 60, "10.1111"),
        *volume("Meeting on Snails", 2023, 60, "10.2222", without=2),
        *volume("Meeting on Slugs", 2023, 99, "10.1111"),
        *volume("NeurIPS", 2023, 100, "10.3333"),
    ]
    path = tmp_path / "test.sqlite"
    build(path, [part(records, whole=True)])
    return Background(2026, [Snapshot(path)])


@pytest.mark.parametrize(
    ("venue", "registrant", "said"),
    [
        pytest.param("Meeting on Snails", "10.1111", "", id="one that it has"),
        pytest.param("Meeting on Snails", "10.2222", "", id="of another year"),
        pytest.param("Meeting on Snails", "10.4444", "snapshot test", id="another one"),
        pytest.param("Meeting on Slugs", "10.4444", "", id="too few papers to say"),
        pytest.param("Meeting on Whelks", "10.4444", "", id="an unknown venue"),
        pytest.param("NeurIPS", "10.52202", "", id="one that took the venue over"),
        pytest.param("NeurIPS", "10.4444", "snapshot test", id="one that did not"),
    ],
)
def test_a_foreign_registrant(
    background: Background, venue: str, registrant: str, said: str
) -> None:
    """Of a venue with many papers it is known who registers their DOIs."""
    assert background.foreign(venue, registrant) == said


@pytest.mark.parametrize(
    ("venue", "year", "said"),
    [
        pytest.param("Meeting on Snails", 2022, "snapshot test", id="all of them"),
        pytest.param("Meeting on Snails", 2023, "", id="more than one in fifty has none"),
        pytest.param("Meeting on Snails", 2021, "", id="a year that is not there"),
    ],
)
def test_a_volume_with_dois(background: Background, venue: str, year: int, said: str) -> None:
    """Only where nearly all papers of a whole volume have a DOI, an unknown one says something."""
    assert background.has_all_dois(venue, year) == said


def test_known_venues(background: Background) -> None:
    assert background.knows_venue("Meeting on Slugs, 2023")
    assert not background.knows_venue("Meeting on Whelks")
