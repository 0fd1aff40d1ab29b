"""Names of journals and proceedings in the form that was asked for.

Responsible for which fields hold one. Does not depend on the target: entries change before they
are written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit import latex, venues
from ssmlit.model import Entry, Field

if TYPE_CHECKING:
    from ssmlit.exporters.options import Options

_FIELDS = frozenset({"journal", "journaltitle", "booktitle"})


def restyled(entry: Entry, options: Options) -> Entry:
    """Return an entry with its venues as `options.venues` asks; a book's own title stays."""
    if options.venues == "keep":
        return entry
    items = tuple(
        _renamed(item, options) if item.name.lower() in _FIELDS else item for item in entry.fields
    )
    return Entry(entry.type, entry.key, items, entry.line, entry.nth)


def _renamed(item: Field, options: Options) -> Field:
    name = latex.to_unicode(item.text)
    new = _name(name, options)
    if new == name:
        return item
    return Field.braced(item.name, latex.escape(new))


def _name(name: str, options: Options) -> str:
    if options.venues == "short":
        return venues.short_venue(name)
    full = venues.full_venue(name)
    return (
        venues.abbreviated(full, dict(options.abbreviations)) if options.venues == "iso4" else full
    )
