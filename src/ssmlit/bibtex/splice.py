"""One edit inside the source of one entry: text in, text out, only the span asked for changed.

Each function takes the source of an entry, from `@` to the closing delimiter. They do what is
asked and do not check the outcome: `verify` does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.bibtex.grammar import BLANKS
from ssmlit.bibtex.layout import (
    assignment,
    check_key,
    check_name,
    check_source,
    check_type,
    check_value,
    delimited,
    indentation,
)
from ssmlit.bibtex.parts import parts

if TYPE_CHECKING:
    from ssmlit.bibtex.shape import Shape, Slot
    from ssmlit.model import SetField


def set_type(source: str, new: str) -> str:
    """Return the source with another entry type."""
    check_type(new)
    shape = parts(source)
    return source[: shape.type_start] + new + source[shape.type_end :]


def rename_key(source: str, new: str) -> str:
    """Return the source with another citation key."""
    check_key(new)
    shape = parts(source)
    return source[: shape.key_start] + new + source[shape.key_end :]


def set_field(source: str, edit: SetField, newline: str) -> str:
    """Return the source with a field's value replaced, or with the field added at the end."""
    check_name(edit.name)
    (check_source if edit.verbatim else check_value)(edit.value)
    shape = parts(source)
    slot = _first(shape, edit.name)
    if slot is None:
        value = edit.value if edit.verbatim else delimited(edit.value, "")
        return _add_field(source, shape, assignment(source, shape, edit.name) + value, newline)
    old = source[slot.start : slot.end]
    value = edit.value if edit.verbatim else delimited(edit.value, old)
    return source[: slot.start] + value + source[slot.end :]


def drop_field(source: str, name: str) -> str:
    """Return the source without the fields of that name, and without what held them."""
    while True:
        shape = parts(source)
        slot = _first(shape, name)
        if slot is None:
            return source
        source = _drop(source, shape, shape.slots.index(slot))


def _first(shape: Shape, name: str) -> Slot | None:
    wanted = name.lower()
    return next((slot for slot in shape.slots if slot.name.lower() == wanted), None)


def _add_field(source: str, shape: Shape, field: str, newline: str) -> str:
    before, after = indentation(source, shape, newline)
    last = shape.slots[-1].end if shape.slots else shape.key_end
    trailing = [comma for comma in shape.commas if comma >= last]
    if trailing:
        at = _after_comment(source, trailing[-1] + 1, shape.close)
        text = f"{after}{field},"
    else:
        at, text = last, f"{before},{after}{field}"
    if not shape.slots and not source[at : shape.close].strip(BLANKS + ","):
        text += "" if "\n" in source[at : shape.close] else f"{'' if trailing else ','}{newline}"
    return source[:at] + text + source[at:]


def _after_comment(source: str, position: int, limit: int) -> int:
    """Return the end of a `%` comment that follows on the same line, or the position itself."""
    line_end = min((end for mark in "\r\n" if (end := source.find(mark, position, limit)) >= 0),
                   default=limit)  # fmt: skip
    rest = source[position:line_end]
    return line_end if rest.lstrip(BLANKS).startswith("%") else position


def _drop(source: str, shape: Shape, index: int) -> str:
    slot = shape.slots[index]
    previous = shape.slots[index - 1].end if index else shape.key_end
    following = shape.slots[index + 1].name_start if index + 1 < len(shape.slots) else shape.close
    before = [comma for comma in shape.commas if previous <= comma < slot.name_start]
    after = [comma for comma in shape.commas if slot.end <= comma < following]
    own = after[0] if after else -1
    leads = bool(before) and "\n" in source[previous : before[-1]]
    key_runs_on = source[shape.close] == ")" and len(shape.slots) == 1 and own < 0
    if not before:  # the comma is missing there: the blanks go with the field
        gap = previous + len(source[previous : slot.name_start].rstrip(BLANKS))
        return source[:gap] + ("," if key_runs_on else "") + source[slot.end :]
    if key_runs_on:  # in parentheses a key ends only at white space or a comma
        start = _after_comments(source, before[-1] + 1, slot.name_start)
        return source[:start] + source[slot.end :]
    if leads or own < 0:
        return _cut_with_comma_before(source, previous, before[-1], slot)
    if "\n" in source[slot.end : own] and following != shape.close:
        return source[: slot.name_start] + source[following:]
    start = _after_comments(source, before[-1] + 1, slot.name_start)
    return source[:start] + source[own + 1 :]


def _cut_with_comma_before(source: str, previous: int, comma: int, slot: Slot) -> str:
    start = _after_comments(source, comma + 1, slot.name_start)
    kept = source[comma + 1 : start]
    head = source[:comma] if kept or source[previous:comma].strip(BLANKS) else source[:previous]
    return head + kept + source[slot.end :]


def _after_comments(source: str, start: int, end: int) -> int:
    """Return the end of the last `%` comment line in a stretch, or its start."""
    percent = source.rfind("%", start, end)
    if percent < 0:
        return start
    breaks = [at for mark in "\r\n" if (at := source.find(mark, percent, end)) >= 0]
    return min(breaks, default=end)
