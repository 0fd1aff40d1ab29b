"""CSL-JSON items, as the importer of that format reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ssmlit.importers import csl_json, entries
from ssmlit.snapshot.readers.records import of_record

if TYPE_CHECKING:
    from ssmlit.snapshot.bulk import BulkRecord


def record(value: dict[str, Any]) -> BulkRecord | str:
    """Return the record of an item, or why it is not one."""
    found = entries.tidy(csl_json.record(value))
    return of_record(found) if found.title else "no title"
