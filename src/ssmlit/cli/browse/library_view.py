"""The library as it was read, for a program that keeps running: searched, viewed, checked.

Responsible for searches that stop when their query is no longer wanted. Does not depend on a
terminal; what is found is what `ssmlit search` finds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from ssmlit.actions.searching import SearchResult, search
from ssmlit.actions.select import by_names

if TYPE_CHECKING:
    from collections import Counter

    from ssmlit.actions.orders import SortBy
    from ssmlit.cli.shared.session import Session
    from ssmlit.library import Library
    from ssmlit.model import Problem
    from ssmlit.model.entries import Name
    from ssmlit.query import Corpus, Hit, Query
    from ssmlit.query.searchable_entry import SearchableEntry

SHOWN = 500  # papers; the count tells how many more there are
STEP = 64  # entries between two checks whether a search is still wanted
CHECKED = 32  # … and whether their findings are


class SupersededError(Exception):
    """Another query has replaced this one. Never leaves this package."""


class LibraryView:
    """A library at one time, with the options of a session and nothing that it has read."""

    def __init__(self, session: Session) -> None:
        self._session = session.quietly()
        self._corpus = self._session.corpus
        self.size = len(self._corpus)
        self._checked: dict[Name, tuple[Problem, ...]] = {}

    @property
    def library(self) -> Library:
        """The library, for what has to be read as a whole."""
        return self._session.library

    @cached_property
    def tags(self) -> list[str]:
        """The tags, the most frequent first."""
        counts: Counter[str] = self._corpus.tags()
        return sorted(counts, key=lambda tag: (-counts[tag], tag))

    def source(self, hit: Hit) -> str:
        """Return the exact text of an entry."""
        return self._corpus.source(hit.subject)

    def search(self, text: str, sort: SortBy, is_stale: Callable[[], bool]) -> SearchResult:
        """Return the first papers of what a query finds.

        Raises:
            UsageError: the query cannot be understood.
            SupersededError: `is_stale` says that the search is no longer wanted.
        """
        corpus = _Watched(self._corpus, is_stale)
        return search(corpus, text, sort=sort, limit=SHOWN, saved=self._session.queries)

    def findings(self, name: Name) -> tuple[Problem, ...]:
        """Return the errors and warnings that `check` has found in a paper so far."""
        return self._checked.get(name, ())

    def severities(self) -> Mapping[Name, str]:
        """Return the highest severity, "error" or "warning", of each paper with findings."""
        from ssmlit.actions.checking import worst

        checked = self._checked.copy()  # another thread may be adding to it
        return {name: worst(problems) for name, problems in checked.items() if problems}

    def check(self, names: Sequence[Name], is_stale: Callable[[], bool]) -> bool:
        """Check the papers that were not checked yet; return whether any was.

        Raises:
            SsmlitError: the settings name unknown rules, or an entry no longer exists.
        """
        from ssmlit.actions import checking
        from ssmlit.cli.shared.entry_warnings import outside

        unknown = [name for name in names if name not in self._checked]
        if not unknown:
            return False
        rules = checking.warning_rules(self._session.config)
        known = outside(self._session, (one.RULE for one in rules))
        for start in range(0, len(unknown), CHECKED):
            if is_stale():
                break
            some = unknown[start : start + CHECKED]
            self._checked.update(dict.fromkeys(some, ()))
            entries = by_names(self.library, some)
            for problem in checking.of_entries(self.library, entries, rules, known):
                name = problem.key, problem.nth
                self._checked[name] = (*self._checked.get(name, ()), problem)
        return True


class _Watched:
    """A corpus that stops when its search is no longer wanted."""

    def __init__(self, corpus: Corpus, is_stale: Callable[[], bool]) -> None:
        self._corpus = corpus
        self._is_stale = is_stale
        self.vocabulary = corpus.vocabulary
        self.unreadable = corpus.unreadable
        self.source = corpus.source
        self.tags = corpus.tags

    def __len__(self) -> int:
        return len(self._corpus)

    def subjects(self, query: Query) -> Iterator[SearchableEntry]:
        """Yield what the corpus gives; see `Corpus`."""
        for number, subject in enumerate(self._corpus.subjects(query)):
            if number % STEP == 0 and self._is_stale():
                raise SupersededError
            yield subject
