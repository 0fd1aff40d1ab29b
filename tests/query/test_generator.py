"""The libraries that benchmarks run on are valid, reproducible and like real ones."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from generate import library

from ssmlit import bibtex, fields

if TYPE_CHECKING:
    from ssmlit.bibtex import Document


@cache
def document() -> Document:
    return bibtex.parse_document(library(400))


def test_the_same_seed_gives_the_same_library() -> None:
    """Equal arguments give equal bytes, another seed other ones, a larger size more of them."""
    assert library(50) == library(50)
    assert library(50) != library(50, seed=1)
    assert library(60).startswith(library(50))


@pytest.mark.slow
def test_every_entry_is_valid_and_has_its_own_key() -> None:
    """Nothing in a generated library is broken, whatever its style."""
    assert len(document().entries) == 400
    assert document().problems == ()
    assert len({entry.key.lower() for entry in document().entries}) == 400
    records = list(map(fields.record, document().entries))
    assert all(record.title and record.authors for record in records)


@pytest.mark.slow
def test_the_mix_is_like_that_of_real_libraries() -> None:
    """About 900 bytes an entry, some accents as LaTeX, some as UTF-8, some entries without tags."""
    text = library(400)

    assert 700 < len(text.encode()) / 400 < 1100
    assert '{\\"o}' in text
    assert "ö" in text
    assert 0.3 < sum("amba" in fields.title(e) for e in document().entries) / 400 < 0.7
