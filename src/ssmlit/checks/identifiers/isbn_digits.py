"""E307 isbn-digits: an ISBN whose check digit does not fit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ssmlit import identifiers
from ssmlit.checks.rule import Found, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ssmlit.checks.known import Known
    from ssmlit.checks.view import View

RULE = Rule(
    code="E307",
    name="isbn-digits",
    summary="an ISBN of the wrong length, or with a wrong check digit",
    why="A digit is wrong or two are swapped (ISO 2108); libraries and shops will not find it.",
    bad="@book{knuth, title = {TeX}, isbn = {0-201-13447-1}}",
    good="@book{knuth, title = {TeX}, isbn = {0-201-13447-0}}",
    fields=("isbn", "isbn10", "isbn13"),
)

_BRACKETS = re.compile(r"\([^()]*\)|\{|\}|ISBN(?:-1[03])?:?", re.IGNORECASE)


def check(view: View, _: Known) -> Iterator[Found]:
    """Yield the ISBNs of the field that are none; several may stand there, with remarks."""
    for field in view.among(RULE):
        for part in re.split(r"[,;/]|\band\b|\n", _BRACKETS.sub(" ", field.text)):
            number = " ".join(part.split())
            if not re.search(r"\d", number) or identifiers.labelled("isbn", number):
                continue
            first = number.split(" ")[0]
            if identifiers.labelled("isbn", first):
                continue
            digits = re.sub(r"[^\dXx]", "", number)
            if len(digits) in {20, 23, 26}:  # several, only blanks between them
                continue
            reason = identifiers.suggestion(f"isbn:{number}") or f"it has {len(digits)} digits"
            yield Found(f"{number} is no ISBN: {reason}", field, first)
