"""What `undo`, `redo` and `log` share: moving through the history, and showing its steps.

Responsible for what is said about steps. Does not depend on how they are kept or reverted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ssmlit.cli.shared.reading_session import nearer
from ssmlit.cli.shared.session import REWOUND
from ssmlit.cli.shared.terminal_text import one_line
from ssmlit.errors import LibraryError, UsageError
from ssmlit.strings import plural, quoted

if TYPE_CHECKING:
    from ssmlit.cli.shared.session import Session
    from ssmlit.store import HistoryStep
    from ssmlit.store.steps import FileChange

    Move = Callable[..., tuple[HistoryStep, ...]]

SHOWN = 3  # lines of a step's summary


def move(session: Session, go: Move, steps: int, verb: str) -> None:
    """Undo or redo some commands, or show the diff that would be written."""
    if not session.options.dry_run:
        session.require_committable()
    done = go(
        session.path, steps,
        dry_run=session.options.dry_run, warn=session.warn, done=session.count,
        agree=partial(_require_as_many, steps, verb),
    )  # fmt: skip
    if session.options.dry_run:
        redone = verb == "redone"
        session.diff(*(it for one in done for it in diffs(one.files if redone else one.inverse)))
    if not session.is_told_by_diff:
        said = (line for step in done for line in _told(session, step, verb))
        session.outcome({verb: [as_json(step) for step in done]}, *said)
        made = (Path(it.path) for one in done for it in one.files if it.sizes[0] is None)
        if gone := dict.fromkeys(nearer(path) for path in made if not path.exists()):
            session.note(f"removed {', '.join(one_line(str(path)) for path in gone)}")
    if not done:
        session.note(f"nothing to {REWOUND[verb]}")
    elif not session.options.dry_run:
        session.commit(verb, *done)
        if verb == "undone":
            _report_if_lost(session)


def _require_as_many(wanted: int, verb: str, there: int) -> None:
    """Refuse to go further back than the history does: the first step may have made the library.

    Raises:
        UsageError: there are fewer steps than wanted, but some.
    """
    if 0 < there < wanted:
        said = f"only {plural(there, 'change')} can be {verb}; nothing was changed"
        raise UsageError(said, hint=f"`ssmlit {REWOUND[verb]} {there}` goes that far")


def _report_if_lost(session: Session) -> None:
    """Say how to continue when the settings that named the library were undone."""
    from ssmlit.config import find_library

    try:
        is_found = nearer(find_library(session.options.library)) == nearer(session.path)
    except LibraryError:
        is_found = False
    if not is_found:
        name = nearer(session.path)
        session.note(
            f"{name} is no longer found automatically; `ssmlit -l {quoted(name)} redo` changes that"
        )


def diffs(changes: Sequence[FileChange]) -> list[str]:
    """Return changes as unified diffs, one a file."""
    from ssmlit.store import unified

    return [unified(one.splices, Path(one.path).name, one.encoding) for one in changes]


def _told(session: Session, step: HistoryStep, verb: str) -> Iterator[str]:
    """Yield what became of a step, and with `--verbose` the rest of its summary."""
    yield f"{verb}: {step_title(step)}{_files(session, step)}"
    yield from (f"  {one_line(line)}" for line in session.some(step.summary, 1)[1:])


def _files(session: Session, step: HistoryStep) -> str:
    """Return which files beside the library a step is about, in parentheses."""
    names = [one_line(str(nearer(path))) for path in _beside(step)]
    library = [session.path.name] if any(one.kind != "text" for one in step.files) else []
    return f" ({', '.join([*library, *names])})" if names else ""


def _beside(step: HistoryStep) -> list[Path]:
    return [Path(change.path) for change in step.files if change.kind == "text"]


def step_title(step: HistoryStep) -> str:
    """Return a step on one line: its summary, or the command where it has none."""
    if not step.summary:
        return one_line(step.command)
    more = f" and {len(step.summary) - 1} more" if len(step.summary) > 1 else ""
    return one_line(step.summary[0]) + more


def lines(session: Session, step: HistoryStep) -> Iterator[str]:
    """Yield a step as lines, its summary below its head."""
    when = step.when.astimezone().strftime("%Y-%m-%d %H:%M")
    undone = "  (undone)" if step.state == "undone" else ""
    paint, shown = session.paint, session.some(step.summary, SHOWN)
    number, command = paint("number", f"{step.number:>5}"), paint("bold", step.command)
    yield f"{number}  {paint('dim', when)}  {command}{paint('dim', undone)}"
    yield from (f"{'':9}{one_line(line)}" for line in shown)
    names = (one_line(str(nearer(path))) for path in _beside(step))
    said = " ".join(step.summary).split()
    yield from (f"{'':9}{name}" for name in names if name not in said)
    if more := len(step.summary) - len(shown):
        yield f"{'':9}… and {more} more"


def as_json(step: HistoryStep) -> dict[str, object]:
    """Return a step without its changes."""
    from ssmlit.cli.shared.json_values import picked

    files = [change.path for change in step.files]
    when = step.when.isoformat()
    return {**picked(step, "number command summary state"), "when": when, "files": files}
