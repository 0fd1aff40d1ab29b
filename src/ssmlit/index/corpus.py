"""A library searched through its index: a `Corpus` whose entries were read earlier.

Responsible for finding entries in the tables. What no table has is read from the file; when the
index turns out to be damaged, or another process has changed it, the library itself is asked.
Does not depend on how the index is kept up to date.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from ssmlit.bibtex import Block, Document
from ssmlit.bibtex.macros import Macros
from ssmlit.bibtex.reader import EntryReader
from ssmlit.fields.inheritance import resolved
from ssmlit.index.rows import SEPARATOR
from ssmlit.index.schema import COLUMNS, SELECT, IndexState, connect
from ssmlit.latex import fold
from ssmlit.library import Library
from ssmlit.query.corpus import Unreadable
from ssmlit.query.folded_texts import FOLDED, Vocabulary, first_letters
from ssmlit.query.language import PLAIN
from ssmlit.query.prefilter_words import words_to_prefilter_by
from ssmlit.query.searchable_entry import SearchableEntry

if TYPE_CHECKING:
    from pathlib import Path

    from ssmlit.library.library import Keep
    from ssmlit.model import Entry
    from ssmlit.query import Corpus, Query

T = TypeVar("T")
_AT = {name: number for number, name in enumerate(COLUMNS)}
_OF_KEY = SELECT + " WHERE key = ?"
_HOLDING = SELECT + " WHERE id IN (SELECT id FROM search_text WHERE {})"  # noqa: S608 - no value


def _column(name: str) -> Any:
    """Return a property of `IndexedEntry` whose value is kept in a column as it is."""
    at = _AT[name]
    return property(lambda entry: entry.columns[at])


class IndexedEntry(SearchableEntry):
    """A subject whose texts are in columns; the entry is read only if they are not enough."""

    __slots__ = ("_source", "columns")

    # those of `SearchableEntry`
    key, type, name = map(_column, ("key", "type", "name"))
    year, month = map(_column, ("dated", "month"))
    repository, added, is_heir = map(_column, ("repository", "added", "is_heir"))
    is_well_formed = _column("well_formed")  # whether BibTeX accepts the entry as it stands

    def __init__(self, source: IndexedCorpus, columns: tuple[Any, ...]) -> None:
        super().__init__(None)
        self._source = source
        self.columns = columns

    @property
    def place(self) -> tuple[int, int, int]:
        """Where the entry is: start and end in bytes, 1-based line."""
        return self._source.place(*self.columns[:2])

    @property
    def line(self) -> int:
        """The line on which the entry begins."""
        return self.place[2]

    def _read(self) -> Entry:
        return self._source.entry(self)

    @property
    def whole(self) -> Entry:
        """The entry with what it has from its parents."""
        if self._whole is None:
            self._whole = self._source.whole(self.entry) if self.is_heir else self.entry
        return self._whole

    @property
    def filled(self) -> frozenset[str]:
        """The names of the fields that say something."""
        return frozenset(self._parts("filled"))

    @property
    def tags(self) -> tuple[str, ...]:
        """The entry's tags."""
        return tuple(self._parts("tags"))

    @property
    def squashed(self) -> str:
        """All searched text besides the title, joined."""
        texts = [self.text(name) for name in FOLDED if name != "title"]
        return "".join([*texts, fold(f"{self.key} {self.repository}")]).replace(" ", "")

    @property
    def title_and_authors(self) -> tuple[str, str]:
        """Both squashed."""
        return self.text("title").replace(" ", ""), self.text("author").replace(" ", "")

    def text(self, name: str) -> str:
        """Return the folded text of a text field."""
        return str(self.columns[_AT[name]]) if name in FOLDED else super().text(name)

    def _parts(self, name: str) -> list[str]:
        joined = self.columns[_AT[name]]
        return joined.split(SEPARATOR) if joined else []


