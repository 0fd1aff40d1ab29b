"""`ssmlit check`: what is wrong with the file, with lines."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import typer

from ssmlit.cli.shared import offers
from ssmlit.cli.shared.command import arguments, command
from ssmlit.cli.shared.session import Session
from ssmlit.errors import ExitCode, UsageError
from ssmlit.strings import split_commas

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
least as serious as --fail-on; 0 after --fix, which says what is left to you.
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
"""


@arguments
class CheckOptions:
    """What is checked, by which rules, and how it is shown."""

    files: list[Path] | None = typer.Argument(
        None, metavar="[FILE]...", help=".bib files; the library if none."
    )
    select: list[str] | None = typer.Option(
        None,
        metavar="RULES",
        help="Only these: codes, prefixes of codes, names, subjects.",
        autocompletion=offers.rules,
    )
    ignore: list[str] | None = typer.Option(
        None, metavar="RULES", help="All but these.", autocompletion=offers.rules
    )
    output: Format = typer.Option("text", "--format", "-f", help="How to print.")
    fix: bool = typer.Option(False, "--fix", help="Fix what is safe to fix.")
    unsafe: bool = typer.Option(
        False, "--unsafe", help="With --fix or --diff: also fixes that need a look."
    )
    diff: bool = typer.Option(False, "--diff", help="Show what --fix would change.")
    statistics: bool = typer.Option(False, "--statistics", help="Count by rule.")
    fail_on: FailOn | None = typer.Option(
        None, help="Exit 1 from this severity on; else `[check] fail_on`, else warning."
    )
    since: str = typer.Option(
        "", metavar="REV", help="Only entries that changed since a git revision."
    )
    links: bool = typer.Option(
        False, "--links", help="Ask servers whether links are dead (network)."
    )
    explain: str = typer.Option(
        "", metavar="RULE", help="Explain a rule, and exit.", autocompletion=offers.rules
    )
    rules: bool = typer.Option(False, "--rules", help="List the rules, and exit.")
    stdin_filename: str = typer.Option("", metavar="FILE", help="Check stdin; findings name FILE.")
    syntax: bool = typer.Option(False, "--syntax", help="Same as --select syntax.")


@command("check", writes=True, help=HELP)
def check(session: Session, options: CheckOptions) -> None:
    from ssmlit.actions import checking
    from ssmlit.cli.check import run

    if options.explain or options.rules:
        run.describe(session, options.explain)
        return
    files = options.files or []
    fixing = options.fix or options.diff
    _refuse_contradictions(options, fixing=fixing, one_document=session.options.json)
    if options.stdin_filename:
        forbidden = options.fix or bool(options.since)
        run.take_stdin(session, options.stdin_filename, forbidden=forbidden)
    sessions = run.of_files(session, files)
    config = sessions[0].config  # that of the file, which may be where there is no library
    select = [*(options.select or ()), *(["syntax"] if options.syntax else [])]
    wanted, ignored = (split_commas(",".join(one)) for one in (select, options.ignore or ()))
    chosen = checking.chosen(config, wanted, ignored)
    if not chosen:
        hint = "leave out an --ignore, or `ignore` under [check] in ssmlit.toml"
        raise UsageError("no rule is left to check with", hint=hint)
    if fixing:
        for number, one in enumerate(sessions):
            known = run.known(one, chosen, files[:number], links=options.links)
            run.fix(one, chosen, known, unsafe=options.unsafe, rehearse=options.diff)
        return
    checked = [
        run.checked(
            one,
            chosen,
            files[:number],
            is_library=one is session and not options.stdin_filename,
            since=options.since,
            links=options.links,
        )
        for number, one in enumerate(sessions)
    ]
    run.show(session, checked, options.output, statistics=options.statistics)
    if run.fails(config, checked, options.fail_on):
        raise typer.Exit(ExitCode.FOUND)


def _refuse_contradictions(options: CheckOptions, *, fixing: bool, one_document: bool) -> None:
    """Raise a UsageError for options that do not go together."""
    if options.unsafe and not fixing:
        raise UsageError("--unsafe goes with --fix or --diff")
    if options.since and fixing:
        raise UsageError("--fix and --diff are for whole files, not for --since")
    if fixing and one_document and len(options.files or ()) > 1:
        raise UsageError("--fix and --diff take one file with --json: it is one document")
