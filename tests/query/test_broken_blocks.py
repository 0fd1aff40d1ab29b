"""Entries that cannot be parsed are found by their text."""

from __future__ import annotations

import pytest

from ssmlit import bibtex
from ssmlit.query import DocumentCorpus, find_broken_blocks, parse_query

BROKEN = r"""@misc{good, title = {A good Mamba}, year = 2024}

@misc{bad2024,
  title = {A {Mamba with an open brace},
  author = {Schr{\"o}der, Anna},
  eprint = {2312.00752},
  keywords = {vision},

@misc{other, title = {Another Mamba}, year = 2024}
"""


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        pytest.param("mamba", True, id="a word"),
        pytest.param("mamba schröder", True, id="words of different fields"),
        pytest.param("mamba hyena", False, id="not all words"),
        pytest.param('"open brace"', True, id="a phrase"),
        pytest.param("mamba -brace", False, id="negation"),
        pytest.param("hyena OR brace", True, id="choice"),
        pytest.param("tag:vision", True, id="a tag, anywhere"),
        pytest.param("tag:vision/schroder", True, id="each level of a tag"),
        pytest.param("tag:vision/medical", False, id="not one that is missing"),
        pytest.param("tag:medical", False, id="nor another tag"),
        pytest.param("id:2312.00752", True, id="an identifier"),
        pytest.param("id:2312.00753", False, id="not another identifier"),
        pytest.param("-hyena", True, id="what is left out is not in it"),
        pytest.param("year:1999 OR brace", True, id="a choice of what is not known"),
        pytest.param("mamba year:1999", True, id="years are not known"),
        pytest.param("year:2024", False, id="years alone find nothing"),
        pytest.param("", False, id="the empty query asks for nothing"),
    ],
)
def test_broken_blocks_are_searched_as_text(query: str, is_found: bool) -> None:
    """A broken block is found by the words in it, and comes with its place."""
    found = find_broken_blocks(parse_query(query), DocumentCorpus(bibtex.parse_document(BROKEN)))

    assert [3] * is_found == [block.line for block in found.holding]


@pytest.mark.parametrize(
    ("query", "is_unknown"),
    [
        pytest.param("year:2024", True, id="years are not known"),
        pytest.param("type:article", True, id="nor is the type"),
        pytest.param("", True, id="everything is asked for"),
        pytest.param("mamba", False, id="the words are in it"),
        pytest.param("hyena", False, id="the words are not in it"),
        pytest.param("hyena year:2024", False, id="one of several is not in it"),
    ],
)
def test_a_block_that_only_fields_could_decide_is_reported(query: str, is_unknown: bool) -> None:
    """Such blocks are named, because the answer may lack them."""
    found = find_broken_blocks(parse_query(query), DocumentCorpus(bibtex.parse_document(BROKEN)))

    assert [3] * is_unknown == [block.line for block in found.unknown]


@pytest.mark.parametrize(
    ("text", "large", "lines"),
    [
        pytest.param("@misc{b title {Hyena}}\n", 24, [1], id="a small file"),
        pytest.param("@misc{b title {Hyena}}\n", 23, [], id="a large one whose braces match"),
        pytest.param("@misc{b, title = {Hyena}\n", 0, [1], id="one whose braces do not"),
    ],
)
def test_a_large_file_is_searched_where_braces_do_not_match(
    text: str, large: int, lines: list[int]
) -> None:
    """To read each of its entries takes too long."""
    corpus = DocumentCorpus(bibtex.parse_document(text), large=large)

    assert [block.line for block in corpus.unreadable()] == lines


def test_a_broken_block_may_have_all_its_braces() -> None:
    """A comma is missing: that shows only when the block is read."""
    document = bibtex.parse_document("@misc{a, title = {Mamba}}\n@misc{b title {Hyena}}\n")

    found = find_broken_blocks(parse_query("hyena"), DocumentCorpus(document))

    assert [block.line for block in found.holding] == [2]
