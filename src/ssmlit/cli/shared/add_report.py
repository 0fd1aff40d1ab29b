"""What became of added papers, as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from ssmlit.actions.adding.placing import Placement, Plan, Status
from ssmlit.cli.shared.json_values import (
    entry_as_json,
    failure_as_json,
    leftover_as_json,
    paper_as_json,
)

if TYPE_CHECKING:
    from ssmlit.errors import SsmlitError
    from ssmlit.library import Library

UNDECIDED = frozenset({Status.MAYBE, Status.CONFLICT, Status.MISMATCH, Status.UNTITLED})


def as_json(
    placement: Plan, failures: Mapping[str, SsmlitError], library: Library
) -> dict[str, object]:
    """Return the report of a batch, with papers as they are in the library now."""
    return {
        "items": [_item_as_json(item, library) for item in placement.items],
        "failures": [
            {
                "asked": asked,
                **failure_as_json(failure),
                "candidates": [paper_as_json(one) for one in getattr(failure, "candidates", ())],
            }
            for asked, failure in failures.items()
        ],
    }


def _item_as_json(item: Placement, library: Library) -> dict[str, object]:
    return {
        "asked": item.paper.asked,
        "status": item.status.value,
        "key": item.key,
        "reason": item.why,
        "filled": list(item.filled),
        "leftovers": [leftover_as_json(one) for one in item.leftovers],
        "source": item.paper.record.source,
        "retrieved": item.paper.record.retrieved,
        "paper": _paper(item, library),
    }


def _paper(item: Placement, library: Library) -> dict[str, object]:
    """Return the paper's entry, or what is known about one that was left out."""
    if item.status in UNDECIDED:
        return paper_as_json(replace(item.paper.record, key=""))
    return entry_as_json(library.get(item.key))
