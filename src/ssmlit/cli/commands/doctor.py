"""`ssmlit doctor`: what works here."""

from __future__ import annotations

import platform
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ssmlit import __version__
from ssmlit.cli.shared.command import command, new_app
from ssmlit.cli.shared.options import Offline
from ssmlit.cli.shared.session import Session
from ssmlit.errors import SsmlitError
from ssmlit.plurals import plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ssmlit.actions.diagnosing import Service, Tool
    from ssmlit.catalogue import Catalogue
    from ssmlit.errors import LibraryError
    from ssmlit.http import Http
    from ssmlit.http.cache import Contents
    from ssmlit.snapshot import Snapshot

app = new_app()

HELP = """Show what works here: services, stored answers, catalogue, snapshots, extras, programs.

\b
  ssmlit doctor                              ask each service once
  ssmlit doctor --offline                    ask none

Services are asked within their rate limits, about a work that each of them has. The exit code is
always 0: some services refuse programs most of the time.
"""

JSON = """
What works here.
  version (text): Of ssmlit.
  python (text): Of Python.
  library (text): The library's path; empty if there is none.
  services (list of object): Every service.
    name (text): Its name in the settings.
    address (text): The address it is asked at.
    answers (flag or null): Whether it answers; null when it was not asked.
    seconds (real): How long it took.
    reason (text): Why it does not answer.
    key (flag): Whether it is asked with a key of yours.
  cache (object): Stored answers.
    folder (text): Where they are.
    answers (number): How many.
    bytes (number): Their size.
    newest (text): The day of the newest; may be empty.
  catalogue (object): The catalogue in the package.
    works (number): How many works.
    date (text): The day of its newest fact.
  snapshots (list of object): Every snapshot.
    name (text): Its name.
    records (number): How many records.
    date (text): The day of its newest fact.
    reason (text): Why it cannot be read; else empty.
  tools (list of object): Extras, then programs.
    name (text): Its name.
    purpose (text): What it is for.
    installed (flag): Whether it is installed.
"""


@command(app, "doctor", help=HELP)
def doctor(session: Session, offline: Offline = False) -> None:
    from ssmlit.actions import diagnosing
    from ssmlit.catalogue import Catalogue
    from ssmlit.snapshot import open_all

    http = _http(session, offline=offline)
    services = []
    for service in diagnosing.services(http):
        services.append(service)
        if not session.options.json:
            session.out(_service(service))
    local = _Local(
        _library(session), http.folder, http.cache.contents(), Catalogue(), *open_all(),
        diagnosing.tools(),
    )  # fmt: skip
    if session.options.json:
        session.json(_as_json(services, local))
    else:
        session.out(*_lines(local))


class _Local(NamedTuple):
    """What this machine has, without the network."""

    library: str
    folder: Path
    contents: Contents
    catalogue: Catalogue
    snapshots: Sequence[Snapshot]
    unreadable: Sequence[LibraryError]
    tools: Sequence[Tool]


def _library(session: Session) -> str:
    try:
        return str(session.path)
    except SsmlitError:
        return ""


def _http(session: Session, *, offline: bool) -> Http:
    """Return the way to the services; without a library, that of the environment alone."""
    if _library(session):
        return session.http(offline=offline)
    import os

    from ssmlit.http import Http, Settings

    return Http(Settings.read(os.environ, offline=offline))


def _service(one: Service) -> str:
    state = "not asked" if one.answers is None else one.reason
    if one.answers:
        state = f"answers in {one.seconds:.1f} s"
    return "\t".join(filter(None, (one.title, state, "with your key" if one.key else "")))


def _lines(here: _Local) -> list[str]:
    stored = f"{here.contents.answers:,}, {here.contents.size / 1_000_000:.1f} MB in {here.folder}"
    if day := _newest(here.contents):
        stored = f"{stored}, the newest of {day}"
    snapshots = [
        f"snapshot {one.path.stem}\t{plural(len(one), 'record')}, facts up to {one.date or '?'}"
        for one in here.snapshots
    ]
    return [
        f"stored answers\t{stored}",
        f"catalogue\t{plural(len(here.catalogue), 'work')}, facts up to {here.catalogue.date}",
        *(snapshots or ["snapshots\tnone"]),
        *(f"snapshot\t{failure.message}" for failure in here.unreadable),
        *(f"{one.name}\t{'installed' if one.installed else 'missing'}\t{one.purpose}"
          for one in here.tools),
        f"library\t{here.library or 'none here'}",
        f"ssmlit\t{__version__}, Python {platform.python_version()}",
    ]  # fmt: skip


def _newest(contents: Contents) -> str:
    """Return the day of the newest stored answer, or ""."""
    if not contents.newest:
        return ""
    return datetime.fromtimestamp(contents.newest, UTC).date().isoformat()


def _as_json(services: Sequence[Service], here: _Local) -> dict[str, object]:
    named = ("name", "address", "answers", "seconds", "reason", "key")
    known = [
        {"name": one.path.stem, "records": len(one), "date": one.date, "reason": ""}
        for one in here.snapshots
    ]
    broken = [
        {"name": Path(one.path).stem, "records": 0, "date": "", "reason": one.message}
        for one in here.unreadable
    ]
    return {
        "version": __version__,
        "python": platform.python_version(),
        "library": here.library,
        "services": [{name: getattr(one, name) for name in named} for one in services],
        "cache": {
            "folder": str(here.folder),
            "answers": here.contents.answers,
            "bytes": here.contents.size,
            "newest": _newest(here.contents),
        },
        "catalogue": {"works": len(here.catalogue), "date": here.catalogue.date},
        "snapshots": [*known, *broken],
        "tools": [one._asdict() for one in here.tools],
    }
