"""A build is whole or it did not happen; what was interrupted continues."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ssmlit.errors import LibraryError, LockedError
from ssmlit.model import Identifier
from ssmlit.snapshot import Snapshot
from ssmlit.snapshot.build import build
from ssmlit.snapshot.bulk import BulkRecord
from ssmlit.snapshot.folder import exclusive
from tests.snapshot.conftest import part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


def papers(first: int, beyond: int) -> list[BulkRecord]:
    """Return papers with these numbers."""
    return [
        BulkRecord(f"Paper number {n}", "Ada Lovelace", 2024, venue=f"Venue {n % 7}",
                   identifiers=f"doi:10.1/{n}", updated=f"2024-01-{n % 28 + 1:02}")
        for n in range(first, beyond)
    ]  # fmt: skip


class Interrupted(Exception):  # noqa: N818 - no failure
    """Stands for Ctrl-C."""


def broken_off(records: Sequence[BulkRecord], after: int) -> Iterator[BulkRecord]:
    """Yield some records and break off."""
    yield from records[:after]
    raise Interrupted


def content(snapshot: Snapshot) -> list[object]:
    """Return everything a snapshot holds."""
    tables = ("record", "identifier", "venue", "word", "coverage")
    return [snapshot.rows(f"SELECT * FROM {table}") for table in tables]


@pytest.mark.slow
def test_an_interrupted_build_continues(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second run reads on where the first one was; the result is that of one run."""
    monkeypatch.setattr("ssmlit.snapshot.build._BATCH", 10)
    monkeypatch.setattr("ssmlit.snapshot.build._COMMIT", 2)
    records, target = papers(0, 100), tmp_path / "s.sqlite"
    whole = [part(papers(100, 130), "a"), part(records, "b")]
    cut = [whole[0], whole[1]._replace(records=lambda: broken_off(records, 67))]
    seen: list[int] = []

    with pytest.raises(Interrupted):
        build(target, cut)
    assert not target.exists()
    assert build(target, whole, progress=seen.append) == 130

    assert seen[0] == 100  # 30 and 60 were there, and the batch after these comes first
    build(tmp_path / "once.sqlite", whole)
    assert content(Snapshot(target)) == content(Snapshot(tmp_path / "once.sqlite"))
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["once.sqlite", "s.sqlite"]


@pytest.mark.slow
@pytest.mark.parametrize("change", ["file", "options", "damaged"])
def test_another_build_starts_from_scratch(tmp_path: Path, change: str) -> None:
    """What was begun with other files or options, or is damaged, is thrown away."""
    target = tmp_path / "s.sqlite"
    with pytest.raises(Interrupted):
        build(target, [part([], "x")._replace(records=lambda: broken_off(papers(0, 5000), 4500))])
    begun = target.with_suffix(".building")
    assert begun.exists()
    if change == "damaged":
        begun.write_bytes(begun.read_bytes()[:5000] + b"\0" * 9000)
    name = "y" if change == "file" else "x"

    build(target, [part(papers(7, 9), name)], options="cs.*" if change == "options" else "")

    found = Snapshot(target)
    assert len(found) == 2
    assert found.get(Identifier("doi", "10.1/7")) is not None


def test_the_old_one_stays_until_the_new_one_is_whole(tmp_path: Path) -> None:
    """Whoever refuses or breaks off leaves the old snapshot as it was."""
    target = tmp_path / "s.sqlite"
    build(target, [part(papers(0, 3))])
    before = target.read_bytes()

    def refuse(records: int) -> None:
        assert (records, target.read_bytes()) == (5, before)
        raise Interrupted

    with pytest.raises(Interrupted):
        build(target, [part(papers(0, 5))], approve=refuse)

    assert target.read_bytes() == before
    assert list(tmp_path.iterdir()) == [target]


def test_its_date_is_that_of_its_newest_fact(tmp_path: Path) -> None:
    """Neither a day to come, nor what is not a date, counts."""
    days = ["2024-02-01", "2023-12-31", "2999-01-01", "20250101", "2025?", ""]

    build(tmp_path / "s.sqlite", [part([BulkRecord("A", updated=day) for day in days])])

    assert Snapshot(tmp_path / "s.sqlite").date == "2024-02-01"


def test_an_open_snapshot_survives_its_replacement(tmp_path: Path) -> None:
    """A reader keeps what it opened; the next one sees the new records."""
    target = tmp_path / "s.sqlite"
    build(target, [part(papers(0, 3))])
    reader = Snapshot(target)
    assert len(reader.venues) == 3

    build(target, [part(papers(0, 30))])

    assert len(reader.by_title("Paper number 2")) == 1
    assert reader.by_title("Paper number 20") == []
    assert len(Snapshot(target)) == 30


@pytest.mark.slow
def test_a_full_disk(tmp_path: Path) -> None:
    """It is said where to free space, the old snapshot stays, and no torso is left."""
    resource = pytest.importorskip("resource")
    signal = pytest.importorskip("signal")
    target = tmp_path / "s.sqlite"
    build(target, [part(papers(0, 3))])
    before = target.read_bytes()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, limits[1]))
        with pytest.raises(LibraryError, match="cannot be written") as caught:
            build(target, [part(papers(0, 5000))])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, ignored)

    assert "SSMLIT_DATA_DIR" in caught.value.hint
    assert target.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["s.sqlite"]


def test_two_builds_at_once(tmp_path: Path) -> None:
    """The second one is refused at once, by name."""
    with (
        exclusive(tmp_path / "new" / "arxiv.sqlite"),
        exclusive(tmp_path / "new" / "dblp.sqlite"),
        pytest.raises(LockedError, match="another process is building the snapshot arxiv"),
        exclusive(tmp_path / "new" / "arxiv.sqlite"),
    ):
        pytest.fail("the lock was given twice")


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    """The reason is the system's, the hint names the setting."""
    (tmp_path / "file").write_text("")

    with (
        pytest.raises(LibraryError, match="cannot be written"),
        exclusive(tmp_path / "file" / "s.sqlite"),
    ):
        pytest.fail("no folder")
