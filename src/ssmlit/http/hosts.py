"""The services by name: their titles in messages, and their public addresses.

Responsible for this table alone: settings, their reference and requests are made of it.
"""

from __future__ import annotations

HOSTS: dict[str, tuple[str, str]] = {
    "arxiv": ("arXiv", "https://export.arxiv.org/api"),
    "crossref": ("Crossref", "https://api.crossref.org"),
    "datacite": ("DataCite", "https://api.datacite.org"),
    "openreview": ("OpenReview", "https://api2.openreview.net"),
    "semanticscholar": ("Semantic Scholar", "https://api.semanticscholar.org/graph/v1"),
    "openalex": ("OpenAlex", "https://api.openalex.org"),
    "dblp": ("DBLP", "https://dblp.org"),
    "aclanthology": ("ACL Anthology", "https://aclanthology.org"),
    "huggingface": ("Hugging Face", "https://huggingface.co/api"),
    "europepmc": ("Europe PMC", "https://www.ebi.ac.uk/europepmc/webservices/rest"),
    "openlibrary": ("Open Library", "https://openlibrary.org"),
    "pmlr": ("PMLR", "https://proceedings.mlr.press"),
    "neurips": ("NeurIPS proceedings", "https://proceedings.neurips.cc"),
    "cvf": ("CVF Open Access", "https://openaccess.thecvf.com"),
}
"""Name, as settings and requests spell it → title, address without a final slash."""
