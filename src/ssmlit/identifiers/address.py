"""Web addresses split into host, path and query.

Responsible for the parts alone. Does not depend on which hosts keep papers.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ssmlit._lazy import regex

ADDRESS = regex(
    r"(?:https?:/{1,3}|//)?(?:[^/@\s]*@)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?::\d+)?(/.*)?",
    re.ASCII | re.IGNORECASE | re.DOTALL,
)
FILE_END = regex(r"\.(?:pdf|ps|gz|html?|bib)$", re.IGNORECASE)


class Address(NamedTuple):
    """A web address in parts: `path` are the decoded, non-empty segments."""

    host: str
    path: tuple[str, ...]
    query: dict[str, str]


def split(text: str) -> Address | None:
    """Split an address with `http:`, `https:` (one slash is enough) or no scheme at all."""
    match = ADDRESS.fullmatch(text)
    if match is None:
        return None
    rest = (match[2] or "").partition("#")[0]
    path, _, query = rest.partition("?")
    from urllib.parse import parse_qsl, unquote

    segments = tuple(unquote(part) for part in path.split("/") if part)
    return Address(host_of(match), segments, dict(parse_qsl(query.replace("&amp;", "&"))))


def bare(text: str) -> str:
    """Return an address as two are compared: case and a slash at the end do not count."""
    return text.rstrip("/").lower()


def host(url: str) -> str:
    """Return the name of the host of an address with its scheme, or ""."""
    from urllib.parse import urlsplit

    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def host_of(address: re.Match[str]) -> str:
    """Return the host of a match of `ADDRESS`, in lower case, without `www.`."""
    return address[1].lower().removeprefix("www.")
