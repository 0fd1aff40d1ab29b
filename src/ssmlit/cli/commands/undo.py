"""`ssmlit undo`: undo the last change."""

from __future__ import annotations

from ssmlit.cli.shared.command import command
from ssmlit.cli.shared.options import Steps
from ssmlit.cli.shared.session import Session

HELP = """Undo the last change, or the last N.

\b
  ssmlit undo
  ssmlit undo 3
  ssmlit undo --dry-run      show the diff

Works without git, and even after the file was edited by hand as long as the change still fits;
otherwise nothing is written and the diff is shown (exit 6).
"""

JSON = """
What was undone.
  undone (list of record): Newest first.
  ...diff
"""


@command("undo", writes=True, help=HELP)
def undo(session: Session, steps: Steps = 1) -> None:
    from ssmlit.cli.shared.history import move
    from ssmlit.store.undo import undo

    move(session, undo, steps, "undone")
