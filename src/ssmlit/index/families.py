"""Entries that have fields from others (`crossref`, `xdata`) follow them into the index.

Responsible for finding parents, wherever they stand in the file, and for writing an entry anew when
one of its parents was changed in another segment. Does not depend on what is inherited.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from ssmlit.bibtex.document import Document
from ssmlit.bibtex.scan import Block
from ssmlit.fields.names import PARENT_FIELDS
from ssmlit.index.entries import rows
from ssmlit.index.entry_tables import count_words, delete_entries, insert_entries

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from ssmlit.bibtex.read import Reader
    from ssmlit.fields.inheritance import Find
    from ssmlit.index.schema import Segment

_HEIRS = """
    SELECT id, segment, start, end, line, well_formed
    FROM entries JOIN inherited ON entry = id WHERE parent = ?"""


class Families:
    """The parents of a file's entries."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    @cached_property
    def _document(self) -> Document:
        return Document(self._data)

    def within(self, start: int, end: int) -> Find | None:
        """Return what finds parents, or None if no entry of a stretch of the file names any."""
        stretch = self._data[start:end].lower()
        named = any(name.encode() in stretch for name in PARENT_FIELDS)
        return self._document.find if named else None


def write_heirs_anew(
    base: sqlite3.Connection,
    reader: Reader,
    families: Families,
    segments: Sequence[Segment],
    changed: Iterable[str],
) -> None:
    """Write the entries anew that depend on keys, in lower case, of which any may have changed.

    Args:
        base: with the new segments and without the old ones.
        reader: of the file as it is now.
        families: of it.
        segments: all of them, in order.
        changed: keys whose entries came, went or changed.
    """
    if base.execute("SELECT 1 FROM inherited LIMIT 1").fetchone() is None:
        return
    heirs = {row for key in changed for row in base.execute(_HEIRS, [key])}
    starts = accumulate((segment.size for segment in segments), initial=0)
    places = {segment.id: start for segment, start in zip(segments, starts, strict=False)}
    delete_entries(base, [row[0] for row in heirs])
    words: Counter[str] = Counter()
    for number, segment, start, end, line, well_formed in sorted(heirs):
        at = places[segment]
        block = Block("entry", at + start, at + end, line, well_formed=bool(well_formed))
        found = rows(reader, [block], (at, 0), families.within(block.start, block.end))
        words.update(insert_entries(base, segment, zip([number], found, strict=True)))
    count_words(base, words)
