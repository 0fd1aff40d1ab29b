"""Values of the model as JSON: what `json_schema` describes and scripts rely on.

Responsible for one form of each thing, in every command. Does not depend on who prints it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.exporters.paper_json import paper_as_json

if TYPE_CHECKING:
    from ssmlit.duplicates import Leftover
    from ssmlit.errors import SsmlitError
    from ssmlit.model import Entry, Problem

__all__ = ["entry_as_json", "failure_as_json", "paper_as_json", "problem_as_json"]


def entry_as_json(entry: Entry, complete: Entry | None = None) -> dict[str, object]:
    """Return the paper of an entry; `complete` is it with the fields of its parents."""
    from ssmlit.fields import record

    return paper_as_json(record(complete or entry), entry)


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
