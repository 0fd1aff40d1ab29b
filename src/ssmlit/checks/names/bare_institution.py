"""W411 bare-institution: an institution that is read as a person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ssmlit import latex
from ssmlit.checks.rule import Found, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ssmlit.checks.known import Known
    from ssmlit.checks.view import View

RULE = Rule(
    code="W411",
    name="bare-institution",
    summary="an institution as author, without braces around it",
    why=(
        "BibTeX takes “World Wide Web Consortium” for Mr Consortium and prints W. W. W. "
        "Consortium; a second pair of braces keeps the name whole."
    ),
    bad="@misc{w3c, author = {World Wide Web Consortium}, title = {XQuery}}",
    good="@misc{w3c, author = {{World Wide Web Consortium}}, title = {XQuery}}",
    fix="unsafe",
    fields=("author", "editor"),
    looks=r"(?i)\b(?:consorti|universit|institut|organi[sz]ation|associat|foundation|collaborat"
    r"|committee|corporat|department|ministry|agency|society|laborator|council|commission|gmbh"
    r"|\binc\b|\bltd\b|\bteam\b|\bgroup\b|federation|academy|bureau|authority|network|project)",
)

_PERSON = re.compile(r"\b[A-Z]\.")


def check(view: View, _: Known) -> Iterator[Found]:
    """Yield names of several words, one of them what only institutions are called."""
    for field in view.among(RULE):
        for name in latex.split_names(field.text):
            if name.startswith(("{", '"')) or " " not in name or "{" in name or "=" in name:
                continue
            if re.search(RULE.looks, name) and not _PERSON.search(name) and not _has_first(name):
                fix = view.rewritten(field, field.text.replace(name, f"{{{name}}}"))
                yield Found(f"{name} is read as a person's name", field, name, fix)


def _has_first(name: str) -> bool:
    """Tell whether a single word stands on either side of one comma: `Bureau, Jean`."""
    before, comma, after = name.partition(",")
    return bool(comma) and len(before.split()) == 1 and len(after.split()) <= 2
