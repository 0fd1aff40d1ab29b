"""Requests to a service and its answers, as values."""

from __future__ import annotations

from typing import Generic, NamedTuple, TypeVar
from urllib.parse import quote, urlencode

from ssmlit.errors import NetworkError

T = TypeVar("T")


class Request(NamedTuple):
    """A question to a service as a source builds it: without the host, which settings may set."""

    service: str  # a name of `services.SERVICES`
    path: str  # below the service's base address, with a leading slash, not yet percent-encoded
    query: tuple[tuple[str, str], ...] = ()  # parameters in the order they are sent
    # "xml", "json", "html" or "text": what the body must look like to be believed
    expects: str = "json"
    # what is asked about (`arxiv:2312.00752`); stored answers are found by these
    names: tuple[str, ...] = ()
    readable: tuple[int, ...] = (200,)  # the HTTP statuses whose body the source can read
    # the HTTP statuses by which the service says that it does not have this
    gone: tuple[int, ...] = (404, 410)
    # whether it says so without a web page: that one is a proxy's, or of an address that moved
    gone_without_page: bool = False
    body: str = ""  # what is posted, as JSON; "" for a plain GET

    @property
    def target(self) -> str:
        """Path and query, percent-encoded (RFC 3986): what follows the base address."""
        path = quote(self.path, safe="/:@!$'()*,;=~")
        return f"{path}?{urlencode(self.query, safe=',:')}" if self.query else path


class Found(NamedTuple, Generic[T]):
    """The service answered."""

    value: T  # what the source read from the body
    retrieved: str  # the day of the answer, `YYYY-MM-DD` in UTC


class NotFound(NamedTuple):
    """The service answered that it does not have this (HTTP 404 or 410)."""

    service: str


class UnreadableError(ValueError):
    """A source cannot read a body: cut short, in another format, or without a required field.

    `Http` turns it into a NetworkError and does not store the answer.
    """


class UnansweredError(NetworkError):
    """There was no answer, or only that the service is busy."""


class UnreachedError(UnansweredError):
    """There was no connection: the host got no request."""


class OfflineError(NetworkError):
    """`--offline`, and no stored answer: no service was asked."""
