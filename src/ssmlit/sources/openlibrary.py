"""Open Library: an ISBN → one question, its JSON → a book. Pure.

https://openlibrary.org/dev/docs/api/books: free, without a key; unknown ISBNs give an empty object.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ssmlit import identifiers
from ssmlit.http.answers import Request, UnreadableError
from ssmlit.model import Identifier, Record
from ssmlit.sources.json_answers import each, items, load, spoken, text

TITLE = "Open Library"
BATCH = 50


def request(ids: Sequence[Identifier]) -> Request:
    """Return the question for up to `BATCH` ISBNs."""
    keys = ",".join(f"ISBN:{one.value}" for one in ids)
    query = (("bibkeys", keys), ("format", "json"), ("jscmd", "data"))
    return Request("openlibrary", "/api/books", query, names=tuple(map(str, ids)))


def parse(body: bytes) -> tuple[Record, ...]:
    """Return the books of an answer.

    Raises:
        UnreadableError: not JSON, or a book without a title.
    """
    answer = load(body)
    if not isinstance(answer, dict):
        raise UnreadableError("no object of books")
    return each(_record_of_book, answer.items())


def _record_of_book(item: tuple[str, object]) -> Record:
    key, book = item
    title, subtitle = text(book, "title"), text(book, "subtitle")
    isbn = identifiers.parse(key)
    if not title or isbn is None:
        raise UnreadableError("no book with an ISBN and a title")
    years = re.findall(r"\b(?:1[5-9]|20)\d\d\b", text(book, "publish_date"))
    return Record(
        type="book",
        title=f"{title}: {subtitle}" if subtitle else title,
        authors=spoken(text(author, "name") for author in items(book, "authors")),
        year=int(years[-1]) if years else 0,
        publisher=text(book, "publishers", 0, "name"),
        identifiers=(isbn,),
        source=TITLE,
    )
