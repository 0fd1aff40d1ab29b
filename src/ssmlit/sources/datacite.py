"""DataCite's REST API: a DOI → one question, its JSON → a record. Pure.

The format is described in https://support.datacite.org/docs/api and the DataCite Metadata Schema
4.5. Crossref does not know arXiv's, Zenodo's and most universities' DOIs; DataCite does.
"""

from __future__ import annotations

from collections.abc import Sequence

from ssmlit import identifiers
from ssmlit.fields.dates import parse_date
from ssmlit.http.answers import Request, UnreadableError
from ssmlit.identifiers.doi import of_arxiv
from ssmlit.model import Identifier, Person, Record
from ssmlit.sources.json_answers import get, items, load, named, number, person, text

TITLE = "DataCite"
BATCH = 1

_TYPES = {
    "ConferencePaper": "inproceedings", "JournalArticle": "article", "BookChapter": "incollection",
    "Book": "book", "Dissertation": "phdthesis", "Report": "techreport",
}  # fmt: skip
# The earliest of these is version 1's; `Updated` and `Available` of arXiv's records come later.
_DATES = ("Submitted", "Created", "Issued")


def request(ids: Sequence[Identifier]) -> Request:
    """Return the question for one DOI, or for one arXiv id by the DOI arXiv gives it."""
    (identifier,) = ids
    value = identifier.value
    doi = of_arxiv(value) if identifier.scheme == "arxiv" else value
    return Request("datacite", f"/dois/{doi}", names=(str(identifier),), gone_without_page=True)


def parse(body: bytes) -> tuple[Record, ...]:
    """Return the one work of an answer of `/dois/{doi}`.

    Raises:
        UnreadableError: not JSON, or no work with a title in it.
    """
    work = get(load(body), "data", "attributes")
    identifier = identifiers.parse(text(work, "doi"))
    title = text(work, "titles", 0, "title")
    if identifier is None or not title:
        raise UnreadableError("no work with a DOI and a title")
    year, month, day = _date(work)
    related = named(
        text(item, "relatedIdentifier")
        for item in items(work, "relatedIdentifiers")
        if text(item, "relationType") in {"IsVersionOf", "IsPreprintOf"}
    )
    preprint = identifier.scheme == "arxiv"
    record = Record(
        type=_TYPES.get(text(work, "types", "resourceTypeGeneral"), "misc"),
        title=title,
        authors=tuple(filter(None, map(_person, items(work, "creators")))),
        year=year,
        month=month,
        day=day,
        venue=text(work, "container", "title"),
        publisher="" if preprint else text(work, "publisher") or text(work, "publisher", "name"),
        identifiers=(identifier, *related),
        source=TITLE,
    )
    return (record,)


def _date(work: object) -> tuple[int, int, int]:
    """Return the first day known; dates are `YYYY[-MM[-DD]]`, perhaps with a time or a range."""
    days = sorted(
        text(item, "date")
        for item in items(work, "dates")
        if text(item, "dateType") in _DATES and text(item, "date")[:4].isdigit()
    )
    if not days:
        return number(work, "publicationYear"), 0, 0
    return parse_date(days[0])


def _person(creator: object) -> Person | None:
    name = text(creator, "name")
    if text(creator, "familyName"):
        return person(text(creator, "familyName"), text(creator, "givenName"))
    if text(creator, "nameType") == "Personal" and ", " in name:
        family, _, given = name.partition(", ")
        return person(family, given)
    return Person(name) if name else None
