"""Finding papers: a query in, sorted hits out.

Responsible for the order of hits, and for what is said beside them. Does not depend on the query
language, nor on where the entries are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from ssmlit import latex
from ssmlit import query as queries
from ssmlit.query.broken_blocks import NONE_BROKEN, BrokenBlocks

if TYPE_CHECKING:
    from ssmlit.actions.orders import SortBy
    from ssmlit.query import Corpus, Hit


class SearchResult(NamedTuple):
    """What a search gave."""

    hits: tuple[Hit, ...]  # in the order asked for, cut to the limit
    total: int  # how many there are without the limit
    approximate: bool = False  # no entry has the words as typed; these have similar ones
    # other queries to try, when nothing was found, or "or" only within a word
    suggestions: tuple[str, ...] = ()
    broken: BrokenBlocks = NONE_BROKEN  # unparsable entries that contain the words, or may match


def search(
    corpus: Corpus,
    text: str,
    *,
    fuzzy: bool = False,
    sort: SortBy = "relevance",
    reverse: bool = False,
    limit: int = 0,
    saved: Callable[[], Mapping[str, str]] = dict,
) -> SearchResult:
    """Search a library.

    Args:
        corpus: where to search.
        text: the query; "" is everything.
        fuzzy: find words with typos even where there are exact matches.
        sort: "relevance", "year" (newest first), "author" (surname of the first), "title", "added"
            (newest first) or "key".
        reverse: reverse the order.
        limit: at most that many hits; 0 is all.
        saved: gives the searches that `@name` stands for.

    Raises:
        UsageError: the query cannot be understood.
    """
    whole = text
    if "@" in text:
        from ssmlit.query.saved import expanded

        whole = expanded(text, saved())
    query = queries.parse_query(whole)
    hits = queries.search(query, corpus, fuzzy=fuzzy or None, order=_ORDERS[sort])
    broken = queries.find_broken_blocks(query, corpus)
    if not hits:
        near = queries.suggestions(query, corpus) if whole == text else ()
        return SearchResult((), 0, suggestions=near, broken=broken)
    ordered = hits[::-1] if reverse else hits
    cut = ordered[:limit] if limit else ordered
    inexact = all(hit.approximate for hit in hits)
    may_choose = whole == text and not {"or", "|", "||"}.isdisjoint(text.split())
    other = queries.alternatives(query, hits) if may_choose else ()
    return SearchResult(cut, len(hits), inexact, other, broken)


def _first_author(hit: Hit) -> tuple[bool, str, str, int]:
    """Return a key that sorts by first author, then year; papers without authors come last."""
    names = latex.split_names(hit.subject.get("author"))
    if not names:
        return True, "", "", hit.subject.year
    first = latex.parse_person(names[0])
    return False, latex.squash(first.last), latex.squash(first.first), hit.subject.year


def _backwards(text: str) -> tuple[int, ...]:
    """Return a key that sorts texts in descending order, the empty one last."""
    return tuple(-ord(letter) for letter in text) if text else (1,)


_ORDERS: Mapping[SortBy, Callable[[Hit], tuple[object, ...]] | None] = {
    "relevance": None,
    "year": lambda hit: (-hit.subject.year, -hit.subject.month, hit.key.lower()),
    "author": lambda hit: (*_first_author(hit), hit.key.lower()),
    "title": lambda hit: (hit.subject.text("title"), hit.key.lower()),
    "added": lambda hit: (_backwards(hit.subject.added), hit.key.lower()),
    "key": lambda hit: (hit.key.lower(),),
}
