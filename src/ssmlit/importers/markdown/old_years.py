"""Years before 1900, which no badge has: any number could be one.

Responsible for where in a row they are certain. Does not depend on how a row was cut.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ssmlit._lazy import regex
from ssmlit.importers.marks import CERTAIN_YEAR

if TYPE_CHECKING:
    from ssmlit.importers.markdown.row_reading import RowReading
    from ssmlit.importers.markdown.segments import Segment

_ALONE = regex(rf"{CERTAIN_YEAR}[a-z]?")
_LAST = regex(r"(^|[,;:(]\s?|\.\s)(1[5-8]\d\d)[a-z]?\)?\.?$")


def is_year(segment: Segment) -> bool:
    """Return whether a segment is a year in brackets of its own."""
    return segment.kind == "round" and _ALONE.fullmatch(segment.text) is not None


def completed(facts: RowReading, segments: Sequence[Segment]) -> RowReading:
    """Return a reading with the year before 1900 that its row ends with, if it has no year yet.

    "Carver, A. (1854)", "Carver, Anna. 1854", "Harbour, 1801", "Annals of Shells 4 (1873) 381";
    behind a word it numbers something ("Report 1712"), beside another year it is an issue's.
    """
    if facts.stated.year or facts.labelled_year:
        return facts
    if _ALONE.fullmatch(facts.number):
        return facts.dated(int(facts.number))._replace(number="")
    parts = [it for it in segments if facts.authors or it.kind == "round"]
    ends = ((it, _LAST.search(it.text)) for it in parts)
    found = (end for it, end in ends if end and (end[1] != ". " or it.side == "before"))
    return facts.dated(next((int(end[2]) for end in found), 0))
