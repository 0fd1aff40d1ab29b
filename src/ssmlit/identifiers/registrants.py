"""Registrants of DOIs that are not publishers: a work may have their DOI and a publisher's.

Responsible for the tables. Does not depend on what follows from them.
"""

from __future__ import annotations

#: arXiv, bioRxiv and medRxiv, SSRN, Research Square, PsyArXiv, OSF, SocArXiv, Preprints.org,
#: ChemRxiv, TechRxiv, Authorea, ScienceOpen, Cambridge Open Engage, Jxiv.
PREPRINT_SERVERS = frozenset(
    (
        "10.48550", "10.1101", "10.2139", "10.21203", "10.31234", "10.31219", "10.31235",
        "10.20944", "10.26434", "10.36227", "10.22541", "10.14293", "10.33774", "10.51094",
    )
)  # fmt: skip
#: Zenodo, figshare: of data, software and papers.
DATA_REPOSITORIES = frozenset(("10.5281", "10.6084"))
REPOSITORIES = DATA_REPOSITORIES | {"10.13140"}  # ResearchGate


def registrant(doi: str) -> str:
    """Return the registrant of a DOI: what is before the first slash."""
    return doi.partition("/")[0]
