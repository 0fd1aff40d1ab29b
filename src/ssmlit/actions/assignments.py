"""`field=value`, `field+=value` and `field-=value` from the command line, as edits of entries.

Responsible for what such a word means and in which form its value is written: months and macros
as the file has them, lists item by item. Does not depend on how entries are chosen.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ssmlit._lazy import regex
from ssmlit.errors import UsageError
from ssmlit.fields import check_tag, keywords_with
from ssmlit.fields.dates import MONTHS, month_named, parse_month
from ssmlit.fields.entries import with_field, without_field
from ssmlit.fields.names import NAME_FIELDS
from ssmlit.latex import parse_names, split_names, to_unicode
from ssmlit.model import DropField, Edit, Entry, SetField, SetType
from ssmlit.strings import split_commas

# Lists of keys of biblatex's data model (biblatex manual, 2.2.2).
LISTS = frozenset({"ids", "xdata", "entryset", "related", "identifiers", "links"})
_WORD = regex(r"\s*([A-Za-z][\w:.-]*?)\s*(\+=|-=|=)(.*)", re.DOTALL)


class Assignment(NamedTuple):
    """One word: the field, `=`, `+=` or `-=`, and the value."""

    name: str
    sign: str
    value: str


def is_assignment(word: str) -> bool:
    """Distinguish a word such as `note=read` from one that names an entry."""
    return _WORD.fullmatch(word) is not None


def parse(word: str) -> Assignment:
    """Return what a word of the command line asks for.

    Raises:
        UsageError: it is not an assignment, or one of `key=…`.
    """
    match = _WORD.fullmatch(word)
    if match is None:
        raise UsageError(
            f"`{word}` is not an assignment", hint="write field=value, or field= to remove"
        )
    if match[1].lower() == "key":
        raise UsageError(
            "a key cannot be changed like a field", hint="`ssmlit rename OLD NEW` changes it"
        )
    return Assignment(*match.groups())


def parse_all(words: Sequence[str]) -> list[Assignment]:
    """Return what words ask for, in their order.

    Raises:
        UsageError: as for `parse`; or two set one field: the first would be lost without a word.
    """
    found = [parse(word) for word in words]
    fields = [one.name.lower() for one in found if one.sign == "="]
    for name in fields:
        if fields.count(name) > 1:
            raise UsageError(f"`{name}=` is given twice", hint="leave one of them out")
    return found


def edits(
    entry: Entry, assignments: Sequence[Assignment], macros: Mapping[str, str]
) -> tuple[Edit, ...]:
    """Return the edits that carry out the assignments on an entry.

    Args:
        entry: the entry as it is.
        assignments: in their order; each continues what those before it made.
        macros: the file's own macros, names in lower case.

    Raises:
        UsageError: `+=` or `-=` of a field that is not a list.
    """
    made: list[Edit] = []
    for one in assignments:
        if edit := _edit(entry, one, macros):
            made.append(edit)
            entry = _edited(entry, edit)
    return tuple(made)


def _edited(entry: Entry, edit: Edit) -> Entry:
    """Return an entry as an edit leaves it, as far as the next assignment looks at it."""
    if isinstance(edit, SetField):
        return with_field(entry, edit.name.lower(), edit.value)
    return without_field(entry, edit.name.lower()) if isinstance(edit, DropField) else entry


def _edit(entry: Entry, one: Assignment, macros: Mapping[str, str]) -> Edit | None:
    name, sign, value = one
    if name.lower() in {"type", "entrytype"} and sign == "=":
        return SetType(entry.key, value.strip().lstrip("@"), nth=entry.nth)
    old = entry.get(name)
    if sign != "=":
        value = _listed(entry, one)
    if not value:
        return DropField(entry.key, name, nth=entry.nth) if name in entry else None
    if old == value:
        return None
    source = _source(entry, name, value, macros) if sign == "=" else ""
    if source:
        return SetField(entry.key, name, source, nth=entry.nth, verbatim=True)
    return SetField(entry.key, name, _month_like(name, old, value), nth=entry.nth)


def _source(entry: Entry, name: str, value: str, macros: Mapping[str, str]) -> str:
    """Return a value's source where the file would have a macro, else ""."""
    if name.lower() == "month" and not entry.get("month").strip().isdecimal():
        number = _month(value)
        return MONTHS[number - 1] if number else ""
    return value if value.lower() in macros else ""


def _month_like(name: str, old: str, value: str) -> str:
    """Return a month as a number where the entry has one."""
    number = _month(value) if name.lower() == "month" and old.strip().isdecimal() else 0
    return str(number) if number else value


def _month(value: str) -> int:
    """Return the month that a word or number is; 0 for none."""
    word = value.strip().rstrip(".")
    return parse_month(word)[0] if word.isdecimal() else month_named(word)


def _listed(entry: Entry, one: Assignment) -> str:
    """Return the value of a list with an item added or removed."""
    field, old, item = one.name.lower(), entry.get(one.name), one.value.strip()
    adds = one.sign == "+="
    if field == "keywords":
        if adds:
            check_tag(item)
        made = keywords_with(entry, add=[item] if adds else [], remove=[] if adds else [item])
        return old if made is None else made
    if field in NAME_FIELDS:
        return _with_name(old, item) if adds else _without_name(old, item)
    if field in LISTS:
        return _with_part(old, item) if adds else _without_part(old, item)
    raise UsageError(
        f"{one.name} is not a list, so {one.sign} does not apply",
        hint=f"{one.name}=VALUE sets it; lists are: author, editor, keywords, ids, related …",
    )


def _with_name(old: str, name: str) -> str:
    """Add names at the end, before `and others`; existing ones are not repeated."""
    names = split_names(old)
    people = parse_names(old)[0]
    new = [one for one in split_names(name) if not set(parse_names(one)[0]) & set(people)]
    end = len(people)
    return " and ".join([*names[:end], *new, *names[end:]]) if new else old


def _without_name(old: str, name: str) -> str:
    gone = parse_names(name)[0]
    kept = [one for one in split_names(old) if not set(parse_names(one)[0]) & set(gone)]
    return " and ".join(kept) if len(kept) < len(split_names(old)) else old


def _with_part(old: str, part: str) -> str:
    parts = split_commas(old)
    return old if part in parts else ", ".join([*parts, part])


def _without_part(old: str, part: str) -> str:
    parts = split_commas(old)
    kept = [one for one in parts if to_unicode(one) != to_unicode(part)]
    return ", ".join(kept) if len(kept) < len(parts) else old
