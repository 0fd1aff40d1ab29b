"""Reference lists as papers print them: plain text in the styles of IEEE, APA, Vancouver etc.

Responsible for which texts are such lists. `items` cuts one into references, `reader` reads each:
only if exactly one reading accounts for all of its text. From any other only an identifier is
taken, with the text beside it; one without an identifier is left to the user.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ssmlit import identifiers
from ssmlit._lazy import regex
from ssmlit.fields import own_notes
from ssmlit.importers import entries
from ssmlit.importers.references.items import Item, is_reference, split
from ssmlit.importers.references.reader import people_of, read
from ssmlit.model import Record

if TYPE_CHECKING:
    from ssmlit.importers.row import Row

NAME = "references"

_UNSURE = "where people, title and venue end is not certain"
_BROKEN = "it is not certain whether a hyphen at the end of a line belongs to the word"
_KEPT = "; only the identifier was taken, the reference is kept in annote"
_SAMPLE = 20  # references that tell a list
_OTHERS = (".md", ".markdown", ".bib", ".json", ".xml", ".csv", ".tsv")
_SAME_PEOPLE = regex(r"(?:[—–_]{2,}|-{3,})\s?(?=[.,:])")  # as those of the reference before


def detect(text: str, filename: str) -> float:
    """Return how likely a text is such a list: people begin half of its first parts, with years."""
    if filename.lower().endswith(_OTHERS):
        return 0.0
    found = list(_with_people(split(text)[:_SAMPLE]))
    cited = sum(is_reference(item.text) for item in found)
    return 0.8 if found and 2 * cited >= len(found) else 0.0


def rows(text: str, source: str) -> tuple[Row, ...]:
    """Return one row for each reference; one that cannot be read for sure is unreadable."""
    return tuple(_row(item, source) for item in _with_people(split(text)))


def _with_people(items: list[Item]) -> Iterator[Item]:
    """Yield references with the people before in place of a dash that stands for them."""
    people = ""
    for item in items:
        same = _SAME_PEOPLE.match(item.text)
        text = people + item.text[same.end() :] if same else item.text
        people = people_of(text) or people
        yield item._replace(text=text)


def _row(item: Item, source: str) -> Row:
    record = None if item.is_broken else read(item.text)
    if record is not None:
        return entries.row(record, source, item.line, item.text)
    reason = _BROKEN if item.is_broken else _UNSURE
    named = identifiers.find(item.text)
    if len(named) != 1:
        return entries.unreadable(reason, source, item.line, item.text)
    kept = own_notes.note("Reference", [("text", item.text)])
    record = Record(identifiers=named, extra=(("annote", kept),))
    return entries.row(record, source, item.line, item.text)._replace(doubts=(reason + _KEPT,))
