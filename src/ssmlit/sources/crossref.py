"""Crossref's REST API: a DOI → one question, its JSON → a record. Pure.

The format is described in https://github.com/CrossRef/rest-api-doc and
https://api.crossref.org/swagger-ui. The JSON is read, never Crossref's own BibTeX, which holds
unescaped text, capital field names and en dashes. Abstracts belong to publishers and stay out.
"""

from __future__ import annotations

from collections.abc import Sequence

from ssmlit import identifiers
from ssmlit.fields.entry_types import CROSSREF_TYPES
from ssmlit.fields.pages import parse_pages
from ssmlit.http.answers import Request, UnreadableError
from ssmlit.identifiers.doi import of_acl
from ssmlit.model import Identifier, Person, Record
from ssmlit.sources.json_answers import get, items, load, named, number, person, text
from ssmlit.venues import is_book_series

TITLE = "Crossref"
BATCH = 1

# The date of publication counts; `created` is only the day of registration.
_DATES = ("published-print", "published-online", "issued", "created")


def request(ids: Sequence[Identifier]) -> Request:
    """Return the question for one DOI, or for an ACL Anthology id by the DOI it is part of."""
    (one,) = ids
    doi = of_acl(one.value) if one.scheme == "acl" else one.value
    return Request("crossref", f"/works/{doi}", names=(str(one),), gone_without_page=True)


def parse(body: bytes) -> tuple[Record, ...]:
    """Return the one work of an answer of `/works/{doi}`.

    Raises:
        UnreadableError: not JSON, or no work with a title in it.
    """
    return (_record_of_work(get(load(body), "message")),)


def search(words: str, limit: int) -> Request:
    """Return the question for works by words of title, names and venue."""
    query = (("query.bibliographic", words), ("rows", str(limit)))
    return Request("crossref", "/works", query)


def found(body: bytes) -> tuple[Record, ...]:
    """Return the works of a search; parts (figures, reviews) have no title of their own."""
    works = items(load(body), "message", "items")
    return tuple(_record_of_work(work) for work in works if _title(work))


def _record_of_work(work: object) -> Record:
    doi = identifiers.parse(text(work, "DOI"))
    title = _title(work)
    if doi is None or not title:
        raise UnreadableError("no work with a DOI and a title")
    year, month, day = _date(work)
    kind = CROSSREF_TYPES.get(text(work, "type"), "misc")
    isbns = [f"isbn:{text(isbn)}" for isbn in items(work, "ISBN")[:1]]
    preprints = (text(item, "id") for item in items(work, "relation", "has-preprint"))
    return Record(
        type=kind,
        title=title,
        authors=tuple(filter(None, map(_person, items(work, "author")))),
        year=year,
        month=month,
        day=day,
        venue=_venue(work),
        volume=text(work, "volume"),
        number=text(work, "issue"),
        pages=parse_pages(text(work, "page")),
        publisher=text(work, "publisher"),
        identifiers=(*identifiers.aliases(doi), *named((*isbns, *preprints))),
        source=TITLE,
    )


def _title(work: object) -> str:
    """Join title and subtitle: Crossref cuts at the colon."""
    title, subtitle = text(work, "title", 0), text(work, "subtitle", 0)
    if not subtitle or subtitle.casefold() in title.casefold():
        return title
    return f"{title}{'' if title.endswith(('?', '!', ':')) else ':'} {subtitle}"


def _date(work: object) -> tuple[int, int, int]:
    for name in _DATES:
        parts = ("date-parts", 0)
        if year := number(work, name, *parts, 0):
            return year, number(work, name, *parts, 1), number(work, name, *parts, 2)
    return 0, 0, 0


def _venue(work: object) -> str:
    """Return the journal or the proceedings, not the series they appear in."""
    titles = [text(title) for title in items(work, "container-title")]
    own = [title for title in titles if not is_book_series(title)]
    return (own or titles or [""])[0]


def _person(author: object) -> Person | None:
    """Return a person, an institution, or someone with one name, which some deposit as given."""
    given = text(author, "given")
    if family := text(author, "family") or text(author, "name"):
        return person(family, given, text(author, "suffix"))
    return Person(given) if given else None
