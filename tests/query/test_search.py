"""The order of hits, typo search, limits."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ssmlit import bibtex
from ssmlit.query import DocumentCorpus, parse_query, search


def keys(query: str, document: bibtex.Document) -> list[str]:
    return [hit.entry.key for hit in search(parse_query(query), DocumentCorpus(document))]


@pytest.mark.parametrize(
    ("query", "best"),
    [
        pytest.param("mamba", "gu2023mamba", id="the older of two of one name"),
        pytest.param("MAMBA", "rimon2024mamba", id="unless the capitals say otherwise"),
        pytest.param("mamba unet", "wang2024mambaunet", id="name with a hyphen"),
        pytest.param("umamba", "ma2024umamba", id="name without its hyphen"),
        pytest.param("vision mamba", "zhu2024vision", id="name of two words"),
        pytest.param("vim", "zhu2024vision", id="the repository's name before a mention"),
        pytest.param("s4", "gu2021efficiently", id="name that no title has"),
        pytest.param("modeling sequences", "gu2023modeling", id="beginning of a title"),
        pytest.param("structured state spaces gu", "gu2023modeling", id="newer at equal score"),
        pytest.param("gu mamba", "gu2023mamba", id="name among other words"),
        pytest.param("guo", "dong2024dual", id="author"),
    ],
)
def test_what_was_meant_comes_first(query: str, best: str, document: bibtex.Document) -> None:
    """The first hit is the entry that the words name."""
    assert best == keys(query, document)[0]


def test_an_entry_that_two_guesses_find_is_one_hit() -> None:
    """Both `mamba` and `mambo` are one letter away."""
    document = bibtex.parse_document(
        "@misc{a, title = {Mamba and Mambo}}\n@misc{b, title = {Mambo}}"
    )
    assert sorted(keys("mambx", document)) == ["a", "b"]


def test_u_mamba_is_not_a_mamba_unet(document: bibtex.Document) -> None:
    """`mamba unet` finds works on both; a Mamba that is not an U-Net is not among them."""
    assert "ma2024umamba" not in keys("mamba unet", document)


ORDER = r"""
@misc{e, title = {On Ships and Seas}, author = {Mamba, A.}, year = 2020}
@misc{d, title = {Ships}, keywords = {mamba}, year = 2020}
@misc{c, title = {Of Umambas}, year = 2020}
@misc{b2, title = {The Mamba}, year = 2020}
@misc{b1, title = {A Mamba}, year = 2020}
@misc{a, title = {That Mamba}, year = 2021}
"""


def test_a_beginning_of_a_title_comes_before_a_newer_work() -> None:
    """Also where the last word that was typed is not whole yet."""
    library = (
        "@misc{a, title = {Whales sing}, year = 2001}\n@misc{b, title = {Of whales}, year = 2021}"
    )
    assert keys("whal", bibtex.parse_document(library)) == ["a", "b"]


def test_the_place_of_a_word_decides() -> None:
    """Title before author before tag; whole word before part; newer first; then the key."""
    assert keys("mamba", bibtex.parse_document(ORDER)) == ["a", "b1", "b2", "c", "e", "d"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("gu", ["of-gu", "guided"], id="short: rather its author"),
        pytest.param("mamba", ["newer", "of-mamba"], id="long: what the title says counts"),
    ],
)
def test_a_few_letters_in_a_title_may_rather_be_a_name(query: str, expected: list[str]) -> None:
    """Where the title has them inside a longer word, and an author's name is no more than them."""
    document = bibtex.parse_document(
        "@misc{of-gu, title = {Guided Tides}, author = {Gu, A.}, year = 2019}\n"
        "@misc{guided, title = {Guided Tides}, author = {Lee, A.}, year = 2024}\n"
        "@misc{of-mamba, title = {Of Umambas}, author = {Mamba, A.}, year = 2019}\n"
        "@misc{newer, title = {Of Umambas}, author = {Lee, A.}, year = 2024}\n"
    )

    assert keys(query, document) == expected


def test_a_query_without_words_names_nothing() -> None:
    """Newer first, then the key, whatever the titles."""
    document = bibtex.parse_document(
        "@misc{a, title = {Tides: a Study}, year = 2023}\n"
        "@misc{b, title = {Tides of Mine}, year = 2023}\n"
        "@misc{c, title = {Snails}, year = 2024}\n"
    )

    assert keys("year:2023..2024", document) == ["c", "a", "b"]


