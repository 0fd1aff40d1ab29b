"""`ssmlit open`: a paper, its PDF or its code in the browser."""

from __future__ import annotations

from typing import Literal, get_args

import typer

from ssmlit.cli.shared.command import command
from ssmlit.cli.shared.options import Key
from ssmlit.cli.shared.session import Session
from ssmlit.errors import UsageError
from ssmlit.strings import closest, did_you_mean

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


ONE = "`ssmlit open KEY` opens one paper at a time"


def _target(word: str) -> str:
    """Return what is to be opened; people name several papers here, too."""
    if word in get_args(What):
        return word
    raise UsageError(
        f"after the key comes paper, pdf, code or project, not `{word}`",
        hint=did_you_mean(closest(word, get_args(What)), otherwise=ONE),
    )


@command("open", help=HELP)
def open_paper(
    session: Session,
    key: Key,
    what: str = typer.Argument(
        "paper",
        metavar="[WHAT]",
        parser=_target,
        autocompletion=lambda: list(get_args(What)),
        help="Its paper, pdf, code or project.",
    ),
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
