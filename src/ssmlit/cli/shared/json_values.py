"""Values of the model as JSON: what `json_schema` describes and scripts rely on.

Responsible for one form of each thing, in every command. Does not depend on who prints it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ssmlit.duplicates import Leftover
    from ssmlit.errors import SsmlitError
    from ssmlit.model import Entry, Problem, Record


def paper_as_json(record: Record, entry: Entry | None = None) -> dict[str, object]:
    """Return a paper: every name is always there, empty when unknown (numbers are then null).

    Args:
        record: what is known of it.
        entry: where it stands in the library, if it does.
    """
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
        "fields": _fields(entry) if entry else {},
    }


def entry_as_json(entry: Entry) -> dict[str, object]:
    """Return the paper of an entry."""
    from ssmlit.fields import record

    return paper_as_json(record(entry), entry)


def _fields(entry: Entry) -> dict[str, str]:
    """Return the texts of an entry's fields in the file's order; of a repeated one the first."""
    texts: dict[str, str] = {}
    for field in entry.fields:
        texts.setdefault(field.name.lower(), field.text)
    return texts


def problem_as_json(problem: Problem, path: str) -> dict[str, object]:
    """Return a problem with its place; `fixable` says whether ssmlit can repair it."""
    return {
        "code": problem.code,
        "message": problem.message,
        "path": path,
        "line": problem.line or None,
        "column": problem.column or None,
        "key": problem.key,
        "name": problem.name,
        "severity": problem.severity,
        "fixable": bool(problem.fix),
        "safe": bool(problem.fix) and problem.safe,
    }


def failure_as_json(failure: SsmlitError) -> dict[str, object]:
    """Return a failure: what happened, where, what to do, and the exit code."""
    return {
        "message": failure.message,
        "hint": failure.hint,
        "path": failure.path,
        "line": failure.line or None,
        "exit_code": int(failure.exit_code),
    }


def leftover_as_json(left: Leftover) -> dict[str, object]:
    """Return a value that a merge put into no field of its own, and where it is now."""
    where = "dropped" if left.reason else "annote"
    return {"field": left.field, "value": left.text, "where": where, "reason": left.reason}
