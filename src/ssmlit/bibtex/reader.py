"""From a block to an `Entry`, from `@string` blocks to macros.

An entry that was read keeps the place of its fields in the file and parses them on
demand: half a million fields take several times the memory of the file they are in.
Responsible for entries and macros as values. Does not depend on edits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from sys import intern
from typing import TYPE_CHECKING, overload

from ssmlit.bibtex.entry_parser import MalformedError, parse_entry, parse_string
from ssmlit.bibtex.macros import Definition, expand
from ssmlit.bibtex.syntax import FILE_HEAD, decoded, field_values
from ssmlit.model import Entry, Field

if TYPE_CHECKING:
    from ssmlit.bibtex.blocks import Blocks
    from ssmlit.bibtex.macros import Macros
    from ssmlit.bibtex.scan import Block

_RECENT = 256  # entries whose fields are kept: one requested field is followed by others


class EntryReader:
    """Reads the entries of one file: its bytes (UTF-8), and the macros that it defines."""

    def __init__(self, data: bytes, macros: Macros) -> None:
        self.data = data
        self.macros = macros
        self._recent: dict[int, tuple[Field, ...]] = {}

    def entry(self, block: Block, nth: int = 0) -> Entry:
        """Return the entry that is in a block of kind "entry"."""
        head = FILE_HEAD.match(self.data, block.start)
        if head is None:  # the scanner found it here
            raise MalformedError("it does not start with @type{", block.start)
        begin = head.end() if block.well_formed else block.start
        found = Fields(self, begin, block.end, well_formed=block.well_formed)
        key = decoded(head[2] or head[3] or b"")
        return Entry(intern(decoded(head[1])), key, found, block.line, nth)

    def fields(self, found: Fields) -> tuple[Field, ...]:
        """Return fields as values."""
        known = self._recent.get(found.begin)
        if known is None:
            if len(self._recent) >= _RECENT:
                self._recent.clear()
            strings = self.macros.at(found.begin)
            known = tuple(
                Field(name, value, text or expand(value, strings))
                for name, value, text in self._values(found)
            )
            self._recent[found.begin] = known
        return known

    def texts(self, found: Fields) -> dict[str, str]:
        """Return the texts of fields by lower-case name, of repeated ones the first.

        Three quarters of the work of making fields; it matters when every entry is read.
        """
        values, strings = self._values(found), self.macros.at(found.begin)
        texts = {name.lower(): text or expand(value, strings) for name, value, text in values}
        if len(texts) < len(values):
            for name, value, text in reversed(values):
                texts[name.lower()] = text or expand(value, strings)
        return texts

    def _values(self, found: Fields) -> list[tuple[str, str, str]]:
        """Return fields' names, values, and the text inside plain braces."""
        source = decoded(self.data[found.begin : found.end])
        if found.well_formed:
            return field_values(source)
        spans = parse_entry(source).fields
        return [(span.name, source[span.start : span.end], "") for span in spans]


class Fields(Sequence[Field]):
    """The fields of an entry of a file: like a tuple, made on demand.

    Attributes:
        reader: of the file.
        begin: offset after the citation key; of an entry that is not well-formed, of its `@`.
        end: offset after the closing delimiter.
        well_formed: as of the block.
    """

    __slots__ = ("begin", "end", "reader", "well_formed")

    def __init__(self, reader: EntryReader, begin: int, end: int, *, well_formed: bool) -> None:
        self.reader = reader
        self.begin = begin
        self.end = end
        self.well_formed = well_formed

    def _all(self) -> tuple[Field, ...]:
        return self.reader.fields(self)

    def __iter__(self) -> Iterator[Field]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    @overload
    def __getitem__(self, index: int) -> Field: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Field, ...]: ...
    def __getitem__(self, index: int | slice) -> Field | tuple[Field, ...]:
        return self._all()[index]

    def __eq__(self, other: object) -> bool:
        return self._all() == (other._all() if isinstance(other, Fields) else other)

    def __hash__(self) -> int:
        return hash(self._all())

    def __repr__(self) -> str:
        return repr(self._all())


def source_of(entry: Entry) -> bytes:
    """Return the bytes of a file's entry that its fields are read from; of any other b""."""
    found = entry.fields
    return found.reader.data[found.begin : found.end] if isinstance(found, Fields) else b""


def definitions(blocks: Blocks) -> Iterator[Definition]:
    """Yield the macros that the `@string` blocks define, in order."""
    for block in blocks.commands("string"):
        source = blocks.text(block)
        span = parse_string(source)
        yield Definition(block.start, block.line, span.name, source[span.start : span.end])
