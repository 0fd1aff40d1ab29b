"""Entries as values: prepared for adding, compared, changed.

Responsible for when two entries say the same, and for the edits from one to the other. Does not
depend on records.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ssmlit._lazy import regex
from ssmlit.bibtex.macros import macros_used
from ssmlit.fields.keywords import tags
from ssmlit.fields.names import BIBLATEX_NAMES
from ssmlit.fields.reading import firsts
from ssmlit.model import DropField, Entry, Field, SetField, SetType

if TYPE_CHECKING:
    from ssmlit.model import Edit

_ALIASES = {**BIBLATEX_NAMES, "year": "date"}
_ALIASES |= {name: other for other, name in _ALIASES.items()}
_QUOTE = regex(r'(?<!\\)"')
_LINE_AT = regex(r"\n\s*@")
_BACKSLASH_LAST = regex(r"\\[\"}]\s*(?:#|$)")


def writable(entry: Entry) -> Entry:
    """Return an entry with values that can be written and that every parser reads."""
    return replace(entry, fields=tuple(map(_readable, entry.fields)))


def says_all_of(known: Entry, other: Entry) -> bool:
    """Whether an entry has the type, every keyword and every field of another one, blanks aside."""
    if known.type.lower() != other.type.lower():
        return False
    if not set(tags(other)) <= set(tags(known)):
        return False
    mine = {(item.name.lower(), " ".join(item.text.split())) for item in known.fields}
    said = ((item.name.lower(), " ".join(item.text.split())) for item in other.fields)
    return all(item in mine for item in said if item[0] != "keywords")


def own_name(entry: Entry, name: str) -> str:
    """Return the field in which an entry says what a field is for: biblatex has other names."""
    other = _ALIASES.get(name, "")
    return other if entry.get(other) and not entry.get(name) else name


def with_title(entry: Entry, title: str, **more: str) -> Entry:
    """Return an entry with a whole title, which needs no `subtitle`, and more fields, in LaTeX."""
    items = firsts(entry)
    items.pop("subtitle", None)
    items |= {name: Field.braced(name, text) for name, text in (("title", title), *more.items())}
    return replace(entry, fields=tuple(items.values()))


def with_field(entry: Entry, name: str, text: str) -> Entry:
    """Return an entry with a field set to a text; a new field comes last."""
    new = Field.braced(name, text)
    if name not in entry:
        return replace(entry, fields=(*entry.fields, new))
    at = next(i for i, item in enumerate(entry.fields) if item.name.lower() == name)
    return replace(entry, fields=(*entry.fields[:at], new, *entry.fields[at + 1 :]))


def without_field(entry: Entry, name: str) -> Entry:
    """Return an entry without any field of a lower-case name."""
    return replace(entry, fields=tuple(one for one in entry.fields if one.name.lower() != name))


def text_edits(entry: Entry, name: str, text: str) -> tuple[Edit, ...]:
    """Return the edits that give an entry a field's text; without a text it has no such field."""
    if text:
        return (SetField(entry.key, name, text, nth=entry.nth),)
    return (DropField(entry.key, name, nth=entry.nth),) if name in entry else ()


def differences(before: Entry, after: Entry) -> list[Edit]:
    """Return the edits from one entry to another, the type first, ignoring keys."""
    was, now = firsts(before), firsts(after)
    edits: list[Edit] = []
    if after.type != before.type:
        edits.append(SetType(before.key, after.type, nth=before.nth))
    gone = (item.name for name, item in was.items() if name not in now)
    edits += [DropField(before.key, name, nth=before.nth) for name in gone]
    edits += [_set(before, name, it) for name, it in now.items() if was.get(name) != it]
    return edits


def _readable(item: Field) -> Field:
    r"""Return a value on one line if one of its lines would look like an entry: `@…`.

    A missing value (`year = ,`) becomes an empty one, which BibTeX can read; of one in quotes with
    quotes in it, which not every parser reads, the outer ones become braces. Parsers other than
    BibTeX do not accept `\}` at an end: such parts are joined, with a blank at the end.
    """
    if not item.source:
        return Field.braced(item.name, "")
    if _BACKSLASH_LAST.search(item.source) and not macros_used(item.source):
        item = Field.braced(item.name, item.text)
    in_quotes = item.source == f'"{item.text}"'
    if in_quotes and _QUOTE.search(item.text):
        item = Field.braced(item.name, item.text)
    if _LINE_AT.search(item.text):
        text = " ".join(item.text.split())
        item = Field.braced(item.name, text)
    if item.text.endswith("\\") and item.is_braced:
        item = Field.braced(item.name, f"{item.text} ")
    return item


def _set(entry: Entry, name: str, new: Field) -> SetField:
    item = _readable(new)
    value = item.text if item.is_braced else item.source
    return SetField(entry.key, name, value, nth=entry.nth, verbatim=not item.is_braced)
