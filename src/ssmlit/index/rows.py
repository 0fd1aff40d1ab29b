"""What an index keeps of each entry: the texts of `SearchableEntry`, so that both find the same.

Responsible for making the row of an entry. Does not depend on how rows are stored and found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from ssmlit.fields.inheritance import resolved
from ssmlit.fields.names import PARENT_FIELDS
from ssmlit.query.folded_texts import FOLDED, folded
from ssmlit.query.searchable_entry import SearchableEntry

if TYPE_CHECKING:
    from ssmlit.bibtex import Block
    from ssmlit.bibtex.reader import EntryReader
    from ssmlit.fields.inheritance import Find
    from ssmlit.model import Entry

SEPARATOR = "\x1f"  # between the parts of one text (ASCII's unit separator)
_NONE: frozenset[str] = frozenset()
_ONE, _OTHER = (name.encode() for name in PARENT_FIELDS)


class IndexRow(NamedTuple):
    """What is kept of one entry."""

    squashed: str  # the text that is searched
    columns: dict[str, Any]  # the others by name, but for the number of the row
    parents: frozenset[str]  # the keys, in lower case, on whose entries these texts depend


def indexed_rows(reader: EntryReader, blocks: Sequence[Block], find: Find) -> Iterator[IndexRow]:
    """Yield what is kept of the entries in some blocks; many at once are faster.

    `find` returns the entry of a key: a parent.
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
