"""Web addresses of papers: host and path decide, never a number found somewhere.

Responsible for which host keeps papers under which form of address; the forms are in `arxiv_hosts`,
`publishers`, `proceedings` and `registries`; and for addresses that say themselves what they name.
Does not depend on the grammars of the ids.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ssmlit._lazy import regex
from ssmlit.identifiers import arxiv, arxiv_hosts, doi, proceedings, publishers, registries
from ssmlit.identifiers.address import ADDRESS, Address, host_of, split
from ssmlit.identifiers.isbn import parse_isbn
from ssmlit.model import Identifier

_READERS: tuple[tuple[Callable[[Address], Identifier | None], str], ...] = (
    # a DOI between other segments, or one of several segments, as `_stated` does not read it
    (publishers.path, "iopscience.iop.org projecteuclid.org"),
    (arxiv_hosts.page, "arxiv.org arxiv-export-lb.library.cornell.edu ar5iv.org xxx.lanl.gov"),
    (arxiv_hosts.after("abs", "pdf", "overview", "html", "audio", "resources"), "alphaxiv.org"),
    (arxiv_hosts.after("papers", "paper"),
     "huggingface.co hf.co arxiv-vanity.com emergentmind.com scholar-inbox.com"),
    (arxiv_hosts.after("arxiv"), "papers.cool scirate.com deeplearn.org"),
    (arxiv_hosts.after("paper"), "catalyzex.com paperswithcode.com"),
    (arxiv_hosts.after("abs", "pdf"), "talk2arxiv.org"),
    (arxiv_hosts.parameter("pid", "rank"), "arxiv-sanity.com"),
    (arxiv_hosts.parameter("pid"), "arxiv-sanity-lite.com"),
    (arxiv_hosts.bibcode, "adsabs.harvard.edu"),
    (publishers.silverchair, "academic.oup.com direct.mit.edu pubs.aip.org"),
    (publishers.osf, "osf.io psyarxiv.com socarxiv.org edarxiv.org"),
    (publishers.acm, "dl.acm.org portal.acm.org"),
    (publishers.preprint_server, "biorxiv.org medrxiv.org"),
    (publishers.ssrn, "ssrn.com"),
    (publishers.mdpi, "mdpi.com"),
    (publishers.elife, "elifesciences.org"),
    (publishers.robotics, "roboticsproceedings.org"),
    (proceedings.openreview, "openreview.net"),
    (proceedings.acl,
     "aclanthology.org aclanthology.info aclanthology.coli.uni-saarland.de aclweb.org"),
    (proceedings.cvf, "openaccess.thecvf.com cv-foundation.org"),
    (proceedings.neurips, "proceedings.neurips.cc papers.nips.cc papers.neurips.cc"),
    (proceedings.pmlr, "proceedings.mlr.press"),
    (proceedings.jmlr, "jmlr.org"),
    (proceedings.mlresearch, "raw.githubusercontent.com"),
    (proceedings.virtual, "icml.cc iclr.cc neurips.cc nips.cc"),
    (registries.pubmed, "ncbi.nlm.nih.gov"),
    (registries.europe_pmc, "europepmc.org"),
    (registries.connected_papers, "connectedpapers.com"),
    (registries.semantic_scholar, "semanticscholar.org"),
    (registries.dblp, "dblp.org dblp.uni-trier.de dblp.dagstuhl.de"),
    (registries.openalex, "openalex.org"),
)  # fmt: skip
_HOSTS = {host: read for read, hosts in _READERS for host in hosts.split()} | publishers.by_form()
# Addresses that carry another one: of searches, mail programs, libraries and archives.
_CARRYING = frozenset({"url", "scholar_url", "l.php", "redirect", "login"})
_CARRIERS = ("q", "url", "qurl", "u", "target")
_ARCHIVED = regex(
    r"(?:https?:/{1,2})?(?:web\.archive\.org/web/\w+|archive\.(?:is|ph|today)/[\w.-]+"
    r"|scholar\.archive\.org/work/\w+/access/wayback)/(.+)",
    re.IGNORECASE,
)

_AT_END = regex(r"(?:.*[/:])?(10\.\d{4,9}(?:\.\d+)*/[^/]+)", re.ASCII)
#: `/doi/10.…` of Atypon's software, which hundreds of publishers use; `/10.…` of resolvers.
_AHEAD = regex(r"doi|10\.\d{4,9}(?:[./].+)?", re.ASCII)
_FILE = regex(r".*\.[a-z]{2,4}", re.IGNORECASE)  # a picture, a program: no paper


def parse(text: str) -> Identifier | None:
    """Return the identifier of the paper that a web address leads to."""
    if archived := _ARCHIVED.fullmatch(text):
        return parse(archived[1])
    match = ADDRESS.fullmatch(text)
    if match is None:
        return None
    host = host_of(match)
    reader = _reader(host)
    if reader is None and (host := _behind_proxy(host)):
        reader = _reader(host)
    if "/" not in text or (address := split(text)) is None:
        return None
    found = reader(address._replace(host=host)) if reader else _carried(address)
    return found or _stated(address)


def _behind_proxy(host: str) -> str:
    """Return the host that a library's proxy stands for, or "".

    EZproxy appends its own name to the host's, whose dots may become hyphens and its hyphens double
    ones: `doi.org.proxy.lib.edu`, `dl-acm-org.proxy.lib.edu`.
    """
    first, _, rest = host.partition(".")
    if "-" in first and rest:
        plain = first.replace("--", "\0").replace("-", ".").replace("\0", "-")
        return plain.removeprefix("www.") if _reader(plain) else ""
    labels = host.split(".")
    before = (".".join(labels[:end]) for end in range(len(labels) - 2, 1, -1))
    return next((name for name in before if _reader(name)), "")


def _carried(address: Address) -> Identifier | None:
    """Return where the parameters lead: `google.com/url?q=https://…`, `scholar_lookup?doi=…`."""
    if len(address.path) != 1:
        return None
    if address.path == ("scholar_lookup",):
        named = address.query.get("arxiv_id", "")
        return arxiv.parse(named) or doi.parse(address.query.get("doi", ""))
    if address.path[0] not in _CARRYING:
        return None
    carried = (address.query[name] for name in _CARRIERS if name in address.query)
    return next(filter(None, (parse(one) for one in carried if "://" in one)), None)


def _reader(host: str) -> Callable[[Address], Identifier | None] | None:
    while "." in host:
        if reader := _HOSTS.get(host):
            return reader
        host = host.partition(".")[2]
    return None


def _stated(address: Address) -> Identifier | None:
    """Read what an address says itself, whoever's it is: an ISBN, a DOI, an arXiv id.

    `/isbn/978…`, `?doi=10.…`, `?id=10.…`, `/arxiv:2312.…`, a DOI that ends the path. A number
    without a name is not one, nor a DOI in the middle of a path: what follows may be part of it.
    """
    named = dict(zip(address.path, address.path[1:], strict=False))
    isbn = named.get("isbn") or address.query.get("isbn", "")
    stated = (doi.parse(address.query[name]) for name in ("doi", "id") if name in address.query)
    labelled = (arxiv.parse(part[6:]) for part in address.path if part[:6].lower() == "arxiv:")
    found = parse_isbn(isbn) if isbn else None
    found = found or next(filter(None, (*stated, *labelled)), None)
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
    """Whether a DOI is a file's path: behind /doi/ only if more than a suffix follows.

    `delivery.acm.org/10.1145/3360000/3357897/p649-xie.pdf` names folders of the publisher.
    """
    is_one = value.count("/") == 1
    if address.path[0].lower() == "doi":
        return not is_one and bool(_FILE.fullmatch(value))
    return bool(_FILE.fullmatch(value if is_one else address.path[-1]))
