"""One work that a record may be: what it is found by, and what is read once it is found.

Responsible for how much of a work is read when. Does not depend on how works are found.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from ssmlit import fields
from ssmlit.latex import fold
from ssmlit.model import Entry, Record


class Candidate:
    """A work that a record may be.

    Args:
        outline: at least its title and its identifiers, and its key if it has one.
        load: returns everything known about it; without it, there is only the outline.

    Attributes:
        title, identifiers, key: of the outline.
    """

    entry: Entry | None = None  # its entry in the library, or `None`

    def __init__(self, outline: Record, load: Callable[[], Record] | None = None) -> None:
        self.title, self.identifiers, self.key = outline.title, outline.identifiers, outline.key
        self._outline = outline
        self._load = load

    @cached_property
    def outline(self) -> Record:
        """What is known without reading the whole work."""
        return self._outline

    @cached_property
    def record(self) -> Record:
        """All that is known about the work."""
        return self._load() if self._load else self._outline

    @property
    def comparable(self) -> Record:
        """What distinguishes the work; without links, tags, abstract and the like."""
        return self.record

    @cached_property
    def surnames(self) -> frozenset[str]:
        """Folded words that include the surnames of its authors."""
        return surnames(self._outline)

    def is_by_others(self, names: frozenset[str]) -> bool:
        """Whether its authors are known without reading it all, and have none of these surnames."""
        return bool(self.surnames) and names.isdisjoint(self.surnames)

    @property
    def year(self) -> str:
        """The year, as it is written."""
        return str(self._outline.year or "")

    @property
    def marks(self) -> set[str]:
        """What distinguishes it from works of the same title: surnames and year."""
        return {*self.surnames, self.year}


class KnownEntry(Candidate):
    """An entry of a library; only what is asked for is read.

    Args:
        entry: the entry.
    """

    entry: Entry

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        self.title, self.identifiers = fields.title(entry), fields.identifiers(entry)
        self.key = entry.key

    @cached_property
    def outline(self) -> Record:
        """What is known without reading the whole entry, as a record."""
        return fields.outline_record(self.entry, self.identifiers)

    @cached_property
    def record(self) -> Record:
        """Everything known about the entry."""
        return fields.record(self.entry)

    @property
    def comparable(self) -> Record:
        """What distinguishes the entry."""
        return fields.comparable_record(self.entry, self.identifiers)

    @cached_property
    def surnames(self) -> frozenset[str]:
        """Folded words of its authors' names."""
        return frozenset(fold(self.entry.get("author")).split())

    @property
    def year(self) -> str:
        """The year, as it is written."""
        return self.entry.get("year").strip()


def surnames(record: Record) -> frozenset[str]:
    """Return the folded words of the surnames of a record's authors."""
    return frozenset(fold(" ".join(person.last for person in record.authors)).split())
