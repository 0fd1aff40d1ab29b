"""Finding papers: a query in, hits in an order out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ssmlit import fields
from ssmlit import query as queries

if TYPE_CHECKING:
    from collections.abc import Callable

    from ssmlit.library import Library
    from ssmlit.query import Hit


@dataclass(frozen=True, slots=True)
class Found:
    """What a search gave.

    Attributes:
        hits: in the order asked for, cut to the limit.
        total: how many there are without the limit.
        approximate: no entry has the words as they were typed; these have similar ones.
        suggestions: other words to try, when nothing was found.
    """

    hits: tuple[Hit, ...]
    total: int
    approximate: bool = False
    suggestions: tuple[str, ...] = ()


def find(
    library: Library,
    text: str,
    *,
    fuzzy: bool = False,
    sort: str = "relevance",
    reverse: bool = False,
    limit: int = 0,
) -> Found:
    """Search the library.

    Args:
        library: where to search.
        text: the query; "" is everything.
        fuzzy: find words with typos even where there are exact matches.
        sort: "relevance", "year" (newest first), "title", "added" (newest first) or "key".
        reverse: turn the order round.
        limit: at most so many hits; 0 is all.

    Raises:
        UsageError: the query cannot be understood.
    """
    query = queries.parse(text)
    hits = queries.search(query, library.document, fuzzy=fuzzy or None)
    if not hits:
        return Found((), 0, suggestions=queries.suggestions(query, library.document))
    ordered = _ordered(hits, sort)
    if reverse:
        ordered.reverse()
    cut = ordered[:limit] if limit else ordered
    return Found(tuple(cut), len(hits), approximate=all(hit.approximate for hit in hits))


def _ordered(hits: tuple[Hit, ...], sort: str) -> list[Hit]:
    orders: dict[str, Callable[[Hit], tuple[object, ...]]] = {
        "year": lambda hit: (-hit.record.year, -hit.record.month, hit.entry.key.lower()),
        "title": lambda hit: (fields.title(hit.entry).casefold(), hit.entry.key.lower()),
        "added": lambda hit: (_backwards(hit.entry.get("timestamp")), hit.entry.key.lower()),
        "key": lambda hit: (hit.entry.key.lower(),),
    }
    return sorted(hits, key=orders[sort]) if sort in orders else list(hits)


def _backwards(text: str) -> tuple[int, ...]:
    """Return a key that sorts texts in falling order, the empty one last."""
    return tuple(-ord(letter) for letter in text) if text else (1,)
