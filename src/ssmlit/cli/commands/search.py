"""`ssmlit search`: papers by words, fields and tags."""

from __future__ import annotations

import typer

from ssmlit.cli.shared import offers
from ssmlit.cli.shared.command import command
from ssmlit.cli.shared.listing import ListingOptions, list_found
from ssmlit.cli.shared.options import no_library
from ssmlit.cli.shared.session import Session
from ssmlit.errors import ExitCode

HELP = """Find papers by words, fields and tags; the best match comes first.

All words must be found, in title, authors, tags, venue, year or key; case, accents, LaTeX, braces
and hyphens do not matter.

\b
  ssmlit search mamba unet                  Mamba-UNet, VM-UNet, LightM-UNet …
  ssmlit search author:gu year:2021..2023   fields, with years as ranges
  ssmlit search tag:medical-imaging -tag:surveys has:code
  ssmlit search '"state space" (title:hippo OR title:s4)'
  ssmlit search venue:neurips missing:doi added:30d
  ssmlit search 'title:/mamba-?unet/'       a regular expression

Exit code 1 when nothing was found.
"""

JSON = "papers\ncount"


@command("search", help=HELP)
def search(
    session: Session,
    shape: ListingOptions,
    query: list[str] = typer.Argument(
        metavar="QUERY...",
        help="Words and field:value terms.",
        autocompletion=offers.query,
        callback=no_library,
    ),
    fuzzy: bool = typer.Option(False, "--fuzzy", help="Find words with typos too."),
) -> None:
    if not list_found(session, " ".join(query), shape, fuzzy=fuzzy):
        raise typer.Exit(ExitCode.FOUND)
