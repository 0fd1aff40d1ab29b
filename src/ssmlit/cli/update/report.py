"""The report of `ssmlit update`: a line per paper, or one JSON document.

Responsible for words and names. Does not depend on how queries are asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.cli.shared.json_values import entry_as_json, failure_as_json, paper_as_json
from ssmlit.cli.shared.terminal_text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ssmlit.actions.update.listings import Answer
    from ssmlit.actions.update.updating import Item, Updated
    from ssmlit.cli.shared.session import Session


def print_report(session: Session, today: str, done: Updated, answers: Sequence[Answer]) -> None:
    """Print the news, or everything as JSON."""
    from ssmlit.actions.update.updating import counted

    if session.options.json:
        session.json(_as_json(session, today, done, answers))
        return
    for line in filter(None, map(_line, done.items)):
        session.note(line)
    session.note(counted(done))


def _line(item: Item) -> str:
    title = one_line(item.hit.record.title)
    lines = {
        "added": f"added {item.key} ({item.score:.0f}): {title}",
        "doubtful": f"added {item.key} ({item.score:.0f}), but {item.why}: {title}",
        "retitled": f"renamed {item.key}: {title} (was: {one_line(item.before)})",
        "withdrawn": f"withdrawn {item.key}: {title}",
        "mismatch": f"left out {item.hit.record.identifiers[0]}: {item.key} has its identifier "
        f"and another title ({one_line(item.before or item.why)})",
        "differs": f"kept {item.key}: {one_line(item.before)} (arXiv: {title}); {item.why}",
        "left-out": f"left out {item.hit.record.identifiers[0]} ({item.score:.0f}), "
        f"{one_line(item.why)}: {title}",
    }
    return lines.get(item.status, "")


def _as_json(
    session: Session, today: str, done: Updated, answers: Sequence[Answer]
) -> dict[str, object]:
    return {
        "day": today,
        "partial": any(answer.failure is not None for answer in answers),
        "queries": [
            {
                "name": answer.query.name,
                "query": answer.query.text,
                "since": answer.since.isoformat(),
                "found": len(answer.hits),
                "total": answer.total,
                "warning": answer.doubt,
                "failure": failure_as_json(answer.failure) if answer.failure else None,
            }
            for answer in answers
        ],
        "items": [_item_as_json(session, item) for item in done.items],
    }


def _item_as_json(session: Session, item: Item) -> dict[str, object]:
    in_library = item.key and item.status != "mismatch"
    return {
        "status": item.status,
        "key": item.key,
        "score": item.score,
        "why": item.why,
        "before": item.before,
        "updated": item.hit.updated.isoformat(),
        "queries": list(item.hit.queries),
        "paper": entry_as_json(session.library.get(item.key))
        if in_library
        else paper_as_json(item.hit.record),
    }
