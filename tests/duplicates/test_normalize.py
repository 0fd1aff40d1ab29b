"""Titles in the form they are compared in."""

from __future__ import annotations

import pytest

from ssmlit.duplicates import title_words
from ssmlit.duplicates.normalize import normalize
from tests.duplicates.conftest import work


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Whales, part II", "whales part 2"),
        ("Part II of three", "part 2 of 3"),
        ("Whales XII sing", "whales 12 sing"),
        ("Fifteen or fifty whales", "15 or 50 whales"),
        ("Thirty-nine whales of sixty two", "39 whales of 62"),
        ("Twenty-first century whales", "21st century whales"),
        ("Twentyfive or thirty nine ninetieth", "25 or 39 ninetieth"),
        ("Fourty-four, ninty", "44 90"),
        ("Sixtyfold, twenty onerous", "60fold 20 onerous"),
        ("Whales I", "whales 1"),  # a numeral of one letter is last …
        ("Type V whales", "type 5 whales"),  # … or after what is numbered
        ("Whales V sing", "whales v sing"),
        ("I sing", "i sing"),
        ("I", "i"),
        ("", ""),
    ],
)
def test_numerals(title: str, words: str) -> None:
    """Number words and Roman numerals are numbers."""
    assert " ".join(title_words(work(title))) == words


@pytest.mark.parametrize(
    ("title", "venue", "recurs"),
    [
        ("Editorial", "", True),
        ("Editorial 2010", "", True),
        ("2010", "", True),
        ("Chest editorial", "Chest", True),
        ("Chest editorial", "", False),
        ("Chest", "Chest", False),
        ("Chest 2010", "Chest", True),
        ("2nd editorial", "", True),
        ("CM3", "", False),
        ("Preface to whales", "", False),
        ("Special issue on old blue whales", "", True),
        ("Special issue on old blue polar whales", "", False),
        ("Issue of special old whales", "", False),
    ],
)
def test_titles_that_recur(title: str, venue: str, recurs: bool) -> None:
    """Words and numbers that every volume has, its own name aside."""
    assert normalize(work(title, venue=venue)).recurring is recurs


@pytest.mark.parametrize(("kind", "recurs"), [("proceedings", False), ("incollection", True)])
def test_a_volume_of_proceedings_is_its_own_venue(kind: str, recurs: bool) -> None:
    """The words of its title name it; a paper named like its meeting could be anything."""
    title = "Third conference on whales"
    assert normalize(work(title, venue=title, type=kind)).recurring is recurs


@pytest.mark.parametrize(
    ("title", "others"),
    [
        ("Wale singen im Winter [Whales sing in winter]", ["whalessinginwinter"]),
        ("Wale singen im Winter [Whales sing]", []),
        ("[Whales sing in winter]", []),
        ("Wale singen [drei alte Wale] im Winter", []),
        ("Whales sing in winter", []),
    ],
)
def test_titles_in_other_languages(title: str, others: list[str]) -> None:
    """Three words in brackets after a title may be the title in another language."""
    assert [other.joined for other in normalize(work(title)).others] == others


@pytest.mark.parametrize(
    ("kind", "venue", "preprint", "published"),
    [
        ("article", "Chest", False, True),
        ("article", "CoRR", True, False),
        ("misc", "Chest", False, True),
        ("misc", "", True, False),
        ("article", "", False, False),
        ("article", "Technical report", True, False),
    ],
)
def test_where_it_was_published(kind: str, venue: str, preprint: bool, published: bool) -> None:
    """A preprint is on a server or is of a type for such; of many records nothing is known."""
    one = normalize(work("Whales", type=kind, venue=venue))

    assert (one.preprint, one.published) == (preprint, published)
