"""The texts of an entry's fields as they stand there, whatever they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.bibtex.read import Fields, first_texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ssmlit.model import Entry, Field


def texts(entry: Entry) -> Mapping[str, str]:
    """Return the texts of an entry's fields by lower-case name; of repeated ones the first."""
    if isinstance(entry.fields, Fields):
        return entry.fields.texts()
    return first_texts(entry.fields)


def firsts(entry: Entry) -> list[Field]:
    """Return the first field of each name: the one that BibTeX uses."""
    found: dict[str, Field] = {}
    for item in entry.fields:
        found.setdefault(item.name.lower(), item)
    return list(found.values())
