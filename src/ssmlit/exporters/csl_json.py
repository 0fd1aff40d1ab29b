"""Records → CSL-JSON, for pandoc, Zotero and every CSL processor. Pure.

The format is the CSL 1.0.2 schema (https://github.com/citation-style-language/schema,
csl-data.json); there `article` is a preprint. Text is Unicode; `$math$` stays as it is.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ssmlit import identifiers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ssmlit.model import Person, Record

    Value = str | list[str] | list[dict[str, str]] | dict[str, list[list[int]]]

_TYPES = {
    "article": "article-journal",
    "inproceedings": "paper-conference",
    "conference": "paper-conference",
    "incollection": "chapter",
    "inbook": "chapter",
    "book": "book",
    "collection": "book",
    "proceedings": "book",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "thesis": "thesis",
    "techreport": "report",
    "report": "report",
    "software": "software",
    "dataset": "dataset",
    "unpublished": "manuscript",
}
_GENRES = {"phdthesis": "PhD thesis", "mastersthesis": "Master's thesis"}


def csl_json(records: Iterable[Record]) -> str:
    """Return a JSON array of CSL items, one for each record, in their order."""
    return json.dumps([_item(record) for record in records], ensure_ascii=False, indent=2) + "\n"


def _item(record: Record) -> dict[str, Value]:
    kind = _TYPES.get(record.type, "article" if record.identifier("arxiv") else "document")
    values: dict[str, Value] = {
        "id": record.key,
        "type": kind,
        "title": record.title,
        "author": [_name(person) for person in record.authors],
        "issued": _issued(record),
        "volume": record.volume,
        "issue": record.number,
        "page": record.pages.replace("--", "-"),
        "edition": record.edition,
        "genre": _GENRES.get(record.type, ""),
        "abstract": record.abstract,
        "note": record.note,
        "DOI": record.identifier("doi"),
        "ISBN": record.identifier("isbn"),
        "URL": _url(record),
        **_place(record, kind),
    }
    return {name: value for name, value in values.items() if value}


def _place(record: Record, kind: str) -> dict[str, Value]:
    """Return where it appeared: in a container, at a publisher, or at arXiv."""
    arxiv = record.identifier("arxiv")
    if kind == "article":
        return {"publisher": record.publisher or "arXiv", "number": f"arXiv:{arxiv}"}
    if kind in {"thesis", "report", "manuscript"}:
        return {"publisher": record.venue or record.publisher}
    return {"container-title": record.venue, "publisher": record.publisher}


def _name(person: Person) -> dict[str, str]:
    if not (person.first or person.von or person.jr):
        return {"literal": person.last}
    name = {
        "family": person.last,
        "given": person.first,
        "non-dropping-particle": person.von,
        "suffix": person.jr,
    }
    return {part: text for part, text in name.items() if text}


def _issued(record: Record) -> dict[str, list[list[int]]]:
    parts: list[int] = []
    for part in (record.year, record.month, record.day):
        if not part:
            break
        parts.append(part)
    return {"date-parts": [parts]} if parts else {}


def _url(record: Record) -> str:
    """Return the paper's address; a DOI is one by itself."""
    if url := record.link("paper"):
        return url
    named = [i for i in record.identifiers if i.scheme in {"arxiv", "openreview", "acl"}]
    return "" if record.identifier("doi") or not named else identifiers.url(named[0])
