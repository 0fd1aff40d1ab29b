"""`ssmlit browse`: the library, full screen."""

from __future__ import annotations

from ssmlit.cli import _terminal
from ssmlit.cli._command import command, new_app
from ssmlit.cli._options import Words
from ssmlit.cli._session import Session
from ssmlit.errors import DecisionError

app = new_app()

HELP = """Browse the library full screen: type to filter, then tag, edit, open, copy.

\b
  ssmlit browse
  ssmlit browse tag:medical-imaging

In the list: Space marks, t tags, e edits, o opens the paper, c its code, y copies the key,
C a \\cite, b the BibTeX, u undoes; ? shows all keys. Needs the extra: pip install 'ssmlit[browse]'
"""


@command(app, "browse", help=HELP)
def browse(session: Session, query: Words = None) -> None:
    from ssmlit.cli import _tui

    _tui.require("browse")
    if not (_terminal.is_there() and _terminal.is_capable()):
        raise DecisionError(
            "there is no terminal to browse on", hint="`ssmlit search QUERY` prints what it finds"
        )
    from ssmlit.cli._tui.browser import browse as run

    with _terminal.in_place():
        run(session, " ".join(query or ()))
