"""`ssmlit pick`: choose papers on the terminal, for editors and scripts."""

from __future__ import annotations

from typing import Literal

import typer

from ssmlit.cli.shared import terminal
from ssmlit.cli.shared.command import command
from ssmlit.cli.shared.options import Words
from ssmlit.cli.shared.session import Session
from ssmlit.errors import DecisionError
from ssmlit.model import Entry

As = Literal["key", "cite", "bibtex"]

HELP = """Choose papers on the terminal and print their keys.

\b
  ssmlit pick
  ssmlit pick mamba --format cite --multi
  echo "[@$(ssmlit pick)]" >> notes.md

Draws on the terminal, prints on stdout: works in $(…) and from editors. Return chooses, Tab
marks with --multi, Escape cancels (exit 130). Without the extra `browse`, or on a simple terminal,
it asks for a number.
"""

JSON = """
The papers chosen.
  keys (list of text): Their citation keys.
"""


@command("pick", help=HELP)
def pick(
    session: Session,
    query: Words = None,
    form: As = typer.Option("key", "--format", "-f", help="What to print."),
    multi: bool = typer.Option(False, "--multi", "-m", help="Choose several."),
) -> None:
    from ssmlit.cli.browse.actions import papers_as_text

    text = " ".join(query or ())
    if not terminal.is_there():
        raise DecisionError(
            "choosing needs a terminal",
            hint="`ssmlit search QUERY --format keys` prints what it finds",
        )
    library = session.library  # without one there is nothing to ask
    with terminal.in_place():
        entries = _choose(session, text, several=multi)
    if not entries:
        raise KeyboardInterrupt
    shown = papers_as_text(library, entries, form)
    if form == "bibtex" and not session.options.json:
        session.raw(f"{shown}\n")
    else:
        session.result({"keys": [entry.key for entry in entries]}, *shown.splitlines())


def _choose(session: Session, query: str, *, several: bool) -> tuple[Entry, ...]:
    from ssmlit.cli import browse

    if browse.is_installed() and terminal.is_capable():
        from ssmlit.cli.browse.picker import Picker

        return Picker(session, query, several=several).until_left() or ()
    from ssmlit.cli.browse.number_picker import choose

    return choose(session, query, several=several)
