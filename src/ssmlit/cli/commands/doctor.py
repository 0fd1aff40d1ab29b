"""`ssmlit doctor`: what works here."""

from __future__ import annotations

import platform
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ssmlit import __version__
from ssmlit.cli.shared.command import command
from ssmlit.cli.shared.options import Offline
from ssmlit.cli.shared.session import Session
from ssmlit.errors import SsmlitError
from ssmlit.strings import plural

if TYPE_CHECKING:
    from ssmlit.actions.diagnosing import ServiceState
    from ssmlit.http import Http

COLUMN = 21  # more than the longest name of a service

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


@command("doctor", help=HELP)
def doctor(session: Session, offline: Offline = False) -> None:
    from dataclasses import asdict

    from ssmlit.actions import diagnosing

    library = _library(session)
    http = _http(session, library, offline=offline)
    services = []
    for service in diagnosing.services(http):
        services.append({name: one for name, one in asdict(service).items() if name != "title"})
        if not session.options.json:
            session.out(_aligned(session, _service(service)))
    here = {
        "version": __version__,
        "python": platform.python_version(),
        "library": library,
        "services": services,
        **_stored(http),
        "snapshots": _snapshots(),
        "tools": [one._asdict() for one in diagnosing.tools()],
    }
    session.result(here, *(_aligned(session, line) for line in _lines(here)))


def _aligned(session: Session, line: str) -> str:
    """Return a line with its cells below each other on a terminal; a pipe keeps the tabs."""
    return line.expandtabs(COLUMN) if session.on_terminal else line


def _library(session: Session) -> str:
    try:
        return str(session.path)
    except SsmlitError:
        return ""


def _http(session: Session, library: str, *, offline: bool) -> Http:
    """Return the client that asks services; without a library, as the environment says alone."""
    if library:
        return session.http(offline=offline)
    import os

    from ssmlit.http import Http, Settings

    return Http(Settings.read(os.environ, offline=offline))


def _service(one: ServiceState) -> str:
    state = "not asked" if one.answers is None else one.reason.removeprefix(f"{one.title} ")
    if one.answers:
        state = f"answers in {one.seconds:.1f} s"
    return "\t".join(filter(None, (one.title, state, "with your key" if one.key else "")))


def _stored(http: Http) -> dict[str, Any]:
    """Return what is known without the network: stored answers and the catalogue."""
    from ssmlit.catalogue import shipped

    contents, catalogue = http.cache.contents(), shipped()
    newest = str(datetime.fromtimestamp(contents.newest, UTC).date()) if contents.newest else ""
    cache = {"folder": str(http.folder), "answers": contents.answers,
             "bytes": contents.size, "newest": newest}  # fmt: skip
    return {"cache": cache, "catalogue": {"works": len(catalogue), "date": catalogue.date}}


def _snapshots() -> list[dict[str, Any]]:
    from ssmlit.snapshot import open_all

    snapshots, unreadable = open_all()
    return [
        *({"name": one.path.stem, "records": len(one), "date": one.date, "reason": ""}
          for one in snapshots),
        *({"name": Path(one.path).stem, "records": 0, "date": "", "reason": one.message}
          for one in unreadable),
    ]  # fmt: skip


def _lines(here: Mapping[str, Any]) -> Iterator[str]:
    cache, catalogue = here["cache"], here["catalogue"]
    newest = f", the newest of {cache['newest']}" if cache["newest"] else ""
    size = f"{cache['bytes'] / 1_000_000:.1f} MB in {cache['folder']}"
    yield f"stored answers\t{cache['answers']:,}, {size}{newest}"
    yield f"catalogue\t{plural(catalogue['works'], 'work')}, facts up to {catalogue['date']}"
    for one in here["snapshots"]:
        facts = f"{plural(one['records'], 'record')}, facts up to {one['date'] or '?'}"
        yield f"snapshot {one['name']}\t{one['reason'] or facts}"
    if not here["snapshots"]:
        yield "snapshots\tnone"
    for one in here["tools"]:
        state = "installed" if one["installed"] else "missing"
        yield f"{one['name']}\t{state}\t{one['purpose']}"
    yield f"library\t{here['library'] or 'none here'}"
    yield f"ssmlit\t{here['version']}, Python {here['python']}"
