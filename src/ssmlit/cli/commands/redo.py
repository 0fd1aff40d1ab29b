"""`ssmlit redo`: redo what was undone."""

from __future__ import annotations

from ssmlit.cli.shared.command import command
from ssmlit.cli.shared.options import Steps
from ssmlit.cli.shared.session import Session

HELP = """Redo the last change that was undone, or the last N.

\b
  ssmlit redo
"""

JSON = """
What was redone.
  redone (list of record): Newest first.
  ...diff
"""


@command("redo", writes=True, help=HELP)
def redo(session: Session, steps: Steps = 1) -> None:
    from ssmlit.cli.shared.history import move
    from ssmlit.store.undo import redo

    move(session, redo, steps, "redone")
