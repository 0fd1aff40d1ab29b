"""DOIs: cleaning what people paste, and what a DOI says about other registries.

Responsible for the DOI Handbook's syntax (prefix `10.` and registrant, slash, suffix;
case-insensitive). Does not depend on addresses (see `links`).
"""

from __future__ import annotations

import re

from ssmlit._lazy import regex
from ssmlit.identifiers import arxiv
from ssmlit.model import Identifier

_DOI = regex(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/(?=\S*\w)\S+")  # `10.1000/…` names nothing
_CLEAN = regex(r"10\.\d{4,9}/\w[\w./-]*\w", re.ASCII)
_TEX = regex(r"\{?\\([_%#&$~{}<>-])\}?|\$([<>_])\$|\{([_<>])\}")
_DOUBLED = regex(r"(10\.[\d.]+)//+")
_ENTITY = regex(r"&#?\w+;")
_BIORXIV = regex(r"(10\.1101/(?:\d{4}\.\d\d\.\d\d\.)?\d{6,8})v\d+", re.ASCII)  # with a version
ARXIV = "10.48550/arxiv."
"""What arXiv's own DOIs begin with, in lower case."""
_ARXIV = regex(re.escape(ARXIV), re.IGNORECASE)
_ACL = regex(r"10\.(?:18653|3115)/v1/(.+)", re.IGNORECASE)
# Registrants get numbers in ascending batches, which CNRI hands to the agencies. The newest that
# public texts of 2026 cite are DataCite's, just below 10.84000; some thousands a year are added.
_NEWEST, _NEWEST_IN, _A_YEAR = 85_000, 2026, 5_000
# Registrants that are no publishers: a work may have their DOI and a publisher's.
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
# Genome Research and its sisters have bioRxiv's number: "10.1101/gr.1234".
_JOURNAL = regex(r"10\.1101/[a-z]", re.IGNORECASE)
_PAIRS = {")": "(", "]": "[", "}": "{", ">": "<"}


def parse(text: str) -> Identifier | None:
    """Return the identifier of a bare DOI; arXiv's own DOIs give the arXiv id."""
    value = text if (is_clean := _CLEAN.fullmatch(text)) else tidy(text)
    if not is_clean and not _DOI.fullmatch(value):
        return None
    if prefix := _ARXIV.match(value):
        return arxiv.parse(value[prefix.end() :])
    if versioned := _BIORXIV.fullmatch(value):
        value = versioned[1]
    return Identifier("doi", value.lower())


def tidy(text: str) -> str:
    r"""Undo TeX (`\_`), escapes, doubled slashes, and what prose leaves at the end."""
    value = unescaped(_TEX.sub(lambda m: m[1] or m[2] or m[3], text.strip().partition("}{")[0]))
    doubled = _DOUBLED.match(value)
    return without_tail(f"{doubled[1]}/{value[doubled.end() :]}" if doubled else value)


def unescaped(doi: str) -> str:
    """Undo the escapes of addresses and of HTML in a DOI: `%3C` and `&lt;` are `<`."""
    if "&" in doi:
        from html import unescape  # which takes `&sect` of `&section` for a sign, too

        doi = _ENTITY.sub(lambda found: unescape(found[0]), doi)
    if "%" in doi:
        from urllib.parse import unquote

        doi = unquote(doi)
    return doi


def without_tail(text: str) -> str:
    """Cut punctuation and closing brackets that were never opened from the end."""
    while text:
        last = text[-1]
        if last in ".,;:!?'\"`*|\\’”）】」』，。；、》" or (
            last in _PAIRS and text.count(last) > text.count(_PAIRS[last])
        ):
            text = text[:-1]
        else:
            break
    return text


def registrant(doi: str) -> str:
    """Return the registrant of a DOI: what is before the first slash."""
    return doi.partition("/")[0]


def is_of_server(doi: str) -> bool:
    """Return whether a preprint server gave a DOI, so that the publication has another one."""
    return registrant(doi) in PREPRINT_SERVERS and not _JOURNAL.match(doi)


def is_unissued(doi: str, year: int) -> bool:
    """Return whether the number of a DOI's registrant is higher than any given out by a year."""
    found = re.match(r"10\.(\d{5,9})[./]", doi)
    limit = _NEWEST + _A_YEAR * max(0, year - _NEWEST_IN)
    return found is not None and int(found[1]) >= limit


def of_arxiv(value: str) -> str:
    """Return the DOI that arXiv gives to the paper of one of its ids."""
    return f"{ARXIV}{value.lower()}"


def of_acl(value: str) -> str:
    """Return the DOI that a paper of the ACL Anthology has, if it has one."""
    return f"10.18653/v1/{value.lower()}"


def acl_id(doi: str) -> str:
    """Return the ACL Anthology id that a DOI of the ACL contains, or ""."""
    match = _ACL.fullmatch(doi)
    return match[1] if match else ""
