"""`ssmlit render`: paper lists as Markdown or as a web page."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import typer

from ssmlit.cli.shared import offers
from ssmlit.cli.shared.command import arguments, command
from ssmlit.cli.shared.options import Force, IfStale, Output, Words, written_file
from ssmlit.cli.shared.session import Session
from ssmlit.errors import UsageError

Layout = Literal["topics", "years", "feed", "table"]
Kind = Literal["markdown", "html"]

HELP = """Write paper lists as Markdown or as a web page.

\b
  ssmlit render                              sections by tag, to stdout
  ssmlit render --layout years year:2024
  ssmlit render --view topics -o README.md   between the markers in README.md
  ssmlit render --view topics -o README.md --init      put the markers there first
  ssmlit render --format html -o index.html  one page with search and filters
  ssmlit render --view topics -o README.md --check     exit 1, with the diff, when it is stale

A view is a table [views.NAME] in ssmlit.toml: query, layout, sections, labels …; topics, years,
feed and table are built in. With -o only the text between <!-- ssmlit:NAME:begin --> and <!--
ssmlit:NAME:end --> is written. --all writes every view that names an `output`.
"""

JSON = """
What was written.
  files (list of object): Every file.
    path (text or null): The file; null when the text is here.
    ...written
diff
"""

_PAGES = frozenset({".md", ".markdown", ".html", ".htm", ".xml"})


@arguments
class RenderOptions:
    """One list and the files it is written to; with `every` how all views are written."""

    query: Words = None
    view: str = typer.Option(
        "", metavar="NAME", help="A view of ssmlit.toml.", autocompletion=offers.views
    )
    layout: Layout | None = typer.Option(None, "--layout", "--by", help="The layout.")
    kind: Kind = typer.Option("markdown", "--format", "-f", help="What to write.")
    output: Output = None
    every: bool = typer.Option(False, "--all", help="Write every view that names its output.")
    check: IfStale = False
    init: bool = typer.Option(False, "--init", help="Put the markers into FILE.")
    force: Force = False
    split: bool = typer.Option(False, "--split", help="Several pages, none too long for GitHub.")
    with_bib: Path | None = typer.Option(None, metavar="DIR", help="Also a .bib for each section.")
    feed: Path | None = typer.Option(
        None, metavar="FILE", parser=written_file, help="Also an Atom feed."
    )
    date: str = typer.Option("", metavar="DAY", help="The day shown, YYYY-MM-DD.")


@command("render", writes=True, help=HELP)
def render(session: Session, options: RenderOptions) -> None:
    from ssmlit.cli.render.run import run

    for word in options.query or ():
        if Path(word).suffix in _PAGES and Path(word).is_file():
            raise UsageError(f"{word} is a file, not a query", hint=f"`-o {word}` names the file")
    run(session, options)
