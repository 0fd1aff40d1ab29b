"""Suggestions when a query finds nothing."""

from __future__ import annotations

import pytest

from ssmlit import bibtex
from ssmlit.query import DocumentCorpus, alternatives, parse_query, search, suggestions

MEET_NEVER = ("tag:surveys", "hyperspectral")


@pytest.mark.parametrize(
    ("query", "titles", "expected"),
    [
        ("slow or shells", ["Slow Shells in Order"], ("slow OR shells",)),
        ("slow | shells", ["Slow Shells"], ("slow OR shells",)),
        ("slow or shells", ["Slow or Fast Shells", "Slow Shells in Order"], ()),
        ("slow order", ["Slow Shells in Order"], ()),
        ("or shells", ["Shells in Order"], ()),  # `OR shells` is no query
        ("slow || or shells", ["Slow Shells in Order"], ()),
    ],
)
def test_or_is_meant_where_it_is_no_word_of_what_is_found(
    query: str, titles: list[str], expected: tuple[str, ...]
) -> None:
    """Letters in "order" are not what was asked for."""
    text = "".join(f"@misc{{k{n}, title={{{title}}}}}\n" for n, title in enumerate(titles))
    corpus = DocumentCorpus(bibtex.parse_document(text))
    asked = parse_query(query)

    assert alternatives(asked, search(asked, corpus)) == expected


def test_an_operator_alone_is_no_query() -> None:
    """The word `or` is in "order"; to search for it finds something, and helps nobody."""
    text = "@misc{a, title={Slow Order}}\n@misc{b, title={Shells}}\n"
    corpus = DocumentCorpus(bibtex.parse_document(text))

    assert suggestions(parse_query("or shells"), corpus) == ("shells",)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("hyperspectrum mamba", ("hyperspectral mamba", "mamba"), id="a near word"),
        pytest.param("mamba qqqqqq", ("mamba",), id="a word that is nowhere"),
        pytest.param("author:ostgard", ("author:ostergaard",), id="a name"),
        pytest.param('note:"300 pages" gu', ("gu",), id="a quoted value"),
        pytest.param(
            "title:hyperspektral author:dongg", ("title:hyperspectral author:dong",), id="fields"
        ),
        pytest.param("year:2024 hyena", ("year:2024 zheng",), id="beside a year"),
        pytest.param("mamba (qqqqqq OR unett)", ("mamba (qqqqqq OR unet)",), id="in a choice"),
        pytest.param("mamba am", ("mamba a", "mamba"), id="letters inside another word"),
        pytest.param("mamba authors:qqqqqq", ("mamba",), id="another name of a field"),
        pytest.param("author:gu title:gu", ("author:gu",), id="one word in two fields"),
        pytest.param('"hyperspektral" mamba', ('"hyperspectral" mamba', "mamba"), id="a phrase"),
        pytest.param("tag:foundashuns gu", ("tag:foundations gu", "gu"), id="a tag"),
        pytest.param(
            "tag:medical-imagin/segmentation", ("tag:medical-imaging/segmentation",), id="levels"
        ),
        pytest.param("hyperspectral vivim", ("vivim", "hyperspectral"), id="words that never meet"),
        pytest.param("hyperspectral tag:surveys", MEET_NEVER, id="a word and a tag"),
        pytest.param("10.9999/zzz hyperspectral", ("hyperspectral",), id="an identifier"),
        pytest.param("dula -dula2", ("dual -dula2",), id="letters that stand elsewhere, too"),
        pytest.param("mamba or gu", ("mamba OR gu",), id="or in small letters"),
        pytest.param(
            "or hyperspectral vivim", ("or vivim", "or hyperspectral"), id="or alone is no help"
        ),
        pytest.param("hyena || gu", ("hyena OR gu",), id="or as a sign"),
        pytest.param("gu not tag:surveys", ("gu NOT tag:surveys",), id="not in small letters"),
        pytest.param("gu !tag:surveys", ("gu -tag:surveys",), id="not as a sign"),
        pytest.param("author=gu year>=2023", ("author:gu year:>=2023",), id="signs of comparison"),
        pytest.param("hyperspectral AND vivim", ("vivim", "hyperspectral"), id="and, left over"),
        pytest.param("hyperspectral and vivim", ("vivim", "hyperspectral"), id="the word and"),
        pytest.param("-qqqqqq wwwwww mamba", ("-qqqqqq mamba",), id="beside what is left out"),
        pytest.param(
            "dong guo mamba imaging gu",
            ("guo mamba imaging gu", "dong mamba imaging gu", "dong guo imaging gu"),
            id="three at most",
        ),
    ],
)
def test_suggestions(query: str, expected: tuple[str, ...], document: bibtex.Document) -> None:
    """Suggestions are queries that find something."""
    corpus = DocumentCorpus(document)
    found = suggestions(parse_query(query), corpus)

    assert found == expected
    assert all(search(parse_query(text), corpus, fuzzy=False) for text in found)


def test_long_queries_are_not_corrected(document: bibtex.Document) -> None:
    """Of sixteen conditions one may be wrong; nobody typed seventeen."""
    words = "linear time sequence modeling selective state spaces albert dao tri foundations"
    fifteen = f"{words} architecture mamba 2023 gu"

    corpus = DocumentCorpus(document)
    assert suggestions(parse_query(f"{fifteen} qqqqqq"), corpus) == (fifteen,)
    assert suggestions(parse_query(f"{fifteen} title:linear qqqqqq"), corpus) == ()


@pytest.mark.parametrize("query", ["qqqqqq", "year:1901", "", "qqqqqq wwwwww", "qqqqqq year:2024"])
def test_nothing_to_suggest(query: str, document: bibtex.Document) -> None:
    """Where nothing is near, nothing is suggested."""
    assert suggestions(parse_query(query), DocumentCorpus(document)) == ()
