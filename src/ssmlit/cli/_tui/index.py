"""A library made ready to be searched at every key press.

`query.search` reads what it needs from the file's text and forgets it: right for one search, too
slow for one per key. Here every entry is read and folded once, a word is looked for only among the
entries that held its beginning, and a search hands out what it has found so far, so that it can
be shown, or dropped when the next key is pressed. Which entries match, and their order, is the
query language's own matter: the result is what `ssmlit search` gives. Knows no terminal.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from heapq import nsmallest
from typing import TYPE_CHECKING

from ssmlit import query as queries
from ssmlit.bibtex.fold import fold, is_marked, matches
from ssmlit.query.matching import holds
from ssmlit.query.prefilter import choices
from ssmlit.query.ranking import order, score
from ssmlit.query.subject import Subject

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence

    from ssmlit.library import Library
    from ssmlit.model import Entry
    from ssmlit.query import Hit, Query

SHOWN = 500  # nobody scrolls further; the count tells how many there are
_STEP = 64  # entries between two occasions to stop a search
_PLAIN = ("title", "author", "tag", "key", "venue", "year", "alias")  # what plain words look at
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


class Index:
    """The entries of a library, read and folded, newest first; also a `query.Searchable`."""

    def __init__(self, library: Library) -> None:
        self.library = library
        subjects = [Subject(entry) for entry in library.entries]
        self._subjects = sorted(subjects, key=lambda subject: order(0, subject))
        self._folded = [_folded(subject) for subject in self._subjects]
        self._marked = frozenset(i for i, text in enumerate(self._folded) if is_marked(text))
        self._known: dict[str, list[int]] = {}

    @property
    def entries(self) -> Sequence[Entry]:
        """Every entry, in the file's order."""
        return self.library.entries

    @cached_property
    def text(self) -> str:
        """The fields that typo search takes its words from, as BibTeX writes them."""
        names = ("title", "author", "keywords", "journal", "booktitle")
        return "".join(
            f"{name} = {{{value}}},\n"
            for subject in self._subjects
            for name in names
            if (value := subject.get(name))
        )

    def containing(self, words: Sequence[str]) -> tuple[Entry, ...]:
        """Return at least the entries that contain every word, in the file's order."""
        found = (self._subjects[place].entry for place in self._holding_all(words))
        return tuple(sorted(found, key=lambda entry: entry.line))

    def warm(self) -> Iterator[None]:
        """Fold the fields that plain words are looked for in, a few entries at every step."""
        for number, subject in enumerate(self._subjects):
            for name in _PLAIN:
                subject.text(name)
            if number % _STEP == 0:
                yield

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
        for number, place in enumerate(self._candidates(query)):
            subject = self._subjects[place]
            if holds(query.root, subject):
                found.append((order(score(query, subject), subject), place))
            if number % _STEP == 0 and (yield None):
                yield self._results(found, terms, complete=False)
        if found or not query.words:
            yield self._results(found, terms, complete=True)
            return
        yield None
        hits = queries.search(query, self, fuzzy=True)
        yield Results(hits[:SHOWN], len(hits), approximate=bool(hits))

    def _everything(self) -> Results:
        newest = self._subjects[:SHOWN]
        return Results(
            tuple(queries.Hit(subject.entry, 0, ()) for subject in newest), len(self._subjects)
        )

    def _results(
        self, found: list[tuple[Order, int]], terms: tuple[str, ...], *, complete: bool
    ) -> Results:
        hits = tuple(
            queries.Hit(self._subjects[place].entry, -rank[0], terms)
            for rank, place in nsmallest(SHOWN, found)
        )
        return Results(hits, len(found), complete=complete)

    def _candidates(self, query: Query) -> Iterable[int]:
        """Return the places of at least the entries that match, the most promising first."""
        sets = choices(query)
        if not sets[0] or any(word.field == "abstract" for word in query.words):
            return range(len(self._subjects))
        found = set().union(*(self._holding_all(words) for words in sets))
        typed = query.plain.replace(" ", "").encode("ascii", "ignore")
        named = [place for place in sorted(found) if self._folded[place].startswith(typed)]
        return [*named, *sorted(found.difference(named))]

    def _holding_all(self, words: Sequence[str]) -> set[int]:
        found = [self._holding(word) for word in words]
        return set(found[0]).intersection(*found[1:]) if found else set(range(len(self._folded)))

    def _holding(self, word: str) -> list[int]:
        """Return the places of the entries that may hold a squashed word."""
        if word not in self._known:
            shorter = [places for part, places in self._known.items() if part in word]
            pool = min(shorter, key=len, default=range(len(self._folded)))
            if len(self._known) >= _REMEMBERED:
                del self._known[next(iter(self._known))]
            self._known[word] = self._among(pool, word)
        return self._known[word]

    def _among(self, pool: Sequence[int], word: str) -> list[int]:
        folded, marked = self._folded, self._marked
        if not word.isascii():
            return [place for place in pool if matches(folded[place], word)]
        plain = word.encode()
        return [
            place
            for place in pool
            if plain in folded[place] or (place in marked and matches(folded[place], word))
        ]


def _folded(subject: Subject) -> bytes:
    """Fold everything but the abstract, which plain words do not look at; the title comes first."""
    entry = subject.entry
    others = [
        field.text for field in entry.fields if field.name.lower() not in {"title", "abstract"}
    ]
    text = "\n".join([subject.get("title"), entry.key, entry.type, *others])
    return fold(text).replace(b"@", b"")
