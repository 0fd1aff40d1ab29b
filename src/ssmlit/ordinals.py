"""Numbers that say which one: ordinals in English (21st, twelfth), and years of print.

Responsible for their words and endings. Does not depend on what is counted.
"""

from __future__ import annotations

_WORDS = """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
"""
_TENS = """
    thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth
    twenty thirty forty fifty sixty seventy eighty ninety
"""
WORDS = tuple(_WORDS.split())
#: Tens, and what is before the word of a number above twenty: thirty-first.
TENS = frozenset(_TENS.split())
ENDINGS = ("st", "nd", "rd", "th")
#: Expressions of what is behind the digits, and of digits with it; 22th is one, too.
ENDING = rf"(?:{'|'.join(ENDINGS)})"
ORDINAL = rf"(?<!\d)\d+{ENDING}"
#: The expression of a year in which what is read today appeared.
YEAR = r"(?:19|20)\d\d"


def in_digits(number: int) -> str:
    """Return an ordinal number in digits: 21st, 112th."""
    is_teen = number // 10 % 10 == 1
    return f"{number}{'th' if is_teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
