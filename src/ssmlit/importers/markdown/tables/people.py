"""The persons of a table's cell: by surname alone, or each with an affiliation.

Responsible for what only columns of authors show. Does not depend on which column that is.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ssmlit._lazy import regex
from ssmlit.importers.markdown.people import names
from ssmlit.latex.around_names import AND_OTHERS

if TYPE_CHECKING:
    from ssmlit.importers.markdown.document.flat import Flat

_PAIR = regex(rf"[\w’'-]+, [\w’'-]+(?: {AND_OTHERS})?")
_YEAR_LAST = regex(r"(?<![\s,])[\s,]++\(?((?:19|20)\d\d)[a-z]?\)?$")
_ORGANISED = regex(
    r"\b(?:Univ\w*|Institute?|College|Research|Labs?|Laborator\w+|Inc|School|Center|Centre)\b"
)


def are_surnames(cells: Iterable[Flat]) -> bool:
    """Return whether authors are surely named by surnames: "Carver, Holm, Yu", "Carver et al.".

    "Carver, Holm" are where another cell is "Carver".
    """
    texts = {cell.line for cell in cells}
    pairs = (text.split(", ") for text in texts if _PAIR.fullmatch(text))
    return any(map(_are_bare, texts)) or any(not texts.isdisjoint(pair) for pair in pairs)


def _are_bare(text: str) -> bool:
    found = names.read(text)
    several = found.others or len(found.people) > 1
    return several and not any(person.first for person in found.people)


def people(cell: Flat, *, by_surname: bool) -> names.Names:
    """Return the persons of a cell of authors; each on a line of its own may have an affiliation.

    Where the others are named by their surnames, "Carver, Holm" are two.
    """
    words = _YEAR_LAST.sub("", cell.line)
    if by_surname and _PAIR.fullmatch(words):
        words = words.replace(",", " and")
    found = names.read(words, expected=True)
    first = names.lead(words, expected=True)
    if not found.people and first.others:
        return first  # "Carver et al., CMU"
    if found.people or not _ORGANISED.search(words):
        return found
    led = [names.lead(line.partition(",")[0], expected=True) for line in cell.text.split("\n")]
    if len(led) == 1 or not all(one.people for one in led):
        return names.lead(words)
    return names.Names(tuple(person for one in led for person in one.people))


def year(cell: Flat) -> int:
    """Return the year after the persons of a cell, "Carver et al. (2018)", or 0."""
    found = _YEAR_LAST.search(cell.line)
    return int(found[1]) if found else 0
