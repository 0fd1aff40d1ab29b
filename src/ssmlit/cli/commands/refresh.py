"""`ssmlit refresh`: entries brought up to date: completed, published, renamed."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from ssmlit.cli.shared.command import Documents, command, new_app
from ssmlit.cli.shared.options import CitingPapers, Offline, Online, Words
from ssmlit.cli.shared.session import Session
from ssmlit.errors import UsageError

app = new_app()

HELP = """Complete entries, and find what preprints were published as.

Each proposal is shown as a diff with its sources. --apply accepts what two sources confirm; you are
asked about the rest at a terminal, otherwise it stays open (exit code 4). Key, tags, code and
comments stay; entries with the tag or field `frozen` are left alone.

\b
  ssmlit refresh
  ssmlit refresh year:2024 --apply
  ssmlit refresh tag:needs-metadata --apply --rekey --tex paper.tex
  ssmlit refresh --offline                   from snapshots and the catalogue
  ssmlit refresh --versions                  newer versions on arXiv, and withdrawals

Titles are searched last, and only once in 30 days; an interrupted run resumes where it stopped.
What you refuse is remembered in [refresh.refused] of ssmlit.toml; `--again` searches and asks
again.
"""


def json_documents() -> Documents:
    from ssmlit.cli.shared import json_schema as js

    change = js.thing(
        "A field that changes.",
        field=js.text("Its name; `entrytype` for the type, `key` for the key."),
        before=js.text("Its text; empty when there is none."),
        after=js.text("Its new text; empty when it is removed."),
    )
    return (
        js.document(
            "The proposed changes.",
            items=js.listed(
                js.thing(
                    "A proposal.",
                    key=js.text("The entry's key."),
                    kinds=js.texts("`published`, `completed`, `retitled`, `rekeyed`."),
                    sure=js.flag("Whether it is confirmed, so that `--apply` takes it."),
                    status=js.text("`applied`, `refused`, or `open`."),
                    reason=js.text("Why, in words."),
                    sources=js.texts("The sources."),
                    changes=js.listed(change, "What changes."),
                ),
                "In the file's order.",
            ),
            partial=js.flag("Whether a service could not be asked."),
            failures=js.listed(
                js.thing("A failure.", **js.FAILURE), "A service that could not be asked."
            ),
        ),
        _versions_schema(),
        js.DIFF,
    )


def _versions_schema() -> dict[str, Any]:
    """Return what `--json` prints with `--versions`."""
    from ssmlit.cli.shared import json_schema as js

    return js.document(
        "With `--versions`: entries whose arXiv paper was revised or withdrawn.",
        items=js.listed(
            js.thing(
                "An entry.",
                key=js.text("Its key."),
                arxiv=js.text("The arXiv id."),
                stated=js.maybe(js.number("The version that the entry states.")),
                newest=js.number("The newest version."),
                updated=js.maybe(js.text("The day of the newest version.")),
                withdrawn=js.text("The comment that says it was withdrawn; else empty."),
                source=js.text("The source."),
            ),
            "In the file's order.",
        ),
        partial=js.flag("Whether arXiv could not be asked about some."),
        failures=js.listed(js.thing("A failure.", **js.FAILURE), "Why."),
    )


@command(app, "refresh", writes=True, help=HELP)
def refresh(
    session: Session,
    query: Words = None,
    apply: Annotated[bool, typer.Option("--apply", help="Accept what is confirmed.")] = False,
    rekey: Annotated[
        bool, typer.Option("--rekey", help="Replace placeholder keys (`anon2024`).")
    ] = False,
    tex: CitingPapers = None,
    versions: Annotated[
        bool, typer.Option("--versions", help="Only list newer versions and withdrawals.")
    ] = False,
    again: Annotated[
        bool, typer.Option("--again", help="Search and ask as if for the first time.")
    ] = False,
    online: Online = False,
    offline: Offline = False,
) -> None:  # fmt: skip
    from ssmlit.cli.refresh import run, versions_report

    if tex and not rekey:
        raise UsageError("--tex is for --rekey: it names the papers whose cited keys stay")
    wanted = " ".join(query or [])
    if versions:
        versions_report.run(session, wanted, offline=offline)
        return
    run.run(session, run.Options(wanted, apply, rekey, tuple(tex or ()), again, online, offline))
