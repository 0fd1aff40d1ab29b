"""The registries whose identifiers are known: how an id is read, where it leads, what it says.

One row a scheme. A new one needs nothing else here; the addresses that carry its ids are read by
the hosts in `links`. Does not depend on what surrounds a pasted id (see `canonical`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from ssmlit.identifiers import arxiv, doi, isbn, links, registries
from ssmlit.identifiers.proceedings import parse_acl
from ssmlit.model import Identifier


class Scheme(NamedTuple):
    """A registry: what an id of it looks like, and what an id of it says."""

    # an expression for its ids, or what returns the identifier of an id
    form: str | Callable[[str], Identifier | None]
    # the canonical address, with `{}` for the id; or a function of the id
    address: str | Callable[[str], str]
    # whether its ids name one work: an ISBN names the book, not the chapter
    names_a_work: bool = False
    # whether it is a service's own name for a work, and no one else's
    internal: bool = False
    # what every address has of an id, in groups, where that is not all (see `prefilter_words`)
    kept: str = ""


def read(label: str, text: str) -> Identifier | None:
    """Return the identifier of an id with a label, which is one of `LABELS`."""
    scheme = LABELS[label]
    form = SCHEMES[scheme].form
    if not isinstance(form, str):
        return form(text)
    return Identifier(scheme, text) if re.fullmatch(form, text, re.ASCII) else None


def url(identifier: Identifier) -> str:
    """Return the canonical web address; "" for a scheme that has none."""
    if identifier.scheme not in SCHEMES:
        return ""
    address = SCHEMES[identifier.scheme].address
    if not isinstance(address, str):
        return address(identifier.value)
    from urllib.parse import quote

    return address.format(quote(identifier.value, safe="/:;()._-"))


def _arxiv(text: str) -> Identifier | None:
    return arxiv.parse(arxiv.without_stamp(text).removesuffix(".pdf")) or links.parse(text)


def _doi(text: str) -> Identifier | None:
    return doi.parse(text) or links.parse(text)


def _neurips_address(value: str) -> str:
    year, digest, *track = value.split("/")
    kind = track[0] if track else ("Conference" if year >= "2022" else "")
    end = f"Abstract-{kind}" if kind else "Abstract"
    return f"https://proceedings.neurips.cc/paper_files/paper/{year}/hash/{digest}-{end}.html"


def _virtual_address(value: str) -> str:
    conference, _, rest = value.partition("/")
    return f"https://{conference}.cc/virtual/{rest}"


def _cvf_address(value: str) -> str:
    match = re.search(r"_([A-Z]+)_(\d{4})_paper$", value)
    if match is None:
        return ""
    meeting, year = match.groups()
    folder = f"content_{meeting.lower()}_{year}" if year < "2018" else f"content/{meeting}{year}"
    return f"https://openaccess.thecvf.com/{folder}/html/{value}.html"


SCHEMES: dict[str, Scheme] = {
    "arxiv": Scheme(_arxiv, "https://arxiv.org/abs/{}", names_a_work=True),
    "doi": Scheme(_doi, "https://doi.org/{}", names_a_work=True),
    "openreview": Scheme(
        r"[A-Za-z0-9_-]{6,}", "https://openreview.net/forum?id={}", names_a_work=True
    ),
    "acl": Scheme(parse_acl, "https://aclanthology.org/{}/", names_a_work=True),
    "pmid": Scheme(r"[1-9]\d*", "https://pubmed.ncbi.nlm.nih.gov/{}/", names_a_work=True),
    "pmc": Scheme(
        r"PMC\d+", "https://pmc.ncbi.nlm.nih.gov/articles/{}/", names_a_work=True, kept=r"PMC(\d+)"
    ),
    "dblp": Scheme(registries.dblp_key, "https://dblp.org/rec/{}", names_a_work=True),
    "neurips": Scheme(r"\d{4}/[0-9a-f]{32}(?:/\w+)?", _neurips_address, names_a_work=True),
    "pmlr": Scheme(
        r"[vr]\d+/[a-z-]+\d\d[a-z]*", "https://proceedings.mlr.press/{}.html", names_a_work=True
    ),
    "cvf": Scheme(r"\S+_paper", _cvf_address, names_a_work=True, kept="(.*)_paper"),
    # what ISBN-10 and ISBN-13 share
    "isbn": Scheme(isbn.parse_isbn, "https://openlibrary.org/isbn/{}", kept=r"\d{3}(\d{9})\d"),
    "nips": Scheme(r"\d{1,5}-[a-z0-9-]+", "https://papers.nips.cc/paper/{}"),
    # `nips.cc` is `neurips`
    "virtual": Scheme(r"[a-z]+/\d{4}/\w+/\d+", _virtual_address, kept=r"\w+/(.*)"),
    "s2": Scheme(r"[0-9a-f]{40}", "https://www.semanticscholar.org/paper/{}", internal=True),
    "corpusid": Scheme(r"\d+", "https://api.semanticscholar.org/CorpusID:{}", internal=True),
    "openalex": Scheme(r"W\d+", "https://openalex.org/{}", internal=True),
}
LABELS = {**{name: name for name in SCHEMES}, "eprint": "arxiv", "pmcid": "pmc"}
"""What may be written before an id → its scheme."""
ONE_A_WORK = ("acl", "arxiv", "openreview", "pmid", "doi")
"""Those in which a publication has one id only, what tells the most first."""
NAMES_A_WORK = frozenset(name for name, one in SCHEMES.items() if one.names_a_work)
INTERNAL = frozenset(name for name, one in SCHEMES.items() if one.internal)
