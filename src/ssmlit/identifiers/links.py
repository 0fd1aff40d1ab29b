"""Web addresses of papers, taken apart: host and path decide, never a number found somewhere.

Knows which hosts keep papers and how their paths are built; one function a host, listed in
`_HOSTS`. Must not know the grammars of the ids themselves.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ssmlit.identifiers import arxiv, doi
from ssmlit.identifiers.numbers import parse_acl
from ssmlit.model import Identifier

if TYPE_CHECKING:
    from collections.abc import Callable

_ADDRESS = re.compile(
    r"(?:https?:/{1,3}|//)?(?:[^/@\s]*@)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?::\d+)?(/.*)?",
    re.ASCII | re.IGNORECASE | re.DOTALL,
)
_FILE_END = re.compile(r"\.(?:pdf|ps|gz|html?|bib)$", re.IGNORECASE)
_ARXIV_PAGES = frozenset({"abs", "pdf", "html", "format", "ps", "src", "e-print", "papers"})
_DOI_END = re.compile(
    r"(?:\.(?:pdf|html?|full|abstract)|/(?:e?pdf|full|abstract|html|meta|fulltext|summary))+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Address:
    """A web address in parts: `path` are the decoded, non-empty segments."""

    host: str
    path: tuple[str, ...]
    query: dict[str, str]


def split(text: str) -> Address | None:
    """Take an address apart, with `http:`, `https:` (one slash is enough) or no scheme at all."""
    match = _ADDRESS.fullmatch(text)
    if match is None:
        return None
    rest = (match[2] or "").partition("#")[0]
    path, _, query = rest.partition("?")
    from urllib.parse import parse_qsl, unquote

    segments = tuple(unquote(part) for part in path.split("/") if part)
    return Address(_host(match), segments, dict(parse_qsl(query.replace("&amp;", "&"))))


def _host(address: re.Match[str]) -> str:
    return address[1].lower().removeprefix("www.")


def parse(text: str) -> Identifier | None:
    """Return the identifier of the paper that a web address leads to."""
    match = _ADDRESS.fullmatch(text)
    reader = _reader(_host(match)) if match else None
    address = split(text) if reader else None
    return reader(address) if reader and address else None


def _reader(host: str) -> Callable[[Address], Identifier | None] | None:
    while "." in host:
        if reader := _HOSTS.get(host):
            return reader
        host = host.partition(".")[2]
    return None


def _arxiv(address: Address) -> Identifier | None:
    """`/abs/ID`, `/pdf/math/0309136v1.pdf`, or the id alone."""
    segments = address.path
    if segments and segments[0].lower() in _ARXIV_PAGES:
        segments = segments[1:]
    elif len(segments) > 1 and not arxiv.parse("/".join(segments[:2])):
        return None
    if not segments:
        return None
    for count in (1, 2):  # what follows an id (`/v2`, a glued address) is not part of it
        value = doi.without_tail(_FILE_END.sub("", doi.without_tail("/".join(segments[:count]))))
        if found := arxiv.parse(arxiv.without_stamp(value.strip())):
            return found
    return None


def _after(*pages: str) -> Callable[[Address], Identifier | None]:
    """Read arXiv ids that follow one of these first segments: `/papers/ID`."""

    def read(address: Address) -> Identifier | None:
        if len(address.path) > 1 and address.path[0].lower() in pages:
            return _arxiv(Address(address.host, ("abs", *address.path[1:]), {}))
        return None

    return read


def _doi(address: Address) -> Identifier | None:
    return doi.parse("/".join(address.path))


def _publisher(address: Address) -> Identifier | None:
    """Read a DOI that a publisher keeps in the path: everything from the segment `10.…` on."""
    for place, segment in enumerate(address.path):
        if re.match(r"10\.\d{4,9}", segment):
            return doi.parse(_DOI_END.sub("", "/".join(address.path[place:])))
    return doi.parse(address.query.get("id", "")) or doi.parse(address.query.get("doi", ""))


def _preprint_server(address: Address) -> Identifier | None:
    """BioRxiv and medRxiv put a version behind the DOI: `10.1101/2023.01.02.522v1.full.pdf`."""
    found = _publisher(address)
    return doi.parse(re.sub(r"v\d+(?:\..*)?$", "", found.value)) if found else None


def _nature(address: Address) -> Identifier | None:
    """Read nature.com's article number, which is the suffix of its DOI."""
    if len(address.path) == 2 and address.path[0] == "articles":
        return doi.parse("10.1038/" + _FILE_END.sub("", address.path[1]))
    return None


def _openreview(address: Address) -> Identifier | None:
    if address.path in {("forum",), ("pdf",), ("attachment",)}:
        value = address.query.get("id", "")
        if match := re.match(r"[A-Za-z0-9_-]{6,}", value):
            return Identifier("openreview", match[0])
    return None


def _acl(address: Address) -> Identifier | None:
    """Read `/P19-1001.pdf`, `/2024.acl-long.1/` and the old `aclweb.org/anthology/P19-1001`."""
    segments = [part for part in address.path if part not in {"anthology", "papers"}]
    if not segments:
        return None
    stem = re.sub(r"(?:v\d+)?\.(?:pdf|bib|html)$", "", doi.without_tail(segments[-1]))
    return parse_acl(stem)


