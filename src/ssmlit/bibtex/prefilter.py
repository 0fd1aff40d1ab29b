"""Which entries may contain some words, found without reading their other fields.

Responsible for letting through every entry that may match, and few others: of each entry
the values of the searched fields are folded as `latex.squash` folds them. Does not depend on
queries; what passes is read and matched by others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING

from ssmlit._gc import gc_paused
from ssmlit.bibtex.macros import expand
from ssmlit.bibtex.syntax import NAME, SPACE, VALUE, decoded, encoded
from ssmlit.latex.folding import squashed

if TYPE_CHECKING:
    from ssmlit.bibtex.reader import EntryReader
    from ssmlit.bibtex.scan import Block

# What keeps values from being folded as one text: operands to be joined, and what must not pair
# up with a sign in another value.
_APART = (b"#", b"$", b"&", b"<", b"\\(")
_LITERAL = frozenset(b'{"0123456789@')  # that a value starts with unless it is a macro's name
_FIRST = itemgetter(0)


class Prefilter:
    """The searched fields of a file's entries, folded once, to find entries that may contain words.

    Args:
        blocks: those of the file.
        reader: of the file.
        names: the fields that are searched, in lower case; None for all.
    """

    def __init__(
        self, blocks: Iterable[Block], reader: EntryReader, names: frozenset[str] | None
    ) -> None:
        self._data = reader.data
        self._reader = reader
        self._names = names
        self._values = _values_of(names).findall
        with gc_paused():
            self._folded = [(it, self._folded_text(it)) for it in blocks if it.kind == "entry"]

    def entries(self, sets: Sequence[Sequence[str]]) -> list[Block]:
        """Return the blocks, in order, of entries that may have all squashed words of a set."""
        found = [block for words in sets for block in self._containing(words)]
        return found if len(sets) == 1 else sorted(set(found), key=attrgetter("start"))

    def _containing(self, words: Sequence[str]) -> list[Block]:
        found = self._folded
        for word in map(encoded, words):
            found = [(block, text) for block, text in found if word in text]
        return [block for block, _ in found]

    def _folded_text(self, block: Block) -> bytes:
        """Return the type, key and searched values of an entry, folded."""
        if not block.well_formed:
            return self._read(block)
        comma = self._data.find(b",", block.start, block.end)
        head = self._data[block.start : block.end if comma == -1 else comma]
        values = self._values(self._data, block.start, block.end)
        text = b",".join([head, *values])
        macros = self._reader.macros
        has_macros = macros.texts and not _LITERAL.issuperset(map(_FIRST, values))
        if has_macros or any(mark in text for mark in _APART):
            strings = macros.at(block.start)
            texts = (expand(decoded(value), strings) for value in values)
            return b" ".join(map(squashed, [decoded(head), *texts]))
        return squashed(decoded(text))

    def _read(self, block: Block) -> bytes:
        entry, names = self._reader.entry(block), self._names
        texts = [it.text for it in entry.fields if names is None or it.name.lower() in names]
        return b" ".join(map(squashed, [entry.type, entry.key, *texts]))


@cache
def _values_of(names: frozenset[str] | None) -> re.Pattern[bytes]:
    """Return the expression for the values of fields of some names.

    It only looks ahead to a value: an apparent field inside another value hides none that
    follows.
    """
    name = NAME if names is None else rf"(?i:{'|'.join(map(re.escape, sorted(names)))})"
    return re.compile(rf",{SPACE}{name}{SPACE}={SPACE}(?=({VALUE}))".encode())
