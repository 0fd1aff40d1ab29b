"""`ssmlit browse`: the library, full screen."""

from __future__ import annotations

from ssmlit.cli.shared import terminal
from ssmlit.cli.shared.command import command
from ssmlit.cli.shared.options import Words
from ssmlit.cli.shared.session import Session
from ssmlit.errors import DecisionError, UsageError

HELP = """Browse the library full screen: type to filter, then tag, edit, open, copy.

\b
  ssmlit browse
  ssmlit browse tag:medical-imaging

In the list: Space marks, t tags, e edits, o opens the paper, c its code, y copies the key,
C a \\cite, b the BibTeX, s sorts, u undoes, i goes to the inbox; ? shows all keys.
Needs the extra `browse`: pip install textual
"""

JSON = ""


@command("browse", help=HELP)
def browse(session: Session, query: Words = None) -> None:
    from ssmlit.cli.browse import is_installed

    if not is_installed():
        missing = "browsing needs the package textual, which is not installed"
        raise UsageError(missing, hint="pip install textual")
    if not (terminal.is_there() and terminal.is_capable()):
        raise DecisionError(
            "browsing needs a terminal", hint="`ssmlit search QUERY` prints what it finds"
        )
    from ssmlit.cli.browse.browser import Browser

    with terminal.in_place():
        Browser(session, " ".join(query or ())).until_left()
