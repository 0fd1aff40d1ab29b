"""`ssmlit show`: everything about a paper."""

from __future__ import annotations

from typing import Literal

import typer

from ssmlit.cli.shared.command import command
from ssmlit.cli.shared.options import SomeKeys
from ssmlit.cli.shared.session import Session

As = Literal["text", "bibtex"]

HELP = """Show everything about papers.

\b
  ssmlit show gu2023mamba
  ssmlit show gu2023mamba --format bibtex      the entry as it is in the file
"""

JSON = """
The papers named.
  papers (list of paper): In the order named.
  preprints (list of object): Those of them that are preprints the catalogue has.
    key (text): Its citation key.
    venue (text): Where it was published since; empty when it is not known to be.
    year (number or null): When it was published.
    as_of (text): The date of this knowledge, `YYYY-MM` or `YYYY-MM-DD`.
"""


@command("show", help=HELP)
def show(
    session: Session,
    keys: SomeKeys,
    form: As = typer.Option("text", "--format", "-f", help="How to print."),
) -> None:
    from ssmlit import fields
    from ssmlit.actions.lists.publication import publication
    from ssmlit.actions.select import by_keys
    from ssmlit.cli.shared.details import WIDTH, details

    library = session.library
    entries = by_keys(library, keys)
    whole = [library.complete(entry) for entry in entries]
    known = (publication(fields.record(one)) for one in whole)
    if session.options.json:
        from ssmlit.cli.shared.json_values import entry_as_json

        session.json({
            "papers": list(map(entry_as_json, entries, whole)),
            "preprints": [
                {"key": entry.key, "venue": one.venue, "year": one.year or None, "as_of": one.as_of}
                for entry, one in zip(entries, known, strict=True)
                if one is not None
            ],
        })  # fmt: skip
    elif form == "bibtex":
        session.raw("\n\n".join(library.document.source(entry) for entry in entries) + "\n")
    else:
        width = min(WIDTH, session.width)
        shown = (
            details(entry, library.path, width, cut=False, paint=session.paint,
                    published=str(published or ""), whole=one)
            for entry, one, published in zip(entries, whole, known, strict=True)
        )  # fmt: skip
        session.show("\n\n".join(shown))
