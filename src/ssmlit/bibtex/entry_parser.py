"""Parsing an entry's source: where its type, key, names, values and commas are.

Responsible for reading one block, given as text: field by field with one expression where BibTeX
accepts it, `stepwise` otherwise; both give the same parts. Does not depend on files or edits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.bibtex.stepwise import (
    EntrySyntax,
    FieldSpan,
    MalformedError,
    StepParser,
    parse_stepwise,
)
from ssmlit.bibtex.syntax import BLANKS, HEAD, START, field_at

if TYPE_CHECKING:
    import re

_BLANK = frozenset(BLANKS)


def parse_entry(source: str) -> EntrySyntax:
    """Parse the entry at the start of a text; what follows it does not matter.

    Raises:
        MalformedError: when no entry can be read there.
    """
    head = HEAD.match(source)
    if head is None:
        raise MalformedError("it does not start with @type{", 0)
    return _plain(source, head) or parse_stepwise(source)


def _plain(source: str, head: re.Match[str]) -> EntrySyntax | None:
    """Return the parts of an entry if BibTeX accepts it as it is."""
    which = 2 if head[2] is not None else 3
    spans, commas = [], []
    position = head.end()
    while found := field_at(source, comma := _after_blanks(source, position)):
        spans.append(FieldSpan(found[1], found.start(1), *found.span(2)))
        commas.append(comma)
        position = found.end()
    close = _after_blanks(source, position)
    if source[close : close + 1] == ",":
        commas.append(close)
        close = _after_blanks(source, close + 1)
    if source[close : close + 1] != ("}" if which == 2 else ")"):
        return None
    return EntrySyntax(*head.span(1), *head.span(which), tuple(spans), tuple(commas), close, ())


def _after_blanks(source: str, position: int) -> int:
    while source[position : position + 1] in _BLANK:
        position += 1
    return position


def block_end(source: str) -> int:
    """Return where the block at the start of a text ends.

    Raises:
        MalformedError: when it is not closed in the text or cannot be read.
    """
    start = START.match(source)
    if start is None:
        raise MalformedError("it does not start with @type{", 0)
    kind = start[1].lower()
    parser = StepParser(source)
    if kind == "comment":
        return parser.comment(start)
    if kind in {"string", "preamble"}:
        return parser.definition(start, named=kind == "string")
    return parse_stepwise(source).close + 1


def parse_string(source: str) -> FieldSpan:
    """Return the name and the value's place of the `@string` block at the start of a text."""
    start = START.match(source)
    if start is None:
        raise MalformedError("it does not start with @string{", 0)
    parser = StepParser(source)
    return parser.field(parser.filler(start.end()))
