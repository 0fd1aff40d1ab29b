"""What may be written, and how a new entry and a new value become text.

What may be written is decided by the functions `check_…`, which raise `RefusedError` with the
reason; whether the result is right is decided by `edit_verification`. Does not depend on where it
goes.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ssmlit._lazy import regex
from ssmlit.bibtex.entry_parser import BlockParser, MalformedError
from ssmlit.bibtex.macros import concat_operands
from ssmlit.bibtex.syntax import COMMANDS, NAME, NOT_IN_KEYS, is_balanced
from ssmlit.model import Field
from ssmlit.strings import LINE_END, cut, is_number

if TYPE_CHECKING:
    from ssmlit.bibtex.style import Style
    from ssmlit.model import Entry

_NAME = regex(NAME)


class RefusedError(Exception):
    """A forbidden edit, and why. Never leaves this package."""


def entry_text(entry: Entry, newline: str, style: Style) -> str:
    """Return an entry as text, with a line end after it.

    Args:
        entry: texts in braces go between the file's delimiters as they are, so they must be valid
            BibTeX; other values keep their source.
        newline: the file's line end.
        style: how it is laid out.

    Raises:
        RefusedError: when the type, the key, a name or a value cannot be written.
    """
    check_type(entry.type)
    check_key(entry.key)
    frame = style.frame.ended(newline)
    lines = []
    for item in entry.fields:
        check_name(item.name)
        source = item.source
        if item.is_braced:
            check_value(item.text)
            source = enclosed(item.text, style.quotes, style.bare_numbers)
        else:
            check_source(source)
        lines.append(style.assignment.of(style.name(item.name)) + source)
    fields = f"{frame.before},{frame.after}".join(lines)
    inside = f"{frame.first}{fields}{',' if frame.trailing else ''}{frame.close}"
    head = f"@{style.type(entry.type)}{{{entry.key},"
    return f"{head}{inside if lines else newline}}}{newline}"


def check_type(name: str) -> None:
    """Raise `RefusedError` unless an entry may have this type."""
    if not _NAME.fullmatch(name) or name.lower() in COMMANDS:
        raise RefusedError(f"{name!r} cannot be an entry type")
    check_encodable(name)


def is_key(text: str) -> bool:
    """Whether a text can be a citation key: `check_key` as a question."""
    try:
        check_key(text)
    except RefusedError:
        return False
    return True


def check_key(key: str) -> None:
    """Raise `RefusedError` unless this can be a citation key in BibTeX, biber and LaTeX."""
    if not key or (bad := NOT_IN_KEYS.search(key)):
        why = f" ({bad[0]!r} is not allowed)" if key and bad else ""
        raise RefusedError(f"{key!r} cannot be a citation key{why}")
    check_encodable(key)


def check_name(name: str) -> None:
    """Raise `RefusedError` unless a field may have this name."""
    if not _NAME.fullmatch(name):
        raise RefusedError(f"{name!r} cannot be a field name")
    check_encodable(name)


def check_encodable(text: str) -> None:
    """Raise `RefusedError` for half a character (a lone surrogate), which no file can contain."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise RefusedError(f"{text[error.start]!r} is only half a character") from error


def check_value(value: str) -> None:
    """Raise `RefusedError` unless a text can be between braces."""
    check_encodable(value)
    if not is_balanced(value):
        raise RefusedError(f"the braces of the value {_short(value)} are not balanced")
    if (len(value) - len(value.rstrip("\\"))) % 2:
        raise RefusedError(f"the value {_short(value)} ends with a backslash")


def check_source(source: str) -> None:
    """Raise `RefusedError` unless a text is the exact source of a value."""
    check_encodable(source)
    try:
        end = BlockParser(source).value(0)
    except MalformedError as error:
        raise RefusedError(f"{_short(source)} is not a BibTeX value: {error.reason}") from error
    if end != len(source):
        raise RefusedError(f"{_short(source)} is more than one BibTeX value")


def delimited(value: str, old: str) -> str:
    """Return the source of a text, in the delimiters of the value it replaces if possible.

    Args:
        value: accepted by `check_value`.
        old: the source that is there; one piece keeps its kind, a macro or what `#` joins
            gives way to braces.
    """
    if is_number(old) and is_number(value):
        return value
    if old[:1] == '"' and _is_one_operand(old) and _fits_quotes(value):
        return f'"{value}"'
    return f"{{{value}}}"


def enclosed(value: str, quotes: bool, bare_numbers: bool) -> str:
    """Return the source of a new value, accepted by `check_value`, in a file's delimiters."""
    if bare_numbers and is_number(value):
        return value
    return f'"{value}"' if quotes and _fits_quotes(value) else f"{{{value}}}"


def forms(value: str) -> frozenset[str]:
    """Return all possible sources of a text."""
    number = [value] if is_number(value) else []
    return frozenset([f"{{{value}}}", f'"{value}"', *number])


def _is_one_operand(source: str) -> bool:
    """Return whether a delimited value has no `#`."""
    return next(concat_operands(source), "") == source


def _fits_quotes(value: str) -> bool:
    """Whether a text may be in quotes: of its own only those that BibTeX and parsers skip."""
    depth = 0
    for mark in re.findall(r'\\?"|[{}]', value):
        depth += {"{": 1, "}": -1}.get(mark, 0)
        if mark == '"' or (mark == '\\"' and depth == 0):
            return False
    return not value.endswith("\\")


def _short(value: str) -> str:
    return repr(cut(value, 40))


def with_line_ends(entry: Entry, newline: str) -> Entry:
    """Return an entry whose values have a file's line ends: one of another file may have others."""
    if not any("\n" in item.source or "\r" in item.source for item in entry.fields):
        return entry
    fields = (
        Field(item.name, line_ended(item.source, newline), line_ended(item.text, newline))
        for item in entry.fields
    )
    return replace(entry, fields=tuple(fields))


def line_ended(text: str, newline: str) -> str:
    """Return a text with a file's line ends."""
    return LINE_END.sub(newline, text) if "\n" in text or "\r" in text else text


def newline_of(text: str) -> str:
    """Return the line end a text uses: that of its last line."""
    before, feed, _ = text.rpartition("\n")
    if not feed:
        return "\r" if "\r" in text else "\n"
    return "\r\n" if before.endswith("\r") else "\n"
