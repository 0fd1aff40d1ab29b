"""From a block to an `Entry`, from `@string` blocks to macros.

Takes the fast way where BibTeX itself would accept the entry and `shape` where it would not; both
give the same fields (a test compares them). An entry that was read holds the place of its fields
in the file and takes them apart when they are asked for: half a million fields take
several times the memory of the file they stand in.
"""

from __future__ import annotations

from collections.abc import Sequence
from sys import intern
from typing import TYPE_CHECKING, overload

from ssmlit.bibtex.grammar import HEAD, Form, fields
from ssmlit.bibtex.locate import key_of
from ssmlit.bibtex.shape import MalformedError, entry_shape, string_slot
from ssmlit.bibtex.values import expand
from ssmlit.model import Entry, Field
from ssmlit.text import MARK, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ssmlit.bibtex.scan import Block

_RECENT = 256  # entries whose fields are kept: whoever asks for one field soon asks for another


class Reader:
    """Reads the entries of one file.

    Args:
        text: the file.
        strings: its macros.
    """

    def __init__(self, text: Text, strings: Mapping[str, str]) -> None:
        self._text = text
        self._strings = strings
        self._recent: dict[int, tuple[Field, ...]] = {}
        self._recent_texts: dict[int, dict[str, str]] = {}

    def entry(self, block: Block, nth: int = 0) -> Entry:
        """Return the entry that stands in a block of kind "entry"."""
        start = HEAD.match(self._text.marked, block.start)
        if start is None:  # the scanner saw HEAD here
            raise MalformedError("it does not start with @type{", block.start)
        begin = block.start if block.form is Form.DOUBTFUL else start.end()
        found = Fields(self, begin, block.end, block.form)
        kind, key = start[1], start[2] or start[3] or ""
        if MARK in start[0]:
            kind, key = self._text[slice(*start.span(1))], key_of(self._text, block.start)
        return Entry(intern(kind), key, found, block.line, nth)

    def fields(self, begin: int, end: int, form: Form) -> tuple[Field, ...]:
        """Return the fields that stand there.

        Args:
            begin: the place behind the citation key; of a doubtful entry, its `@`.
            end: the place behind the closing delimiter.
            form: how they may be taken apart.
        """
        known = self._recent.get(begin)
        if known is None:
            if len(self._recent) >= _RECENT:
                self._recent.clear()
            known = self._recent[begin] = self._taken_apart(begin, end, form)
        return known

    def texts(self, begin: int, end: int, form: Form) -> dict[str, str]:
        """Return the texts of these fields by lower-case name, of repeated ones the first.

        Half the work of making fields; what it costs to read every entry of a library.
        """
        known = self._recent_texts.get(begin)
        if known is None:
            if len(self._recent_texts) >= _RECENT:
                self._recent_texts.clear()
            text, start, stop = self._text.stretch(begin, end)
            known = _values(_found(text, start, stop, form), self._strings)
            self._recent_texts[begin] = known
        return known

    def _taken_apart(self, begin: int, end: int, form: Form) -> tuple[Field, ...]:
        text, begin, end = self._text.stretch(begin, end)
        strings, found = self._strings, _found(text, begin, end, form)
        made = tuple.__new__  # a third of the time that `Field(…)` takes, half a million times
        return tuple(
            [
                made(Field, item if item[2] else (*item[:2], expand(item[1], strings)))
                for item in found
            ]
        )


class Fields(Sequence[Field]):
    """The fields of an entry of a file: as good as a tuple of them, and made when asked for."""

    __slots__ = ("_begin", "_end", "_form", "_reader")

    def __init__(self, reader: Reader, begin: int, end: int, form: Form) -> None:
        self._reader = reader
        self._begin = begin
        self._end = end
        self._form = form

    def _all(self) -> tuple[Field, ...]:
        return self._reader.fields(self._begin, self._end, self._form)

    def __iter__(self) -> Iterator[Field]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def texts(self) -> Mapping[str, str]:
        """Return the texts by lower-case name, of repeated fields the first."""
        return self._reader.texts(self._begin, self._end, self._form)

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


def read_entry(text: str, block: Block, strings: Mapping[str, str], nth: int = 0) -> Entry:
    """Return the entry that stands in a block of kind "entry"."""
    return Reader(Text(text), strings).entry(block, nth)


def texts(source: str, form: Form, strings: Mapping[str, str]) -> tuple[str, str, dict[str, str]]:
    """Return the type, the key and the texts of an entry: what `read_entry` would give, faster.

    Args:
        source: the entry's block.
        form: as of the block.
        strings: the file's macros.

    Returns:
        The type and the key as written; texts by lower-case name, of repeated fields the first.
    """
    start = HEAD.match(source)
    if start is None:
        raise MalformedError("it does not start with @type{", 0)
    found = _found(source, 0 if form is Form.DOUBTFUL else start.end(), len(source), form)
    return start[1], start[2] or start[3] or "", _values(found, strings)


def _values(found: Sequence[tuple[str, str, str]], strings: Mapping[str, str]) -> dict[str, str]:
    values = {name.lower(): inner or expand(value, strings) for name, value, inner in found}
    if len(values) < len(found):
        values.update(
            (name.lower(), inner or expand(value, strings))
            for name, value, inner in reversed(found)
        )
    return values


def _found(text: str, begin: int, end: int, form: Form) -> list[tuple[str, str, str]]:
    """Return names, values, and what is inside plain braces, of the fields of an entry."""
    if form is Form.DOUBTFUL:
        slots = entry_shape(text, begin, end).slots
        return [(slot.name, text[slot.start : slot.end], "") for slot in slots]
    return fields(text, begin, end, form)


def names(text: str, block: Block) -> list[str]:
    """Return the names of the fields in a block of kind "entry", in lower case."""
    start = HEAD.match(text, block.start)
    if start is None or block.form is Form.DOUBTFUL:
        return [slot.name.lower() for slot in entry_shape(text, block.start, block.end).slots]
    return [name.lower() for name, _, _ in fields(text, start.end(), block.end, block.form)]


def read_strings(text: Text, blocks: Iterable[Block]) -> dict[str, str]:
    """Return the macros that the `@string` blocks define, names in lower case.

    A definition may use earlier ones; of two with one name the later counts, as in BibTeX for
    what follows it.
    """
    strings: dict[str, str] = {}
    for block in blocks:
        if block.kind == "string":
            source = text[block.start : block.end]
            slot = string_slot(source, 0, len(source))
            strings[slot.name.lower()] = expand(source[slot.start : slot.end], strings)
    return strings
