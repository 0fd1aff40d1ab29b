"""Which service is asked for what, in which order.

Responsible for the order and its reasons. Does not depend on how a service is asked; a source is a
module of two pure functions and a constant (`Source`); to add one, write a file and list it
here. A source's module is imported when it is asked: most commands ask one or none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from ssmlit.model import Identifier, Record

if TYPE_CHECKING:
    from ssmlit.http.answers import Request


class Source(Protocol):
    """What a module of this package offers to look identifiers up.

    `TITLE` is what the service is called, `BATCH` how many identifiers one request takes.
    """

    TITLE: str
    BATCH: int

    def request(self, ids: Sequence[Identifier], /) -> Request:
        """Return the question for at most `BATCH` identifiers."""

    def parse(self, body: bytes, /) -> tuple[Record, ...]:
        """Return the records of an answer; errors are those of `json_answers.each`."""


class SearchSource(Protocol):
    """What a module of this package offers to look titles up."""

    TITLE: str

    def search(self, words: str, limit: int, /) -> Request:
        """Return the question for works with words in their titles."""

    def found(self, body: bytes, /) -> tuple[Record, ...]:
        """Return the records of an answer, in its order."""


class Route(NamedTuple):
    """One service that is asked for a scheme."""

    name: str  # of the service's module
    # asked only where an earlier one could not be asked: it knows less, or costs more
    instead: bool = False

    @property
    def source(self) -> Source:
        """The service."""
        return cast("Source", import_module(f"ssmlit.sources.{self.name}"))


# The registry that issues an identifier comes first: what it does not know does not exist. DataCite
# registers the DOIs that Crossref does not, and arXiv's. Those marked True stand in for a service
# that is down: their records are poorer (abbreviated names, mixed versions).
ROUTES: Mapping[str, tuple[Route, ...]] = {
    "arxiv": (Route("arxiv"), Route("datacite", True), Route("semanticscholar", True),
              Route("huggingface", True)),
    "doi": (Route("crossref"), Route("datacite"), Route("openalex", True),
            Route("semanticscholar", True)),
    "acl": (Route("aclanthology"), Route("crossref", True)),
    "openreview": (Route("openreview"),),
    "dblp": (Route("dblp"),),
    "s2": (Route("semanticscholar"),),
    "corpusid": (Route("semanticscholar"),),
    "openalex": (Route("openalex"),),
    "pmid": (Route("europepmc"), Route("semanticscholar", True)),
    "pmc": (Route("europepmc"), Route("semanticscholar", True)),
    "isbn": (Route("openlibrary"),),
    "pmlr": (Route("pages"),),
    "neurips": (Route("pages"),),
    "cvf": (Route("pages"),),
}  # fmt: skip


# One work for every service, which is known to have it: does it answer at all? None will go away;
# "not found" is an answer, too.
_PAPER = Identifier("arxiv", "2312.00752")
PROBES: tuple[tuple[Route, Identifier], ...] = (
    (Route("arxiv"), _PAPER),
    (Route("crossref"), Identifier("doi", "10.1038/nature14539")),
    (Route("datacite"), _PAPER),
    (Route("semanticscholar"), _PAPER),
    (Route("openalex"), _PAPER),
    (Route("dblp"), Identifier("dblp", "conf/nips/VaswaniSPUJGKP17")),
    (Route("openreview"), Identifier("openreview", "AL1fq05o7H")),
    (Route("aclanthology"), Identifier("acl", "2020.acl-main.1")),
    (Route("huggingface"), _PAPER),
    (Route("europepmc"), Identifier("pmid", "26017442")),
    (Route("openlibrary"), Identifier("isbn", "9780262035613")),
    (Route("pages"), Identifier("pmlr", "v139/radford21a")),
    (Route("pages"), Identifier("neurips", "2017/3f5ee243547dee91fbd053c1c4a845aa")),
    (Route("pages"), Identifier("cvf", "He_Deep_Residual_Learning_CVPR_2016_paper")),
)


# Titles: Crossref knows most publications, arXiv the preprints, the others both. DBLP's
# search is often closed to plain clients, so it comes last; OpenReview's is closed.
def title_sources() -> tuple[SearchSource, ...]:
    """Return the services that are asked for titles."""
    from ssmlit.sources import arxiv, crossref, dblp, openalex, semanticscholar

    return (crossref, arxiv, semanticscholar, openalex, dblp)
