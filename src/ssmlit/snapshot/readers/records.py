"""A record of the model as a bulk record, for formats that an importer reads already."""

from __future__ import annotations

from ssmlit import latex
from ssmlit.model import Record
from ssmlit.snapshot.bulk import BulkRecord
from ssmlit.snapshot.readers.values import day_text, named, packed

_MORE = ("volume", "number", "pages", "publisher")


def of_record(record: Record) -> BulkRecord:
    """Return a record as bulk; tags, notes and abstracts are their owner's and stay out."""
    more = {name: value for name in _MORE if (value := getattr(record, name))}
    if code := record.link("code"):
        more["code"] = code
    return BulkRecord(
        title=record.title,
        authors="\n".join(map(latex.format_person, record.authors)),
        year=record.year,
        month=record.month,
        day=record.day,
        venue=record.venue,
        type=record.type,
        identifiers=named(record.identifiers),
        categories=record.primary_class.strip(),
        updated=day_text(record.year, record.month, record.day),
        more=packed(more),
    )
