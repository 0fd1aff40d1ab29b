"""Addresses of arXiv, its mirrors and the sites built on it, whose paths hold the id.

One function a form; `links` says which host has which. Does not depend on the ids' grammar.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ssmlit._lazy import regex
from ssmlit.identifiers import arxiv, doi
from ssmlit.identifiers.address import FILE_END, Address
from ssmlit.model import Identifier

_PAGES = frozenset({
    "abs", "pdf", "html", "format", "ps", "src", "e-print", "papers", "bibtex", "cits", "tb",
})  # fmt: skip
_LANGUAGE = regex(r"[a-z]{2}(?:-[A-Za-z]{2})?")
_BIBCODE = regex(r"(?:19|20)\d\darXiv(\d{4})(\d{4,5})[A-Z]", re.ASCII)


def page(address: Address) -> Identifier | None:
    """`/abs/ID`, `/pdf/math/0309136v1.pdf`, `/ftp/arxiv/papers/2312/2312.00752.pdf`, or `/ID`."""
    segments = address.path
    if segments and segments[0].lower() == "ftp":
        return _file(segments)
    if segments and segments[0].lower() in _PAGES:
        segments = segments[1:]
    for count in (1, 2):  # what follows an id (`/v2`, a glued address) is not part of it
        whole = "/".join(segments[:count]).partition("&")[0]  # of a query without its `?`
        value = doi.without_tail(FILE_END.sub("", doi.without_tail(whole)))
        value = re.sub(r"^arxiv:", "", value, flags=re.IGNORECASE)
        if found := arxiv.parse(arxiv.without_stamp(value.strip())):
            return found
    return arxiv.parse(address.query.get("id_list", ""))  # of the API


def _file(segments: tuple[str, ...]) -> Identifier | None:
    """Read `/ftp/ARCHIVE/papers/YYMM/FILE`; the new ids are all in the archive `arxiv`."""
    if len(segments) < 5 or segments[2] != "papers":
        return None
    value = FILE_END.sub("", segments[4])
    return arxiv.parse(value if segments[1] == "arxiv" else f"{segments[1]}/{value}")


def after(*pages: str) -> Callable[[Address], Identifier | None]:
    """Read arXiv ids that follow one of these segments: `/papers/ID`, or `/zh/papers/ID`."""

    def read(address: Address) -> Identifier | None:
        path = address.path
        if path and _LANGUAGE.fullmatch(path[0]):
            path = path[1:]
        if path and path[0].lower() in pages:
            return page(Address(address.host, ("abs", *path[1:]), {}))
        return None

    return read


def parameter(*names: str) -> Callable[[Address], Identifier | None]:
    """Read arXiv ids that are the value of a parameter: `?pid=ID`."""

    def read(address: Address) -> Identifier | None:
        found = (arxiv.parse(address.query[name]) for name in names if name in address.query)
        return next(filter(None, found), None)

    return read


def bibcode(address: Address) -> Identifier | None:
    """Read ADS's `/abs/2023arXiv231200752G/abstract`: the bibcode is made of the id."""
    for segment in address.path:
        if match := _BIBCODE.fullmatch(segment):
            return arxiv.parse(f"{match[1]}.{match[2]}")
    return None
