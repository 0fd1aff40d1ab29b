"""How well a word is found in a folded text."""

from __future__ import annotations

import pytest

from ssmlit.query.words import BEGIN, INSIDE, WHOLE, finder, singular


@pytest.mark.parametrize(
    ("word", "stem"),
    [("nets", "net"), ("gas", "gas"), ("loss", "loss"), ("models", "model"), ("net", "net")],
)
def test_the_s_of_the_plural(word: str, stem: str) -> None:
    assert singular(word) == stem


@pytest.mark.parametrize(
    ("word", "text", "grade"),
    [
        pytest.param("net", " a net ", WHOLE, id="a word"),
        pytest.param("net", " nets at sea ", WHOLE, id="its plural"),
        pytest.param("nets", " net ", WHOLE, id="plural typed"),
        pytest.param("nets", " network ", BEGIN, id="plural typed of a beginning"),
        pytest.param("net", " sea network ", BEGIN, id="a beginning"),
        pytest.param("net", " subnet ", INSIDE, id="an end"),
        pytest.param("net", " subnetwork ", INSIDE, id="inside"),
        pytest.param("net", " n et ", WHOLE, id="whole words written together"),
        pytest.param("net", " sun et ", 0, id="half a word and another"),
        pytest.param("net", " n  et ", 0, id="words of two values"),
        pytest.param("unet", " subunet u net ", WHOLE, id="inside, and as whole words"),
        pytest.param("ir", " mambair ", INSIDE, id="two letters at the end"),
        pytest.param("ir", " irish ", BEGIN, id="two letters at the beginning"),
        pytest.param("ir", " bird ", 0, id="two letters inside"),
        pytest.param("ird", " birds ", INSIDE, id="three letters inside"),
        pytest.param("c+", " c+ code ", WHOLE, id="a plus"),
        pytest.param("net", "", 0, id="no text"),
    ],
)
def test_grades(word: str, text: str, grade: int) -> None:
    assert finder(word).grade(text) == grade


@pytest.mark.parametrize(
    ("words", "text", "is_found"),
    [
        pytest.param("unets", " u nets ", True, id="as they are"),
        pytest.param("unets", " unets ", True, id="written together"),
        pytest.param("unets", " u net ", False, id="no plural is forgiven"),
        pytest.param("unet", " u nets ", False, id="nor brought in"),
        pytest.param("unet", " subunet ", False, id="nothing inside"),
        pytest.param("unet", " subunet u net ", True, id="but as whole words behind it"),
    ],
)
def test_quoted_words_match_only_as_a_whole(words: str, text: str, is_found: bool) -> None:
    assert finder(words, exact=True).grade(text) == (WHOLE if is_found else 0)
