"""`ssmlit check`: what is wrong with the file, with lines."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from ssmlit.cli.shared.command import command
from ssmlit.cli.shared.session import Session
from ssmlit.commas import split_commas
from ssmlit.errors import ExitCode

HELP = """Find what is wrong with the file, before a reviewer does.

\b
  ssmlit check
  ssmlit check refs.bib more.bib          files other than the library
  ssmlit check --select names,E301 --ignore W703
  ssmlit check --explain W601             what a rule means, with examples
  ssmlit check --diff                     show what --fix would change
  ssmlit check --fix                      correct certain mistakes
  ssmlit check --since main               only entries that changed since then
  ssmlit check --format github            annotations in a GitHub workflow
  ssmlit check --stdin-filename refs.bib < refs.bib

An entry's field `nocheck = {W502 the page has it}` waives a rule. Exit code 1 when a finding is at
least as serious as --fail-on.
"""

Format = Literal["text", "json", "github", "sarif", "junit"]

FailOn = Literal["error", "warning", "note", "never"]

JSON = """
What was found.
  problems (list of problem): By line.
  entries (number): How many entries were looked at.
  rules (number): How many rules ran.
  waived (number): How many findings entries waive.
With `--explain` or `--rules`: what rules mean.
  rules (list of object): One rule, or all.
    code (text): Its code, W601.
    name (text): Its name, page-dash.
    severity (text): `error`, `warning` or `note`.
    summary (text): One line.
    why (text): What goes wrong because of it.
    bad (text): BibTeX that has the fault.
    good (text): The same without it.
    fix (text): `safe`, `unsafe`, or empty when there is no fix.
    needs (text): What it cannot work without, or empty.
changed
diff
"""


Words = Annotated[
    list[str] | None,
    typer.Option(metavar="RULES", help="Only these: codes, prefixes of codes, names, subjects."),
]
Ignore = Annotated[list[str] | None, typer.Option(metavar="RULES", help="All but these.")]


Files = Annotated[
    list[Path] | None, typer.Argument(metavar="[FILE]...", help=".bib files; the library if none.")
]
AsFormat = Annotated[Format, typer.Option("--format", help="How to print.")]
Fix = Annotated[bool, typer.Option("--fix", help="Fix what is safe to fix.")]
Unsafe = Annotated[
    bool, typer.Option("--unsafe", help="With --fix or --diff: also fixes that need a look.")
]
ShowDiff = Annotated[bool, typer.Option("--diff", help="Show what --fix would change.")]
Statistics = Annotated[bool, typer.Option("--statistics", help="Count by rule.")]
FailFrom = Annotated[
    FailOn | None,
    typer.Option(help="Exit 1 from this severity on; else `[check] fail_on`, else warning."),
]
Since = Annotated[
    str, typer.Option(metavar="REV", help="Only entries that changed since a git revision.")
]
Links = Annotated[
    bool, typer.Option("--links", help="Ask servers whether links are dead (network).")
]
Explain = Annotated[str, typer.Option(metavar="RULE", help="Explain a rule, and exit.")]
ListRules = Annotated[bool, typer.Option("--rules", help="List the rules, and exit.")]
Syntax = Annotated[bool, typer.Option("--syntax", help="Same as --select syntax.")]
StdinFilename = Annotated[
    str, typer.Option(metavar="FILE", help="Check stdin; findings name FILE.")
]


@command("check", writes=True, help=HELP)
def check(
    session: Session,
    files: Files = None,
    select: Words = None,
    ignore: Ignore = None,
    output: AsFormat = "text",
    fix: Fix = False,
    unsafe: Unsafe = False,
    diff: ShowDiff = False,
    statistics: Statistics = False,
    fail_on: FailFrom = None,
    since: Since = "",
    links: Links = False,
    explain: Explain = "",
    rules: ListRules = False,
    stdin_filename: StdinFilename = "",
    syntax: Syntax = False,
) -> None:
    from ssmlit.actions import checking
    from ssmlit.cli.check import run

    if explain or rules:
        run.describe(session, explain)
        return
    if stdin_filename:
        run.take_stdin(session, stdin_filename, forbidden=fix or bool(since))
    sessions = run.of_files(session, files or ())
    config = sessions[0].config  # that of the file, which may be where there is no library
    wanted = split_commas(",".join([*(select or ()), *(["syntax"] if syntax else [])]))
    chosen = checking.chosen(config, wanted, split_commas(",".join(ignore or ())))
    if fix or diff:
        for one in sessions:
            run.fix(one, chosen, run.outside(one, links=links), unsafe=unsafe, rehearse=diff)
        return
    checked = [run.checked(one, chosen, since=since, links=links) for one in sessions]
    run.show(session, checked, output, statistics=statistics)
    if run.fails(config, checked, fail_on):
        raise typer.Exit(ExitCode.FOUND)
