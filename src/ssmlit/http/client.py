"""Http: stored answers first, then one paced request, one retry, and a check of the body."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from ssmlit import __version__
from ssmlit.errors import NetworkError
from ssmlit.http.answers import (
    Found,
    NotFound,
    OfflineError,
    Request,
    UnansweredError,
    UnreachedError,
    UnreadableError,
)
from ssmlit.http.cache import Cache, StoredAnswer
from ssmlit.http.pacing import LONGEST_WAIT, Turn, Waiting, turn
from ssmlit.http.services import Service, Settings
from ssmlit.http.wire import Reply, exchange
from ssmlit.paths import own_folder
from ssmlit.strings import cut

T = TypeVar("T")
Parse = Callable[[bytes], T]

_BUSY = {429, 503}
_PATIENCE = 2  # questions in a row without an answer, after which a service is not asked again
_ACCEPT = {"xml": "application/atom+xml, application/xml", "json": "application/json"}


class Http:
    """Asks services politely and remembers their answers.

    Args:
        settings: addresses, time limits, offline.
        waiting: called with (service, seconds) before a pause of pacing.
    """

    def __init__(self, settings: Settings | None = None, waiting: Waiting | None = None) -> None:
        self.settings = settings or Settings()
        self._waiting = waiting
        self._failures: dict[str, list[UnansweredError]] = {}  # the last in a row, by service

    @property
    def folder(self) -> Path:
        """Where answers and pacing are kept."""
        return self.settings.cache_dir or own_folder("cache")

    @cached_property
    def cache(self) -> Cache:
        """The stored answers."""
        return Cache(self.folder)

    def ask(
        self, request: Request, parse: Parse[T], *, keep: Callable[[T], bool] = lambda _: True
    ) -> Found[T] | NotFound:
        """Return what a service says, from a stored answer of the last day or by asking.

        Args:
            request: the question.
            parse: reads the body; raises UnreadableError when it cannot. An answer is stored only
                after it was read. Errors of errors.py pass through, and nothing is stored.
            keep: whether what was read is worth storing; an empty list may be a mistake.

        Raises:
            NetworkError: the service could not be asked, or its answer cannot be trusted.
            OfflineError: offline, and no stored answer of any age.
        """
        service = self.settings.services[request.service]
        url = service.base + request.target
        name = f"{url} {request.body}" if request.body else url
        stored = self._usable(self.cache.get(name))
        if stored is not None:
            found = _read_stored(stored, parse)
            if found is not None:
                return found
        if self.settings.offline:
            raise OfflineError(
                f"{service.title} was not asked: offline, and no stored answer",
                hint="run the command once online: without --offline, SSMLIT_OFFLINE and "
                "`offline` in [network]",
            )
        answer = self._send(request, service, url)
        if isinstance(answer, NotFound):
            return answer
        value = _believe(request, service, answer, parse)
        if keep(value):
            self.cache.put(
                answer._replace(url=name), tuple(_about(service, name) for name in request.names)
            )
        return Found(value, answer.day)

    def recall(self, request: Request, parse: Parse[T]) -> Found[T] | None:
        """Return the newest stored answer about `request.names` without opening a socket.

        It may be the answer to a larger request, which asked about other names as well, and it may
        imply by silence that this one does not exist. It is at most a day old, or of any age when
        offline.
        """
        for name in request.names:
            service = self.settings.services[request.service]
            stored = self._usable(self.cache.about(_about(service, name)))
            found = None if stored is None else _read_stored(stored, parse)
            if found is not None:
                return found
        return None

    def _usable(self, stored: StoredAnswer | None) -> StoredAnswer | None:
        if stored is None or self.settings.offline:
            return stored
        return stored if 0 <= time.time() - stored.time < self.settings.fresh else None

    def _send(self, request: Request, service: Service, url: str) -> StoredAnswer | NotFound:
        """Ask, unless the service is silent: a hundred references would each wait for it."""
        failures = self._failures.setdefault(service.name, [])
        if len(failures) >= _PATIENCE:
            raise failures[-1]
        try:
            reply = self._reply(request, service, url)
        except UnansweredError as error:
            failures.append(error)
            raise
        failures.clear()
        is_page = request.gone_without_page and sniff(reply.body) == "html"
        if reply.status in request.gone and not is_page:
            return NotFound(service.title)
        if reply.status not in request.readable:
            raise _refusal(service, reply)
        return StoredAnswer(url, time.time(), reply.status, reply.body)

    def _reply(self, request: Request, service: Service, url: str) -> Reply:
        with turn(self.folder, service, self._waiting) as mine:
            try:
                reply = self._exchange(request, service, url)
            except UnreachedError:
                mine.gap = 0.0  # a host that was not reached needs no pause
                raise
            if reply.status in _BUSY:
                _rest(mine, service, reply)
                mine.wait_until_due(service, self._waiting)
                reply = self._exchange(request, service, url)
                mine.gap = service.gap
                if reply.status in _BUSY:
                    _rest(mine, service, reply)
                    raise _refusal(service, reply)
            return reply

    def _exchange(self, request: Request, service: Service, url: str) -> Reply:
        return exchange(
            url,
            service,
            timeout=self.settings.timeout,
            user_agent=f"ssmlit/{__version__} (+{self.settings.contact})",
            accept=_ACCEPT.get(request.expects, "*/*"),
            body=request.body,
        )


def _about(service: Service, name: str) -> str:
    """Return what an answer about a name is filed under: which service or page gave it."""
    return f"{service.name} {service.base} {name}"


def sniff(body: bytes) -> str:
    """Return what a body looks like: "html", "xml", "json", "empty" or "text".

    Services after a bot check answer HTML with status 200, whatever the header says.
    """
    head = body.removeprefix(b"\xef\xbb\xbf").lstrip()[:256].lower()
    if not head:
        return "empty"
    if re.match(rb"<!doctype html|<html|<head|<body", head) or b"<html" in head:
        return "html"
    if head.startswith(b"<"):
        return "xml"
    return "json" if head[:1] in (b"{", b"[") else "text"


def _believe(request: Request, service: Service, answer: StoredAnswer, parse: Parse[T]) -> T:
    """Read a body that looks like what was asked for."""
    kind = sniff(answer.body)
    if kind != request.expects:
        raise _stranger(service, answer, kind)
    try:
        return parse(answer.body)
    except UnreadableError as error:
        raise NetworkError(
            f"the answer of {service.title} cannot be read: {error}",
            hint="try again later; nothing was stored",
        ) from error


def _read_stored(stored: StoredAnswer, parse: Parse[T]) -> Found[T] | None:
    """Read a stored answer; None if this version of the source cannot read it any more."""
    try:
        return Found(parse(stored.body), stored.day)
    except UnreadableError:
        return None


def _rest(mine: Turn, service: Service, reply: Reply) -> None:
    """Make every process wait for as long as the service asks."""
    mine.gap = max(service.gap, _wait(service, reply))
    mine.cool_down()


def _wait(service: Service, reply: Reply) -> float:
    """Return for how many seconds the service asks not to be asked, or its usual pause."""
    return reply.retry_after if reply.retry_after >= 0 else service.cooldown


def _refusal(service: Service, reply: Reply) -> NetworkError:
    said = _first_words(reply.body)
    reason = f"HTTP {reply.status}" + (f", “{said}”" if said else "")
    if reply.status not in _BUSY:
        return NetworkError(
            f"{service.title} refused the request ({reason})",
            hint="try again later",
        )
    wait = _wait(service, reply)
    when = f"in {wait:.0f} s" if wait <= LONGEST_WAIT else f"in {wait / 60:.0f} minutes"
    when = when if wait >= 1 else "later"
    return UnansweredError(
        f"{service.title} is overloaded or limits us ({reason})",
        hint=f"try again {when}",
    )


def _stranger(service: Service, answer: StoredAnswer, kind: str) -> NetworkError:
    names = {"html": "a web page", "empty": "nothing", "text": "plain text"}
    said = _first_words(answer.body)
    return NetworkError(
        f"{service.title} answered with {names.get(kind, kind)} instead of data"
        f" (HTTP {answer.status}{f', “{said}”' if said else ''})",
        hint="a bot check or a proxy may be in between; try again later",
    )


def _first_words(body: bytes) -> str:
    """The title of a page, or the first words of a text: at most 60 characters, printable."""
    from html import unescape

    text = body[:4096].decode("utf-8", "replace")
    title = re.search(r"<title[^>]*>(.*?)</title>", text, re.IGNORECASE | re.DOTALL)
    words = unescape(title[1] if title else re.sub(r"<[^>]*>", " ", text)).split()
    said = "".join(char for char in " ".join(words) if char.isprintable())
    return cut(said)
