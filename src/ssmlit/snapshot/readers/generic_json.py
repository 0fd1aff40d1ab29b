"""JSON objects about papers with keys of any usual name (`title`, `authors`, `venue`, `doi` …).

Responsible for one object; does not depend on how objects are kept in a file.
"""

from __future__ import annotations

from typing import Any

from ssmlit import identifiers
from ssmlit.fields.dates import iso
from ssmlit.fields.names import JOURNAL_FIELDS
from ssmlit.json_texts import text
from ssmlit.model import Identifier
from ssmlit.snapshot.bulk import PUBLISHED, BulkRecord
from ssmlit.snapshot.readers.raw_values import (
    date,
    doi,
    named,
    packed,
    people,
    plain,
    repeated,
    spoken,
)

_DATES = ("date", "published", "publication_date", "publicationdate", "issued", "listed")
_PROCEEDINGS = ("booktitle", "conference", "proceedings")
_VENUES = ("venue", *JOURNAL_FIELDS, *_PROCEEDINGS, "container")
_SCHEMES = {
    "arxiv": "arxiv", "arxiv_id": "arxiv", "arxivid": "arxiv", "eprint": "arxiv",
    "openreview": "openreview", "openreview_id": "openreview", "forum": "openreview",
    "acl": "acl", "acl_id": "acl", "dblp": "dblp", "dblp_key": "dblp", "pmid": "pmid",
    "isbn": "isbn", "s2": "s2", "corpusid": "corpusid",
}  # fmt: skip
_MORE = (*PUBLISHED, "code")


def record(value: dict[str, Any]) -> BulkRecord | str:
    """Return the record of an object, or why it is not one."""
    lower = {key.lower(): one for key, one in value.items() if one not in (None, "", [])}
    title = plain(lower.get("title"))
    if not title:
        return "no title"
    year, month, day = _date(lower)
    venue = _first(lower, _VENUES)
    venue = repeated(venue) if isinstance(venue, str) else plain(venue)
    more = {name: plain(lower[name]) for name in _MORE if name in lower}
    return BulkRecord(
        title=title.rstrip(".") if title.count(".") == 1 else title,
        authors=_authors(lower.get("authors") or lower.get("author")),
        year=year,
        month=month,
        day=day,
        venue=venue,
        type=_type(lower, venue),
        identifiers=_identifiers(lower),
        categories=plain(_first(lower, ("primary_category", "primary_class", "categories"))),
        updated=iso(*date(lower["listed"]) if "listed" in lower else (year, month, day)),
        more=packed(more),
    )


def _first(value: dict[str, Any], keys: tuple[str, ...]) -> Any:
    return next((value[key] for key in keys if key in value), None)


def _authors(value: Any) -> str:
    if isinstance(value, dict):  # DBLP's JSON: {"author": [...]}
        value = value.get("author", [])
    if isinstance(value, list):
        return people([one.get("text", one) if isinstance(one, dict) else one for one in value])
    return spoken(text(value))


def _date(value: dict[str, Any]) -> tuple[int, int, int]:
    """Return the date; a separate year that differs wins."""
    year, month, day = date(_first(value, _DATES))
    stated, *_ = date(value.get("year"))
    return (stated, 0, 0) if stated and stated != year else (year, month, day)


def _type(value: dict[str, Any], venue: str) -> str:
    kind = text(value.get("type"), value.get("entrytype")).lower()
    if kind in {"article", "inproceedings", "book", "incollection", "phdthesis", "techreport"}:
        return kind
    if not venue:
        return "misc"
    return "article" if _first(value, JOURNAL_FIELDS) else "inproceedings"


def _identifiers(value: dict[str, Any]) -> str:
    external = value.get("externalids")
    external = external if isinstance(external, dict) else {}
    given = {**value, **{k.lower(): v for k, v in external.items()}}
    found = [
        identifiers.labelled(scheme, one) or _plain_id(scheme, one)
        for key, scheme in _SCHEMES.items()
        if (one := text(given.get(key)))
    ]
    names = [named(found), doi(plain(given.get("doi")))]
    if not any(names):
        links = (text(given.get(key)) for key in ("url", "id", "link"))
        names.append(named(identifiers.parse(one) for one in links if one))
    return " ".join(dict.fromkeys(" ".join(filter(None, names)).split()))


def _plain_id(scheme: str, text: str) -> Identifier | None:
    found = identifiers.parse(text)
    return found if found is not None and found.scheme == scheme else None
