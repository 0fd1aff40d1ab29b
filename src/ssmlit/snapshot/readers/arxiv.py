"""arXiv's metadata as JSON objects: the bulk file on Kaggle, and lists of new papers.

The bulk file (`arxiv-metadata-oai-snapshot.json`, CC0) has `authors_parsed`, the surnames already
split and decoded; where it has only `authors`, names are as authors typed them, with TeX.
Responsible for one object; does not depend on how objects are kept in a file.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from msgspec import Struct, field
from msgspec.json import Decoder

from ssmlit._lazy import regex
from ssmlit.fields.dates import MONTHS
from ssmlit.identifiers import submitted
from ssmlit.identifiers.arxiv import split
from ssmlit.snapshot.bulk import BulkRecord
from ssmlit.snapshot.readers.raw_values import doi, people, plain, spoken

_DAY = len("Tue, 24 Jul 2007")
_CATEGORY = regex(r"[a-z-]+(?:\.[A-Za-z-]+)?")


class _Version(Struct):
    created: str


class ArxivObject(Struct):
    """The parts of an object that are read; the rest, the abstract above all, is skipped."""

    id: str
    categories: Any
    title: Any = None
    authors: Any = None
    authors_parsed: list[list[str]] | None = None
    doi: Any = None
    comments: Any = None
    comment: Any = None
    journalref: Any = field(name="journal-ref", default=None)
    versions: list[_Version] | None = None
    update_date: Any = None
    listed: Any = None


decode = Decoder(ArxivObject).decode


def record(value: ArxivObject) -> BulkRecord | str:
    """Return the record of an object, or why it is not one."""
    own, _ = split(value.id)
    if not own:
        return "no arXiv id"
    title = plain(value.title)
    if not title:
        return "no title"
    versions = value.versions or ()
    if versions:  # "Mon, 2 Apr 2007 19:18:42 GMT", of version 1
        year, month, day = _day(versions[0].created[:_DAY])
    else:
        year, month, day = *submitted(own), 0
    names = f"arxiv:{own}"
    if (published := doi(value.doi)) and published != names:
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
        _categories(value.categories),
        str(value.comments or value.comment or ""),
        str(value.journalref or ""),
        len(versions),
        str(value.update_date or value.listed or ""),
    )


@lru_cache(maxsize=1 << 15)  # one for each day since arXiv began
def _day(text: str) -> tuple[int, int, int]:
    """Return year, month and day of `Mon, 2 Apr 2007`, with or without what follows."""
    _, day, month, year, *_ = text.split()
    return int(year), MONTHS.index(month.lower()) + 1, int(day)


def _authors(value: ArxivObject) -> str:
    if parsed := value.authors_parsed:
        return "\n".join([
            f"{one[0]}, {one[1]}" if one[1] and not one[2] else _name(*one[:3]) for one in parsed
        ])  # fmt: skip
    authors = value.authors
    return people(authors) if isinstance(authors, list) else spoken(str(authors or ""))


def _name(last: str, first: str, suffix: str) -> str:
    """Return a name with a suffix, or one of a group."""
    return f"{last}, {suffix}, {first}" if suffix else f"{{{last}}}"


def _categories(value: object) -> str:
    if isinstance(value, str):
        return value
    several = value if isinstance(value, list) else []
    return " ".join(str(one) for one in several if _CATEGORY.fullmatch(str(one)))
