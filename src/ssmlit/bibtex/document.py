"""A .bib file as a value: its bytes, blocks and entries, and how edits change it.

Everything is computed on demand: searching and editing one entry of a large file reads only the
blocks concerned. Responsible for the interface of this package. Does not depend on where a file is,
nor on what fields mean.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import accumulate, islice
from typing import TYPE_CHECKING, NamedTuple

from ssmlit._gc import gc_paused
from ssmlit.bibtex.blocks import Blocks
from ssmlit.bibtex.macros import Macros, macros, macros_used
from ssmlit.bibtex.reader import EntryReader, definitions
from ssmlit.bibtex.syntax import decoded, encoded
from ssmlit.model import Field

if TYPE_CHECKING:
    from ssmlit.bibtex.macros import Definition
    from ssmlit.bibtex.prefilter import Prefilter
    from ssmlit.bibtex.scan import Block
    from ssmlit.model import Change, Edit, Entry, Problem


LARGE = 1 << 20
"""Bytes of a file from which on it pays not to read all of its entries for a search."""


class Document:
    """A .bib file, immutable; `parse_document` makes one.

    Attributes:
        data: the whole file in UTF-8, with its line ends and byte order mark. All offsets are
            offsets in it.
        path: for messages.
    """

    def __init__(self, data: bytes, path: str = "") -> None:
        self.data = data
        self.path = path

    @cached_property
    def text(self) -> str:
        """The whole file as one string, which may take several times the memory of the bytes."""
        return decoded(self.data)

    @cached_property
    def block_index(self) -> Blocks:
        """Where to find blocks, all of them or single ones."""
        return Blocks(self.data)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks in order; joined they are the file."""
        return self.block_index.all

    @cached_property
    def macros(self) -> Macros:
        """The file's own macros."""
        return macros(self.definitions)

    @cached_property
    def definitions(self) -> tuple[Definition, ...]:
        """Where the file's macros are defined, in order."""
        return tuple(definitions(self.block_index))

    @property
    def strings(self) -> Mapping[str, str]:
        """The texts of the macros at the end of the file, by names in lower case."""
        return self.macros.texts

    def placeless(self, entry: Entry) -> Entry:
        """Return an entry that reads the same wherever it stands, here or in another file.

        A value with a macro that the file defines several times becomes the text that the macro has
        where the entry is now.
        """
        again = self.macros.again
        if not again:
            return entry
        fields = tuple(
            Field.braced(item.name, item.text)
            if any(name.lower() in again for name in macros_used(item.source))
            else item
            for item in entry.fields
        )
        return replace(entry, fields=fields)

    @property
    def preambles(self) -> tuple[str, ...]:
        """The file's `@preamble` commands as they stand: TeX that its entries may need."""
        blocks = self.block_index
        return tuple(blocks.text(block) for block in blocks.commands("preamble"))

    @cached_property
    def reader(self) -> EntryReader:
        """The reader of this file's entries."""
        return EntryReader(self.data, self.macros)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """All entries that can be read, in the file's order, those with repeated keys too."""
        with gc_paused():
            return tuple(self.iter_entries())

    def iter_entries(self) -> Iterator[Entry]:
        """Yield the same entries one by one, and keep none; of the blocks only `broken` is kept."""
        seen: dict[str, int] = {}
        broken: list[Block] = []
        for block in self.block_index:
            if block.kind == "entry":
                entry = self.reader.entry(block)
                nth = seen.get(entry.key, 0)
                seen[entry.key] = nth + 1
                yield entry if nth == 0 else replace(entry, nth=nth)
            elif block.kind == "broken":
                broken.append(block)
        self.__dict__["broken"] = tuple(broken)

    @cached_property
    def broken(self) -> tuple[Block, ...]:
        """The blocks that cannot be read; all are scanned for them, unless all entries were."""
        return tuple(block for block in self.block_index if block.kind == "broken")

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Problems for BibTeX or a reader, in the order of lines."""
        from ssmlit.bibtex.diagnostics import problems

        return problems(self.block_index)

    @cached_property
    def keys(self) -> frozenset[str]:
        """Keys in use, in lower case: whatever follows `@type{` anywhere."""
        return frozenset(self.block_index.heads)

    def entry(self, key: str, nth: int = 0, *, any_case: bool = False) -> Entry | None:
        """Return one entry by its key, reading little else, or None."""
        found = self.block_index.entries(key, any_case=any_case)
        block = next(islice((b for b in found if b.kind == "entry"), nth, None), None)
        return block and self.reader.entry(block, 0 if any_case else nth)

    def find(self, key: str) -> Entry | None:
        """Return the entry that another one names by its key, in any case; None without one."""
        return self.entry(key) or self.entry(key, any_case=True)

    def having(self, name: str) -> tuple[Entry, ...]:
        """Return the entries that have a field, reading little else."""
        return tuple(entry for entry in self.mentioning(name) if name in entry)

    def mentions(self, names: Iterable[str]) -> bool:
        """Return whether one of some names is before a `=` anywhere in the file."""
        return self.block_index.mentions(names)

    def mentioning(self, name: str) -> tuple[Entry, ...]:
        """Return the entries in which a name is before a `=`: of a field, or inside a value."""
        return tuple(self._read(self.block_index.having(name)))

    def containing(
        self,
        *sets: Sequence[str],
        names: frozenset[str] | None = None,
        most: int | None = None,
    ) -> tuple[Entry, ...]:
        """Return every entry whose fields have all words of one of the sets, perhaps a few others.

        Args:
            sets: words as `latex.squash` makes them: lower case, accents off, no spaces.
            names: the fields that are looked at, in lower case, besides type and key; None for all.
            most: nothing is returned if there are more.
        """
        if not all(map(any, sets)):
            return self.entries if most is None or len(self.entries) <= most else ()
        found = self._prefilter(names).entries(sets)
        return () if most is not None and len(found) > most else tuple(self._read(found))

    @cached_property
    def _prefilters(self) -> dict[frozenset[str] | None, Prefilter]:
        return {}

    def _prefilter(self, names: frozenset[str] | None) -> Prefilter:
        from ssmlit.bibtex.prefilter import Prefilter

        if names not in self._prefilters:
            self._prefilters[names] = Prefilter(self.block_index, self.reader, names)
        return self._prefilters[names]

    def on_lines(self, ranges: Iterable[tuple[int, int]]) -> tuple[Entry, ...]:
        """Return the entries that share a line with one of the ranges, reading little else.

        Args:
            ranges: (first, last) 1-based lines, in ascending order, as git counts them: only a
                line feed ends one; (0, 0) is before all of them.
        """
        starts = [0, *accumulate(len(line) + 1 for line in self.data.split(b"\n"))]
        last = len(starts) - 1
        spans = [(starts[min(a - 1, last)], starts[min(b, last)]) for a, b in ranges]
        found = self.block_index.overlapping(spans)
        return tuple(self._read(block for block in found if block.kind == "entry"))

    def _read(self, blocks: Iterable[Block]) -> Iterator[Entry]:
        """Yield the entries of blocks, with their lines and numbers in the whole file."""
        index = self.block_index
        for block, nth in index.numbered(index.with_lines(blocks)):
            yield self.reader.entry(block, nth)

    def block(self, entry: Entry) -> Block:
        """Return an entry's block.

        Raises:
            UnresolvedError: when the document has no such entry.
        """
        from ssmlit.bibtex.batch import find_block

        return find_block(self.block_index, entry.key, entry.nth, self.path)

    def source(self, entry: Entry) -> str:
        """Return the exact text of an entry's block.

        Raises:
            UnresolvedError: when the document has no such entry.
        """
        return self.block_index.text(self.block(entry))

    def apply(self, edits: Sequence[Edit]) -> Edited:
        """Apply edits, keeping every other byte; return the new document and the changes.

        Edits name entries by key and number in this document (or by the new key, for an entry
        that an earlier edit of the sequence added or renamed); later edits see what earlier
        ones did.

        Raises:
            UnresolvedError: when an edit names an entry or a field that does not exist.
            EditRefusedError: when the result would not be exactly what was asked.
        """
        if not edits:
            return Edited(self, ())
        from ssmlit.bibtex.edits import apply_edits

        data, changes = apply_edits(self.block_index, edits, self.path)
        return Edited(Document(data, self.path), changes)


class Edited(NamedTuple):
    """What edits made of a document."""

    document: Document  # the new one
    changes: tuple[Change, ...]  # how it differs from the old one, in the order of the file


def parse_document(file: bytes | str, path: str = "") -> Document:
    """Return a file as a document. Unreadable text is a broken block, never an error.

    Args:
        file: a whole .bib file, line ends and byte order mark as there; bytes are UTF-8.
        path: where it came from, for messages.
    """
    return Document(encoded(file) if isinstance(file, str) else file, path)
