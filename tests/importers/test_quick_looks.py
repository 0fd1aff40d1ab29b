"""A cheap look before a long expression: it passes every text in which that finds something."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ssmlit.fields.dates import ANY_MONTH, FOREIGN_NAMES, MONTH_NAMES
from ssmlit.importers.markdown import volume_and_pages
from ssmlit.importers.references import places
from ssmlit.venues import publishers
from ssmlit.venues.publishers import issuer

_NUMBERS = st.lists(
    st.sampled_from([
        *("12", "3", "1850", "2019", "2021", "45-67", "e12", "v", "vol", "Vol.", "no."),
        *("pp.", "May", "arXiv:", "Shells", "A", "D"),
        *(" ", ", ", ". ", "; ", ";", ":", "(", ")", "-", "%", "/"),
    ]),
    max_size=14,
).map("".join)  # fmt: skip
_MONTHS = sorted({*FOREIGN_NAMES, *MONTH_NAMES, *(name[:3] for name in MONTH_NAMES), "Sept"})


@given(_NUMBERS)
@example("12")
@example("v. 3")
@example("2019;12")
@example("2019 (3): e12")
@example("2019 May;3")
@example("2019, 12, 3")
@example("12A(3)")
def test_each_place_begins_as_one_may(text: str) -> None:
    if volume_and_pages._NUMBERS.search(text):
        assert volume_and_pages._BEGINNING.search(text)


@pytest.mark.parametrize("letter", "ıİiI")
def test_each_month_is_one_of_the_names(letter: str) -> None:
    for name in (it for one in _MONTHS for it in (one, one.upper(), one.title())):
        text = f"Shells, {re.sub('[iI]', letter, name)}. 2019"
        if re.search(ANY_MONTH, text, re.IGNORECASE):
            assert places._has_month(text), text


@pytest.mark.parametrize(
    "text", ["Viswanath Nagarajan", "A codec of May by Nagarajan", "A Shell Grammar", "codec"]
)
def test_no_month_is_in_a_word(text: str) -> None:
    assert places.numbers_at_end(text) == 0


@given(
    st.lists(
        st.sampled_from([
            *" ".join(publishers.HOUSES).split(), *publishers.HOUSE_WORDS,
            *("The", "U.", "Univ.", "Chicago", "of", "and", "UP", "P.", "U.P.", "London:", "Sons"),
        ]),
        max_size=6,
    ),
    st.sampled_from([str, str.title, str.upper]),
)  # fmt: skip
def test_each_publisher_has_a_word_of_publishers(words: list[str], case: type[str]) -> None:
    text = case(" ".join(words))
    if found := publishers._pattern().match(text):
        assert issuer(text) == found[0]


def test_a_periodical_that_ends_as_a_month_does() -> None:
    place = places.read("Journal of Shell Grammar 12(3), 4-5, May 2019")
    assert place is not None
    assert (place.venue, place.month) == ("Journal of Shell Grammar", 5)
