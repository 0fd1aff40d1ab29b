"""`ssmlit render`: paper lists as Markdown or as a web page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from ssmlit.cli.shared import offers
from ssmlit.cli.shared.command import command
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


View = Annotated[
    str,
    typer.Option(
        "--view", metavar="NAME", help="A view of ssmlit.toml.", autocompletion=offers.views
    ),
]
InLayout = Annotated[Layout | None, typer.Option("--layout", "--by", help="The layout.")]
AsKind = Annotated[Kind, typer.Option("--format", "-f", help="What to write.")]
Every = Annotated[bool, typer.Option("--all", help="Write every view that names its output.")]
Init = Annotated[bool, typer.Option("--init", help="Put the markers into FILE.")]
_PAGES = frozenset({".md", ".markdown", ".html", ".htm", ".xml"})
Split = Annotated[bool, typer.Option("--split", help="Several pages, none too long for GitHub.")]
WithBib = Annotated[
    Path | None, typer.Option("--with-bib", metavar="DIR", help="Also a .bib for each section.")
]
Feed = Annotated[
    Path | None,
    typer.Option("--feed", metavar="FILE", parser=written_file, help="Also an Atom feed."),
]
Date = Annotated[str, typer.Option("--date", metavar="DAY", help="The day shown, YYYY-MM-DD.")]


@command("render", writes=True, help=HELP)
def render(
    session: Session,
    query: Words = None,
    view: View = "",
    layout: InLayout = None,
    kind: AsKind = "markdown",
    output: Output = None,
    every: Every = False,
    check: IfStale = False,
    init: Init = False,
    force: Force = False,
    split: Split = False,
    with_bib: WithBib = None,
    feed: Feed = None,
    date: Date = "",
) -> None:
    from ssmlit.cli.render.run import Job, run, views_with_output

    for word in query or ():
        if Path(word).suffix in _PAGES and Path(word).is_file():
            raise UsageError(f"{word} is a file, not a query", hint=f"`-o {word}` names the file")
    job = Job(
        view=view,
        query=tuple(query or ()),
        layout=layout or "",
        html=kind == "html",
        output=output,
        init=init,
        force=force,
        split=split,
        with_bib=with_bib,
        feed=feed,
    )
    run(session, views_with_output(session, job) if every else [job], date=date, check=check)
