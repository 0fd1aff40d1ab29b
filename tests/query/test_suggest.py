"""What to ask when nothing was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ssmlit.query import parse, search, suggestions

if TYPE_CHECKING:
    from ssmlit import bibtex


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param(
            "hyperspectrum mamba", "hyperspectral mamba", id="a word that is nearly there"
        ),
        pytest.param("mamba qqqqqq", "mamba", id="a word that is nowhere"),
        pytest.param("author:ostgard", "author:ostergaard", id="a name"),
        pytest.param("tag:foundashuns gu", "tag:foundations gu", id="a tag"),
        pytest.param("hyperspectral vivim", "vivim", id="words that never meet"),
        pytest.param("hyperspectral tag:surveys", "hyperspectral", id="a word and a tag"),
    ],
)
def test_suggestions(query: str, expected: str, document: bibtex.Document) -> None:
    """Suggestions are queries that find something."""
    found = suggestions(parse(query), document)

    assert expected in found
    assert all(search(parse(text), document, fuzzy=False) for text in found)


@pytest.mark.parametrize("query", ["qqqqqq", "year:1901", "", "qqqqqq wwwwww"])
def test_nothing_to_suggest(query: str, document: bibtex.Document) -> None:
    """Where nothing is near, nothing is suggested."""
    assert suggestions(parse(query), document) == ()
