"""`ssmlit refresh --versions`: which papers have a newer version on arXiv, or were withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from ssmlit import fields
from ssmlit.actions.refresh.versions import RevisedEntry, arxiv_id, newest_versions, revised
from ssmlit.cli.refresh.run import chosen
from ssmlit.cli.shared.failures import by_reason
from ssmlit.cli.shared.json_values import failures_as_json
from ssmlit.cli.shared.session import Session
from ssmlit.cli.shared.terminal_text import one_line
from ssmlit.errors import ExitCode
from ssmlit.strings import plural

if TYPE_CHECKING:
    from ssmlit.cli.refresh.options import RefreshOptions


def run(session: Session, options: RefreshOptions) -> None:
    """List the entries whose arXiv paper was revised or withdrawn; change nothing."""
    entries = chosen(session, options)
    ids = [name for entry in entries if (name := arxiv_id(entry))]
    http, snapshots = session.services(offline=options.offline), session.snapshots()
    newest, failures = newest_versions(ids, http, snapshots)
    found = revised(entries, newest)
    data = {"items": [_as_json(one) for one in found], **failures_as_json(failures)}
    session.result(data, *map(_line, found))
    session.warn(*by_reason(one.message for one in failures), decisive=not newest)
    if failures and not newest:
        raise typer.Exit(ExitCode.NETWORK)
    unknown = len(ids) - len(newest)
    papers = plural(len(ids), "paper")
    session.note(f"{len(found)} of {papers} revised or withdrawn"
                 + (f"; nothing is known of {unknown}" if unknown else ""))  # fmt: skip


def _line(one: RevisedEntry) -> str:
    said = f"v{one.newest.version}"
    if one.name.version:
        said = f"v{one.name.version} → {said}"
    if one.newest.updated:
        said = f"{said} of {one.newest.updated}"
    if one.newest.withdrawal:
        said = f"probably withdrawn ({one_line(one.newest.withdrawal)})"
    return "\t".join((one.entry.key, said, one_line(fields.title(one.entry))))


def _as_json(one: RevisedEntry) -> dict[str, object]:
    return {
        "key": one.entry.key,
        "arxiv": one.name.value,
        "stated": one.name.version or None,
        "newest": one.newest.version,
        "updated": one.newest.updated.isoformat() if one.newest.updated else None,
        "withdrawn": one.newest.withdrawal,
        "source": one.newest.source,
    }
