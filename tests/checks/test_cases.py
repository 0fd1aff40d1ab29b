"""What single rules find and leave alone, beyond their own examples: one row a case."""

from __future__ import annotations

import pytest

from ssmlit.checks import find
from tests.checks.test_rules import codes

FOUND = [
    ("malformed-doi", "a registrant's number that nobody has",
     "@misc{a, title = {Mamba}, doi = {10.99990/rpln.3164744}}"),
]  # fmt: skip

LEFT_ALONE = [
    ("malformed-doi", "a young registrant",
     "@misc{a, title = {Muse}, doi = {10.82901/nemar.nm000287}}"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text"), [(row[0], row[2]) for row in FOUND],
                         ids=[f"{row[0]}: {row[1]}" for row in FOUND])  # fmt: skip
def test_found(name: str, text: str) -> None:
    rule = find(name)
    assert codes(text, rule) == [rule.code]


@pytest.mark.parametrize(("name", "text"), [(row[0], row[2]) for row in LEFT_ALONE],
                         ids=[f"{row[0]}: {row[1]}" for row in LEFT_ALONE])  # fmt: skip
def test_left_alone(name: str, text: str) -> None:
    assert codes(text, find(name)) == []
