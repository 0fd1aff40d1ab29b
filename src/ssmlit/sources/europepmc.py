"""Europe PMC: a PMID or PMCID → one question, its JSON → a record. Pure.

https://europepmc.org/RestfulWebService: free, without a key. Titles end in a full stop, and names
are family name and initials unless `authorList` spells them.
"""

from __future__ import annotations

from collections.abc import Sequence

from ssmlit.fields.pages import parse_pages
from ssmlit.http.answers import Request, UnreadableError
from ssmlit.model import Identifier, Person, Record
from ssmlit.sources.json_answers import each, items, labelled, load, number, person, text

TITLE = "Europe PMC"
BATCH = 1

_SCHEMES = {"pmid": "pmid", "doi": "doi", "pmc": "pmcid"}


def request(ids: Sequence[Identifier]) -> Request:
    """Return the question for one PMID or PMCID."""
    (one,) = ids
    asked = f"ext_id:{one.value} src:med" if one.scheme == "pmid" else f"pmcid:{one.value}"
    query = (("query", asked), ("format", "json"), ("resultType", "core"), ("pageSize", "1"))
    return Request("europepmc", "/search", query, names=(str(one),))


def parse(body: bytes) -> tuple[Record, ...]:
    """Return the work of an answer; none for an empty list of results.

    Raises:
        UnreadableError: not JSON, or a result without a title.
    """
    return each(_record_of_article, items(load(body), "resultList", "result"))


def _record_of_article(work: object) -> Record:
    title = text(work, "title").removesuffix(".")
    if not title:
        raise UnreadableError("no work with a title")
    ids = ((scheme, text(work, name)) for scheme, name in _SCHEMES.items())
    journal = text(work, "journalInfo", "journal", "title") or text(work, "journalTitle")
    return Record(
        type="article" if journal else "misc",
        title=title,
        authors=tuple(filter(None, map(_person, items(work, "authorList", "author")))),
        year=number(work, "pubYear"),
        venue=journal,
        volume=text(work, "journalInfo", "volume"),
        number=text(work, "journalInfo", "issue"),
        pages=parse_pages(text(work, "pageInfo")),
        identifiers=labelled(ids),
        source=TITLE,
    )


def _person(author: object) -> Person | None:
    family = text(author, "lastName")
    if family:
        return person(family, text(author, "firstName") or text(author, "initials"))
    name = text(author, "collectiveName") or text(author, "fullName")
    return Person(name) if name else None
