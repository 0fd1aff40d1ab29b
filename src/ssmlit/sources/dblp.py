"""DBLP: a record's key → its BibTeX, words → hits of the search. Pure.

https://dblp.org/faq/How+to+use+the+dblp+search+API.html. Titles end in a full stop, people of one
name are numbered, a single author is not a list, and the journal CoRR is arXiv. Plain clients may
be answered with a proof-of-work page, with status 200.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ssmlit import identifiers
from ssmlit.fields.pages import parse_pages
from ssmlit.http.answers import Request
from ssmlit.model import Identifier, Record
from ssmlit.sources import bib
from ssmlit.sources.json_answers import get, items, load, named, number, spoken, text

TITLE = "DBLP"
BATCH = 1

_TYPES = {
    "Conference and Workshop Papers": "inproceedings", "Journal Articles": "article",
    "Books and Theses": "book", "Parts in Books or Collections": "incollection",
}  # fmt: skip


def request(ids: Sequence[Identifier]) -> Request:
    """Return the question for one record."""
    (key,) = ids
    return Request("dblp", f"/rec/{key.value}.bib", expects="text", names=(str(key),))


def search(words: str, limit: int) -> Request:
    """Return the question for works with words in their titles, names and venues."""
    query = (("q", words), ("format", "json"), ("h", str(limit)))
    return Request("dblp", "/search/publ/api", query)


def parse(body: bytes) -> tuple[Record, ...]:
    """Return the work of a record's BibTeX, named by its key (`DBLP:conf/iclr/GuGR22`).

    Raises:
        UnreadableError: no whole BibTeX entry.
    """
    return tuple(map(_own, bib.entries(body)))


def found(body: bytes) -> tuple[Record, ...]:
    """Return the works of a search."""
    hits = items(load(body), "result", "hits", "hit")
    infos = [get(hit, "info") for hit in hits]
    return tuple(_hit(info) for info in infos if text(info, "title"))


def _own(record: Record) -> Record:
    own = identifiers.parse(f"https://dblp.org/rec/{record.key.removeprefix('DBLP:')}")
    names = dict.fromkeys((*((own,) if own else ()), *record.identifiers))
    return record._replace(key="", identifiers=tuple(names), links=(), source=TITLE)


def _hit(info: object) -> Record:
    authors = get(info, "authors", "author")
    several = authors if isinstance(authors, list) else [authors]
    corr = text(info, "venue") == "CoRR"
    title = text(info, "title")
    return Record(
        type="misc" if corr else _TYPES.get(text(info, "type"), "misc"),
        title=re.sub(r"(?<!\.)\.$", "", title),
        authors=spoken(text(one, "text") or text(one) for one in several),
        year=number(info, "year"),
        venue="" if corr else text(info, "venue"),
        volume="" if corr else text(info, "volume"),
        number=text(info, "number"),
        pages=parse_pages(text(info, "pages")),
        identifiers=named((text(info, "url"), text(info, "doi"), text(info, "ee"))),
        source=TITLE,
    )
