"""One HTTP exchange: the only importer of httpx2, whose failures become NetworkError.

It is imported without anyio and trio, which only its asynchronous half needs: httpcore2 imports
both if they are installed, which takes longer than all the rest.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from ssmlit.errors import NetworkError
from ssmlit.http.answers import UnansweredError, UnreachedError

if TYPE_CHECKING:
    import ssl

    import httpx2

    from ssmlit.http.services import Service

_A_DAY = 24 * 60 * 60.0
_LARGEST = 32 * 1024 * 1024  # bytes; a hundred arXiv entries are a quarter of a megabyte
LOOPBACK = {"127.0.0.1", "localhost", "::1"}
_ASYNCHRONOUS = ("anyio", "trio")


@cache
def load() -> None:
    """Import httpx2 and its parts, if they are not loaded yet."""
    absent = [name for name in _ASYNCHRONOUS if name not in sys.modules]
    for name in absent:
        sys.modules[name] = None  # type: ignore[assignment] # the import system's way to say "none"
    try:
        import_module("httpx2")
        import_module("httpcore2")
    finally:
        for name in absent:
            del sys.modules[name]


class Reply(NamedTuple):
    """What came over the wire: status, decoded body, and `Retry-After` in seconds (-1: none)."""

    status: int
    body: bytes
    retry_after: float = -1.0


def exchange(
    url: str, service: Service, *, timeout: float, user_agent: str, accept: str, body: str
) -> Reply:
    """Send one request and read the whole answer; redirects are followed, five at most.

    The user's key goes only to the service's own host.

    Args:
        url: absolute.
        service: for messages.
        timeout: seconds without a byte; the whole answer may take four times that.
        user_agent: our name and contact.
        accept: the Accept header.
        body: JSON to post; "" for a GET.

    Raises:
        NetworkError: an answer that cannot be used, or only a part of one.
        UnansweredError: no answer.
        UnreachedError: there was no connection.
    """
    load()
    import httpx2

    headers = {"User-Agent": user_agent, "Accept": accept}
    ends = time.monotonic() + 4 * timeout
    try:
        with (
            open_client(
                url,
                timeout=timeout,
                headers=headers,
                follow_redirects=True,
                max_redirects=5,
                event_hooks={"request": [_with_key(service), _public_only(url, service)]},
            ) as client,
            client.stream("POST" if body else "GET", url, **_posted(body)) as response,
        ):
            answer = _read(response, ends, service)
            return Reply(response.status_code, answer, _retry_after(response.headers))
    except httpx2.TooManyRedirects as error:
        raise NetworkError(f"{service.title} redirects in circles", hint=_hint(service)) from error
    except UnreachedError as error:
        message = f"{service.title} could not be asked: {error.message}"
        raise UnreachedError(message, hint=_hint(service)) from error
    except (httpx2.RequestError, httpx2.InvalidURL) as error:
        is_silent = isinstance(error, httpx2.TransportError)
        failure = UnansweredError if is_silent else NetworkError
        raise (UnreachedError if isinstance(error, httpx2.ConnectError) else failure)(
            f"{service.title} could not be asked: {_reason(error, service, timeout)}",
            hint=_hint(service),
        ) from error


def open_client(url: str, **options: Any) -> httpx2.Client:
    """Return a client for a host, with the proxies and certificates that the environment names.

    Args:
        url: any address of the host; this machine is asked without a proxy.
        options: the other options of `httpx2.Client`.

    Raises:
        UnreachedError: what the environment names cannot be used.
    """
    load()
    import httpx2

    trust_env = urlsplit(url).hostname not in LOOPBACK
    try:
        verify = _certificates(trust_env=trust_env)
        return httpx2.Client(verify=verify, trust_env=trust_env, **options)
    except OSError as error:
        reason = f"the certificates of SSL_CERT_FILE or SSL_CERT_DIR cannot be read ({error})"
    except ImportError:
        reason = "a SOCKS proxy, as of ALL_PROXY, needs the Python package socksio"
    except ValueError as error:
        reason = f"the proxy of HTTP_PROXY, HTTPS_PROXY or ALL_PROXY cannot be used ({error})"
    raise UnreachedError(reason)


@cache
def _certificates(*, trust_env: bool) -> ssl.SSLContext:
    """Return the trusted authorities, read once: loading them takes longer than an exchange."""
    import httpx2

    return httpx2.create_ssl_context(trust_env=trust_env)


def _posted(body: str) -> dict[str, Any]:
    return {"content": body, "headers": {"Content-Type": "application/json"}} if body else {}


def _with_key(service: Service) -> Callable[[httpx2.Request], None]:
    """Return a hook that adds the user's key to a request, and removes it for other hosts."""

    def add(request: httpx2.Request) -> None:
        if not service.key:
            return
        name = service.key_name
        host = request.url.netloc.decode("ascii", "replace").rpartition("@")[2].lower()
        if name.startswith("?"):
            if host == service.host:
                request.url = request.url.copy_merge_params({name[1:]: service.key})
        elif host == service.host:
            request.headers[name] = service.key
        else:
            request.headers.pop(name, None)

    return add


