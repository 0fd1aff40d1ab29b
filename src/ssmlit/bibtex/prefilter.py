"""Which entries may hold some words, found without reading their other fields.

Responsible for letting through every entry that a search may want, and few others: of each entry
the values of the searched fields are folded as `latex.squash` folds them. Does not depend on
queries; what is let through is read and judged by others.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ssmlit.bibtex.blocks import gc_paused
from ssmlit.bibtex.syntax import NAME, SPACE, VALUE, decoded, encoded
from ssmlit.bibtex.values import expand
from ssmlit.latex.normalize import squash

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ssmlit.bibtex.read import Reader
    from ssmlit.bibtex.scan import Block

_LOWER = bytes(range(256)).lower()
_DELETED = bytes(code for code in range(256) if not (chr(code).isalnum() or code == ord("+")))
# What may read otherwise than its letters: commands, entities, tags that are closed.
_COMMAND = re.compile(rb"\\[A-Za-z0-9+]|&[#A-Za-z]|</")
_LITERAL = frozenset(b'{"0123456789@')  # that a value starts with unless it is the name of a macro


class Prefilter:
    """The searched fields of a file's entries, folded once, and asked which may hold words.

    Args:
        blocks: those of the file.
        reader: of the file.
        names: the fields that are searched, in lower case; None for all.
    """

    def __init__(
        self, blocks: Iterable[Block], reader: Reader, names: frozenset[str] | None = None
    ) -> None:
        self._data, self._strings = reader.data, reader.strings
        self._reader = reader
        self._names = names
        self._values = _values_of(names).findall
        with gc_paused():
            self._folded = [(it, self._text(it)) for it in blocks if it.kind == "entry"]

    def entries(self, words: Sequence[str]) -> list[Block]:
        """Return the blocks of the entries that may hold every word in one of their fields.

        Args:
            words: as `latex.squash` makes them.
        """
        wanted = [encoded(word) for word in words]
        return [block for block, text in self._folded if all(map(text.__contains__, wanted))]

    def _text(self, block: Block) -> bytes:
        """Return the type, key and searched values of an entry, folded."""
        if not block.well_formed:
            return self._read(block)
        data = self._data
        head = data[block.start : data.find(b",", block.start)]
        values = self._values(data, block.start, block.end)
        source = head + b"".join(values)
        if (
            b"\\" in source
            or b"#" in source
            or b"&" in source
            or b"</" in source
            or not source.isascii()
            or (self._strings and not _LITERAL.issuperset([value[0] for value in values]))
        ):
            return b" ".join([_squashed(decoded(head)), *map(self._value, values)])
        return source.translate(_LOWER, _DELETED)

    def _value(self, value: bytes) -> bytes:
        if value[0] not in _LITERAL or b"#" in value:
            return _squashed(expand(decoded(value), self._strings))
        if value.isascii() and not _COMMAND.search(value):
            return value.translate(_LOWER, _DELETED)
        return _squashed(decoded(value[1:-1]))

    def _read(self, block: Block) -> bytes:
        entry, names = self._reader.entry(block), self._names
        texts = [it.text for it in entry.fields if names is None or it.name.lower() in names]
        return b" ".join(map(_squashed, [entry.type, entry.key, *texts]))


def _squashed(text: str) -> bytes:
    return encoded(squash(text))


@cache
def _values_of(names: frozenset[str] | None) -> re.Pattern[bytes]:
    """Return the expression for the values of fields of some names.

    It only looks ahead to a value: what looks like a field inside the value of another one hides
    none that follows.
    """
    name = NAME if names is None else rf"(?i:{'|'.join(map(re.escape, sorted(names)))})"
    return re.compile(rf",{SPACE}{name}{SPACE}={SPACE}(?=({VALUE}))".encode())
