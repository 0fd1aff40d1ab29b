"""`ssmlit check`: what is wrong with the file, with lines."""

from __future__ import annotations

from typing import Annotated

import typer

from ssmlit.cli.shared import json_schema as js
from ssmlit.cli.shared.command import command, new_app
from ssmlit.cli.shared.json_values import problem_as_json
from ssmlit.cli.shared.session import Session
from ssmlit.cli.shared.terminal_text import plural
from ssmlit.errors import ExitCode

app = new_app()

HELP = """List what is wrong with the file: broken entries, keys and fields given twice …

\b
  ssmlit check
  ssmlit check --syntax        only what keeps entries from being read

Exit code 1 when something was found.
"""


JSON = (js.document("What is wrong.", problems=js.listed(js.PROBLEM, "By line.")),)


@command(app, "check", help=HELP)
def check(
    session: Session,
    syntax: Annotated[bool, typer.Option("--syntax", help="Only the syntax.")] = False,
) -> None:
    from ssmlit.actions.checking import problems

    found = problems(session.library, syntax_only=syntax)
    path = session.library.path
    if session.options.json:
        session.json({"problems": [problem_as_json(problem, path) for problem in found]})
    else:
        session.out(*(f"{path}:{one.line}: {one.message} [{one.code}]" for one in found))
        session.note(plural(len(found), "problem") if found else "nothing is wrong")
    if found:
        raise typer.Exit(ExitCode.FOUND)
