"""arXiv's metadata as JSON objects: the bulk file on Kaggle, and lists of new papers.

The bulk file (`arxiv-metadata-oai-snapshot.json`, CC0) has `authors_parsed`, the surnames already
split and decoded; where only `authors` is there, names are as authors typed them, with TeX.
Responsible for one object; does not depend on how objects are kept in a file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ssmlit.identifiers import submitted
from ssmlit.identifiers.arxiv import parse
from ssmlit.snapshot.bulk import BulkRecord
from ssmlit.snapshot.readers.values import doi, people, plain, spoken

if TYPE_CHECKING:
    from collections.abc import Iterable

_MONTHS = {
    name: number
    for number, name in enumerate(
        ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"), 1
    )
}
_CATEGORY = re.compile(r"[a-z-]+(?:\.[A-Za-z-]+)?")


def record(value: dict[str, Any]) -> BulkRecord | str:
    """Return what an object says, or why it is no record."""
    identifier = parse(str(value["id"]))
    if identifier is None:
        return "no arXiv id"
    title = plain(value.get("title"))
    if not title:
        return "no title"
    versions = value.get("versions") or ()
    year, month, day = _created(versions) or (*submitted(identifier.value), 0)
    names = f"arxiv:{identifier.value}"
    if published := doi(value.get("doi")):
        names = f"{names} {published}"
    return BulkRecord(
        title,
        _authors(value),
        year,
        month,
        day,
        "",
        "misc",
        names,
        _categories(value["categories"]),
        plain(value.get("comments") or value.get("comment")),
        plain(value.get("journal-ref")),
        len(versions),
        value.get("update_date") or value.get("listed") or "",
    )


def _created(versions: Iterable[dict[str, str]]) -> tuple[int, int, int] | None:
    """Return the day of version 1: `Mon, 2 Apr 2007 19:18:42 GMT`."""
    for version in versions:
        _, day, month, year, *_ = version["created"].split()
        return int(year), _MONTHS[month], int(day)
    return None


def _authors(value: dict[str, Any]) -> str:
    if parsed := value.get("authors_parsed"):
        return "\n".join([_name(*parts[:3]) for parts in parsed])
    authors = value.get("authors")
    return people(authors) if isinstance(authors, list) else spoken(str(authors or ""))


def _name(last: str, first: str = "", suffix: str = "") -> str:
    if suffix:
        return f"{last}, {suffix}, {first}"
    return f"{last}, {first}" if first else f"{{{last}}}"


def _categories(value: object) -> str:
    if isinstance(value, str):
        return value
    several = value if isinstance(value, list) else []
    return " ".join(str(one) for one in several if _CATEGORY.fullmatch(str(one)))
