"""arXiv's metadata as JSON objects: the bulk file on Kaggle, and lists of new papers.

The bulk file (`arxiv-metadata-oai-snapshot.json`, CC0) has `authors_parsed`, the surnames already
split and decoded; where only `authors` is there, names are as authors typed them, with TeX.
Responsible for one object; does not depend on how objects are kept in a file.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from ssmlit.identifiers import submitted
from ssmlit.identifiers.arxiv import split
from ssmlit.snapshot.bulk import BulkRecord
from ssmlit.snapshot.readers.values import doi, people, plain, spoken

_MONTHS = {
    name: number
    for number, name in enumerate(
        ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"), 1
    )
}
_DAY = len("Tue, 24 Jul 2007")
_CATEGORY = re.compile(r"[a-z-]+(?:\.[A-Za-z-]+)?")


def record(value: dict[str, Any]) -> BulkRecord | str:
    """Return what an object says, or why it is no record."""
    own, _ = split(str(value["id"]))
    if not own:
        return "no arXiv id"
    title = plain(value.get("title"))
    if not title:
        return "no title"
    versions = value.get("versions") or ()
    if versions:  # "Mon, 2 Apr 2007 19:18:42 GMT", of version 1
        year, month, day = _day(versions[0]["created"][:_DAY])
    else:
        year, month, day = *submitted(own), 0
    names = f"arxiv:{own}"
    if (published := doi(value.get("doi"))) and published != names:
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
        str(value.get("comments") or value.get("comment") or ""),
        str(value.get("journal-ref") or ""),
        len(versions),
        str(value.get("update_date") or value.get("listed") or ""),
    )


@lru_cache(maxsize=1 << 15)  # one for each day there has been
def _day(text: str) -> tuple[int, int, int]:
    """Return year, month and day of `Mon, 2 Apr 2007`, with or without what follows."""
    _, day, month, year, *_ = text.split()
    return int(year), _MONTHS[month], int(day)


def _authors(value: dict[str, Any]) -> str:
    if parsed := value.get("authors_parsed"):
        return "\n".join([
            f"{one[0]}, {one[1]}" if one[1] and not one[2] else _name(*one[:3]) for one in parsed
        ])  # fmt: skip
    authors = value.get("authors")
    return people(authors) if isinstance(authors, list) else spoken(str(authors or ""))


def _name(last: str, first: str, suffix: str) -> str:
    """Return a name with a suffix, or one of a group."""
    return f"{last}, {suffix}, {first}" if suffix else f"{{{last}}}"


def _categories(value: object) -> str:
    if isinstance(value, str):
        return value
    several = value if isinstance(value, list) else []
    return " ".join(str(one) for one in several if _CATEGORY.fullmatch(str(one)))
