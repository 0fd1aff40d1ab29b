"""Values of the model as JSON: what `scripts/json_schema.py` describes.

Responsible for one form of each thing, in every command. Does not depend on who prints it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ssmlit.actions.adding.placing import Placement, PlacementPlan
    from ssmlit.duplicates import Leftover
    from ssmlit.errors import SsmlitError
    from ssmlit.library import Library
    from ssmlit.model import Entry, Problem, Record


def picked(value: object, names: str) -> dict[str, object]:
    """Return the attributes of these names, which JSON calls the same."""
    return {name: getattr(value, name) for name in names.split()}


def _paper_as_json(record: Record, entry: Entry | None = None) -> dict[str, object]:
    from ssmlit.exporters.paper_json import paper_as_json  # much that only papers need

    return paper_as_json(record, entry)


def entry_as_json(entry: Entry, complete: Entry | None = None) -> dict[str, object]:
    """Return the paper of an entry; `complete` is it with the fields of its parents."""
    from ssmlit.fields import record

    return _paper_as_json(record(complete or entry), entry)


def problem_as_json(problem: Problem, path: str) -> dict[str, object]:
    """Return a problem with its place; `fixable` says whether ssmlit can repair it."""
    return {
        **picked(problem, "code message"),
        "path": path,
        "line": problem.line or None,
        "column": problem.column or None,
        **picked(problem, "key name severity"),
        "fixable": bool(problem.fix),
        "safe": bool(problem.fix) and problem.safe,
    }


def failure_as_json(failure: SsmlitError) -> dict[str, object]:
    """Return a failure: what happened, where, what to do, and the exit code."""
    known = picked(failure, "message hint path")
    return {**known, "line": failure.line or None, "exit_code": int(failure.exit_code)}


def failures_as_json(failures: Sequence[SsmlitError]) -> dict[str, object]:
    """Return failures that a command went on after, and whether its answer is therefore partial."""
    return {"partial": bool(failures), "failures": [failure_as_json(one) for one in failures]}


def leftover_as_json(left: Leftover) -> dict[str, object]:
    """Return a value that a merge put into no field of its own, and where it is now."""
    where = "dropped" if left.reason else "annote"
    return {"field": left.field, "value": left.text, "where": where, "reason": left.reason}


def additions_as_json(
    placement: PlacementPlan, failures: Mapping[str, SsmlitError], library: Library
) -> dict[str, object]:
    """Return what became of added papers, as they are in the library now."""
    return {
        "items": [_addition_as_json(item, library) for item in placement.items],
        "failures": [
            {
                "asked": asked,
                **failure_as_json(failure),
                "candidates": [_paper_as_json(one) for one in getattr(failure, "candidates", ())],
            }
            for asked, failure in failures.items()
        ],
    }


def _addition_as_json(item: Placement, library: Library) -> dict[str, object]:
    record = item.paper.record
    return {
        "asked": item.paper.asked,
        "status": item.status,
        "key": item.key,
        "reason": item.why,
        "filled": item.filled,
        "leftovers": [leftover_as_json(one) for one in item.leftovers],
        **picked(record, "source retrieved"),
        "paper": entry_as_json(library.get(item.key))
        if item.status.is_in_library
        else _paper_as_json(record._replace(key="")),
    }
