"""A library made ready to be searched: a `Corpus` whose entries were read once, before.

Knows columns and the file they were made of. What no column holds is read from the file, one entry
at a time.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from ssmlit.bibtex.read import Reader
from ssmlit.bibtex.scan import Block
from ssmlit.query.corpus import Unreadable
from ssmlit.query.index.columns import FOLDED, SEPARATOR, Settled
from ssmlit.query.prefilter import choices
from ssmlit.query.subject import Subject
from ssmlit.query.vocabulary import Vocabulary, first_letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ssmlit.model import Entry
    from ssmlit.query.index.columns import Haystack, Table
    from ssmlit.query.index.segments import Segment
    from ssmlit.query.nodes import Query
    from ssmlit.query.prefilter import Needles

KNOWN = frozenset((*FOLDED, "key"))  # the text fields whose words stand in the column `squashed`
Span = tuple[int, int, int]


class Index:
    """The columns of a library, and the library.

    Attributes:
        table: the columns.
        segments: what the file was made of.
        macros: the file's `@string` definitions: names in lower case → text.
        broken: of each block that cannot be read: start and end in bytes, 1-based line.
        data: the file.
        fresh: how many bytes of it were read since the index was stored.
    """

    def __init__(
        self,
        table: Table,
        segments: Sequence[Segment],
        macros: Mapping[str, str],
        broken: Sequence[Span],
        data: bytes,
        *,
        fresh: int = 0,
    ) -> None:
        self.table = table
        self.segments = segments
        self.macros = macros
        self.broken = broken
        self.data = data
        self.fresh = fresh

    def settled(self) -> Index:
        """Return the same index without what ties it to older ones: for programs that stay."""
        table = Settled(self.table)
        return Index(table, self.segments, self.macros, self.broken, self.data, fresh=self.fresh)

    def __len__(self) -> int:
        return len(self.table.numbers["start"])

    def subjects(self, query: Query) -> Iterator[Subject]:
        """Yield the subjects of the entries that may be meant; see `Corpus`.

        One after the other, so that what is read of those that do not match need not be kept.
        """
        return (Row(self, number) for number in self.candidates(query))

    def candidates(self, query: Query) -> Iterable[int]:
        """Return the rows of at least the entries that match a query, in file order."""
        sets = choices(query, KNOWN)
        if all(sets):
            return self.rows(sets)
        return range(len(self))

    def rows(self, sets: Sequence[Needles]) -> Sequence[int]:
        """Return the numbers of the entries that have all needles of one of the sets."""
        if not all(sets):
            return range(len(self))
        if len(sets) == 1:
            return self._holding(sets[0])
        return sorted(set().union(*(self._holding(needles) for needles in sets)))

    def containing(self, words: Sequence[str]) -> list[Entry]:
        """Return the entries in whose columns, put together, each word is found, in file order."""
        wanted = tuple(word for word in words if word)
        return [self.entry(row) for row in self.rows([wanted])]

    def vocabulary(self) -> Vocabulary:
        """Return the words of the library; see `Corpus`."""
        return Vocabulary(tuple(self.table.words()), self._haystack.data)

    def initials(self) -> str:
        """Return the initials of the titles; see `Corpus`."""
        return "\n".join(map(first_letters, self.table.texts["title"]))

    def unreadable(self) -> Iterator[Unreadable]:
        """Yield the broken blocks; see `Corpus`."""
        for start, end, line in self.broken:
            yield Unreadable(line, self.data[start:end].decode())

    def source(self, subject: Subject) -> str:
        """Return the text of a subject's block; see `Corpus`."""
        if not isinstance(subject, Row):
            raise TypeError("a subject of another corpus")
        return self.text(subject.row)

    def text(self, row: int) -> str:
        """Return the text of the block of an entry."""
        start, end = (self.table.numbers[name][row] for name in ("start", "end"))
        return self.data[start:end].decode()

    def entry(self, row: int) -> Entry:
        """Read an entry."""
        start, end, line, well_formed = (
            self.table.numbers[name][row] for name in ("start", "end", "line", "well_formed")
        )
        block = Block("entry", start, end, line, well_formed=bool(well_formed))
        return self._reader.entry(block, self._nth.get(row, 0))

    @cached_property
    def _reader(self) -> Reader:
        return Reader(self.data, self.macros)

    @cached_property
    def _haystack(self) -> Haystack:
        return self.table.haystack()

    def _holding(self, needles: Iterable[str]) -> list[int]:
        first, *others = needles
        rows = self._haystack.rows(first)
        for needle in others:
            rows = self._haystack.among(rows, needle)
        return rows

    @cached_property
    def _nth(self) -> dict[int, int]:
        """Of entries whose key stood before: row → how many entries before have it."""
        keys = self.table.texts["key"]
        if len(set(keys)) == len(keys):
            return {}
        seen: Counter[str] = Counter()
        found = {}
        for row, key in enumerate(keys):
            if seen[key]:
                found[row] = seen[key]
            seen[key] += 1
        return found


class Row(Subject):
    """A subject whose texts stand in columns; the entry is read only if that is not enough."""

    __slots__ = ("_columns", "_index", "row")

    def __init__(self, index: Index, row: int) -> None:
        super().__init__(None)
        self._index = index
        self._columns = index.table.texts
        self.row = row

    def _read(self) -> Entry:
        return self._index.entry(self.row)

    @property
    def key(self) -> str:
        """The citation key."""
        return self._columns["key"][self.row]

    @property
    def type(self) -> str:
        """The entry type in lower case."""
        return self._columns["type"][self.row]

    @property
    def line(self) -> int:
        """The line on which the entry begins."""
        return self._index.table.numbers["line"][self.row]

    @property
    def year(self) -> int:
        """The entry's year, 0 when unknown."""
        return self._index.table.numbers["dated"][self.row]

    @property
    def month(self) -> int:
        """The month of that year, 0 when unknown."""
        return self._index.table.numbers["month"][self.row]

    @property
    def name(self) -> str:
        """The name with which the title begins."""
        return self._columns["name"][self.row]

    @property
    def repository(self) -> str:
        """The name of the code's repository."""
        return self._columns["repository"][self.row]

    @property
    def added(self) -> str:
        """The day on which the entry was added."""
        return self._columns["added"][self.row]

    @property
    def filled(self) -> frozenset[str]:
        """The names of the fields that say something."""
        return frozenset(self._parts("filled"))

    @property
    def tags(self) -> tuple[str, ...]:
        """The entry's tags."""
        return tuple(self._parts("tags"))

    def text(self, name: str) -> str:
        """Return the folded text of a text field."""
        return self._columns[name][self.row] if name in FOLDED else super().text(name)

    def _parts(self, name: str) -> list[str]:
        joined = self._columns[name][self.row]
        return joined.split(SEPARATOR) if joined else []
