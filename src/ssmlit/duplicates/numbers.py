"""Numbers of volumes, issues and documents, in the form they are compared in.

Responsible for what a field of a record numbers. Numbers in titles are marks of their own
(`normalize`).
"""

from __future__ import annotations

from ssmlit._lazy import regex
from ssmlit.duplicates.vocabulary import POINTS_ELSEWHERE, ROMAN
from ssmlit.fields.words import STOP_WORDS
from ssmlit.latex import fold
from ssmlit.ordinals import YEAR

_DIGITS = regex(r"\d+")
_THOUSANDS = regex(r"(?<=\d),(?=\d{3}(?!\d))")  # of a patent: 6,799,176
_DOCUMENT = regex(r"(\D{1,60}?)[\s.#]+(\d+(?:[./:-]\d+)*)\.?")
_LONGEST = 80  # letters of a text that names a document
_YEAR = regex(YEAR)
_DATE = (1, 3)  # numbers of a year, of a day

Number = tuple[str, ...]


def parts_of_number(text: str) -> Number:
    """Return the numbers of a volume or an issue: 35 and 1 of "35 Suppl 1"; "IV" is 4, "x" none."""
    found = tuple(number.lstrip("0") or "0" for number in _DIGITS.findall(_THOUSANDS.sub("", text)))
    roman = "" if found else _roman(text.strip())
    return (roman,) if roman else found


def _roman(text: str) -> str:
    """Return a Roman numeral in capitals as digits, "" for anything else."""
    return ROMAN.get(text.lower(), "") if text.isupper() else ""


def leading_number(text: str) -> str:
    """Return the first number of a volume or issue: "35 Suppl 1" is 35; "" for "UNKNOWN"."""
    return next(iter(parts_of_number(text)), "")


def are_two(one: Number, other: Number) -> bool:
    """Whether two numbers contradict each other: 3 is in 3-4 and in 95/3, and contradicts neither.

    Nothing contradicts an unknown one.
    """
    short, long = sorted((one, other), key=len)
    size = len(short)
    return size > 0 and all(short != long[at : at + size] for at in range(len(long)))


def is_year(word: str) -> bool:
    """Whether a word may be a year."""
    return _YEAR.fullmatch(word) is not None


def document(text: str) -> tuple[str, Number] | None:
    """Return which document a text says it is: "RFC 2119", "Report 2016/263", "Lecture 3".

    The word before the number, folded, and the number. None for a date, for a text that says more,
    and for one about another work ("See RFC 2119").
    """
    found = _DOCUMENT.fullmatch(text.strip()) if 0 < len(text) < _LONGEST else None
    before = fold(found[1]).split() if found else ()
    if not found or not before or before[0] in POINTS_ELSEWHERE:
        return None
    if before[-1].endswith("s") and found[1].endswith(":"):  # "Citations: 12" counts them
        return None
    if before[-1] in STOP_WORDS and len(before[-1]) > 1:  # "S. 386" is a page, "by 5" is nothing
        return None
    number = parts_of_number(found[2])
    is_date = len(number) in _DATE and any(map(is_year, number))
    return None if is_date else (before[-1], number)
