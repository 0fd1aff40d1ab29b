"""What a list calls preprints and venues, where that is not what others call them.

Responsible for the list's own words. Does not depend on how its rows are written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ssmlit.venues import short_venue

if TYPE_CHECKING:
    from ssmlit.actions.lists.adopted.row_places import FactSpan
    from ssmlit.importers import Row

_MOST = 0.5  # of the preprints are called the same

Found = Sequence[tuple["Row", Sequence["FactSpan"]]]
"""Rows of a list, each with its facts where they are."""


def preprint_words(found: Found) -> tuple[tuple[str, str], ...]:
    """Return what the list calls preprints, if most of them are called the same."""
    preprints = [(row, spans) for row, spans in found if row.record and not row.record.venue]
    said = Counter(
        row.raw[span.start : span.end]
        for row, spans in preprints
        for span in spans
        if span.name == "venue"
    )
    most = _MOST * len(preprints)
    return tuple(("preprint", text) for text, number in said.most_common(1) if number > most)


def venue_names(found: Found) -> tuple[tuple[str, str], ...]:
    """Return the list's own names of venues: ours → the one it writes most."""
    said: dict[str, Counter[str]] = {}
    for row, spans in found:
        for span in spans:
            if span.name == "venue" and row.record and row.record.venue:
                ours = short_venue(row.record.venue)
                said.setdefault(ours, Counter())[row.raw[span.start : span.end]] += 1
    usual = ((ours, texts.most_common(1)[0][0]) for ours, texts in said.items())
    return tuple((ours, text) for ours, text in usual if text != ours)
