"""How an entry is written: ssmlit's own layout, and the habits of an entry that is there.

Pure text work on one entry. What may be written is decided by the functions `check_…`, which
raise `RefusedError` with the reason; whether the result is right is decided by `verify`.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from ssmlit.bibtex.entry_parser import value_end
from ssmlit.bibtex.stepwise import EntrySyntax, FieldSpan, MalformedError
from ssmlit.bibtex.syntax import BLANKS, COMMANDS, NAME, is_balanced
from ssmlit.bibtex.values import concat_operands
from ssmlit.errors import EditRefusedError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ssmlit.model import NewEntry

_NAME = re.compile(NAME)
_KEY_FORBIDDEN = re.compile(r'[\s,{}%#\\"=~\x00-\x1f\x7f]')


class RefusedError(Exception):
    """An edit that must not be done, and why. Never leaves this package."""


def format_entry(entry: NewEntry, newline: str = "\n") -> str:
    """Return an entry in ssmlit's layout: two spaces in, braces, a comma after each field.

    Args:
        entry: values go between braces as they are, so they must be valid BibTeX; those of
            `verbatim` fields stand without.
        newline: the file's line end; one also ends the entry.

    Raises:
        EditRefusedError: when the type, the key, a name or a value cannot be written.
    """
    try:
        return written(entry, newline)
    except RefusedError as error:
        raise EditRefusedError(f"cannot write the entry {entry.key}: {error}") from error


def written(entry: NewEntry, newline: str) -> str:
    """Do what `format_entry` does; raise `RefusedError`."""
    check_type(entry.type)
    check_key(entry.key)
    for name, value in entry.fields:
        check_name(name)
        (check_source if name in entry.verbatim else check_value)(value)
    lines = [f"  {name} = {source},{newline}" for name, source in sources(entry)]
    return f"@{entry.type}{{{entry.key},{newline}{''.join(lines)}}}{newline}"


def sources(entry: NewEntry) -> tuple[tuple[str, str], ...]:
    """Return the fields of a new entry with the exact source of each value."""
    return tuple(
        (name, value if name in entry.verbatim else f"{{{value}}}") for name, value in entry.fields
    )


def check_type(name: str) -> None:
    """Raise `RefusedError` unless an entry may have this type."""
    if not _NAME.fullmatch(name) or name.lower() in COMMANDS:
        raise RefusedError(f"{name!r} cannot be an entry type")
    check_encodable(name)


def is_key(text: str) -> bool:
    """Whether a text can be a citation key in BibTeX, biber and LaTeX."""
    return bool(text) and _KEY_FORBIDDEN.search(text) is None


def check_key(key: str) -> None:
    """Raise `RefusedError` unless this can be a citation key in BibTeX, biber and LaTeX."""
    if not key or (bad := _KEY_FORBIDDEN.search(key)):
        why = f" ({bad[0]!r} is not allowed)" if key and bad else ""
        raise RefusedError(f"{key!r} cannot be a citation key{why}")
    check_encodable(key)


def check_name(name: str) -> None:
    """Raise `RefusedError` unless a field may have this name."""
    if not _NAME.fullmatch(name):
        raise RefusedError(f"{name!r} cannot be a field name")
    check_encodable(name)


def check_encodable(text: str) -> None:
    """Raise `RefusedError` for half a character (a lone surrogate), which no file can hold."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise RefusedError(f"{text[error.start]!r} is only half a character") from error


def check_value(value: str) -> None:
    """Raise `RefusedError` unless a text can stand between braces."""
    check_encodable(value)
    if not is_balanced(value):
        raise RefusedError(f"the braces of the value {_short(value)} are not balanced")
    if (len(value) - len(value.rstrip("\\"))) % 2:
        raise RefusedError(f"the value {_short(value)} ends with a backslash")


def check_source(source: str) -> None:
    """Raise `RefusedError` unless a text is the exact source of a value."""
    check_encodable(source)
    try:
        end = value_end(source, 0)
    except MalformedError as error:
        raise RefusedError(f"{_short(source)} is not a BibTeX value: {error.reason}") from error
    if end != len(source):
        raise RefusedError(f"{_short(source)} is more than one BibTeX value")


def delimited(value: str, old: str) -> str:
    """Return the source of a text, in the delimiters of the value it replaces where they serve.

    Args:
        value: what `check_value` let pass.
        old: the source that stands there; one piece keeps its kind, a macro or what `#` joins
            gives way to braces.
    """
    if old.isascii() and old.isdigit() and value.isascii() and value.isdigit():
        return value
    if old[:1] == '"' and _is_one_operand(old) and _fits_quotes(value):
        return f'"{value}"'
    return f"{{{value}}}"


def _is_one_operand(source: str) -> bool:
    """Tell whether nothing in a delimited value is joined by `#`."""
    return next(concat_operands(source), "") == source


def _fits_quotes(value: str) -> bool:
    depth = 0
    for mark in re.findall(r'["{}]', value):
        depth += {"{": 1, "}": -1}.get(mark, 0)
        if mark == '"' and depth == 0:
            return False
    return not value.endswith("\\")


def _short(value: str) -> str:
    return repr(value if len(value) <= 40 else value[:39] + "…")


def newline_of(text: str) -> str:
    """Return the line end a text uses: that of its last line."""
    end = text.rfind("\n")
    if end < 0:
        return "\r" if "\r" in text else "\n"
    return "\r\n" if text[end - 1 : end] == "\r" else "\n"


def assignment(source: str, syntax: EntrySyntax, name: str) -> str:
    """Return a name and `=` set as the entry's own fields are, aligned if they are."""
    habits = [habit for span in syntax.fields if (habit := _habit(source, span)) is not None]
    if not habits:
        return f"{name} = "
    _, before, after = habits[-1]
    equals = _column([(length, length + len(gap)) for length, gap, _ in habits])
    if equals:
        return f"{name}{' ' * max(equals - len(name), 1)}={after}"
    values = _column([(length, length + len(gap) + len(rest)) for length, gap, rest in habits])
    if values:
        return f"{name}{before}={' ' * max(values - len(name) - len(before), 1)}"
    return f"{name}{before}={after}"


def _column(stops: Sequence[tuple[int, int]]) -> int:
    """Return the column that all fields keep to whose names are short enough for it, or 0.

    Args:
        stops: of each field, the length of its name and where its `=`, or its value, stands.
    """
    column = Counter(stop for _, stop in stops).most_common(1)[0][0]
    able = [(length, stop) for length, stop in stops if length < column]
    aligned = all(stop == column for _, stop in able)
    return column if aligned and len({length for length, _ in able}) > 1 else 0


def _habit(source: str, span: FieldSpan) -> tuple[int, str, str] | None:
    """Return the length of a field's name and the blanks before and after its `=`."""
    end = span.name_start + len(span.name)
    equals = source.find("=", end, span.start)
    before, after = source[end:equals], source[equals + 1 : span.start]
    if equals < 0 or (before + after).strip(" \t") or "\t" in before or span.start == span.end:
        return None
    return len(span.name), before, after


def indentation(source: str, syntax: EntrySyntax, newline: str) -> tuple[str, str]:
    """Return what the entry puts before and after the comma that precedes a field."""
    ends = [syntax.key_end, *(span.end for span in syntax.fields)]
    for end, span in reversed(list(zip(ends, syntax.fields, strict=False))):
        commas = [comma for comma in syntax.commas if end <= comma < span.name_start]
        if len(commas) == 1:
            before, after = source[end : commas[0]], source[commas[0] + 1 : span.name_start]
            if not (before + after).strip(BLANKS):
                return before, after
    return "", f"{newline}  "
