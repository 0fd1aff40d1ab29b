"""Variables that are written in the note of a CSL item, a line each: `Original Date: 1950`.

Zotero has no fields for them and users write them into Extra, which is CSL's note; Zotero's and
pandoc's citations read them from there (https://www.zotero.org/support/kb/item_types_and_fields).
Does not depend on what is done with an item.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit._lazy import regex
from ssmlit.importers import csl_dates
from ssmlit.json_texts import texts
from ssmlit.strings import words

if TYPE_CHECKING:
    from ssmlit.importers.zotero_json import Item

_VARIABLES = words("""
    original-title original-publisher original-publisher-place event-title event-place part-number
    chapter-number number-of-volumes number-of-pages collection-title collection-number volume issue
    page edition genre version status publisher publisher-place title-short container-title-short
    language""").union(csl_dates.FIELDS)
_LINE = regex(r"([A-Za-z][A-Za-z -]*?) *: *(\S.*)")


def with_variables(item: Item) -> Item:
    """Return an item with the variables of its note that it does not have yet, and the rest."""
    found: Item = {}
    rest = []
    for line in "\n".join(texts(item.get("note"))).splitlines():
        said = _LINE.fullmatch(line.strip())
        name = said[1].lower().replace(" ", "-") if said else ""
        if said and name in _VARIABLES and not (item.get(name) or name in found):
            found[name] = {"raw": said[2]} if name in csl_dates.FIELDS else said[2]
        else:
            rest.append(line)
    return {**item, **found, "note": "\n".join(rest)} if found else item