def test_words_together_come_before_words_apart() -> None:
    """Words that are together in the title come before scattered ones, however new."""
    document = bibtex.parse_document(
        "@misc{a, title = {State of a Space}, year = 2025}\n"
        "@misc{b, title = {The State Space}, year = 2001}\n"
    )

    assert keys("state space", document) == ["b", "a"]


@pytest.mark.slow
@given(st.permutations(ORDER.strip().splitlines()))
@settings(max_examples=20)
def test_the_order_does_not_depend_on_the_file(lines: list[str]) -> None:
    """However the entries are in the file, the hits are the same in the same order."""
    assert keys("mamba", bibtex.parse_document(ORDER)) == keys(
        "mamba", bibtex.parse_document("\n".join(lines))
    )


@pytest.mark.parametrize(
    ("query", "best", "terms"),
    [
        pytest.param("hyprspectral mamaba", "dong2024dual", ("hyperspectral", "mamba"), id="slips"),
        pytest.param("dula", "dong2024dual", ("dual",), id="four letters"),
        pytest.param("albret gu", "gu2023mamba", ("albert", "gu"), id="swapped"),
        pytest.param("author:schrodr", "schroder2022recurrent", ("schroder",), id="in a field"),
        pytest.param(
            "resurrecting rnn", "schroder2022recurrent", ("resurrecting", "rnn"), id="acronym"
        ),
        pytest.param("ostegrard", "schroder2022recurrent", ("ostergaard",), id="LaTeX in the file"),
    ],
)
def test_typos_are_forgiven(
    query: str, best: str, terms: tuple[str, ...], document: bibtex.Document
) -> None:
    """With no exact match the nearest words of the library are searched, and hits say so."""
    hits = search(parse_query(query), DocumentCorpus(document))

    assert best in [hit.entry.key for hit in hits]
    assert all(hit.approximate for hit in hits)
    assert terms == hits[0].matched_terms


@pytest.mark.parametrize("query", ["mamx", "zzzz", '"hyprspectral mamba"', "gv", "-mamaba zzzz"])
def test_what_is_not_forgiven(query: str, document: bibtex.Document) -> None:
    """Phrases and short words are exact; two typos in four to six letters are too many."""
    assert keys(query, document) == []


def test_fuzzy_can_be_asked_for_or_refused(document: bibtex.Document) -> None:
    """`fuzzy=True` adds approximate hits after the exact ones, False forgives nothing."""
    exact = search(parse_query("vivim"), DocumentCorpus(document))
    more = search(parse_query("mambas"), DocumentCorpus(document), fuzzy=True)

    assert not any(hit.approximate for hit in exact)
    assert sorted(more, key=lambda hit: hit.approximate) == list(more)
    assert search(parse_query("mamaba"), DocumentCorpus(document), fuzzy=False) == ()


def test_approximate_hits_are_sorted_with_the_others() -> None:
    """By the order that is asked for, as if all had been typed exactly."""
    titles = {"c": "Mamba", "a": "Manba", "d": "Mamba", "b": "Mamda"}
    text = "".join(f"@misc{{{key}, title = {{{it} Walks}}}}" for key, it in titles.items())

    hits = search(
        parse_query("mamba"),
        DocumentCorpus(bibtex.parse_document(text)),
        fuzzy=True,
        order=lambda hit: (hit.key,),
    )

    assert [(hit.key, hit.approximate) for hit in hits] == [
        ("a", True), ("b", True), ("c", False), ("d", False),
    ]  # fmt: skip


def test_a_hit_gives_its_record(document: bibtex.Document) -> None:
    """The record of a hit is read when it is asked for."""
    (hit,) = search(parse_query("vivim"), DocumentCorpus(document))

    assert hit.record.title == "Vivim: a Video Vision Mamba for Object Segmentation"


@pytest.mark.slow
def test_ten_thousand_words(document: bibtex.Document) -> None:
    """A query of ten thousand words ends, and finds nothing."""
    assert (
        search(parse_query(" ".join(f"mamba{n}" for n in range(10_000))), DocumentCorpus(document))
        == ()
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["mamba"] * 10_000, id="one word again and again"),
        pytest.param([f"zq{number}x" for number in range(10_000)], id="words nobody wrote"),
    ],
)
def test_a_query_of_ten_thousand_words_is_answered(words: list[str]) -> None:
    """Repeated words count once, and a long query that fits nothing is not guessed at."""
    document = bibtex.parse_document("@misc{a, title = {Mamba}, year = 2023}\n")

    hits = search(parse_query(" ".join(words)), DocumentCorpus(document))

    assert [hit.entry.key for hit in hits] == (["a"] if "mamba" in words else [])
