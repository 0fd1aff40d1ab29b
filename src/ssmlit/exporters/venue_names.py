"""Names of journals and proceedings in the form that was asked for.

Responsible for which fields hold one. Does not depend on the target: entries change before they
are written.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ssmlit import latex, venues
from ssmlit.fields.names import CONTAINER_FIELDS
from ssmlit.latex.journals import is_journal
from ssmlit.model import Entry, Field

if TYPE_CHECKING:
    from ssmlit.exporters.options import Options


def restyled(entry: Entry, options: Options) -> Entry:
    """Return an entry with its venues as `options.venues` asks; a book's own title stays."""
    if options.venues == "keep":
        return entry
    items = tuple(
        _renamed(item, options) if item.name.lower() in CONTAINER_FIELDS else item
        for item in entry.fields
    )
    return replace(entry, fields=items)


def _renamed(item: Field, options: Options) -> Field:
    name = latex.to_unicode(item.text)
    new = _name(name, options)
    is_kept = new == name and not is_journal(item.text)
    return item if is_kept else Field.braced(item.name, latex.escape(new))


def _name(name: str, options: Options) -> str:
    if options.venues == "short":
        return venues.short_venue(name)
    full, own = venues.full_venue(name), dict(options.abbreviations)
    return full if options.venues == "full" else venues.abbreviated(full, own)
