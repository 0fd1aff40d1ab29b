"""Web addresses of papers: host and path decide, never a number found somewhere.

Responsible for which host keeps papers, and in which habit; the habits are in `arxiv_hosts`,
`publishers`, `proceedings` and `registries`. Does not depend on the grammars of the ids.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ssmlit.identifiers import arxiv_hosts, mdpi, proceedings, publishers, registries
from ssmlit.identifiers.address import ADDRESS, Address, host_of, split

if TYPE_CHECKING:
    from collections.abc import Callable

    from ssmlit.model import Identifier

_PUBLISHERS = (
    "link.springer.com", "dl.acm.org", "onlinelibrary.wiley.com", "tandfonline.com", "sagepub.com",
    "pubs.acs.org", "science.org", "pnas.org", "royalsocietypublishing.org", "epubs.siam.org",
    "iopscience.iop.org", "plos.org", "frontiersin.org", "journals.aps.org", "worldscientific.com",
    "emerald.com", "degruyter.com", "pubs.aip.org", "annualreviews.org", "pubsonline.informs.org",
    "aip.scitation.org", "karger.com", "liebertpub.com", "direct.mit.edu",
    "techrxiv.org", "api.crossref.org", "api.datacite.org",
)  # fmt: skip

_HOSTS: dict[str, Callable[[Address], Identifier | None]] = {
    **dict.fromkeys(_PUBLISHERS, publishers.path),
    **dict.fromkeys(
        ("arxiv.org", "arxiv-export-lb.library.cornell.edu", "ar5iv.org"), arxiv_hosts.page
    ),
    "alphaxiv.org": arxiv_hosts.after("abs", "pdf", "overview", "html"),
    "huggingface.co": arxiv_hosts.after("papers"),
    "hf.co": arxiv_hosts.after("papers"),
    "papers.cool": arxiv_hosts.after("arxiv"),
    "scirate.com": arxiv_hosts.after("arxiv"),
    "deeplearn.org": arxiv_hosts.after("arxiv"),
    "arxiv-vanity.com": arxiv_hosts.after("papers"),
    "catalyzex.com": arxiv_hosts.after("paper"),
    "paperswithcode.com": arxiv_hosts.after("paper"),
    "scholar-inbox.com": arxiv_hosts.after("paper", "papers"),
    "emergentmind.com": arxiv_hosts.after("papers"),
    "talk2arxiv.org": arxiv_hosts.after("abs", "pdf"),
    "arxiv-sanity.com": arxiv_hosts.parameter("pid", "rank"),
    "arxiv-sanity-lite.com": arxiv_hosts.parameter("pid"),
    "adsabs.harvard.edu": arxiv_hosts.bibcode,
    "doi.org": publishers.resolver,
    "nature.com": publishers.nature,
    "biorxiv.org": publishers.preprint_server,
    "medrxiv.org": publishers.preprint_server,
    "zenodo.org": publishers.zenodo,
    "ssrn.com": publishers.ssrn,
    "ijcai.org": publishers.ijcai,
    "mdpi.com": mdpi.read,
    "academic.oup.com": publishers.oup,
    "elifesciences.org": publishers.elife,
    "preprints.org": publishers.preprints_org,
    "researchsquare.com": publishers.research_square,
    "roboticsproceedings.org": publishers.robotics,
    "openreview.net": proceedings.openreview,
    "aclanthology.org": proceedings.acl,
    "aclanthology.info": proceedings.acl,
    "aclanthology.coli.uni-saarland.de": proceedings.acl,
    "aclweb.org": proceedings.acl,
    "openaccess.thecvf.com": proceedings.cvf,
    "cv-foundation.org": proceedings.cvf,
    "proceedings.neurips.cc": proceedings.neurips,
    "papers.nips.cc": proceedings.neurips,
    "papers.neurips.cc": proceedings.neurips,
    "proceedings.mlr.press": proceedings.pmlr,
    "jmlr.org": proceedings.jmlr,
    "raw.githubusercontent.com": proceedings.mlresearch,
    "icml.cc": proceedings.virtual,
    "iclr.cc": proceedings.virtual,
    "neurips.cc": proceedings.virtual,
    "ncbi.nlm.nih.gov": registries.pubmed,
    "europepmc.org": registries.europe_pmc,
    "connectedpapers.com": registries.connected_papers,
    "semanticscholar.org": registries.semantic_scholar,
    "dblp.org": registries.dblp,
    "dblp.uni-trier.de": registries.dblp,
    "dblp.dagstuhl.de": registries.dblp,
    "openalex.org": registries.openalex,
}
# Addresses that carry another one: of searches, mail programs and the Internet Archive.
_CARRIERS = ("q", "url", "u", "target")
_ARCHIVED = re.compile(r"(?:https?:/{1,2})?web\.archive\.org/web/\w+/(.+)", re.IGNORECASE)


def parse(text: str) -> Identifier | None:
    """Return the identifier of the paper that a web address leads to."""
    if archived := _ARCHIVED.fullmatch(text):
        return parse(archived[1])
    match = ADDRESS.fullmatch(text)
    if match is None:
        return None
    host = host_of(match)
    if reader := _reader(host):
        address = split(text)
        return reader(address) if address else None
    return _carried(text) if "?" in text else None


def _carried(text: str) -> Identifier | None:
    """Return what the address that a parameter carries leads to: `google.com/url?q=https://…`."""
    address = split(text)
    if address is None or address.path not in {
        ("url",),
        ("scholar_url",),
        ("l.php",),
        ("redirect",),
    }:
        return None
    carried = (address.query[name] for name in _CARRIERS if name in address.query)
    return next(filter(None, (parse(one) for one in carried if "://" in one)), None)


def _reader(host: str) -> Callable[[Address], Identifier | None] | None:
    while "." in host:
        if reader := _HOSTS.get(host):
            return reader
        host = host.partition(".")[2]
    return None
