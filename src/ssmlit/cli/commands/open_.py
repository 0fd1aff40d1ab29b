"""`ssmlit open`: a paper, its PDF or its code in the browser."""

from __future__ import annotations

from typing import Literal

import typer

from ssmlit.cli.shared.command import command
from ssmlit.cli.shared.options import Key
from ssmlit.cli.shared.session import Session

What = Literal["paper", "pdf", "code", "project"]

HELP = """Open a paper, its PDF or its code in the browser.

\b
  ssmlit open gu2023mamba
  ssmlit open gu2023mamba code
  ssmlit open gu2023mamba pdf --print      only print the address

A PDF on this computer that the field `file` names, as Zotero and JabRef write it, comes first.
"""

JSON = """
The address; it is only printed.
  url (text): The address.
"""


@command("open", help=HELP)
def open_paper(
    session: Session,
    key: Key,
    what: What = typer.Argument("paper", metavar="[WHAT]", help="Its paper, pdf, code or project."),
    only_print: bool = typer.Option(False, "--print", help="Print the address."),
) -> None:
    from ssmlit.actions.select import named_entry
    from ssmlit.cli.shared.addresses import open_in_browser, where

    url = where(named_entry(session.library, key), what, session.path)
    if not (session.options.json or only_print):
        if open_in_browser(url):
            session.note(f"opened {url}")
            return
        session.note("no browser was found; this is the address")
    session.result({"url": url}, url)
