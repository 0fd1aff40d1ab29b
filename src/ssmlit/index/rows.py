"""What an index keeps of each entry: the texts of `SearchableEntry`, so that both find the same.

Responsible for making the row of an entry, and for a row as the subject of a search. Does not
depend on how rows are stored and found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from ssmlit.fields.inheritance import resolved
from ssmlit.fields.names import PARENT_FIELDS
from ssmlit.index.schema import COLUMNS
from ssmlit.latex import fold
from ssmlit.query.folding import FOLDED, folded
from ssmlit.query.searchable_entry import SearchableEntry

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ssmlit.bibtex import Block
    from ssmlit.bibtex.reader import EntryReader
    from ssmlit.fields.inheritance import Find
    from ssmlit.model import Entry

SEPARATOR = "\x1f"  # between the parts of one text (ASCII's unit separator)
_NONE: frozenset[str] = frozenset()
_ONE, _OTHER = (name.encode() for name in PARENT_FIELDS)
_AT = {name: number for number, name in enumerate(COLUMNS)}


class IndexRow(NamedTuple):
    """What is kept of one entry."""

    squashed: str  # the text that is searched
    columns: dict[str, Any]  # the others by name, but for the number of the row
    parents: frozenset[str]  # the keys, in lower case, on whose entries these texts depend


def indexed_rows(reader: EntryReader, blocks: Sequence[Block], find: Find) -> Iterator[IndexRow]:
    """Yield what is kept of entries; many at once are faster.

    Args:
        reader: of the file.
        blocks: of the entries.
        find: key → entry, for parents.
    """
    entries = [reader.entry(block) for block in blocks]
    heirs = [
        _heir(entry, find) if _may_inherit(reader, block) else (entry, _NONE)
        for entry, block in zip(entries, blocks, strict=True)
    ]
    subjects = [
        SearchableEntry(it, whole=whole) for it, (whole, _) in zip(entries, heirs, strict=True)
    ]
    for block, subject, (_, parents), (texts, squashed) in zip(
        blocks, subjects, heirs, folded(subjects), strict=True
    ):
        yield IndexRow(squashed, _columns(block, subject, texts), parents)


def _may_inherit(reader: EntryReader, block: Block) -> bool:
    source = reader.data[block.start : block.end].lower()
    return _ONE in source or _OTHER in source  # of each entry of a library: without a loop


def _heir(entry: Entry, find: Find) -> tuple[Entry, frozenset[str]]:
    """Return an entry with what it has from its parents, and their keys."""
    asked: set[str] = set()

    def noted(key: str) -> Entry | None:
        found = find(key)
        asked.update(name.lower() for name in (key, found.key if found else key))
        return found

    return resolved(entry, noted), frozenset(asked)


def _columns(block: Block, subject: SearchableEntry, texts: Sequence[str]) -> dict[str, Any]:
    """Return the values of `schema.COLUMNS` but the first, in their order."""
    return {
        "size": block.end - block.start,
        "well_formed": block.well_formed,
        "key": subject.key,
        "type": subject.type,
        **dict(zip(FOLDED, texts, strict=True)),
        "dated": subject.year,
        "month": subject.month,
        "name": subject.name,
        "repository": subject.repository,
        "tags": SEPARATOR.join(subject.tags),
        "added": subject.added,
        "filled": SEPARATOR.join(subject.filled),
        "is_heir": subject.is_heir,
    }


class RowSource(Protocol):
    """The file that rows belong to."""

    def entry(self, row: IndexedEntry) -> Entry:
        """Read an entry."""
        ...

    def whole(self, entry: Entry) -> Entry:
        """Return an entry with what it has from its parents."""
        ...

    def place(self, number: int, size: int) -> tuple[int, int, int]:
        """Return start and end in bytes, and the 1-based line, of a block of some bytes."""
        ...


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

    def __init__(self, source: RowSource, columns: tuple[Any, ...]) -> None:
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

    def text(self, name: str) -> str:
        """Return the folded text of a text field."""
        return str(self.columns[_AT[name]]) if name in FOLDED else super().text(name)

    def _parts(self, name: str) -> list[str]:
        joined = self.columns[_AT[name]]
        return joined.split(SEPARATOR) if joined else []
