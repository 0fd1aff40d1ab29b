"""Ordinal numbers: 21st, twelfth."""

from __future__ import annotations

import re

import pytest

from ssmlit.ordinals import ORDINAL, TENS, WORDS, in_digits


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (10, "10th"), (11, "11th"), (12, "12th"),
     (13, "13th"), (21, "21st"), (42, "42nd"), (101, "101st"), (111, "111th"), (213, "213th")],
)  # fmt: skip
def test_in_digits(number: int, said: str) -> None:
    """The ending is that of the last word; of eleven to nineteen it is th."""
    assert in_digits(number) == said
    assert re.fullmatch(ORDINAL, said)


def test_words() -> None:
    """They are in order; those above twenty are made of two words."""
    assert (WORDS[0], WORDS[11], WORDS[19], len(WORDS)) == ("first", "twelfth", "twentieth", 20)
    assert {"thirty", "fiftieth"} <= TENS
