"""Whether two names may be one person's."""

from __future__ import annotations

import pytest

from ssmlit.duplicates.people import name_words, readable_authors
from ssmlit.fields.person_names import one_person, share_half_of_surnames
from ssmlit.latex import parse_person


@pytest.mark.parametrize(
    ("one", "other", "may_be"),
    [
        pytest.param("Roe, Anna", "Roe, A.", True, id="an initial"),
        pytest.param("Roe, Yu. E.", "Roe, Yurii", True, id="an initial of two letters"),
        pytest.param("Roe, Yu.", "Roe, Y.", True, id="an initial of one letter"),
        pytest.param("Roe, Wm.", "Roe, William", True, id="a contraction"),
        pytest.param("Roe, Yu.", "Roe, Yaroslav", False, id="a name without the second letter"),
        pytest.param(
            "Roe, Dr. Mohammad Monir", "Roe, Mohammad Monir", True, id="a degree before it"
        ),
        pytest.param("Roe, Yu.", "Roe, Ya.", False, id="two initials of two letters"),
        pytest.param("Roe, Yu", "Roe, Yurii", False, id="a name of two letters"),
        pytest.param("Roe, Yu. E.", "Roe, Anna", False, id="another initial of two letters"),
        pytest.param("Roe, Anna", "Roe", True, id="no given name"),
        pytest.param("Roe, Anna", "Doe, Anna", False, id="another family name"),
        pytest.param("Roe, Anna", "Roe, Berta", False, id="another given name"),
        pytest.param("Li, Yan", "Li, Yun", False, id="another name with the same initial"),
        pytest.param("Roe, Robert", "Roe, Bob", True, id="a familiar form"),
        pytest.param("Roe, R.", "Roe, B.", False, id="an initial that the family name has, too"),
        pytest.param("Alvarez, Al", "Alvarez, Bo", False, id="a name that the family name begins"),
        pytest.param("van Roe, A.", "van Roe, B.", False, id="a particle is no given name"),
        pytest.param("Roe y Wu, Ana", "Ana Roe y Wu", True, id="a word in lower case inside"),
        pytest.param("Zuna R E", "Zuna, Rosa", True, id="initials behind the family name"),
        pytest.param("Zuna R E", "Zuna, Max", False, id="other initials behind the family name"),
        pytest.param("Rosa ZUNA", "Zuna, R.", True, id="a family name in capitals is no initials"),
    ],
)
def test_one_person(one: str, other: str, may_be: bool) -> None:
    assert one_person(parse_person(one), parse_person(other)) is may_be
    assert one_person(parse_person(other), parse_person(one)) is may_be


def test_initials_are_no_words_of_names() -> None:
    """Two records of one work have them or not."""
    people = map(parse_person, ("Roe, Anna B.", "von Wu, Xi", "others"))

    assert name_words(tuple(people)) == {"roe", "anna", "von", "wu", "xi"}


def test_six_authors_are_named() -> None:
    """An explanation names six authors, and counts those after them."""
    people = tuple(parse_person(f"{name}, A.") for name in ("Roe", "Wu", "Gu", "Li", "Bo", "Xi"))

    assert readable_authors(people) == "A. Roe; A. Wu; A. Gu; A. Li; A. Bo; A. Xi"
    assert readable_authors((*people, *people)).endswith("; A. Xi; and 6 more")


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        pytest.param("ab", "ac", True, id="one of two"),
        pytest.param("abc", "ade", False, id="one of three"),
        pytest.param("abc", "abd", True, id="two of three"),
        pytest.param("ab", "acde", True, id="half of the shorter list"),
        pytest.param("ab", "cd", False, id="none"),
        pytest.param("", "ab", True, id="nobody named on one side"),
    ],
)
def test_half_of_the_names(one: str, other: str, share: bool) -> None:
    """Records of other titles that share fewer names need no look."""
    assert share_half_of_surnames(frozenset(one), frozenset(other)) is share
    assert share_half_of_surnames(frozenset(other), frozenset(one)) is share
