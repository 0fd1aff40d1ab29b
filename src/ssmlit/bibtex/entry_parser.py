"""Parsing an entry's source: where its type, key, names, values and commas are.

Responsible for reading one block, given as text, also where BibTeX stops but the meaning is clear:
a missing comma between fields, two commas, `%` comments, a missing value, `pages = 1--2` (each is a
note); and for why and where nothing can be read. Does not depend on files, documents or edits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ssmlit.bibtex.syntax import (
    BARE_VALUE,
    BLANKS,
    BRACES,
    ENDS,
    HEAD,
    NAMED,
    QUOTES,
    START,
    after_filler,
)
from ssmlit.strings import is_number

if TYPE_CHECKING:
    import re

_STRETCH = 256  # characters in which braces are counted at once
_FILLING = frozenset(f"{BLANKS}%")


class MalformedError(Exception):
    """A block that cannot be read: why, and at which offset. Never leaves this package."""

    def __init__(self, reason: str, at: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.at = at


class FieldSpan(NamedTuple):
    """Where a field is."""

    name: str  # as written
    name_start: int  # offset of its first letter
    # the value, delimiters included; equal when it was left out
    start: int
    end: int


class SyntaxNote(NamedTuple):
    """Something that BibTeX rejects and we read anyway."""

    code: str
    message: str
    at: int


class EntrySyntax(NamedTuple):
    """Where the parts of an entry are; offsets are into the text it was read from."""

    # the type, without `@`
    type_start: int
    type_end: int
    # the citation key
    key_start: int
    key_end: int
    fields: tuple[FieldSpan, ...]  # where they are, in order
    commas: tuple[int, ...]  # every comma between key, fields and closing delimiter
    close: int  # offset of the closing delimiter
    notes: tuple[SyntaxNote, ...]  # problems for BibTeX

    @property
    def ends(self) -> list[int]:
        """Where the key and each field end, in order: what is after it begins there."""
        return [self.key_end, *(span.end for span in self.fields)]


def parse_entry(source: str) -> EntrySyntax:
    """Parse the entry at the start of a text; what follows it does not matter.

    Raises:
        MalformedError: when no entry can be read there.
    """
    return BlockParser(source).entry(_begin(HEAD, source))


def block_end(source: str) -> int:
    """Return where the block at the start of a text ends.

    Raises:
        MalformedError: when it is not closed in the text or cannot be read.
    """
    start = _begin(START, source)
    kind, parser = start[1].lower(), BlockParser(source)
    if kind == "comment":
        return parser.comment(start)
    if kind in {"string", "preamble"}:
        return parser.definition(start, named=kind == "string")
    return parse_entry(source).close + 1


def parse_string(source: str) -> FieldSpan:
    """Return the name and the value's place of the `@string` block at the start of a text."""
    parser = BlockParser(source)
    return parser.field(parser.filler(_begin(START, source).end()))


def _begin(form: re.Pattern[str], source: str) -> re.Match[str]:
    begin = form.match(source)
    if begin is None:
        raise MalformedError("it does not start with @type{", 0)
    return begin


