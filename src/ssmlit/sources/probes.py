"""One question for every service, whose answer is known to exist: does it answer at all?

Each asks about a work that will not go away; "not found" is an answer, too. Responsible for the
table. Does not depend on what the answers say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ssmlit import identifiers
from ssmlit.sources import (
    aclanthology,
    arxiv,
    crossref,
    datacite,
    dblp,
    europepmc,
    huggingface,
    openalex,
    openlibrary,
    openreview,
    pages,
    semanticscholar,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ssmlit.http.values import Request
    from ssmlit.sources.routes import Source

_PAPER = "2312.00752"
_ATTENTION = (
    "https://proceedings.neurips.cc/paper/2017/hash/3f5ee243547dee91fbd053c1c4a845aa-Abstract.html"
)
_RESIDUAL = (
    "https://openaccess.thecvf.com/content_cvpr_2016/html/"
    "He_Deep_Residual_Learning_CVPR_2016_paper.html"
)
_KNOWN: tuple[tuple[Source, str], ...] = (
    (arxiv, _PAPER),
    (crossref, "10.1038/nature14539"),
    (datacite, f"10.48550/arXiv.{_PAPER}"),
    (semanticscholar, _PAPER),
    (openalex, _PAPER),
    (dblp, "https://dblp.org/rec/conf/nips/VaswaniSPUJGKP17"),
    (openreview, "https://openreview.net/forum?id=AL1fq05o7H"),
    (aclanthology, "https://aclanthology.org/2020.acl-main.1/"),
    (huggingface, _PAPER),
    (europepmc, "pmid:26017442"),
    (openlibrary, "isbn:9780262035613"),
    (pages, "https://proceedings.mlr.press/v139/radford21a.html"),
    (pages, _ATTENTION),
    (pages, _RESIDUAL),
)


class Probe(NamedTuple):
    """A question, and what reads the answer."""

    request: Request
    parse: Callable[[bytes], object]


def probes() -> Iterator[Probe]:
    """Yield one question for each service."""
    for source, name in _KNOWN:
        identifier = identifiers.parse(name)
        if identifier is None:
            raise ValueError(f"{name} is not an identifier")
        yield Probe(source.request([identifier]), source.parse)
