"""A .bib file as a value: its text, its blocks, its entries, and what edits make of it.

Everything is computed when first asked for, and nothing that was not: searching and editing
one entry of a large file reads only the blocks concerned.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from ssmlit.bibtex.locate import (
    blocks_having,
    blocks_within,
    entry_blocks,
    explained,
    key_of,
    keys,
    numbered,
    string_blocks,
)
from ssmlit.bibtex.read import Reader, read_strings
from ssmlit.bibtex.scan import Block, scan
from ssmlit.text import Text, as_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ssmlit.bibtex.prefilter import Prefilter
    from ssmlit.model import Change, Edit, Entry, Problem


@dataclass(frozen=True, eq=False)
class Document:
    """A .bib file, immutable; `parse` makes one.

    Attributes:
        body: the whole file, with its line ends and byte order mark.
        path: for messages.
    """

    body: Text
    path: str = ""

    @cached_property
    def text(self) -> str:
        """The whole file as one string, which may take several times the memory of the body."""
        return str(self.body)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks in order; joined they are the text."""
        with without_collector():
            return tuple(explained(self.body, block) for block in scan(self.body.marked))

    @cached_property
    def strings(self) -> Mapping[str, str]:
        """The file's own macros: names in lower case → text."""
        return read_strings(self.body, string_blocks(self.body))

    @cached_property
    def reader(self) -> Reader:
        """What reads the entries of this file."""
        return Reader(self.body, self.strings)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """All entries that can be read, in the file's order, those with repeated keys too."""
        with without_collector():
            return tuple(self.iter_entries())

    def iter_entries(self) -> Iterator[Entry]:
        """Yield the same entries one by one: none is kept, nor are the blocks."""
        blocks = self.__dict__.get("blocks")
        seen: dict[str, int] = {}
        for block in scan(self.body.marked) if blocks is None else blocks:
            if block.kind == "entry":
                entry = self.reader.entry(block)
                nth = seen.get(entry.key, 0)
                seen[entry.key] = nth + 1
                yield entry if nth == 0 else replace(entry, nth=nth)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What BibTeX or a reader would stumble over, in the order of lines."""
        from ssmlit.bibtex.problems import problems

        return problems(self.text, self.blocks)

    @cached_property
    def index(self) -> Mapping[str, tuple[Block, ...]]:
        """Keys in lower case → the blocks, broken ones too, that start with them."""
        found: dict[str, tuple[Block, ...]] = {}
        for block in self.blocks:
            if block.kind in {"entry", "broken"}:
                key = key_of(self.body, block.start).lower()
                found[key] = (*found.get(key, ()), block)
        return found

    @cached_property
    def keys(self) -> frozenset[str]:
        """Keys that are taken, in lower case: whatever stands behind `@type{` anywhere."""
        return keys(self.body)

    def entry(self, key: str, nth: int = 0, *, any_case: bool = False) -> Entry | None:
        """Return one entry by its key, reading little else, or None."""
        blocks = (b for b in entry_blocks(self.body, key, any_case=any_case) if b.kind == "entry")
        block = next(islice(blocks, nth, None), None)
        return block and self.reader.entry(block, 0 if any_case else nth)

    def having(self, name: str) -> tuple[Entry, ...]:
        """Return the entries that have a field, reading little else.

        Args:
            name: of the field; found in lower case, upper case and capitalised.
        """
        return tuple(entry for entry in self._read(blocks_having(self.body, name)) if name in entry)

    def containing(
        self, words: Sequence[str], names: frozenset[str] | None = None
    ) -> tuple[Entry, ...]:
        """Return every entry one of whose fields contains each word, and perhaps a few others.

        Args:
            words: as `latex.squash` makes them: lower case, accents off, no spaces.
            names: the fields that are looked at, in lower case, besides type and key; None for all.
        """
        if not any(words):
            return self.entries
        spans = self._prefilter(names).spans(words)
        return tuple(self._read(blocks_within(self.body, spans)))

    @cached_property
    def _prefilters(self) -> dict[frozenset[str] | None, Prefilter]:
        return {}

    def _prefilter(self, names: frozenset[str] | None) -> Prefilter:
        from ssmlit.bibtex.prefilter import Prefilter

        if names not in self._prefilters:
            data = str(self.body).encode("utf-8", "replace")
            self._prefilters[names] = Prefilter(data, self.strings, names)
        return self._prefilters[names]

    def _read(self, blocks: Iterable[Block]) -> Iterator[Entry]:
        """Yield the entries of blocks, with their lines and numbers in the whole file."""
        line, counted = 1, 0
        for block, nth in numbered(self.body, blocks):
            line += self.body.count("\n", counted, block.start)
            counted = block.start
            yield self.reader.entry(block._replace(line=line), nth)

    def source(self, entry: Entry) -> str:
        """Return the exact text of an entry's block.

        Raises:
            UnresolvedError: when the document has no such entry.
        """
        from ssmlit.bibtex.drafts import find

        block = find(self, entry.key, entry.nth)
        return self.body[block.start : block.end]

    def text_of(self, block: Block) -> str:
        """Return the exact text of one of the document's blocks."""
        return self.body[block.start : block.end]

    def apply(self, edits: Sequence[Edit]) -> Edited:
        """Splice edits in, every other byte as it was; return the new document and the changes.

        Edits name entries by key and number in this document (or by the new key, for an entry
        that an earlier edit of the sequence added or renamed); later edits see what earlier
        ones did.

        Raises:
            UnresolvedError: when an edit names an entry or a field that is not there.
            EditRefusedError: when the result would not be exactly what was asked.
        """
        from ssmlit.bibtex.edits import apply

        if not edits:
            return Edited(self, ())
        body, changes = apply(self, edits)
        return Edited(Document(body, self.path), changes)


class Edited(NamedTuple):
    """What edits made of a document.

    Attributes:
        document: the new one.
        changes: how it differs from the old one, in the order of the file; `model.inverted` of
            them leads back.
    """

    document: Document
    changes: tuple[Change, ...]


@contextmanager
def without_collector() -> Iterator[None]:
    """Make many values that hold no cycles without the cycle collector looking at each."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def parse(text: str | Text, path: str = "") -> Document:
    """Return a text as a document. Never raises: what cannot be read is a broken block.

    Args:
        text: a whole .bib file, line ends and byte order mark as in the file.
        path: where it came from, for messages.
    """
    return Document(as_text(text), path)
