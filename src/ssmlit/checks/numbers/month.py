"""E606 month: a month that is none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ssmlit.checks.rule import Found, Rule
from ssmlit.checks.tables import MONTH_WORDS
from ssmlit.checks.words import words
from ssmlit.latex import to_unicode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ssmlit.checks.known import Known
    from ssmlit.checks.view import View

RULE = Rule(
    code="E606",
    name="month",
    summary="a month that is no month, season or number from 1 to 12",
    why=(
        "biber ignores it, BibTeX prints it as it is. Use the macros jan … dec; ranges and days "
        'are put together with #: "4 " # jul, jul # "/" # aug.'
    ),
    bad="@misc{gu, title = {Mamba}, year = 2023, month = {Febuary}}",
    good="@misc{gu, title = {Mamba}, year = 2023, month = feb}",
    fields=("month",),
)

_WORDS = re.compile(r"[^\W\d_]+")
_ALLOWED = words("st nd rd th to and und et bis early mid late of the day")


def check(view: View, _: Known) -> Iterator[Found]:
    """Yield months with a word that no language has for one, or a number out of range."""
    field = view.fields["month"]
    text = to_unicode(field.text)
    if not text or (
        field.source[:1] not in {"{", '"'} and not text.isdigit() and "#" not in field.source
    ):
        return  # a macro: whether it is defined is another rule's question
    if text.isdigit():
        if not 1 <= int(text) <= 12:
            yield Found(f"there is no month {text}", field)
        return
    words = [word.lower() for word in _WORDS.findall(text)]
    wrong = [w for w in words if w not in _ALLOWED and not w.startswith(MONTH_WORDS)]
    if wrong or (not words and not re.search(r"\d", text)):
        yield Found(f"{text} is no month", field, wrong[0] if wrong else "")
    elif any(not _is_spelt(word) for word in words):
        odd = next(word for word in words if not _is_spelt(word))
        yield Found(f"{odd} is no month: misspelt?", field, odd)


def _is_spelt(word: str) -> bool:
    """Tell whether a word that starts like a month goes on like one, or is cut."""
    return (
        word in _ALLOWED
        or any(month.startswith(word) or word == month for month in _FULL if month[:3] == word[:3])
        or not any(month[:3] == word[:3] for month in _FULL)
    )


_FULL = words(
    "january february march april may june july august september october november december "
    "sept januar februar märz mai juni juli oktober dezember avril mars juin juillet"
)
