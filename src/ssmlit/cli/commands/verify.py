"""`ssmlit verify`: whether references are what their records say."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import typer

from ssmlit.cli.shared import offers
from ssmlit.cli.shared.command import arguments, command
from ssmlit.cli.shared.options import Force, Offline, Query, written_as
from ssmlit.cli.shared.session import Session
from ssmlit.errors import ExitCode, UsageError

SHOWN = 5  # services named that could not be asked

HELP = r"""Look every reference up and compare it with the record of the work.

\b
  ssmlit verify                           the whole library
  ssmlit verify refs.bib --offline        a file; no service is asked
  ssmlit verify gu2023mamba 2111.00396    entries, by key or identifier
  ssmlit verify tag:vision year:2024      entries, by a query
  ssmlit verify --cited paper.tex         what a paper cites
  ssmlit verify --fix                     take the right values, after asking
  ssmlit verify --report report.md        a page for a co-author

Verdicts: confirmed; differs (this work, but fields are wrong); mismatch (an identifier belongs to
another work); not-found (missing where it would have to be); unverified (the sources asked cannot
know). Sources are the catalogue, snapshots and, unless --offline, the services; answers are stored,
so an interrupted run resumes where it stopped. Exit code 1 when anything is neither confirmed nor
unverified (but not after --fix), 5 when a service could not be asked about the rest.
"""

Format = Literal["text", "json", "github", "sarif"]

JSON = """
The verdicts.
  schema (=1): The number of this form, which other programs read, too.
  entries (list of object): In the order of the file.
    key (text): The citation key.
    path (text): The file.
    line (number or null): The line at which the entry begins.
    verdict (text): `confirmed`, `differs`, `mismatch`, `not-found` or `unverified`.
    findings (list of object): The most serious first.
      field (text): `title`, `author`, `year`, `venue`, `pages`, `doi`, `eprint` or `status`.
      has (text): What the entry says.
      should (text): What the record says; empty when that is not known.
      source (text): The source.
      reason (text): The problem, in words.
      weight (text): `fault`, `doubt` or `note`; faults and doubts decide the verdict.
    record (paper or null): The work's record, if known.
    source (text): The source of that record; empty if there is none.
    asked (list of text): The sources asked.
    unasked (list of text): Why services could not be asked; empty for a confirmed reference.
changed
"""


@arguments
class VerifyOptions:
    """Which references are verified, and what becomes of the verdicts."""

    words: list[str] | None = typer.Argument(
        None,
        metavar="[FILE|KEY|QUERY]...",
        help=".bib files, or entries of the library; all of it if none.",
        autocompletion=offers.keys,
    )
    query: Query = ""
    cited: Path | None = typer.Option(
        None, metavar="PAPER", help="Only what a paper (.tex, .aux …) cites."
    )
    offline: Offline = False
    output: Format = typer.Option("text", "--format", "-f", help="How to print.")
    everything: bool = typer.Option(
        False, "--all", help="Show confirmed references and notes, too."
    )
    strict: bool = typer.Option(
        False, "--strict", help="Exit 1 also for what is unverified, or cited and not there."
    )
    fix: bool = typer.Option(False, "--fix", help="Take the right values from the records.")
    report: Path | None = typer.Option(
        None,
        metavar="FILE",
        parser=written_as("Markdown", ".md", ".markdown", ".txt"),
        help="Write a page in Markdown, of a dry run, too.",
    )
    force: Force = False


@command("verify", writes=True, help=HELP)
def verify(session: Session, options: VerifyOptions) -> None:
    from ssmlit.cli.verify import output as printing
    from ssmlit.cli.verify import run

    chosen, is_lacking = run.chosen(
        session, options.words or [], options.query, options.cited, strict=options.strict
    )
    where, background = run.places(chosen[0][0], offline=options.offline)
    fix, output, report = options.fix, options.output, options.report
    if fix and session.options.json and len(chosen) > 1:
        raise UsageError("--fix takes one file with --json: it is one document")
    whole = bool(fix or report or session.options.json or output == "json")
    runs = [run.verified(one, entries, where, background, whole=whole) for one, entries in chosen]
    if fix:
        runs = [run.fixed(session, one, where, background) for one in runs]
    else:
        printing.show(session, runs, output, everything=options.everything, strict=options.strict)
    unasked = run.failures(runs)
    fails = run.fails(runs, strict=options.strict)
    is_found = not fix and (fails or (options.strict and is_lacking))
    session.warn(*session.some(unasked, SHOWN), decisive=not is_found)
    session.warn(*run.lacking(runs, background))
    session.note(run.summary(runs) + ("" if fix else run.advice(runs)))
    if report:
        run.write_report(runs, report, force=options.force)
    if is_found:
        raise typer.Exit(ExitCode.FOUND)
    if unasked:
        raise typer.Exit(ExitCode.NETWORK)
