"""OpenAlex's API: a DOI, arXiv id, PMID or title → one question, its JSON → records. Pure.

The format is described in https://docs.openalex.org/api-entities/works/work-object. Works carry the
DOI of one of their locations; arXiv ids are in the landing pages of the others.
"""

from __future__ import annotations

from collections.abc import Sequence

from ssmlit.fields.pages import between
from ssmlit.http.answers import Request, UnreadableError
from ssmlit.identifiers.doi import of_arxiv
from ssmlit.model import Identifier, Record
from ssmlit.sources.json_answers import get, items, load, named, number, spoken, text

TITLE = "OpenAlex"
BATCH = 1

_TYPES = {
    "article": "article", "book": "book", "book-chapter": "incollection",
    "dissertation": "phdthesis", "report": "techreport",
}  # fmt: skip


def request(ids: Sequence[Identifier]) -> Request:
    """Return the question for one DOI, arXiv id (by its DOI), PMID or OpenAlex's own id."""
    (one,) = ids
    names = {"arxiv": f"doi:{of_arxiv(one.value)}", "openalex": one.value}
    name = names.get(one.scheme, str(one))
    return Request("openalex", f"/works/{name}", names=(str(one),))


def search(words: str, limit: int) -> Request:
    """Return the question for works with words in their titles."""
    query = (("filter", f"title.search:{words.replace(',', ' ')}"), ("per-page", str(limit)))
    return Request("openalex", "/works", query)


def parse(body: bytes) -> tuple[Record, ...]:
    """Return the one work of an answer of `/works/{id}`.

    Raises:
        UnreadableError: not JSON, or no work with a title in it.
    """
    return (_record_of_work(load(body)),)


def found(body: bytes) -> tuple[Record, ...]:
    """Return the works of a search; those without a title are skipped."""
    works = items(load(body), "results")
    return tuple(_record_of_work(work) for work in works if text(work, "title"))


def _record_of_work(work: object) -> Record:
    title = text(work, "title") or text(work, "display_name")
    if not title:
        raise UnreadableError("no work with a title")
    source = get(work, "primary_location", "source")
    is_preprint = text(source, "type") == "repository" or text(work, "type") == "preprint"
    venue = "" if is_preprint else text(source, "display_name")
    kind = _TYPES.get(text(work, "type"), "misc")
    if text(source, "type") == "conference" or text(work, "type_crossref") == "proceedings-article":
        kind = "inproceedings"
    first, last = text(work, "biblio", "first_page"), text(work, "biblio", "last_page")
    return Record(
        type=kind if venue or kind != "article" else "misc",
        title=title,
        authors=spoken(
            text(one, "author", "display_name") or text(one, "raw_author_name")
            for one in items(work, "authorships")
        ),
        year=number(work, "publication_year"),
        venue=venue,
        volume=text(work, "biblio", "volume"),
        number=text(work, "biblio", "issue"),
        pages=between(first, last),
        identifiers=_identifiers(work),
        source=TITLE,
    )


def _identifiers(work: object) -> tuple[Identifier, ...]:
    pages = [text(location, "landing_page_url") for location in items(work, "locations")]
    pages.append(text(work, "primary_location", "landing_page_url"))
    return named((text(work, "doi"), *pages, text(work, "ids", "pmid"), text(work, "id")))
