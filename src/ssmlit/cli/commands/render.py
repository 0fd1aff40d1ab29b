"""`ssmlit render`: paper lists as Markdown or as a web page."""

from __future__ import annotations

from pathlib import Path

from ssmlit.cli.render.options import RenderOptions
from ssmlit.cli.shared.command import command
from ssmlit.cli.shared.session import Session
from ssmlit.errors import UsageError
from ssmlit.paths import is_file

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
  ...diff
"""

_PAGES = frozenset({".md", ".markdown", ".html", ".htm", ".xml"})


@command("render", writes=True, help=HELP)
def render(session: Session, options: RenderOptions) -> None:
    from ssmlit.cli.render.run import run

    for word in options.query or ():
        if Path(word).suffix in _PAGES and is_file(word):
            raise UsageError(f"{word} is a file, not a query", hint=f"`-o {word}` names the file")
    run(session, options)