def _public_only(url: str, service: Service) -> Callable[[httpx2.Request], None]:
    """Return a hook that refuses redirects from a public host into a private network.

    An answer must not make this machine fetch what only it can reach (OWASP, "Server-Side Request
    Forgery"). Where the address itself is a private one, the user who set it knows that network.
    """
    first = urlsplit(url).hostname or ""

    def check(request: httpx2.Request) -> None:
        host = request.url.host
        if host != first and _is_private(host) and not _is_private(first):
            raise NetworkError(
                f"{service.title} redirects to {host}, an address in a private network",
                hint="nothing was read there; try again later",
            )

    return check


def _is_private(host: str) -> bool:
    """Return whether a host is this machine, or one that only the local network can reach."""
    import socket
    from ipaddress import ip_address

    try:
        found = {str(item[4][0]) for item in socket.getaddrinfo(host, None)}
    except OSError:  # unknown host: the connection will fail
        return False
    return any(not ip_address(address.partition("%")[0]).is_global for address in found)


def _read(response: httpx2.Response, ends: float, service: Service) -> bytes:
    body = bytearray()
    for chunk in response.iter_bytes():
        body += chunk
        if len(body) > _LARGEST:
            raise NetworkError(
                f"{service.title} sent more than {_LARGEST // 2**20} MB", hint=_hint(service)
            )
        if time.monotonic() > ends:
            raise NetworkError(f"{service.title} did not finish its answer", hint=_hint(service))
    return bytes(body)


def _retry_after(headers: httpx2.Headers) -> float:
    """Seconds of `Retry-After`, which is a number or an HTTP date (RFC 9110 section 10.2.3).

    At most a day: a nightly job asks again then.
    """
    value = headers.get("Retry-After", "").strip()
    if not value:
        return -1.0
    if value.isdecimal():
        return min(float(value), _A_DAY)
    from email.utils import parsedate_to_datetime

    try:
        return min(max(0.0, parsedate_to_datetime(value).timestamp() - time.time()), _A_DAY)
    except (ValueError, OverflowError):
        return -1.0


def _reason(error: Exception, service: Service, timeout: float) -> str:
    """Say in a few words what went wrong; in httpx2's own words as a last resort."""
    import httpx2

    text = str(error)
    if isinstance(error, httpx2.ConnectTimeout):
        return f"{service.host} did not accept the connection within {timeout:g} s"
    if isinstance(error, httpx2.TimeoutException):
        return f"no answer within {timeout:g} s"
    if isinstance(error, httpx2.RemoteProtocolError):
        return "the answer was cut short or garbled"
    if isinstance(error, httpx2.DecodingError):
        return "the answer could not be decompressed"
    return _connection_reason(text, service)


def _connection_reason(text: str, service: Service) -> str:
    lowered = text.lower()
    if "certificate" in lowered or "ssl" in lowered or "tls" in lowered:
        return f"the secure connection to {service.host} failed ({text})"
    if "refused" in lowered:
        return f"{service.host} refused the connection"
    if any(word in lowered for word in ("name or service", "name resolution", "getaddrinfo")):
        return f"the host {service.host} cannot be found (no network?)"
    return text or "the connection broke"


def _hint(service: Service) -> str:
    variable = f"SSMLIT_{service.name.upper()}_URL"
    return f"check the network; {variable} points to another address"
