"""The words by which a venue's name says that it is beside the main part of a meeting."""

from __future__ import annotations

import pytest

from ssmlit.duplicates.venue_series import series
from ssmlit.snapshot.coverage import short_name
from ssmlit.venues import find_venue
from ssmlit.venues.vocabulary import NOT_MAIN, OTHER_SERIES, OTHER_VOLUME, SIDE_EVENT

KINDS = (SIDE_EVENT, OTHER_SERIES, OTHER_VOLUME, NOT_MAIN)  # each has what the one before has


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("ICML 2024 Workshops", 0),
        ("SIGMOD-Companion '23", 0),
        ("CHI Extended Abstracts", 0),
        ("AAMAS 2026 (Extended Abstract)", 0),
        ("ISMAR Adjunct", 0),
        ("ICLR Tiny Papers", 0),
        ("MICCAI Doctoral Consortium", 0),
        ("EMNLP Findings", 1),
        ("EMNLP: System Demonstrations", 2),
        ("ACL Student Research Session", 2),
        ("NAACL: Industry Papers", 2),
        ("NeurIPS Datasets and Benchmarks", 3),
        ("ICLR Blogposts", 3),
        ("ICML Position Paper Track", 3),
        ("ICML", 4),
        ("Conference on Demonstrative Findingsology", 4),
    ],
)
def test_kinds(name: str, first: int) -> None:
    """The words of each kind are in one table, and the kinds contain each other."""
    assert [kind.search(name) is not None for kind in KINDS] == [at >= first for at in range(4)]


def test_a_society_with_its_ordinal_before_a_name() -> None:
    """All societies may be there, not only those of computing."""
    found = find_venue("2025 IEEE-RAS 24th International Conference on Humanoid Robots, Seoul")
    assert found
    assert found.short == "Humanoids"


def test_who_asks() -> None:
    """Duplicates keep another series apart, volumes are counted for themselves."""
    assert series("CHI '13 Extended Abstracts") == "CHI workshop"
    assert series("EMNLP 2020: System Demonstrations") == "EMNLP"
    assert short_name("EMNLP 2020: System Demonstrations") == "EMNLP demonstration"
    assert short_name("CVPR 2020 Tracks") == "CVPR"
