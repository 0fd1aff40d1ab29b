"""E803 circular-reference: entries that inherit from each other, or from themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.checks.known import targets
from ssmlit.checks.rule import Found, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ssmlit.checks.known import Known
    from ssmlit.checks.view import View

RULE = Rule(
    code="E803",
    name="circular-reference",
    summary="an entry inherits from itself, directly or through others",
    why="biber stops with “circular inheritance”; nothing can be inherited.",
    bad="@book{a, title = {A}, crossref = {b}}\n@book{b, title = {B}, crossref = {a}}",
    good="@book{a, title = {A}, crossref = {b}}\n@book{b, title = {B}}",
    fields=("crossref", "xdata"),
)


def check(view: View, known: Known) -> Iterator[Found]:
    """Yield the field through which an entry comes back to itself."""
    for field in view.among(RULE):
        for key in targets(field.text):
            parent = known.entry(key)
            if parent is None:
                continue
            line = (parent, *known.parents(parent))
            if any(one.entry == view.entry for one in line):
                yield Found(f"through {field.name} the entry inherits from itself", field, key)
                return
