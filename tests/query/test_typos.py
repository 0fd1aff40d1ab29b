"""What is found where words have typos: whole answers, with the words they stand for."""

from __future__ import annotations

import pytest

from ssmlit import bibtex
from ssmlit.query import DocumentCorpus, parse_query, search
from ssmlit.query.search import SLIP
from ssmlit.query.typos import allowance

SIX = "cerith dolium fissure helmet limpet murex"
LIBRARY = DocumentCorpus(
    bibtex.parse_document(
        f"""
@misc{{boat, title = {{The Whaleboat}}, year = 2003}}
@misc{{bone, title = {{The Whalebone}}, year = 2002}}
@misc{{both, title = {{Of Whalebone in a Whaleboat}}, year = 2001}}
@misc{{waves, title = {{Slow Tidal Waves}}, author = {{Lindqvist, Ann}}, keywords = {{seas}}}}
@misc{{stw, title = {{Shells}}, author = {{Lindqvist, Ann}}, year = 1999}}
@misc{{six, title = {{{SIX} {SIX[::-1]}}}, journal = {{Nature}}}}
@misc{{odd, title = {{Of Nautili Under Moons Over Some Waters}}, note = {{x}}}}
@misc{{even, title = {{Waters}}}}
"""
    )
)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("whaleboxt", "boat, both: whaleboat", id="fewest slips win"),
        pytest.param(
            "whalebont", "boat, both: whaleboat; bone: whalebone", id="as few: each entry once"
        ),
        pytest.param("whalexoxt", "boat, both: whaleboat", id="two slips in a long word"),
        pytest.param("wxalexoxt", "", id="not three"),
        pytest.param("tidla", "waves: tidal", id="two letters swapped"),
        pytest.param("tixxl", "", id="one slip in a short word"),
        pytest.param("tdl", "", id="none in a shorter one"),
        pytest.param("the whalbone", "bone, both: whalebone", id="beside a little word"),
        pytest.param("sloww wavs", "waves: slow waves", id="in each of two words"),
        pytest.param("slow lindqist", "waves: slow lindqvist", id="in one of two"),
        pytest.param("author:lindqist", "stw, waves: lindqvist", id="in a field"),
        pytest.param("lindqist tag:seas", "waves: lindqvist", id="beside a tag"),
        pytest.param("lindqist -tidal", "stw: lindqvist", id="beside what is left out"),
        pytest.param("lindqist qqqqq", "", id="beside a word that nothing is near"),
        pytest.param("lindqist OR qqqqq", "stw, waves: lindqvist qqqqq", id="or such a word"),
        pytest.param("(slow OR qqqqq) tidla", "waves: slow qqqqq tidal", id="a choice of such"),
        pytest.param("qqqqq (slow OR tidla)", "", id="such a word and a choice"),
        pytest.param("odd nautlii", "odd: odd nautili", id="beside a key"),
        pytest.param("(lindqist OR shells) tidal", "waves: lindqvist shells tidal", id="a choice"),
        pytest.param("lindqist 2000", "", id="numbers have no slips"),
        pytest.param('"lindqist"', "", id="nor have quoted words"),
        pytest.param('lindqist "slow tidal"', "waves: lindqvist slowtidal", id="beside a phrase"),
        pytest.param("nature-lindqist", "", id="nor what is joined"),
        pytest.param("lindqvist stw waves", "waves: lindqvist stw waves", id="initials"),
        pytest.param("tidal tw", "waves: tidal tw", id="of two words"),
        pytest.param("shells stw waves", "", id="initials of another"),
        pytest.param("numos waters", "odd: numos waters", id="initials inside"),
        pytest.param("onumos waters", "", id="more than five are none"),
        pytest.param(SIX.replace("dolium", "doluim"), f"six: {SIX}", id="whole title"),
    ],
)
def test_whole_answers(query: str, expected: str) -> None:
    """`keys: words` for each variant of the query, the best first."""
    hits = search(parse_query(query), LIBRARY)

    found: dict[str, list[str]] = {}
    for hit in hits:
        found.setdefault(" ".join(hit.matched_terms), []).append(hit.key)
    assert "; ".join(f"{', '.join(keys)}: {terms}" for terms, keys in found.items()) == expected
    assert all(hit.approximate for hit in hits)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(f"{SIX} {SIX[::-1]}".split(), ["six"], id="twelve"),
        pytest.param(f"{SIX} {SIX[::-1]} nature".split(), [], id="thirteen"),
    ],
)
def test_queries_of_up_to_twelve_words_are_corrected(words: list[str], expected: list[str]) -> None:
    typed = " ".join(["crith", *words[1:]])

    assert [hit.key for hit in search(parse_query(typed), LIBRARY)] == expected


def test_exact_hits_come_first_where_more_are_asked_for() -> None:
    """Ordered by score within each kind."""
    asked = parse_query("stw OR lindqist OR whaleboat")

    hits = [(hit.key, hit.approximate) for hit in search(asked, LIBRARY, fuzzy=True)]

    assert hits == [("boat", False), ("both", False), ("stw", False), ("waves", True)]


@pytest.mark.parametrize(
    ("typed", "meant", "slips"),
    [
        ("slow lindqist", "slow lindqvist", 1),
        ("sloww wavs", "slow waves", 2),
        ("slow lindqit tidal", "slow lindqvist tidal", 2),
        ("nature limpat", "nature limpet", 1),
        ("(slow OR qqqqq) tidla", "(slow OR qqqqq) tidal", 1),
    ],
)
def test_every_typo_costs_the_same(typed: str, meant: str, slips: int) -> None:
    """And words that are right cost nothing."""
    (found,), (exact,) = (search(parse_query(text), LIBRARY) for text in (typed, meant))

    assert found.score == exact.score - SLIP * slips


@pytest.mark.parametrize(
    ("word", "slips"),
    [("abc", 0), ("abcd", 1), ("abcdef", 1), ("abcdefg", 2), ("12345678", 0), ("1234567a", 2)],
)
def test_typos_that_a_word_may_have(word: str, slips: int) -> None:
    assert allowance(word) == slips
