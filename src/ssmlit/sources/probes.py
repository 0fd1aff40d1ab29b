"""One work for every service, which is known to have it: does it answer at all?

Each will not go away; "not found" is an answer, too. Responsible for the table. Does not depend on
what the answers say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.model import Identifier
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
    from ssmlit.sources.routes import Source

_PAPER = Identifier("arxiv", "2312.00752")
PROBES: tuple[tuple[Source, Identifier], ...] = (
    (arxiv, _PAPER),
    (crossref, Identifier("doi", "10.1038/nature14539")),
    (datacite, _PAPER),
    (semanticscholar, _PAPER),
    (openalex, _PAPER),
    (dblp, Identifier("dblp", "conf/nips/VaswaniSPUJGKP17")),
    (openreview, Identifier("openreview", "AL1fq05o7H")),
    (aclanthology, Identifier("acl", "2020.acl-main.1")),
    (huggingface, _PAPER),
    (europepmc, Identifier("pmid", "26017442")),
    (openlibrary, Identifier("isbn", "9780262035613")),
    (pages, Identifier("pmlr", "v139/radford21a")),
    (pages, Identifier("neurips", "2017/3f5ee243547dee91fbd053c1c4a845aa")),
    (pages, Identifier("cvf", "He_Deep_Residual_Learning_CVPR_2016_paper")),
)
