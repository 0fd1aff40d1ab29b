"""What `undo`, `redo` and `log` share: moving through the history, and showing its records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.cli.shared.colour import plain
from ssmlit.cli.shared.terminal_text import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from ssmlit.cli.shared.colour import Paint
    from ssmlit.cli.shared.session import Session
    from ssmlit.store import HistoryEntry, Hunk

    Move = Callable[..., tuple[HistoryEntry, ...]]

SHOWN = 3  # lines of a record's summary


def move(session: Session, step: Move, steps: int, verb: str) -> None:
    """Undo or redo some commands, or show the diff that would be written."""
    if not session.options.dry_run:
        session.require_committable()
    done = step(session.path, steps, dry_run=session.options.dry_run)
    if session.options.dry_run:
        session.diff(*(_hunks(entry, verb) for entry in done))
    elif session.options.json:
        session.json({verb: [as_json(entry) for entry in done]})
    else:
        session.note(*(f"{verb}: {title(entry)}" for entry in done))
    if not done:
        session.note(f"nothing to be {verb}")
    elif not session.options.dry_run:
        session.commit(verb, *done)


def _hunks(entry: HistoryEntry, verb: str) -> Sequence[Hunk]:
    """Return what a step does to the file: a record's hunks, or their inverse."""
    if verb == "redone":
        return entry.hunks
    return [hunk.inverse for hunk in entry.hunks]


def title(entry: HistoryEntry) -> str:
    """Return a record on one line: its summary, or the command where it has none."""
    if not entry.summary:
        return one_line(entry.command)
    more = f" and {len(entry.summary) - 1} more" if len(entry.summary) > 1 else ""
    return one_line(entry.summary[0]) + more


def lines(entries: Sequence[HistoryEntry], paint: Paint = plain) -> list[str]:
    """Return records as lines, the summary of each below its head."""
    out = []
    for entry in entries:
        when = entry.when.astimezone().strftime("%Y-%m-%d %H:%M")
        undone = "  (undone)" if entry.state == "undone" else ""
        number, command = paint("number", f"{entry.number:>5}"), paint("bold", entry.command)
        out.append(f"{number}  {paint('dim', when)}  {command}{paint('dim', undone)}")
        out += [f"{'':9}{one_line(line)}" for line in entry.summary[:SHOWN]]
        if len(entry.summary) > SHOWN:
            out.append(f"{'':9}… and {len(entry.summary) - SHOWN} more")
    return out


def as_json(entry: HistoryEntry) -> dict[str, object]:
    """Return a record without its hunks."""
    return {
        "number": entry.number,
        "when": entry.when.isoformat(),
        "command": entry.command,
        "summary": list(entry.summary),
        "state": entry.state,
    }


def records(path: Path) -> tuple[HistoryEntry, ...]:
    """Return the records of a library, newest first."""
    from ssmlit.store import history

    return history(path)
