"""Single fields of an entry as text: title, year, venue, authors, in Unicode, without markup.

Responsible for what fields mean in BibTeX and biblatex. Does not depend on records, files or keys.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from ssmlit import latex
from ssmlit.bibtex.reader import Fields
from ssmlit.fields import dates
from ssmlit.fields.names import VENUE_FIELDS
from ssmlit.strings import split_commas
from ssmlit.venues.preprints import is_preprint_venue

if TYPE_CHECKING:
    from ssmlit.model import Entry, Field, Person, Record


def texts(entry: Entry) -> Mapping[str, str]:
    """Return the texts of an entry's fields by lower-case name; of repeated ones the first."""
    fields = entry.fields
    if isinstance(fields, Fields):
        return fields.reader.texts(fields)
    return {name: item.text for name, item in firsts(entry).items()}


def firsts(entry: Entry) -> dict[str, Field]:
    """Return the fields by lower-case name; of repeated ones the first, which BibTeX uses."""
    found: dict[str, Field] = {}
    for item in entry.fields:
        found.setdefault(item.name.lower(), item)
    return found


def title(entry: Entry) -> str:
    """Return the title, joined with biblatex's subtitle, in Unicode with math as it is."""
    return full_title(texts(entry))


def year(entry: Entry) -> int:
    """Return the year from `year` or biblatex's `date`; 0 when unknown."""
    return full_date(texts(entry))[0]


def authors(entry: Entry) -> tuple[tuple[Person, ...], bool]:
    """Return the authors, and whether the list ended in `and others`."""
    return latex.parse_names(texts(entry).get("author", ""))


def old_keys(entry: Entry) -> tuple[str, ...]:
    """Return the keys that the entry had before a merge or a rename (`ids`)."""
    return tuple(split_commas(entry.get("ids")))


def is_preprint(record: Record) -> bool:
    """Whether a record names no place of publication."""
    return not record.venue or is_preprint_venue(record.venue)


def full_title(fields: Mapping[str, str]) -> str:
    """Return the title of an entry whose texts these are; see `title`."""
    main = latex.to_unicode(fields.get("title", ""))
    sub = latex.to_unicode(fields["subtitle"]) if "subtitle" in fields else ""
    return f"{main}: {sub}" if main and sub else main or sub


def full_date(fields: Mapping[str, str]) -> tuple[int, int, int]:
    """Return year, month and day of an entry whose texts these are, 0 for what is unknown.

    `year` and `month` come first; `date` fills what they leave open, if it has the same year.
    """
    iso_year, iso_month, iso_day = dates.parse_date(fields.get("date", ""))
    found = dates.parse_year(fields.get("year", "")) or iso_year
    month, day = dates.parse_month(fields.get("month", ""))
    if found == iso_year and month in {0, iso_month}:
        month, day = iso_month, day or iso_day
    written = fields.get("day", "").strip()
    if not day and written.isdecimal() and len(written) <= 2:
        day = int(written)
    return found, month, day if day <= dates.days_in(found, month) else 0


def venue_name(fields: Mapping[str, str]) -> str:
    """Return where an entry with these texts appeared; "" for a preprint, whatever it claims."""
    return next((text for text in _places(fields) if not is_preprint_venue(text)), "")


def server_name(fields: Mapping[str, str]) -> str:
    """Return the preprint server that an entry with these texts names as its place, else ""."""
    return next(filter(is_preprint_venue, _places(fields)), "")


def _places(fields: Mapping[str, str]) -> Iterator[str]:
    for name in VENUE_FIELDS:
        if name in fields:
            text = latex.to_unicode(fields[name])
            is_link = name == "howpublished" and ("://" in text or "www." in text)
            if text and not is_link:
                yield text
