"""`ssmlit refresh`: entries brought up to date: completed, published, renamed."""

from __future__ import annotations

from ssmlit.cli.refresh.options import RefreshOptions
from ssmlit.cli.shared.command import command
from ssmlit.cli.shared.session import Session
from ssmlit.errors import UsageError

HELP = """Complete entries, and find what preprints were published as.

Each proposal is shown as a diff with its sources. --apply accepts what two sources confirm; you are
asked about the rest at a terminal, otherwise it stays open (exit code 4). Key, tags, code and
comments stay; entries with the tag or field `frozen` are left alone.

\b
  ssmlit refresh
  ssmlit refresh year:2024 --apply
  ssmlit refresh --accept gu2023mamba        what is proposed for this entry
  ssmlit refresh tag:needs-metadata --apply --rekey --tex paper.tex
  ssmlit refresh --offline                   from snapshots and the catalogue
  ssmlit refresh --versions                  newer versions on arXiv, and withdrawals

Titles are searched last, and only once in 30 days; an interrupted run resumes where it stopped.
What you refuse is remembered in [refresh.refused] of ssmlit.toml; `--again` searches and asks
again.
"""

JSON = """
The proposed changes.
  items (list of object): In the file's order.
    key (text): The entry's key.
    kinds (list of text): `published`, `completed`, `retitled`, `rekeyed`.
    sure (flag): Whether it is confirmed, so that `--apply` takes it.
    status (text): `applied`, `refused`, or `open`.
    reason (text): Why, in words.
    sources (list of text): The sources.
    changes (list of object): What changes.
      field (text): Its name; `entrytype` for the type, `key` for the key.
      before (text): Its text; empty when there is none.
      after (text): Its new text; empty when it is removed.
  partial (flag): Whether a service could not be asked.
  failures (list of failure): A service that could not be asked.
  ...diff
With `--versions`: entries whose arXiv paper was revised or withdrawn.
  items (list of object): In the file's order.
    key (text): Its key.
    arxiv (text): The arXiv id.
    stated (number or null): The version that the entry states.
    newest (number): The newest version.
    updated (text or null): The day of the newest version.
    withdrawn (text): The comment that says it was withdrawn; else empty.
    source (text): The source.
  partial (flag): Whether arXiv could not be asked about some.
  failures (list of failure): Why.
"""


@command("refresh", writes=True, help=HELP)
def refresh(session: Session, options: RefreshOptions) -> None:
    from ssmlit.cli.refresh import run, versions_report

    if options.tex and not options.rekey:
        raise UsageError("--tex is for --rekey: it names the papers whose cited keys stay")
    if options.versions and (options.accept or options.apply or options.rekey):
        said = "--accept, --apply and --rekey take proposals; --versions only lists"
        raise UsageError(said, hint="leave --versions out")
    (versions_report if options.versions else run).run(session, options)