def _cvf(address: Address) -> Identifier | None:
    """Read `/content/CVPR2023/html/Wang_…_paper.html`, older `/content_cvpr_2018/papers/…`."""
    if not address.path or not address.path[-1].lower().endswith((".html", ".pdf")):
        return None
    stem = _FILE_END.sub("", address.path[-1])
    return Identifier("cvf", stem) if stem.endswith("_paper") else None


def _neurips(address: Address) -> Identifier | None:
    """Read `/paper_files/paper/2023/hash/HASH-Abstract-Conference.html`, or its PDF."""
    match = re.search(
        r"paper/(\d{4})/(?:hash|file)/([0-9a-f]{32})(?:-(?:Abstract|Paper|Metadata))?(?:-(\w+))?",
        "/".join(address.path),
    )
    if match is None:
        return None
    track = "" if match[3] in {None, "Conference"} else f"/{match[3]}"
    return Identifier("neurips", f"{match[1]}/{match[2]}{track}")


def _pmlr(address: Address) -> Identifier | None:
    """Read `/v202/gu23a.html` and `/v202/gu23a/gu23a.pdf`."""
    if len(address.path) < 2 or not re.fullmatch(r"[vr]\d+", address.path[0]):
        return None
    name = _FILE_END.sub("", address.path[1])
    if not re.fullmatch(r"[a-z-]+\d\d[a-z]*", name):
        return None
    return Identifier("pmlr", f"{address.path[0]}/{name}")


def _virtual(address: Address) -> Identifier | None:
    """Read a conference's page of a talk: `icml.cc/virtual/2023/oral/25438`."""
    path = address.path
    if len(path) == 4 and path[0] == "virtual" and path[1].isdigit() and path[3].isdigit():
        conference = address.host.split(".")[-2]
        return Identifier("virtual", f"{conference}/{path[1]}/{path[2]}/{path[3]}")
    return None


def _pubmed(address: Address) -> Identifier | None:
    last = address.path[-1] if address.path else ""
    if re.fullmatch(r"PMC\d+", last, re.IGNORECASE):
        return Identifier("pmc", last.upper())
    if last.isdigit() and (address.host.startswith("pubmed.") or "pubmed" in address.path):
        return Identifier("pmid", last.lstrip("0"))
    return None


def _semantic_scholar(address: Address) -> Identifier | None:
    last = address.path[-1] if address.path else ""
    if match := re.fullmatch(r"CorpusID:(\d+)", last, re.IGNORECASE):
        return Identifier("corpusid", match[1])
    if address.path[:1] == ("paper",) and re.fullmatch(r"[0-9a-f]{40}", last):
        return Identifier("s2", last)
    return None


def _dblp(address: Address) -> Identifier | None:
    """Read `/rec/conf/iclr/GuGR22`; CoRR's keys of one paper are its arXiv id."""
    if len(address.path) < 4 or address.path[0] != "rec":
        return None
    keys = [part for part in address.path[1:] if part not in {"html", "bibtex"}]
    value = _FILE_END.sub("", "/".join(keys))
    if match := re.fullmatch(r"journals/corr/abs-(\d{4})-(\d{4,5})", value):
        return arxiv.parse(f"{match[1]}.{match[2]}")
    return Identifier("dblp", value)


_PUBLISHERS = (
    "link.springer.com", "dl.acm.org", "onlinelibrary.wiley.com", "tandfonline.com", "sagepub.com",
    "pubs.acs.org", "science.org", "pnas.org", "royalsocietypublishing.org", "epubs.siam.org",
    "iopscience.iop.org", "plos.org", "frontiersin.org", "journals.aps.org", "worldscientific.com",
    "emerald.com", "degruyter.com", "pubs.aip.org", "annualreviews.org", "pubsonline.informs.org",
    "zenodo.org", "aip.scitation.org", "karger.com", "liebertpub.com",
)  # fmt: skip

_HOSTS: dict[str, Callable[[Address], Identifier | None]] = {
    **dict.fromkeys(_PUBLISHERS, _publisher),
    "arxiv.org": _arxiv,
    "arxiv-export-lb.library.cornell.edu": _arxiv,
    "ar5iv.org": _arxiv,
    "alphaxiv.org": _after("abs", "pdf", "overview", "html"),
    "huggingface.co": _after("papers"),
    "hf.co": _after("papers"),
    "papers.cool": _after("arxiv"),
    "doi.org": _doi,
    "nature.com": _nature,
    "biorxiv.org": _preprint_server,
    "medrxiv.org": _preprint_server,
    "openreview.net": _openreview,
    "aclanthology.org": _acl,
    "aclweb.org": _acl,
    "openaccess.thecvf.com": _cvf,
    "proceedings.neurips.cc": _neurips,
    "papers.nips.cc": _neurips,
    "proceedings.mlr.press": _pmlr,
    "icml.cc": _virtual,
    "iclr.cc": _virtual,
    "neurips.cc": _virtual,
    "ncbi.nlm.nih.gov": _pubmed,
    "semanticscholar.org": _semantic_scholar,
    "dblp.org": _dblp,
    "dblp.uni-trier.de": _dblp,
}
