"""Addresses of registries: PubMed, Europe PMC, Semantic Scholar, DBLP, OpenAlex and the like.

One function a site; `links` says which host is whose.
"""

from __future__ import annotations

import re

from ssmlit._lazy import regex
from ssmlit.identifiers import arxiv
from ssmlit.identifiers.address import FILE_END, Address
from ssmlit.model import Identifier

_PMC = regex(r"(?:^|/)(?:PMC|pmc/articles/(?:PMC)?)(\d+)(?:/|$)", re.IGNORECASE)


def pubmed(address: Address) -> Identifier | None:
    """Read `/31` of PubMed, and `/articles/PMC31/` with what may follow (`/pdf/main.pdf`)."""
    if number := _PMC.search("/".join(address.path)):
        return Identifier("pmc", f"PMC{number[1]}")
    last = address.path[-1] if address.path else address.query.get("term", "")
    is_pubmed = address.host.startswith("pubmed.") or {"pubmed", "pmid"} & set(address.path)
    return _pmid(last) if is_pubmed else None


def _pmid(text: str) -> Identifier | None:
    number = re.fullmatch(r"0*([1-9]\d*)", text, re.ASCII)
    return Identifier("pmid", number[1]) if number else None


def europe_pmc(address: Address) -> Identifier | None:
    """Read `/article/MED/31`, `/abstract/MED/31` and `/article/PMC/PMC31`."""
    if len(address.path) == 3 and address.path[1].upper() == "MED":
        return _pmid(address.path[2])
    return pubmed(address)


def connected_papers(address: Address) -> Identifier | None:
    """Read `/main/HASH/…`, Semantic Scholar's id, and `/api/redirect/arxiv/ID`."""
    if len(address.path) > 1 and address.path[0] == "main":
        return semantic_scholar(Address(address.host, ("paper", address.path[1]), {}))
    return arxiv.parse("/".join(address.path[3:]))


def semantic_scholar(address: Address) -> Identifier | None:
    """Read `/paper/Title-Words/HASH`, `/reader/HASH`, `/CorpusID:31` and `/arxiv/ID`."""
    last = address.path[-1] if address.path else ""
    if match := re.fullmatch(r"CorpusID:(\d+)", last, re.IGNORECASE):
        return Identifier("corpusid", match[1])
    if found := arxiv.parse(re.sub(r"^arxiv:", "", last, flags=re.IGNORECASE)):
        return found
    digests = [part for part in address.path[1:] if re.fullmatch(r"[0-9a-f]{40}", part)]
    if digests and address.path[0] in {"paper", "reader"}:
        return Identifier("s2", digests[0])
    return None


def dblp(address: Address) -> Identifier | None:
    """Read `/rec/conf/iclr/GuGR22`, `/rec/bibtex/…`."""
    if address.path[:1] != ("rec",):
        return None
    keys = [part for part in address.path[1:] if part not in {"html", "bibtex", "bib", "xml"}]
    return dblp_key(FILE_END.sub("", "/".join(keys)))


def dblp_key(key: str) -> Identifier | None:
    """Return the identifier of a key of DBLP; CoRR's keys of single papers are their arXiv ids."""
    if match := re.fullmatch(r"journals/corr/abs-(\d{4})-(\d{4,5})", key):
        return arxiv.parse(f"{match[1]}.{match[2]}")
    return Identifier("dblp", key) if re.fullmatch(r"[a-z]+/\S+/\S+", key, re.ASCII) else None


def openalex(address: Address) -> Identifier | None:
    """Read `/W2101234009` and `/works/W2101234009`."""
    last = address.path[-1].upper() if address.path else ""
    return Identifier("openalex", last) if re.fullmatch(r"W\d+", last, re.ASCII) else None
