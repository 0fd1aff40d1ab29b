"""`ssmlit dedupe`: duplicate papers."""

from __future__ import annotations

from typing import Literal

import typer

from ssmlit.cli.shared import offers
from ssmlit.cli.shared.command import arguments, command
from ssmlit.cli.shared.options import CitingPapers, RewriteTex
from ssmlit.cli.shared.session import Session
from ssmlit.errors import UsageError
from ssmlit.strings import quoted_all

Sure = Literal["same"]

HELP = """Find duplicate papers, and merge them.

\b
  ssmlit dedupe                            report, change nothing
  ssmlit dedupe --explain KEY KEY          why, for any two papers
  ssmlit dedupe --merge                    decide pair by pair, field by field
  ssmlit dedupe --apply same               merge those that are certainly the same
  ssmlit dedupe --same KEY KEY             these two are one work: merge them
  ssmlit dedupe --different KEY KEY        these two are different: never ask again
  ssmlit dedupe --check                    exit 1 when something is undecided (for CI)
  ssmlit dedupe --apply same --tex paper.tex --rewrite-tex paper.tex

Verdicts: same (safe to merge), maybe (you decide), mismatch (one identifier, two papers: never
merged), different. Entries that are the same but contradict each other in author, title, type, year
or pages are left to you too (exit 4); a preprint and its publication may differ in type, year and
pages. A merge loses nothing: tags are combined, identifiers and links kept, and the dropped key
stays in `ids`. Decisions are stored in library.bib itself.
"""

JSON = """
The report.
  pairs (list of object): Pairs that are the same, or may be.
    ...pair
  clusters (list of object): What would be merged, or decided, together.
    ...cluster
With `--explain`.
  decided_by (text): The rule or identifier that decided; may be empty.
  ...pair
changed
With `--apply`.
  changed (list of text): The keys of the entries that stay.
  contradictions (list of object): Values on which the entries disagreed.
    into (text): The key of the merged entry.
    key (text): The key of the entry that had it.
    field (text): Its field; `entrytype` for the type.
    value (text): The value.
    kept (text): What the merged entry has instead; may be empty.
    where (text): `annote`, where it is noted, or `dropped`.
    reason (text): Why it was dropped; may be empty.
  left (list of object): What is the same, but in conflict: left to you.
    ...cluster
  ...diff
"""


@arguments
class DedupeOptions:
    """Which of the ways to go about duplicates is taken."""

    explain: tuple[str, str] | None = typer.Option(
        None,
        metavar="KEY KEY",
        help="Explain why two are the same or not.",
        autocompletion=offers.keys,
    )
    different: tuple[str, str] | None = typer.Option(
        None, metavar="KEY KEY", help="Remember that two are different.", autocompletion=offers.keys
    )
    same: tuple[str, str] | None = typer.Option(
        None, metavar="KEY KEY", help="Merge these two.", autocompletion=offers.keys
    )
    merge: bool = typer.Option(False, "--merge", help="Decide pair by pair.")
    sure: Sure | None = typer.Option(None, "--apply", help="Merge the sure ones.")
    check: bool = typer.Option(False, "--check", help="Exit 1 if any is undecided.")
    tex: CitingPapers = None
    rewrite_tex: RewriteTex = None


@command("dedupe", writes=True, help=HELP)
def dedupe(session: Session, options: DedupeOptions) -> None:
    from ssmlit.cli.dedupe import run

    merges = (options.same, options.merge, options.sure)
    modes = (options.explain, options.different, options.check, *merges)
    if sum(map(bool, modes)) > 1:
        raise UsageError(
            "--explain, --different, --same, --merge, --apply and --check cannot be combined"
        )
    if (options.tex or options.rewrite_tex) and not any(merges):
        quoted_files = quoted_all([*(options.tex or ()), *(options.rewrite_tex or ())])
        raise UsageError(
            "--tex and --rewrite-tex go with --apply, --merge or --same",
            hint=f"`ssmlit rewrite {quoted_files}` updates a paper that cites keys merged before",
        )
    if options.explain:
        run.explain_pair(session, *options.explain)
    elif options.different:
        run.keep_apart(session, *options.different)
    elif any(merges):
        from ssmlit.cli.dedupe import interactive
        from ssmlit.cli.shared.tex_papers import TexPapers

        papers = TexPapers(session, tuple(options.tex or ()), tuple(options.rewrite_tex or ()))
        if options.same:
            run.merge_two(session, papers, *options.same)
        else:
            (interactive.decide if options.merge else run.apply_sure)(session, papers)
    else:
        run.report(session, check=options.check)
