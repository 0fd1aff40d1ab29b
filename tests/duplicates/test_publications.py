"""Entries of publications, and of one publication."""

from __future__ import annotations

import pytest

from ssmlit.duplicates.publications import is_published, same_publication
from ssmlit.model import Entry, Field, Record
from tests.duplicates.conftest import work


def entry(kind: str, **texts: str) -> Entry:
    return Entry(kind, "k", tuple(Field(name, text, text) for name, text in texts.items()))


@pytest.mark.parametrize(
    ("one", "published"),
    [
        (entry("article", journal="Chest"), True),
        (entry("article", journal="CoRR"), False),
        (entry("misc", journal="Chest"), True),
        (entry("book", publisher="Springer"), True),
        (entry("misc", publisher="Springer"), False),
        (entry("book"), False),
    ],
)
def test_published(one: Entry, published: bool) -> None:
    """An entry says where its work was published: in a venue, or, of a book, by whom."""
    assert is_published(one) is published


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (work(venue="Nature", year=2020), work(venue="Nat.", year=2020), True),
        (work(venue="Nat.", year=2020), work(venue="Nature", year=0), True),
        (work(venue="Nature", year=2020), work(venue="Nature", year=2021), False),
        (work(venue="Nature"), work(venue="Science"), False),
        (work(venue="Nature"), work(), True),  # one names none: by the type
        (work(venue="Nature"), work(type="misc"), False),
        (work(venue="CoRR"), work(type="misc"), True),
        (work(venue="CoRR"), work(venue="Nature", type="misc"), False),
    ],
)
def test_same_publication(one: Record, other: Record, same: bool) -> None:
    """Volume and pages of one are those of the other."""
    assert same_publication(one, other) is same
    assert same_publication(other, one) is same
