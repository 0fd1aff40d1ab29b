"""Entries with the inherited fields that BibTeX does not inherit itself.

Responsible for `crossref` and `xdata` on the way to BibTeX, which knows one step of the first and
nothing of the second (btxdoc, section 2.1). Does not depend on how entries are written.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ssmlit.exporters import common
from ssmlit.fields import granular, inheritance, texts
from ssmlit.fields.entries import without_field
from ssmlit.fields.entry_types import STYLE_TYPES
from ssmlit.model import Field

if TYPE_CHECKING:
    from ssmlit.exporters.bibliography import Bibliography
    from ssmlit.exporters.options import Options
    from ssmlit.fields.inheritance import Find
    from ssmlit.model import Entry

_PRINTED = ("crossref", "entryset")


def completed(bibliography: Bibliography, options: Options) -> Sequence[Entry]:
    """Return the complete entries, then the parents that BibTeX looks at."""
    entries, find = bibliography.entries, bibliography.find
    if find is inheritance.find_nothing:
        return entries
    dropped = options.leaves_out("crossref")
    volumes = _volumes(entries, find)

    def whole(entry: Entry) -> Entry:
        return _whole(entry, find, alone=dropped or entry.key.lower() in volumes)

    def parent(key: str) -> Entry | None:
        return (found := find(key)) and whole(found)

    return common.with_parents([whole(entry) for entry in entries], parent, _PRINTED)


def _volumes(entries: Iterable[Entry], find: Find) -> frozenset[str]:
    """Return the keys, in lower case, of the entries that others name in `crossref`."""
    named = {entry.get("crossref").strip() for entry in entries} - {""}
    return frozenset(parent.key.lower() for key in named if (parent := find(key)))


def _whole(entry: Entry, find: Find, *, alone: bool) -> Entry:
    """Return an entry with what BibTeX does not inherit: all of `xdata`, and mapped titles.

    A standalone one gets everything it inherits and loses its `crossref`.
    """
    if not inheritance.parents(entry):
        # an empty one stops BibTeX
        return without_field(entry, "crossref") if "crossref" in entry else entry
    resolved = inheritance.resolved(entry, find)
    if alone or _has_another_frame(entry, resolved):
        return _with_parents_key(_titled(resolved), find)
    gained = list(inheritance.inherited(entry, find, "xdata"))
    parent = find(entry.get("crossref").strip()) if "crossref" in entry else None
    if parent:
        mapped = inheritance.inherited(entry, find, "crossref")
        gained += [field for field in mapped if field.name.lower() not in texts(parent)]
    if _is_part_of_book(entry, resolved):
        gained = [field for field in gained if field.name.lower() != "booktitle"]
    whole = replace(entry, fields=(*granular.filled(entry.fields, find), *gained))
    return _with_parents_key(whole, find)


def _has_another_frame(entry: Entry, resolved: Entry) -> bool:
    """Return whether styles print an entry in a form that is not its own type's.

    Of a part with a `crossref` they print `In [5]`, which hides the year and the volume that its
    own type printed.
    """
    kind = entry.type.lower()
    if kind != "inbook":
        return kind not in STYLE_TYPES
    return "booktitle" in resolved and not _is_part_of_book(entry, resolved)


def _is_part_of_book(entry: Entry, resolved: Entry) -> bool:
    """Return whether an @inbook is BibTeX's kind, whose title is the book's."""
    return entry.type.lower() == "inbook" and ("series" in entry or "title" not in resolved)


def _titled(resolved: Entry) -> Entry:
    """Give an untitled volume the title of the whole work, as BibTeX does.

    Of BibTeX's @inbook that work is its book.
    """
    if "title" in resolved:
        return resolved
    whole = "booktitle" if resolved.type.lower() == "inbook" else "maintitle"
    fields = (
        field._replace(name="title") if field.name.lower() == whole else field
        for field in resolved.fields
    )
    return replace(resolved, fields=tuple(fields))


def _with_parents_key(entry: Entry, find: Find) -> Entry:
    """Return an entry whose `crossref` uses the current key of its parent in the file.

    BibTeX does not know old keys (`ids`), and a dangling `crossref` is an error to it.
    """
    fields: list[Field] = []
    for field in entry.fields:
        if field.name.lower() != "crossref":
            fields.append(field)
        elif parent := find(key := field.text.strip()):
            same = parent.key.lower() == key.lower()
            fields.append(field if same else Field.braced(field.name, parent.key))
    return replace(entry, fields=tuple(fields))
