"""Snapshots of a few records, built as the command line builds them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import pytest

from ssmlit.snapshot import Snapshot
from ssmlit.snapshot.build import BuildFile, build
from ssmlit.snapshot.bulk import BulkRecord

if TYPE_CHECKING:
    from pathlib import Path

RECORDS = (
    BulkRecord(
        "Mamba: Linear-Time Sequence Modeling with Selective State Spaces",
        "Gu, Albert\nDao, Tri", 2023, 12, 1, "", "misc", "arxiv:2312.00752", "cs.LG cs.AI",
        "Accepted at COLM 2024", "", 2, "2024-05-31",
    ),
    BulkRecord(
        "Efficiently Modeling Long Sequences with Structured State Spaces",
        "Albert Gu\nKaran Goel\nChristopher R{\\'e}", 2022, 0, 0,
        "International Conference on Learning Representations (ICLR)", "inproceedings",
        "dblp:conf/iclr/GuGR22 arxiv:2111.00396 openreview:uYLFoz1vlAC", more='{"pages": "1–27"}',
        updated="2022",
    ),
    BulkRecord("深度学习", "{Some Collaboration}", 2020, identifiers="doi:10.1000/xyz"),
    BulkRecord("Deep Learning", "LeCun, Yann", 2015, venue="Nature", type="article"),
    BulkRecord("Deep Learning", "Goodfellow, Ian", 2016, type="book", identifiers="doi:10.5/dl"),
    BulkRecord("0"),
)  # fmt: skip

Build = Callable[..., Snapshot]


def part(records: Sequence[BulkRecord], file: str = "file", *, whole: bool = False) -> BuildFile:
    """Return one file of a build that holds these records."""
    return BuildFile(file, 1, 1, "test", whole, lambda: records)


@pytest.fixture
def make(tmp_path: Path) -> Build:
    """Return a builder of snapshots from lists of records, one list a file."""

    def build_it(*files: Sequence[BulkRecord], name: str = "test", whole: bool = False) -> Snapshot:
        path = tmp_path / f"{name}.sqlite"
        build(path, [part(records, f"file{n}", whole=whole) for n, records in enumerate(files, 1)])
        return Snapshot(path)

    return build_it


@pytest.fixture
def snapshot(make: Build) -> Snapshot:
    """A snapshot of `RECORDS`."""
    return make(RECORDS)
