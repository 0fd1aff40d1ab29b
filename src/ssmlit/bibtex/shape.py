"""An entry's source taken apart: where its type, key, names, values and commas stand.

Reads what BibTeX reads, and goes on where BibTeX stops but the meaning is plain (a missing comma
between fields, two commas, `%` comments, a value left out, `pages = 1--2`): each such place is
a note. Anything else raises `MalformedError` with the reason and the place. Knows nothing of
files, documents or edits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ssmlit.bibtex.grammar import BARE_VALUE, BRACES, FILLER, HEAD, NAMED, QUOTES, START

if TYPE_CHECKING:
    import re


class MalformedError(Exception):
    """A block that cannot be read: why, and at which offset. Never leaves this package."""

    def __init__(self, reason: str, at: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.at = at


class Slot(NamedTuple):
    """Where a field stands.

    Attributes:
        name: as written.
        name_start: offset of its first letter.
        start, end: the value, delimiters included; equal when it was left out.
    """

    name: str
    name_start: int
    start: int
    end: int


class Note(NamedTuple):
    """Something that BibTeX does not accept and we read all the same."""

    code: str
    message: str
    at: int


class Shape(NamedTuple):
    """Where the parts of an entry stand; offsets are into the text it was read from.

    Attributes:
        type_start, type_end: the type, without `@`.
        key_start, key_end: the citation key.
        slots: the fields in order.
        commas: every comma between key, fields and closing delimiter.
        close: offset of the closing delimiter.
        notes: what BibTeX would stumble over.
    """

    type_start: int
    type_end: int
    key_start: int
    key_end: int
    slots: tuple[Slot, ...]
    commas: tuple[int, ...]
    close: int
    notes: tuple[Note, ...]


def entry_shape(text: str, begin: int, limit: int | None = None) -> Shape:
    """Take the entry apart whose `@` is at `begin`, looking no further than `limit`.

    Raises:
        MalformedError: when no entry can be read there.
    """
    head = HEAD.match(text, begin)
    if head is None:
        raise MalformedError("it does not start with @type{", begin)
    return _Reader(text, len(text) if limit is None else limit).entry(head)


def closing(text: str, start: re.Match[str], limit: int) -> int:
    """Return where the block ends whose `START` matched.

    Raises:
        MalformedError: when it is not closed before `limit` or cannot be read.
    """
    kind = start[1].lower()
    reader = _Reader(text, limit)
    if kind == "comment":
        return reader.comment(start)
    if kind in {"string", "preamble"}:
        return reader.definition(start, named=kind == "string")
    return entry_shape(text, start.start(), limit).close + 1


def string_slot(text: str, begin: int, limit: int) -> Slot:
    """Return the name and the value's place of the `@string` block at `begin`."""
    start = START.match(text, begin)
    if start is None:
        raise MalformedError("it does not start with @string{", begin)
    reader = _Reader(text, limit)
    return reader.field(reader.filler(start.end()))


def value_end(text: str, begin: int) -> int:
    """Return where the value at `begin` ends, all pieces joined by `#` included.

    Raises:
        MalformedError: when no value stands there.
    """
    return _Reader(text, len(text)).value(begin)


def piece_end(text: str, begin: int) -> int:
    """Return where the piece of a value at `begin` ends; raises as `value_end` does."""
    return _Reader(text, len(text)).piece(begin)


def after_filler(text: str, position: int) -> int:
    """Return the place behind white space and `%` comments."""
    filler = FILLER.match(text, position)
    return filler.end() if filler else position


