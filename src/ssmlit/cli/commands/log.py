"""`ssmlit log`: the changes that can be undone."""

from __future__ import annotations

import typer

from ssmlit.cli.shared.command import command
from ssmlit.cli.shared.listing import Limit
from ssmlit.cli.shared.session import Session
from ssmlit.errors import UsageError

HELP = """List the changes that can be undone, newest first.

\b
  ssmlit log
  ssmlit log 5 --diff
"""

JSON = """
The history.
  log (list of record): Newest first.
"""


@command("log", help=HELP)
def log(
    session: Session,
    steps: int = typer.Argument(0, min=0, metavar="[N]", help="Only the last N; 0 is all."),
    limit: Limit = 0,
    diff: bool = typer.Option(False, "--diff", help="Show what each one changed."),
) -> None:
    from ssmlit.cli.shared.history import as_json, diffs, lines
    from ssmlit.store.state_folder import folder_for
    from ssmlit.store.undo import history

    if steps and limit:
        raise UsageError("N and `--limit` are both given", hint="leave one of them out")
    found = history(session.path, changes=diff, warn=session.warn)[: steps or limit or None]
    if session.options.json:
        session.json({"log": [as_json(step) for step in found]})
        return
    for step in found:
        session.show(*lines(session, step))
        if diff:
            session.patch("".join(diffs(step.files)))
    if not found:
        folder = folder_for(session.path)
        session.note("nothing was changed yet")
        if not folder.exists():
            session.note(f"{folder.parent}, where histories are, has none of this path")
