"""Web addresses of papers: host and path decide, never a number found somewhere.

Responsible for which host keeps papers under which form of address; the forms are in `arxiv_hosts`,
`publishers`, `proceedings` and `registries`. Does not depend on the grammars of the ids.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from ssmlit._lazy import regex
from ssmlit.identifiers import (
    anywhere,
    arxiv,
    arxiv_hosts,
    doi,
    proceedings,
    publishers,
    registries,
)
from ssmlit.identifiers.address import ADDRESS, Address, host_of, split
from ssmlit.model import Identifier

_READERS: tuple[tuple[Callable[[Address], Identifier | None], str], ...] = (
    # a DOI between other segments, or one of several segments, as `anywhere` does not read it
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
    found = reader(replace(address, host=host)) if reader else _carried(address)
    return found or anywhere.read(address)


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
