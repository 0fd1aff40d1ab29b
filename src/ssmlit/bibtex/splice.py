"""One edit inside the source of one entry: text in, text out, only the requested span changed.

Each function takes the source of an entry, from `@` to the closing delimiter. They do what is
asked and do not check the result: `edit_verification` does.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from ssmlit._lazy import regex
from ssmlit.bibtex.entry_parser import parse_entry
from ssmlit.bibtex.layout import (
    check_key,
    check_name,
    check_source,
    check_type,
    check_value,
    delimited,
    enclosed,
    line_ended,
)
from ssmlit.bibtex.style import case_of, habits, in_case, indentation
from ssmlit.bibtex.syntax import BLANKS

if TYPE_CHECKING:
    from ssmlit.bibtex.entry_parser import EntrySyntax, FieldSpan
    from ssmlit.bibtex.style import Frame, Habits, Style
    from ssmlit.model import SetField

_LINE_END = regex(r"[\r\n]")


def set_type(source: str, new: str) -> str:
    """Return the source with another entry type, in the case of the old one."""
    check_type(new)
    syntax = parse_entry(source)
    old = source[syntax.type_start : syntax.type_end]
    new = in_case(new, case_of(old), camel=old[1:] != old[1:].lower())
    return source[: syntax.type_start] + new + source[syntax.type_end :]


def rename_key(source: str, new: str) -> str:
    """Return the source with another citation key."""
    check_key(new)
    syntax = parse_entry(source)
    return source[: syntax.key_start] + new + source[syntax.key_end :]


def set_field(
    source: str,
    edit: SetField,
    newline: str,
    file_style: Callable[[], Style],
    *,
    original: str = "",
) -> str:
    """Return the source with a field's value replaced, or with the field added at the end.

    Args:
        source: of the entry.
        edit: which field gets what.
        newline: the line end of a new line.
        file_style: returns the file's style, used where the entry itself shows none.
        original: the source before other edits, which shows how the entry is written.
    """
    check_name(edit.name)
    (check_source if edit.verbatim else check_value)(edit.value)
    syntax = parse_entry(source)
    span = _first(syntax, edit.name)
    if span is None:
        style = file_style()
        field = _new_field(edit, _habits(original or source), style)
        return _add_field(source, syntax, field, style.frame.ended(newline))
    old = source[span.start : span.end]
    value = edit.value if edit.verbatim else delimited(edit.value, old)
    if value == line_ended(old, newline):
        return source
    return source[: span.start] + value + source[span.end :]


@lru_cache(maxsize=1)  # an entry gets its new fields in turn
def _habits(source: str) -> Habits:
    return habits(source, parse_entry(source))


def _new_field(edit: SetField, own: Habits, style: Style) -> str:
    """Return a new field in the style of the entry, or else of the file."""
    quotes = style.quotes if own.quotes is None else own.quotes
    bare = style.bare_numbers if own.bare_numbers is None else own.bare_numbers
    value = edit.value if edit.verbatim else enclosed(edit.value, quotes, bare)
    name = style.name(edit.name, own.name_case or "")
    return (own.assignment or style.assignment).of(name) + value


def drop_field(source: str, name: str) -> str:
    """Return the source without the fields of that name and their separators."""
    while True:
        syntax = parse_entry(source)
        span = _first(syntax, name)
        if span is None:
            return source
        source = _drop(source, syntax, syntax.fields.index(span))


def _first(syntax: EntrySyntax, name: str) -> FieldSpan | None:
    wanted = name.lower()
    return next((span for span in syntax.fields if span.name.lower() == wanted), None)


def _add_field(source: str, syntax: EntrySyntax, field: str, frame: Frame) -> str:
    before, after = indentation(source, syntax) or ("", frame.first)
    last = syntax.ends[-1]
    trailing = [comma for comma in syntax.commas if comma >= last]
    if trailing:
        at = _after_comment(source, trailing[-1] + 1, syntax.close)
        text = f"{after}{field},"
    else:
        at, text = last, f"{before},{after}{field}"
    if not syntax.fields and not source[at : syntax.close].strip(BLANKS + ","):
        text += (
            "" if "\n" in source[at : syntax.close] else f"{'' if trailing else ','}{frame.close}"
        )
    return source[:at] + text + source[at:]


def _after_comment(source: str, position: int, limit: int) -> int:
    """Return the end of a `%` comment that follows on the same line, or the position itself."""
    line_end = _line_end(source, position, limit)
    rest = source[position:line_end]
    return line_end if rest.lstrip(BLANKS).startswith("%") else position


def _drop(source: str, syntax: EntrySyntax, index: int) -> str:
    span = syntax.fields[index]
    previous = syntax.ends[index]
    is_last = index + 1 == len(syntax.fields)
    following = syntax.close if is_last else syntax.fields[index + 1].name_start
    before = [comma for comma in syntax.commas if previous <= comma < span.name_start]
    after = [comma for comma in syntax.commas if span.end <= comma < following]
    own = after[0] if after else -1
    leads = bool(before) and "\n" in source[previous : before[-1]]
    key_runs_on = source[syntax.close] == ")" and len(syntax.fields) == 1 and own == -1
    if not before:  # the comma is missing there: the blanks go with the field
        gap = previous + len(source[previous : span.name_start].rstrip(BLANKS))
        return source[:gap] + ("," if key_runs_on else "") + source[span.end :]
    if key_runs_on:  # in parentheses a key ends only at white space or a comma
        start = _after_comments(source, before[-1] + 1, span.name_start, span.end)
        return source[:start] + source[span.end :]
    if leads or own == -1:
        return _cut_with_comma_before(source, previous, before[-1], span)
    if "\n" in source[span.end : own] and following != syntax.close:
        return source[: span.name_start] + source[following:]
    start = _after_comments(source, before[-1] + 1, span.name_start, own + 1)
    return source[:start] + source[own + 1 :]


def _cut_with_comma_before(source: str, previous: int, comma: int, span: FieldSpan) -> str:
    start = _after_comments(source, comma + 1, span.name_start, span.end)
    kept = source[comma + 1 : start]
    head = source[:comma] if kept or source[previous:comma].strip(BLANKS) else source[:previous]
    return head + kept + source[span.end :]


def _after_comments(source: str, start: int, end: int, following: int) -> int:
    """Return the end of the last `%` comment in a stretch, or its start.

    That of the stretch where what follows on its line would become part of the comment.
    """
    percent = source.rfind("%", start, end)
    if percent == -1:
        return start
    return _line_end(source, percent, end) if source[following] in "\r\n" else end


def _line_end(source: str, start: int, end: int) -> int:
    found = _LINE_END.search(source, start, end)
    return found.start() if found else end
