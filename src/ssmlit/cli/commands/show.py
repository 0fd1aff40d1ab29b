"""`ssmlit show`: everything about a paper."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from ssmlit.cli.shared.command import Documents, command, new_app
from ssmlit.cli.shared.options import SomeKeys
from ssmlit.cli.shared.session import Session

app = new_app()


class As(StrEnum):
    """How an entry is shown."""

    TEXT = "text"
    BIBTEX = "bibtex"


HELP = """Show everything about papers.

\b
  ssmlit show gu2023mamba
  ssmlit show gu2023mamba --format bibtex      the entry as it is in the file
"""


def json_documents() -> Documents:
    """Return what `--json` prints."""
    from ssmlit.cli.shared import json_schema as js

    return (js.document("The papers named.", papers=js.listed(js.PAPER, "In the order named.")),)


@command(app, "show", help=HELP)
def show(
    session: Session,
    keys: SomeKeys,
    form: Annotated[As, typer.Option("--format", "-f", help="How to print.")] = As.TEXT,
) -> None:
    from ssmlit import fields
    from ssmlit.actions.publication import status
    from ssmlit.actions.select import by_keys
    from ssmlit.cli.shared.details import WIDTH, details
    from ssmlit.cli.shared.json_values import entry_as_json

    library = session.library
    entries = by_keys(library, keys)
    if session.options.json:
        session.json(
            {"papers": [entry_as_json(entry, library.complete(entry)) for entry in entries]}
        )
    elif form is As.BIBTEX:
        session.raw("\n\n".join(library.document.source(entry) for entry in entries) + "\n")
    else:
        width = min(WIDTH, session.width)
        shown = (
            details(
                entry,
                library.path,
                width,
                cut=False,
                paint=session.paint,
                published=status(fields.record(whole)),
                whole=whole,
            )
            for entry in entries
            for whole in [library.complete(entry)]
        )
        session.show("\n\n".join(shown))