class IndexedCorpus:
    """The entries of a library as its index has them.

    Args:
        path: of the index.
        state: what it said when it was found to be current.
        load: returns the library's file as it was indexed, or what is from one offset to another;
            raises ChangedError when the file has been changed since.
        library: returns the corpus that is asked when the index fails.
    """

    def __init__(
        self,
        path: Path,
        state: IndexState,
        load: Callable[..., bytes],
        library: Callable[[], Corpus],
    ) -> None:
        self._path = path
        self._state = state
        self._load = load
        self._library = library

    def subjects(self, query: Query) -> Iterable[SearchableEntry]:
        """Return the subjects of the entries that may match; see `Corpus`."""
        sets = words_to_prefilter_by(query, PLAIN)  # their words are in the column `squashed`
        if not all(sets) and all(words_to_prefilter_by(query)):  # words of fields that no table has
            return self._library().subjects(query)
        found = self._rows(sets)
        return self._library().subjects(query) if found is None else found

    def containing(
        self,
        sets: Sequence[Sequence[str]],
        keep: Keep | None = None,
        most: int | None = None,
    ) -> Sequence[Entry] | None:
        """Return the entries whose joined columns contain all squashed words of one of the sets.

        In file order, and hardly more than what is to be kept: the columns have what is inherited,
        and editors where there are no authors. Nothing of more than `most`.

        Returns:
            None when the index fails.
        """
        limit = None if most is None else most + 1
        found = self._rows([list(filter(None, words)) for words in sets], limit)
        if found is None:
            return None
        if len(found) == limit:
            return ()
        return [row.entry for row in found if keep is None or keep(*row.title_and_authors)]

    def __len__(self) -> int:
        found = self._select("SELECT count(*) FROM entries")
        return len(self._library()) if found is None else int(found[0][0])

    def tags(self) -> Counter[str]:
        """Return how many entries have each tag; see `Corpus`."""
        found = self._select("SELECT tags FROM entries WHERE tags <> ''")
        if found is None:
            return self._library().tags()
        return Counter(tag for (tags,) in found for tag in tags.split(SEPARATOR))

    def vocabulary(self) -> Vocabulary:
        """Return the words of the library; see `Corpus`."""
        found = self._select("SELECT word FROM words ORDER BY word")
        if found is None:
            return self._library().vocabulary()
        return Vocabulary(tuple(word for (word,) in found), self._holds, self._initials)

    def _holds(self, word: str) -> bool:
        query = "SELECT 1 FROM search_text WHERE instr(squashed, ?) LIMIT 1"
        return self._select(query, word) != []

    def _initials(self) -> str:
        found = self._select("SELECT title FROM entries")
        if found is None:
            return self._library().vocabulary().initials()
        return first_letters(title for (title,) in found)

    def unreadable(self) -> Iterable[Unreadable]:
        """Return the broken blocks; see `Corpus`."""
        found = self._select("SELECT id, size FROM unreadable")
        if found is None:
            return self._library().unreadable()
        places = sorted(self.place(*row) for row in found)
        return [Unreadable(line, self._text(start, end)) for start, end, line in places]

    def source(self, subject: SearchableEntry) -> str:
        """Return the text of a subject's block; see `Corpus`."""
        if not isinstance(subject, IndexedEntry):
            return self._library().source(subject)
        start, end, _ = subject.place
        return self._text(start, end)

    def whole(self, entry: Entry) -> Entry:
        """Return an entry with what it has from its parents."""
        return resolved(entry, self._find)

    def _find(self, key: str) -> Entry | None:
        """Return the entry that another names by its key; for other names the file is read."""
        rows = self._of_key(key)
        return rows[0].entry if rows else self._by_other_keys.find(key)

    @cached_property
    def _by_other_keys(self) -> Library:
        return Library(Document(self._load()))

    def entry(self, row: IndexedEntry) -> Entry:
        """Read an entry.

        Raises:
            ChangedError: the library has been changed since it was searched.
        """
        start, end, line = row.place
        block = Block("entry", 0, end - start, line, well_formed=row.is_well_formed)
        same = self._of_key(row.key) if row.key in self._state.repeated else []
        nth = sum(other.place < row.place for other in same)
        return EntryReader(self._load(start, end), self._macros).entry(block, nth)

    def _of_key(self, key: str) -> list[IndexedEntry]:
        return self._in_order(self._select(_OF_KEY, key) or ())

    def _in_order(self, found: Iterable[tuple[Any, ...]]) -> list[IndexedEntry]:
        """Return rows of the table, each once, in the order of the file."""
        rows = {columns[0]: columns for columns in found}
        order = self._state.sections.order
        return [IndexedEntry(self, rows[number]) for number in sorted(rows, key=order.__getitem__)]

    @cached_property
    def _macros(self) -> Macros:
        return Macros(json.loads(self._state.macros))

    def _text(self, start: int, end: int) -> str:
        return self._load(start, end).decode("utf-8", "surrogateescape")

    def _rows(
        self, sets: Sequence[Sequence[str]], most: int | None = None
    ) -> list[IndexedEntry] | None:
        """Return the rows with all words of one of the sets; None when the index fails."""

        def ask(base: sqlite3.Connection) -> list[tuple[Any, ...]]:
            if not all(sets):
                return list(islice(base.execute(SELECT), most))
            ways = (" AND ".join(["instr(squashed, ?)"] * len(words)) for words in sets)
            query = _HOLDING.format(" OR ".join(ways))  # AND binds tighter
            return list(islice(base.execute(query, [word for it in sets for word in it]), most))

        found = self._ask(ask)
        return None if found is None else self._in_order(found)

    def place(self, number: int, size: int) -> tuple[int, int, int]:
        """Return start and end in bytes, and the 1-based line, of the block of a row."""
        start, line = self._state.sections.place(number)
        return start, start + size, line

    def _select(self, query: str, *values: str) -> list[tuple[Any, ...]] | None:
        """Return the rows of a query, or None when the index fails."""
        return self._ask(lambda base: base.execute(query, values).fetchall())

    def _ask(self, question: Callable[[sqlite3.Connection], T]) -> T | None:
        """Return the index's answer while it is as it was found to be current, or None."""
        try:
            with closing(connect(self._path)) as base:
                base.execute("BEGIN")
                (generation,) = base.execute("SELECT generation FROM state").fetchone()
                return question(base) if generation == self._state.generation else None
        except (sqlite3.Error, ValueError, TypeError):  # damaged, locked or gone
            return None
