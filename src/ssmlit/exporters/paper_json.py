"""A paper as JSON: the one form in which every command and export shows it.

Responsible for names and values. Does not depend on who prints it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.fields import texts

if TYPE_CHECKING:
    from ssmlit.model import Entry, Record


def paper_as_json(record: Record, entry: Entry | None = None) -> dict[str, object]:
    """Return a paper: every name is present, empty when unknown (numbers are then null)."""
    return {
        "key": record.key,
        "type": record.type,
        "line": entry.line if entry else None,
        "title": record.title,
        "authors": [str(person) for person in record.authors],
        "others": record.others,
        "year": record.year or None,
        "month": record.month or None,
        "venue": record.venue,
        "tags": list(record.tags),
        "identifiers": {item.scheme: item.value for item in reversed(record.identifiers)},
        "links": {link.role: link.url for link in reversed(record.links)},
        "fields": dict(texts(entry)) if entry else {},
    }
