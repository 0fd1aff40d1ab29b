"""`ssmlit init`: a new, empty library."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ssmlit.cli.shared import json_schema as js
from ssmlit.cli.shared.command import command, new_app
from ssmlit.cli.shared.session import Session
from ssmlit.errors import UsageError

app = new_app()

HELP = """Start a new, empty library.

\b
  ssmlit init                 library.bib here
  ssmlit init papers/ssm.bib
"""


JSON = (js.document("The new library.", library=js.text("Its path.")),)


@command(app, "init", help=HELP)
def init(
    session: Session,
    path: Annotated[
        Path | None,
        typer.Argument(
            metavar="[FILE]",
            readable=False,
            help="The file to make; library.bib when left out.",
            show_default=False,
        ),
    ] = None,
) -> None:
    from ssmlit.store import Change, transact

    target = path or session.options.library or Path("library.bib")
    if target.exists():
        raise UsageError(f"{target} is already there", hint="ssmlit uses it as it is")
    transact(target, lambda _: Change(""), command="init", create=True)
    if session.options.json:
        session.json({"library": str(target)})
    session.note(f"made {target}; `ssmlit add 2312.00752` adds a first paper")
