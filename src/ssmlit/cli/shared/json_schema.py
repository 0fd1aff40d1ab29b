"""Values of the model as JSON: the stable schema that scripts rely on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ssmlit.model import Entry, Problem, Record


def record_as_json(record: Record) -> dict[str, object]:
    """Return a record: every key is always there, empty when unknown (`year` is then null)."""
    return {
        "key": record.key,
        "type": record.type,
        "title": record.title,
        "authors": [str(person) for person in record.authors],
        "others": record.others,
        "year": record.year or None,
        "month": record.month or None,
        "venue": record.venue,
        "tags": list(record.tags),
        "identifiers": {item.scheme: item.value for item in reversed(record.identifiers)},
        "links": {link.role: link.url for link in reversed(record.links)},
    }


def entry_as_json(entry: Entry) -> dict[str, object]:
    """Return an entry as it stands in the file; of a repeated field the first counts."""
    return {
        "key": entry.key,
        "type": entry.type,
        "line": entry.line,
        "fields": {field.name.lower(): field.text for field in reversed(entry.fields)},
    }


def problem_as_json(problem: Problem, path: str) -> dict[str, object]:
    """Return a problem with its place; `fixable` says whether ssmlit can mend it."""
    return {
        "code": problem.code,
        "message": problem.message,
        "path": path,
        "line": problem.line or None,
        "key": problem.key,
        "fixable": bool(problem.fix),
    }