class BlockParser:
    """Reads one block; offsets are into its text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.notes: list[SyntaxNote] = []
        self._has_percent = "%" in text

    def at(self, position: int) -> str:
        """Return the character at a position, or "" after the end."""
        return self.text[position : position + 1]

    def filler(self, position: int) -> int:
        """Skip white space and `%` comments."""
        if self.text[position : position + 1] not in _FILLING:
            return position
        end = after_filler(self.text, position)
        if self._has_percent and (percent := self.text.find("%", position, end)) != -1:
            message = "BibTeX knows no % comment inside an entry and stops reading it here"
            note = SyntaxNote("comment-in-entry", message, percent)
            if self.notes[-1:] != [note]:  # what follows a value is looked at twice
                self.notes.append(note)
        return end

    def entry(self, head: re.Match[str]) -> EntrySyntax:
        """Read the entry whose `HEAD` matched."""
        which, close = (2, "}") if head[2] is not None else (3, ")")
        spans: list[FieldSpan] = []
        commas: list[int] = []
        position = self._after_key(head, close)
        previous = head.end()
        separated = False
        while (mark := self.at(position)) != close:
            if mark == ",":
                if separated:
                    self.notes.append(SyntaxNote("stray-comma", "a comma with no field", position))
                commas.append(position)
                separated = True
                position = self.filler(position + 1)
                continue
            named = NAMED.match(self.text, position)
            if named is None:
                raise self._unexpected(position, close, spans)
            span = self._field(named)
            if not separated:
                self.notes.append(SyntaxNote("missing-comma", _missing(spans, span), previous))
            spans.append(span)
            previous, separated = span.end, False
            position = self.filler(span.end)
        return EntrySyntax(
            *head.span(1), *head.span(which), tuple(spans), tuple(commas), position,
            tuple(self.notes),
        )  # fmt: skip

    def _after_key(self, head: re.Match[str], close: str) -> int:
        position = self.filler(head.end())
        mark = self.at(position)
        if mark in {",", close}:
            return position
        if mark == "=" or "={" in head[0] or '="' in head[0]:  # a field
            raise MalformedError("it has no citation key", position)
        if NAMED.match(self.text, position):
            return position
        raise MalformedError("a comma is missing after the citation key", position)

    def _unexpected(self, position: int, close: str, spans: list[FieldSpan]) -> MalformedError:
        if not self.at(position):
            return MalformedError(f"the closing {close} is missing", position)
        after = f" after the field {spans[-1].name}" if spans else ""
        return MalformedError(f"expected a comma, a field or the closing {close}{after}", position)

    def field(self, position: int) -> FieldSpan:
        """Read `name = value`; a value left out is empty and a note."""
        named = NAMED.match(self.text, position)
        if named is None:
            raise MalformedError("expected `name =`", position)
        return self._field(named)

    def _field(self, named: re.Match[str]) -> FieldSpan:
        position, start = named.start(), self.filler(named.end())
        if self.at(start) in {",", "}", ")"}:
            blank = named.end() + (self.at(named.end()) == " ")
            message = f"the field {named[1]} has no value"
            self.notes.append(SyntaxNote("missing-value", message, position))
            return FieldSpan(named[1], position, blank, blank)
        return FieldSpan(named[1], position, start, self.value(start))

    def value(self, position: int) -> int:
        """Return the end of a value: operands joined by `#`; raise `MalformedError` without one."""
        while True:
            end = self.operand(position)
            after = self.filler(end)
            if self.at(after) != "#":
                return end
            position = self.filler(after + 1)

    def operand(self, position: int) -> int:
        """Return the end of one operand of a value."""
        mark = self.at(position)
        if mark == "{":
            return self.braced(position)
        if mark == '"':
            return self._quoted(position)
        bare = BARE_VALUE.match(self.text, position)
        if bare is None:
            raise MalformedError("expected a value in braces or quotes", position)
        if bare[0][0] in "0123456789" and not is_number(bare[0]):
            message = f"the value {bare[0]} is neither a number nor in braces or quotes"
            self.notes.append(SyntaxNote("bare-value", message, position))
        return bare.end()

    def braced(self, position: int) -> int:
        """Return the place after the brace that closes the one at `position`."""
        start, depth = position + 1, 1
        first = self.text.find("}", start)
        if first != -1 and self.text.find("{", start, first) == -1:  # as in most values
            return first + 1
        while start < len(self.text):
            start, depth = self._deep(start, depth)
            for brace in BRACES.finditer(self.text, start, start + _STRETCH):
                depth += 1 if brace[0] == "{" else -1
                if depth == 0:
                    return brace.end()
            start += _STRETCH
        raise MalformedError("a brace is opened and never closed", position)

    def _quoted(self, position: int) -> int:
        start, depth = position + 1, 0
        while start < len(self.text):
            start, depth = self._deep(start, depth)
            for mark in QUOTES.finditer(self.text, start, start + _STRETCH):
                if mark[0] == '"' and depth == 0:
                    return mark.end()
                depth += {"{": 1, "}": -1}.get(mark[0], 0)
                if depth < 0:
                    reason = "a brace inside quotes is closed and not opened"
                    raise MalformedError(reason, mark.start())
            start += _STRETCH
        raise MalformedError("a quote is opened and never closed", position)

    def _deep(self, position: int, depth: int) -> tuple[int, int]:
        """Continue from a place some braces deep as long as counting shows that one stays open.

        Many unclosed values would each be searched to the end: so the stretches grow.
        """
        size = _STRETCH
        while position < len(self.text):
            end = min(position + size, len(self.text))
            closed = self.text.count("}", position, end)
            if depth > closed:
                depth += self.text.count("{", position, end) - closed
                position, size = end, size * 2
            elif size == _STRETCH:
                break
            else:
                size = _STRETCH
        return position, depth

    def comment(self, start: re.Match[str]) -> int:
        """Return the end of an `@comment`: the delimiter closed outside inner braces."""
        if start[2] == "{":
            return self.braced(start.end() - 1)
        position, mark = start.end(), None
        is_closed = ")" in self.text[position:]  # many without would each be read to the end
        while is_closed and (mark := ENDS.search(self.text, position)) and mark[0] == "{":
            position = self.braced(mark.start())
        if mark is None or mark[0] != ")":
            raise MalformedError("the closing ) is missing", position)
        return mark.end()

    def definition(self, start: re.Match[str], *, named: bool) -> int:
        """Return the end of an `@string` or `@preamble`."""
        close = "}" if start[2] == "{" else ")"
        position = self.filler(start.end())
        if named and (span := self.field(position)).start == span.end:
            raise MalformedError(f"the macro {span.name} has no value", position)
        end = self.filler(span.end if named else self.value(position))
        if self.at(end) != close:
            raise MalformedError(f"the closing {close} is missing", end)
        return end + 1


def _missing(spans: list[FieldSpan], span: FieldSpan) -> str:
    before = f"the field {spans[-1].name}" if spans else "the citation key"
    return f"a comma is missing between {before} and the field {span.name}"
