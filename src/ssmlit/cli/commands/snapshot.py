"""`ssmlit snapshot`: local copies of bulk metadata."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from ssmlit.cli.shared.command import command, new_group
from ssmlit.cli.shared.failures import report_failure
from ssmlit.cli.shared.json_values import picked
from ssmlit.cli.shared.progress import progress
from ssmlit.cli.shared.session import Session
from ssmlit.errors import ExitCode, worst
from ssmlit.strings import plural

if TYPE_CHECKING:
    from ssmlit.snapshot import Snapshot
    from ssmlit.snapshot.bulk import Damage

HELP = """Build local copies of bulk metadata, so that papers are found without a network.

\b
  ssmlit snapshot build arxiv-metadata-oai-snapshot.json.zip --category 'cs.*'
  ssmlit snapshot build dblp.xml.gz --name dblp
  ssmlit snapshot build anthology.bib.gz records.jsonl.gz --name all
  ssmlit snapshot list
  ssmlit snapshot remove dblp

`find`, `add`, `import` and the others ask snapshots before any service, and say how old they are.
"""

BUILD = """Build a snapshot from files of bulk metadata.

\b
  ssmlit snapshot build arxiv-metadata-oai-snapshot.json.zip --category 'cs.*' --category stat.ML
  ssmlit snapshot build dblp.xml.gz
  ssmlit snapshot build library.bib more.jsonl --name mine

It reads arXiv's JSON lines (from Kaggle), DBLP's XML, .bib files such as the ACL Anthology's,
CSL-JSON and other JSON with titles and authors, each also as .gz or .zip. A snapshot of the same
name is replaced when the new one is complete; an interrupted build resumes where it stopped.
"""

JSON = """
`build`: the snapshot, and what could not be used.
  snapshot (copy): The snapshot.
  left_out (table of number): Reason → how many records were left out.
  other_categories (number): How many were of other categories than those wanted.
  replaced (number): How many gave way to a later record with the same identifier.
  cut (text): Where a file is truncated; else empty.
`list`: the snapshots.
  snapshots (list of copy): By date.
`remove`: which were removed.
  removed (list of text): Their names.
"""


new_group("snapshot", HELP)


@command("build", within="snapshot", help=BUILD)
def build(
    session: Session,
    files: list[Path] = typer.Argument(metavar="FILE...", help="Files, the newest last."),
    name: str = typer.Option("", metavar="NAME", help="What to call it."),
    category: list[str] | None = typer.Option(
        None, metavar="CAT", help="Only arXiv papers in this category: cs.LG, cs.*"
    ),
    partial: bool = typer.Option(
        False, "--partial", help="Accept a truncated file, or one with far fewer records."
    ),
) -> None:
    from ssmlit.actions.snapshots import build_snapshot
    from ssmlit.store.disk_files import require_named

    for file in files:
        require_named(file)
    with progress(session, "reading", total=1, least=0) as bar:
        snapshot, damage = build_snapshot(
            files, name, category or (), partial=partial, progress=bar
        )
    data = {
        "snapshot": _as_json(snapshot),
        "left_out": dict(damage.counts),
        "other_categories": damage.passed_over,
        "replaced": snapshot.replaced,
        "cut": damage.cut,
    }
    session.outcome(data, *_report(snapshot, damage))
    if damage.cut:
        raise typer.Exit(ExitCode.FOUND)


@command("list", within="snapshot")
def list_(session: Session) -> None:
    """List the snapshots: records, newest fact, size and files."""
    from ssmlit.snapshot import open_all

    snapshots, failures = open_all()
    session.result({"snapshots": [_as_json(one) for one in snapshots]}, *map(_line, snapshots))
    if not (snapshots or failures or session.options.json):
        session.note("there is no snapshot; `ssmlit snapshot build FILE` makes one")
    for failure in failures:
        report_failure(failure)
    if failures:
        raise typer.Exit(worst([failure.exit_code for failure in failures]))


@command("remove", within="snapshot")
def remove(
    session: Session, names: list[str] = typer.Argument(metavar="NAME...", help="Snapshots.")
) -> None:
    """Remove snapshots; the files they were built from stay."""
    from ssmlit.actions.snapshots import remove_snapshot

    for name in names:
        remove_snapshot(name)
        session.note(f"removed the snapshot {name}")
    session.outcome({"removed": names})


def _report(snapshot: Snapshot, damage: Damage) -> list[str]:
    lines = [f"built {_line(snapshot)}"]
    for reason, count in damage.counts.most_common():
        lines.append(f"left out {count:,}: {reason} (first: {damage.first[reason]})")
    if damage.passed_over:
        lines.append(f"left out {damage.passed_over:,} of other categories")
    if snapshot.replaced:
        lines.append(f"left out {snapshot.replaced:,}: a later record has the same identifier")
    if whole := snapshot.whole_volumes:
        lines.append(f"holds {plural(whole, 'volume')} of proceedings whole")
    if damage.cut:
        lines.append(f"warning: {damage.cut}")
    return lines


def _line(snapshot: Snapshot) -> str:
    files = ", ".join(source.file for source in snapshot.sources)
    size = snapshot.path.stat().st_size / 1e6
    until = f" up to {snapshot.date}" if snapshot.date else " without dates"
    records = f"{plural(len(snapshot), 'record')}{until}"
    return f"{snapshot.path.stem}: {records}, {size:,.1f} MB, from {files}"


def _as_json(snapshot: Snapshot) -> dict[str, object]:
    return {
        "name": snapshot.path.stem,
        "records": len(snapshot),
        **picked(snapshot, "date built"),
        "bytes": snapshot.path.stat().st_size,
        "path": str(snapshot.path),
        "sources": [
            {**picked(one, "file format records"), "bytes": one.size} for one in snapshot.sources
        ],
        "complete": snapshot.whole_volumes,
    }
