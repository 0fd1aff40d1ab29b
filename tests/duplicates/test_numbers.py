"""Numbers of volumes, issues and documents."""

from __future__ import annotations

import pytest

from ssmlit.duplicates.numbers import Number, are_two, document, leading_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("35 Suppl 1", "35"), ("Vol. 012", "12"), ("000", "0"), ("UNKNOWN", ""), ("", ""),
        ("IV", "4"), (" II ", "2"), ("x", ""), ("A", ""),
        ("US 6,799,176 B1", "6799176"), ("3,4", "3"), ("3,4567", "3"),
    ],
)  # fmt: skip
def test_the_first_number(text: str, number: str) -> None:
    """Of a volume or an issue; a Roman numeral is in capitals."""
    assert leading_number(text) == number


@pytest.mark.parametrize(
    ("one", "other", "two"),
    [
        (("3",), ("3",), False),
        (("3",), ("4",), True),
        (("3",), ("3", "4"), False),
        (("95", "3"), ("3",), False),
        (("95", "3"), ("95", "4"), True),
        (("3", "95"), ("95", "3"), True),
        ((), ("3",), False),
        ((), (), False),
    ],
)
def test_two_numbers(one: Number, other: Number, two: bool) -> None:
    """One that is written more fully contradicts nothing."""
    assert are_two(one, other) is are_two(other, one) is two


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("RFC 2119", ("rfc", ("2119",))),
        ("BGBl. I S. 386", ("s", ("386",))),
        ("Cryptology ePrint Archive, Report 2016/0263.", ("report", ("2016", "263"))),
        ("ISO/IEC 14882:2014", ("iec", ("14882", "2014"))),
        ("Working Paper #12", ("paper", ("12",))),
        ("see RFC 2119", None),
        ("RFC 2119, which see", None),
        ("Cited by 12", None),
        ("Citations: 12", None),
        ("Paper: 12", ("paper", ("12",))),
        ("Lecture Notes 12", ("notes", ("12",))),
        ("Spring 2019", None),
        ("Seen 12.06.2020", None),
        ("2119", None),
        ("", None),
    ],
)
def test_which_document(text: str, named: tuple[str, Number] | None) -> None:
    """A text that says a number and nothing else; a date is none."""
    assert document(text) == named