class _Reader:
    def __init__(self, text: str, limit: int) -> None:
        self.text = text
        self.limit = limit
        self.notes: list[Note] = []

    def at(self, position: int) -> str:
        return self.text[position] if position < self.limit else ""

    def filler(self, position: int) -> int:
        """Skip white space and `%` comments."""
        match = FILLER.match(self.text, position, self.limit)
        end = match.end() if match else position
        percent = self.text.find("%", position, end)
        if percent >= 0:
            message = "BibTeX knows no % comment inside an entry and stops reading it here"
            self.notes.append(Note("comment-in-entry", message, percent))
        return end

    def entry(self, head: re.Match[str]) -> Shape:
        which = 2 if head[2] is not None else 3
        close = "}" if which == 2 else ")"
        slots: list[Slot] = []
        commas: list[int] = []
        position = self._after_key(head.end(), close)
        previous = head.end()
        separated = False
        while (mark := self.at(position)) != close:
            if mark == ",":
                if separated:
                    self.notes.append(Note("stray-comma", "a comma with no field", position))
                commas.append(position)
                separated = True
                position = self.filler(position + 1)
                continue
            slot = self._next_field(position, close, slots)
            if not separated:
                self.notes.append(Note("missing-comma", _missing(slots, slot), previous))
            slots.append(slot)
            previous, separated = slot.end, False
            position = self.filler(slot.end)
        return Shape(
            *head.span(1), *head.span(which), tuple(slots), tuple(commas), position,
            tuple(self.notes),
        )  # fmt: skip

    def _after_key(self, position: int, close: str) -> int:
        position = self.filler(position)
        mark = self.at(position)
        if mark in {",", close} and mark:
            return position
        if mark == "=":
            raise MalformedError("it has no citation key", position)
        if NAMED.match(self.text, position, self.limit):
            return position
        raise MalformedError("a comma is missing after the citation key", position)

    def _next_field(self, position: int, close: str, slots: list[Slot]) -> Slot:
        if NAMED.match(self.text, position, self.limit):
            return self.field(position)
        if not self.at(position):
            raise MalformedError(f"the closing {close} is missing", position)
        after = f" after the field {slots[-1].name}" if slots else ""
        raise MalformedError(f"expected a comma, a field or the closing {close}{after}", position)

    def field(self, position: int) -> Slot:
        """Read `name = value`; a value left out is empty and a note."""
        named = NAMED.match(self.text, position, self.limit)
        if named is None:
            raise MalformedError("expected `name =`", position)
        start = self.filler(named.end())
        if self.at(start) in {",", "}", ")"} and self.at(start):
            blank = named.end() + (self.at(named.end()) == " " and start > named.end())
            message = f"the field {named[1]} has no value"
            self.notes.append(Note("missing-value", message, position))
            return Slot(named[1], position, blank, blank)
        return Slot(named[1], position, start, self.value(start))

    def value(self, position: int) -> int:
        """Return the end of a value: pieces joined by `#`."""
        while True:
            end = self.piece(position)
            after = self.filler(end)
            if self.at(after) != "#":
                return end
            position = self.filler(after + 1)

    def piece(self, position: int) -> int:
        """Return the end of one piece of a value."""
        mark = self.at(position)
        if mark == "{":
            return self.braced(position)
        if mark == '"':
            return self._quoted(position)
        bare = BARE_VALUE.match(self.text, position, self.limit)
        if bare is None:
            raise MalformedError("expected a value in braces or quotes", position)
        if bare[0][0] in "0123456789" and not (bare[0].isascii() and bare[0].isdigit()):
            message = f"the value {bare[0]} is neither a number nor in braces or quotes"
            self.notes.append(Note("bare-value", message, position))
        return bare.end()

    def braced(self, position: int) -> int:
        """Return the place behind the brace that closes the one at `position`."""
        depth = 0
        for brace in BRACES.finditer(self.text, position, self.limit):
            depth += 1 if brace[0] == "{" else -1
            if depth == 0:
                return brace.end()
        raise MalformedError("a brace is opened and never closed", position)

    def _quoted(self, position: int) -> int:
        depth = 0
        for mark in QUOTES.finditer(self.text, position + 1, self.limit):
            if mark[0] == '"' and depth == 0:
                return mark.end()
            depth += {"{": 1, "}": -1}.get(mark[0], 0)
            if depth < 0:
                raise MalformedError("a brace inside quotes is closed and not opened", mark.start())
        raise MalformedError("a quote is opened and never closed", position)

    def comment(self, start: re.Match[str]) -> int:
        """Return the end of an `@comment`: the delimiter closed outside inner braces."""
        if start[2] == "{":
            return self.braced(start.end() - 1)
        position = start.end()
        while (mark := self.at(position)) not in {")", "}", ""}:
            position = self.braced(position) if mark == "{" else position + 1
        if mark != ")":
            raise MalformedError("the closing ) is missing", position)
        return position + 1

    def definition(self, start: re.Match[str], *, named: bool) -> int:
        """Return the end of an `@string` or `@preamble`."""
        close = "}" if start[2] == "{" else ")"
        position = self.filler(start.end())
        if named and (slot := self.field(position)).start == slot.end:
            raise MalformedError(f"the macro {slot.name} has no value", position)
        end = slot.end if named else self.value(position)
        end = self.filler(end)
        if self.at(end) != close:
            raise MalformedError(f"the closing {close} is missing", end)
        return end + 1


def _missing(slots: list[Slot], slot: Slot) -> str:
    before = f"the field {slots[-1].name}" if slots else "the citation key"
    return f"a comma is missing between {before} and the field {slot.name}"
