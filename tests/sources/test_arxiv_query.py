"""What a query finds in a record, without arXiv."""

from __future__ import annotations

import pytest

from ssmlit.model import Person, Record
from ssmlit.sources.arxiv_query import QueriedPaper, parse_arxiv_query

PAPER = QueriedPaper(
    Record(
        title="VM-UNet: Vision {Mamba} for Bj\\\"ork's Whales",
        authors=(Person("Gu", "Albert"), Person("del Maestro", "Adrian")),
        abstract="State space models scale linearly.",
        extra=(("comment", "Accepted at ICML 2024"), ("journalref", "Nature 1, 2")),
    ),
    ("cs.CV", "eess.IV"),
)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param("ti:mamba", True, id="word"),
        pytest.param("ti:mam", False, id="words-are-whole"),
        pytest.param("ti:mam*", True, id="beginning"),
        pytest.param('ti:"vision mamba"', True, id="phrase"),
        pytest.param('ti:"mamba vision"', False, id="phrase-in-order"),
        pytest.param("ti:bjorks", True, id="accents"),
        pytest.param("ti:linearly", False, id="title-only"),
        pytest.param("abs:linearly", True, id="abstract"),
        pytest.param('au:"Albert Gu"', True, id="name"),
        pytest.param("au:Gu_A", True, id="initial"),
        pytest.param("au:Gu_B", False, id="other-initial"),
        pytest.param("au:del_maestro", True, id="particle"),
        pytest.param('au:"Adrian Gu"', False, id="one-person"),
        pytest.param("cat:cs.CV", True, id="primary"),
        pytest.param("cat:eess.IV", True, id="second-category"),
        pytest.param("cat:eess.*", True, id="archive"),
        pytest.param("cat:cs", False, id="category-whole"),
        pytest.param("cat:cx*", False, id="beginning-of-others"),
        pytest.param("co:icml", True, id="comment"),
        pytest.param("jr:nature", True, id="journal"),
        pytest.param("all:icml", True, id="all"),
        pytest.param("all:snakes", False, id="not-in-all"),
        pytest.param("ti:mamba AND cat:cs.LG", False, id="and"),
        pytest.param("ti:snakes OR cat:cs.CV", True, id="or"),
        pytest.param("ti:mamba ANDNOT ti:whales", False, id="andnot"),
        pytest.param("ti:mamba ANDNOT (ti:snakes OR cat:q-bio.PE)", True, id="group"),
    ],
)
def test_what_a_query_finds(query: str, found: bool) -> None:
    """As arXiv's manual describes its fields and operators."""
    assert parse_arxiv_query(query)(PAPER) is found
