"""`ssmlit show`: everything about a paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

import typer

from ssmlit.cli.shared.command import command
from ssmlit.cli.shared.options import SomeKeys
from ssmlit.cli.shared.session import Session

if TYPE_CHECKING:
    from ssmlit.actions.records.publication_status import PublicationStatus
    from ssmlit.library import Library
    from ssmlit.model import Entry

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
    from ssmlit.actions.select import by_keys

    library = session.library
    entries = by_keys(library, keys)
    if session.options.json:
        session.json(_as_json(library, entries))
    elif form == "bibtex":
        session.raw("\n\n".join(library.document.source(entry) for entry in entries) + "\n")
    else:
        session.show("\n\n".join(_text(session, entry) for entry in entries))


def _text(session: Session, entry: Entry) -> str:
    from ssmlit.cli.shared.details import WIDTH, details

    whole, width = session.library.complete(entry), min(WIDTH, session.width)
    published = str(_published(whole) or "")
    path = session.library.path
    return details(entry, whole, path, width, paint=session.paint, published=published)


def _as_json(library: Library, entries: Sequence[Entry]) -> dict[str, object]:
    from ssmlit.cli.shared.json_values import entry_as_json

    whole = list(map(library.complete, entries))
    known = ((one.key, _published(one)) for one in whole)
    return {
        "papers": list(map(entry_as_json, entries, whole)),
        "preprints": [
            {"key": key, "venue": one.venue, "year": one.year or None, "as_of": one.as_of}
            for key, one in known
            if one is not None
        ],
    }


def _published(entry: Entry) -> PublicationStatus | None:
    from ssmlit import fields
    from ssmlit.actions.records.publication_status import publication_status

    return publication_status(fields.record(entry))
