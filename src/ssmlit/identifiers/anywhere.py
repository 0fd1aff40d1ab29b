"""Addresses that say what they name, whoever's they are: an arXiv id, a DOI or an ISBN.

Responsible for what needs no knowledge of the host. A number without a name is none, nor is a DOI
in the middle of a path: what follows may be part of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ssmlit._lazy import regex
from ssmlit.identifiers import arxiv, doi, publishers
from ssmlit.identifiers.isbn import parse_isbn

if TYPE_CHECKING:
    from ssmlit.identifiers.address import Address
    from ssmlit.model import Identifier

_AT_END = regex(r"(?:.*[/:])?(10\.\d{4,9}(?:\.\d+)*/[^/]+)", re.ASCII)
#: `/doi/10.…` of Atypon's software, which hundreds of publishers use; `/10.…` of resolvers.
_AHEAD = regex(r"doi|10\.\d{4,9}(?:[./].+)?", re.ASCII)
_FILE = regex(r".*\.[a-z]{2,4}", re.IGNORECASE)  # a picture, a program: no paper


def read(address: Address) -> Identifier | None:
    """Read `/isbn/978…`, `?doi=10.…`, `?id=10.…`, `/arxiv:2312.…`, and a DOI that ends the path."""
    named = dict(zip(address.path, address.path[1:], strict=False))
    isbn = named.get("isbn") or address.query.get("isbn", "")
    stated = (doi.parse(address.query.get(name, "")) for name in ("doi", "id"))
    labelled = (arxiv.parse(part[6:]) for part in address.path if part[:6].lower() == "arxiv:")
    found = parse_isbn(isbn) or next(filter(None, (*stated, *labelled)), None)
    return found or _doi(address)


def _doi(address: Address) -> Identifier | None:
    """Return the DOI of the path; a resolver's path is the DOI, whatever that ends in."""
    whole = "/".join(address.path)
    if "doi" in address.host.split(".") and (found := doi.parse(whole.removeprefix("doi:"))):
        return found
    if _AHEAD.fullmatch("".join(address.path[:1])):
        found = publishers.path(address)
    else:
        at_end = _AT_END.fullmatch(publishers.without_end(whole))
        found = doi.parse(at_end[1]) if at_end else None
    return None if found is None or _is_file(found.value, address) else found


def _is_file(value: str, address: Address) -> bool:
    """Whether a DOI is a file's path: behind /doi/ only if more than a suffix follows."""
    announced = address.path[0].lower() == "doi" and value.count("/") == 1
    return not announced and bool(_FILE.fullmatch(value))
