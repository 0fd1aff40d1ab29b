"""W702 misspelt-venue: a venue that is nearly one that is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.checks.rule import Found, Rule
from ssmlit.checks.spelling import misspelt
from ssmlit.checks.tables import VENUE_FIELDS
from ssmlit.latex import to_unicode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ssmlit.checks.known import Known
    from ssmlit.checks.view import View

RULE = Rule(
    code="W702",
    name="misspelt-venue",
    summary="a venue that nearly is a known one, or has a misspelt word",
    why="Readers see the slip, and programs count two venues. The known ones are in the package.",
    bad="@article{gu, title = {Mamba}, journal = {Journal of Neurosciense}}",
    good="@article{gu, title = {Mamba}, journal = {Journal of Neuroscience}}",
    fix="unsafe",
    fields=VENUE_FIELDS,
    depends="field",
)


def check(view: View, _: Known) -> Iterator[Found]:
    """Yield venues with a word that is a slip away from one that venues are called by."""
    for field in view.among(RULE):
        for wrong, right in misspelt(to_unicode(field.text)):
            fix = view.rewritten(field, field.text.replace(wrong, right))
            yield Found(f"{wrong}: did you mean {right}?", field, wrong, fix)
            break
