"""A library searched at every key press.

`query.search` starts anew each time: right for one search, too slow for one per key. Here a word is
looked for only among the entries that held its beginning, and a search hands out what it has
found so far, so that it can be shown, or dropped when the next key is pressed. Which entries match,
and their order, is the query language's own matter: the result is what `ssmlit search` gives.
Knows no terminal.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from heapq import nsmallest
from typing import TYPE_CHECKING

from ssmlit import query as queries
from ssmlit.library import Library
from ssmlit.query.index import Row
from ssmlit.query.index.columns import FOLDED, SEPARATOR
from ssmlit.query.index.index import KNOWN
from ssmlit.query.matching import holds
from ssmlit.query.prefilter import choices
from ssmlit.query.ranking import order, score

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Sequence

    from ssmlit.query import Hit, Query
    from ssmlit.query.index import Index

SHOWN = 500  # nobody scrolls further; the count tells how many there are
_STEP = 64  # entries between two occasions to stop a search
_REMEMBERED = 32  # words whose entries are known

Order = tuple[int, int, str, int]


@dataclass(frozen=True, slots=True)
class Results:
    """What a search has found.

    Attributes:
        hits: at most `SHOWN`, the best first.
        total: how many were found, so far or in all.
        complete: whether the search is over.
        approximate: nothing has the words as typed; these have similar ones.
    """

    hits: tuple[Hit, ...] = ()
    total: int = 0
    complete: bool = True
    approximate: bool = False


class Live:
    """A library's index, and what was found in it for the words typed last.

    Attributes:
        index: of the library.
        path: the library's, for messages.
    """

    def __init__(self, index: Index, path: str = "") -> None:
        self.index = index
        self.path = path
        self._known: dict[str, Sequence[int]] = {}

    def __len__(self) -> int:
        return len(self.index)

    @cached_property
    def library(self) -> Library:
        """The library as it was indexed."""
        return Library.from_text(self.index.data.decode(), self.path)

    @cached_property
    def tags(self) -> dict[str, int]:
        """Tags → how many entries have them, the most frequent first."""
        rows = self.index.table.texts["tags"]
        counts = Counter(tag for row in rows if row for tag in row.split(SEPARATOR))
        return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))

    def prepare(self) -> None:
        """Do beforehand what the first search would have to wait for."""
        self._ages  # noqa: B018 - asking makes it
        for name in (*FOLDED, "squashed", "name", "repository"):
            self.index.table.texts[name]

    @cached_property
    def _newest(self) -> list[int]:
        """The rows, newest first: as search orders what fits equally well."""
        years, lines = self.index.table.numbers["dated"], self.index.table.numbers["line"]
        keys = self.index.table.texts["key"]
        places = range(len(self.index))
        return sorted(places, key=lambda row: (-years[row], keys[row], lines[row]))

    @cached_property
    def _ages(self) -> list[int]:
        """Of each row, its place among the newest."""
        ages = [0] * len(self._newest)
        for age, row in enumerate(self._newest):
            ages[row] = age
        return ages

    def search(self, text: str) -> Generator[Results | None, bool | None]:
        """Search, in steps.

        Yields:
            `None` after a few entries; the caller may stop, or `send(True)` to be given what was
            found so far. At last the complete results.

        Raises:
            UsageError: the query cannot be understood.
        """
        query = queries.parse(text)
        if not text.strip():
            yield self._everything()
            return
        terms = tuple(dict.fromkeys(word.squashed for word in query.words))
        found: list[tuple[Order, int]] = []
        for number, row in enumerate(self._candidates(query)):
            subject = Row(self.index, row)
            if holds(query.root, subject):
                found.append((order(score(query, subject), subject), row))
            if number % _STEP == 0 and (yield None):
                yield self._results(found, terms, complete=False)
        if found or not query.words:
            yield self._results(found, terms, complete=True)
            return
        yield None
        hits = queries.search(query, self.index, fuzzy=True)
        yield Results(hits[:SHOWN], len(hits), approximate=bool(hits))

    def _everything(self) -> Results:
        newest = (queries.Hit(Row(self.index, row), 0, ()) for row in self._newest[:SHOWN])
        return Results(tuple(newest), len(self))

    def _results(
        self, found: list[tuple[Order, int]], terms: tuple[str, ...], *, complete: bool
    ) -> Results:
        hits = tuple(
            queries.Hit(Row(self.index, row), -rank[0], terms)
            for rank, row in nsmallest(SHOWN, found)
        )
        return Results(hits, len(found), complete=complete)

    def _candidates(self, query: Query) -> Iterable[int]:
        """Return the rows of at least the entries that match, the most promising first."""
        sets = choices(query, KNOWN)
        if not all(sets):
            return self._newest
        found: set[int] = set().union(*(self._holding_all(words) for words in sets))
        typed, squashed = query.plain.replace(" ", ""), self.index.table.texts["squashed"]
        named = {row for row in found if typed and squashed[row].startswith(typed)}
        by_age = self._ages.__getitem__
        return [*sorted(named, key=by_age), *sorted(found - named, key=by_age)]

    def _holding_all(self, words: Sequence[str]) -> set[int]:
        first, *others = [self._holding(word) for word in words]
        return set(first).intersection(*others)

    def _holding(self, word: str) -> Sequence[int]:
        """Return the rows that may hold a squashed word."""
        if word not in self._known:
            shorter = [rows for part, rows in self._known.items() if part in word]
            pool = min(shorter, key=len, default=range(len(self)))
            if len(self._known) >= _REMEMBERED:
                del self._known[next(iter(self._known))]
            squashed = self.index.table.texts["squashed"]
            self._known[word] = [row for row in pool if word in squashed[row]]
        return self._known[word]
