"""A subject whose texts stand in an index: its entry is read only if they are not enough.

Responsible for what the columns of a row say. Does not depend on how rows are found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from ssmlit.index.schema import FOLDED
from ssmlit.query.searchable_entry import SearchableEntry

if TYPE_CHECKING:
    from ssmlit.model import Entry

SEPARATOR = "\x1f"  # between the parts of one text (ASCII's unit separator)

SELECT = """
    SELECT segment, start, end, line, well_formed, key, type, title, author, tag, venue, year,
        dated, month, name, repository, tags, added, filled
    FROM entries"""
_AT = {name: number for number, name in enumerate(SELECT.replace(",", "").split()[1:-2])}


class RowSource(Protocol):
    """The file that rows are about."""

    def entry(self, row: Row) -> Entry:
        """Read an entry."""
        ...

    def whole(self, entry: Entry) -> Entry:
        """Return an entry with what it has from its parents."""
        ...

    def place(self, segment: int, start: int, end: int, line: int) -> tuple[int, int, int]:
        """Return start and end in bytes, and the 1-based line, of what stands in a segment."""
        ...


class Row(SearchableEntry):
    """A subject whose texts stand in columns; the entry is read only if that is not enough."""

    __slots__ = ("_columns", "_source")

    def __init__(self, source: RowSource, columns: tuple[Any, ...]) -> None:
        super().__init__(None)
        self._source = source
        self._columns = columns

    def _read(self) -> Entry:
        return self._source.entry(self)

    @property
    def whole(self) -> Entry:
        """The entry with what it has from its parents."""
        if self._whole is None:
            self._whole = self._source.whole(self.entry)
        return self._whole

    @property
    def place(self) -> tuple[int, int, int]:
        """Where the entry stands: start and end in bytes, 1-based line."""
        return self._source.place(*self._columns[:4])

    @property
    def is_well_formed(self) -> bool:
        """Whether BibTeX accepts the entry as it stands."""
        return bool(self._columns[_AT["well_formed"]])

    @property
    def key(self) -> str:
        """The citation key."""
        return str(self._columns[_AT["key"]])

    @property
    def type(self) -> str:
        """The entry type in lower case."""
        return str(self._columns[_AT["type"]])

    @property
    def line(self) -> int:
        """The line on which the entry begins."""
        return self.place[2]

    @property
    def year(self) -> int:
        """The entry's year, 0 when unknown."""
        return int(self._columns[_AT["dated"]])

    @property
    def month(self) -> int:
        """The month of that year, 0 when unknown."""
        return int(self._columns[_AT["month"]])

    @property
    def name(self) -> str:
        """The name with which the title begins."""
        return str(self._columns[_AT["name"]])

    @property
    def repository(self) -> str:
        """The name of the code's repository."""
        return str(self._columns[_AT["repository"]])

    @property
    def added(self) -> str:
        """The day on which the entry was added."""
        return str(self._columns[_AT["added"]])

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
        return str(self._columns[_AT[name]]) if name in FOLDED else super().text(name)

    def _parts(self, name: str) -> list[str]:
        joined = self._columns[_AT[name]]
        return joined.split(SEPARATOR) if joined else []
