"""One work that a record may be: what it is found by, and what is read once it is found.

Responsible for how much of a work is read when. Does not depend on how works are found.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial

from ssmlit import fields
from ssmlit.fields import identity
from ssmlit.fields.reading import full_title
from ssmlit.latex import fold
from ssmlit.model import Entry, Identifier, Record


class Candidate:
    """A work that a record may be; only what is asked for is read.

    Args:
        title, identifiers, key: what it is found by.
        outline: returns what finding duplicates needs.
        load: returns everything known about it.
        entry: its entry in the library, if it is there.
    """

    def __init__(
        self,
        title: str,
        identifiers: tuple[Identifier, ...],
        key: str,
        outline: Callable[[], Record],
        load: Callable[[], Record],
        entry: Entry | None = None,
    ) -> None:
        self.title, self.identifiers, self.key, self.entry = title, identifiers, key, entry
        self._outline, self._load = outline, load

    @classmethod
    def of_record(cls, outline: Record, load: Callable[[], Record] | None = None) -> Candidate:
        """Return the work of a record; without `load`, the record is all that is known."""
        return cls(
            outline.title,
            outline.identifiers,
            outline.key,
            lambda: outline,
            load or (lambda: outline),
        )

    @classmethod
    def of_entry(cls, entry: Entry) -> Candidate:
        """Return an entry of a library as a candidate."""
        texts = fields.texts(entry)
        return cls._read_later(full_title(texts), identity.identifiers(texts), entry)

    def of(self, entry: Entry) -> Candidate:
        """Return this work as that of an entry with the same fields: it is found by the same."""
        return self._read_later(self.title, self.identifiers, entry)

    @classmethod
    def _read_later(
        cls, title: str, identifiers: tuple[Identifier, ...], entry: Entry
    ) -> Candidate:
        outline, load = partial(fields.outline_record, entry), partial(fields.record, entry)
        return cls(title, identifiers, entry.key, outline, load, entry)

    @cached_property
    def outline(self) -> Record:
        """What is known without reading the whole work."""
        return self._outline()

    @cached_property
    def record(self) -> Record:
        """All that is known about the work."""
        return self._load()

    @property
    def comparable(self) -> Record:
        """What distinguishes the work; of an entry without links, tags, abstract and the like."""
        if self.entry is None:
            return self.record
        return fields.comparable_record(self.entry, self.identifiers)

    @cached_property
    def surnames(self) -> frozenset[str]:
        """Folded words that include the surnames of its authors."""
        if self.entry is None:
            return surnames(self.outline)
        return frozenset(fold(fields.texts(self.entry).get("author", "")).split())

    def is_by_others(self, names: frozenset[str]) -> bool:
        """Whether its authors are known without reading it all, and have none of these surnames."""
        return bool(self.surnames) and names.isdisjoint(self.surnames)

    @property
    def marks(self) -> set[str]:
        """What distinguishes it from works of the same title: surnames and year."""
        return {*self.surnames, str(self.outline.year or "")}


def surnames(record: Record) -> frozenset[str]:
    """Return the folded words of the surnames of a record's authors."""
    return frozenset(fold(" ".join(person.last for person in record.authors)).split())
