"""Semantic Scholar's Graph API: ids of many kinds → one question, its JSON → records. Pure.

The format is described in https://api.semanticscholar.org/api-docs/graph. A record may mix the
published venue with the preprint's year and DOI; so for a published work with an arXiv id only a
DOI that is not arXiv's is kept. Unknown ids of a batch are `null`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from ssmlit import venues
from ssmlit.fields.dates import parse_date
from ssmlit.fields.pages import parse_pages
from ssmlit.http.answers import Request, UnreadableError
from ssmlit.model import Identifier, Record
from ssmlit.sources.json_answers import each, get, items, labelled, load, number, spoken, text

TITLE = "Semantic Scholar"
BATCH = 500

_FIELDS = (
    "title,year,venue,publicationVenue,journal,publicationTypes,publicationDate,externalIds,authors"
)
_PREFIXES = {
    "arxiv": "ARXIV", "doi": "DOI", "acl": "ACL", "pmid": "PMID", "pmc": "PMCID",
    "corpusid": "CorpusId",
}  # fmt: skip
_SCHEMES = {
    "ArXiv": "arxiv", "DOI": "doi", "ACL": "acl", "DBLP": "dblp", "PubMed": "pmid",
    "CorpusId": "corpusid",
}  # fmt: skip
_TYPES = {"JournalArticle": "article", "Conference": "inproceedings", "Book": "book"}


def request(ids: Sequence[Identifier]) -> Request:
    """Return the question for up to `BATCH` ids of any scheme it knows."""
    names, query = tuple(map(str, ids)), (("fields", _FIELDS),)
    if len(ids) == 1:
        return Request("semanticscholar", f"/paper/{_spelt(ids[0])}", query, names=names)
    body = json.dumps({"ids": [_spelt(one) for one in ids]})
    return Request("semanticscholar", "/paper/batch", query, names=names, body=body)


def search(words: str, limit: int) -> Request:
    """Return the question for works with words in their titles."""
    query = (("query", words), ("limit", str(limit)), ("fields", _FIELDS))
    return Request("semanticscholar", "/paper/search", query)


def parse(body: bytes) -> tuple[Record, ...]:
    """Return the works of an answer: one paper, a batch, or a search.

    Raises:
        UnreadableError: not JSON, or papers without a title: PartlyReadError if only some are.
    """
    answer = load(body)
    if isinstance(answer, list):
        papers = [one for one in answer if one is not None]
    elif isinstance(get(answer, "data"), list) or get(answer, "total") == 0:
        papers = items(answer, "data")
    else:
        papers = [answer]
    return each(_record_of_paper, papers)


found = parse


def _spelt(identifier: Identifier) -> str:
    prefix = _PREFIXES.get(identifier.scheme)
    return f"{prefix}:{identifier.value}" if prefix else identifier.value


def _record_of_paper(paper: object) -> Record:
    title = text(paper, "title")
    if not title:
        raise UnreadableError("no work with a title")
    external = ((scheme, text(paper, "externalIds", name)) for name, scheme in _SCHEMES.items())
    kind = _type(paper)
    venue = "" if kind == "misc" else _venue(paper)
    year = number(paper, "year")
    dated, month, _ = parse_date(text(paper, "publicationDate"))
    return Record(
        type=kind if venue else "misc",
        title=title,
        authors=spoken(text(one, "name") for one in items(paper, "authors")),
        year=year,
        month=month if dated == year else 0,
        venue=venue,
        volume=text(paper, "journal", "volume") if kind == "article" else "",
        pages=parse_pages(text(paper, "journal", "pages")),
        identifiers=labelled((*external, ("s2", text(paper, "paperId")))),
        source=TITLE,
    )


def _type(paper: object) -> str:
    venue = _venue(paper)
    if not venue or "arxiv" in venue.lower():
        return "misc"
    known = venues.find_venue(venue)
    if known is not None:
        return known.type
    kinds = [_TYPES[text(one)] for one in items(paper, "publicationTypes") if text(one) in _TYPES]
    return "inproceedings" if "inproceedings" in kinds else (kinds or ["misc"])[0]


def _venue(paper: object) -> str:
    return (
        text(paper, "publicationVenue", "name")
        or text(paper, "venue")
        or text(paper, "journal", "name")
    )
