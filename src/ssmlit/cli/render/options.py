"""The options of `ssmlit render`, as one value."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import typer

from ssmlit.cli.shared import offers
from ssmlit.cli.shared.command import arguments
from ssmlit.cli.shared.options import Force, IfStale, Output, Words, written_as
from ssmlit.render.view import Layout

Kind = Literal["markdown", "html"]


@arguments
class RenderOptions:
    """One list and the files it is written to; with `every` how all views are written."""

    query: Words = None
    view: str = typer.Option(
        "", metavar="NAME", help="A view of ssmlit.toml.", autocompletion=offers.views
    )
    layout: Layout | None = typer.Option(None, "--layout", "--by", help="The layout.")
    kind: Kind | None = typer.Option(
        None, "--format", "-f", help="What to write; by default as FILE's name says, else markdown."
    )
    output: Output = None
    every: bool = typer.Option(False, "--all", help="Write every view that names its output.")
    check: IfStale = False
    init: bool = typer.Option(False, "--init", help="Put the markers into FILE.")
    force: Force = False
    split: bool = typer.Option(False, "--split", help="Several pages, none too long for GitHub.")
    with_bib: Path | None = typer.Option(None, metavar="DIR", help="Also a .bib for each section.")
    feed: Path | None = typer.Option(
        None,
        metavar="FILE",
        parser=written_as("an Atom feed", ".xml", ".atom"),
        help="Also an Atom feed.",
    )
    date: str = typer.Option("", metavar="DAY", help="The day shown, YYYY-MM-DD.")
