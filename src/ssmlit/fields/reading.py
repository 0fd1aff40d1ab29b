"""An entry read as a record: every value typed, in Unicode, without markup.

Knows what fields mean in BibTeX and biblatex; must not know files, keys or services.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.fields import dates, identity
from ssmlit.fields.keywords import split_keywords
from ssmlit.fields.names import KNOWN, PLAIN_FIELDS, VENUE_FIELDS
from ssmlit.latex import parse_names, to_unicode
from ssmlit.model import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ssmlit.model import Entry, Identifier, Person


_PLACES = ("volume", "number", "pages", "edition")


def record(entry: Entry) -> Record:
    """Return what an entry says, as a record; a field that makes no sense is left out."""
    fields = texts(entry)
    entry_type = entry.type.lower()
    authors, others = parse_names(fields.get("author", ""))
    year, month, day = _date(fields)
    plain = {name: to_unicode(fields[name]) for name in PLAIN_FIELDS if name in fields}
    found = identity.identifiers(fields)
    return Record(
        type=entry_type,
        title=_title(fields),
        authors=authors,
        others=others,
        year=year,
        month=month,
        day=day,
        venue=_venue(fields),
        volume=plain.get("volume", ""),
        number=plain.get("number", ""),
        pages=dates.parse_pages(plain.get("pages", "")),
        publisher=plain.get("publisher", ""),
        edition=plain.get("edition", ""),
        identifiers=found,
        links=identity.links(fields, entry_type),
        tags=split_keywords(fields.get("keywords", "")),
        primary_class=(fields.get("primaryclass") or fields.get("eprintclass") or "").strip(),
        abstract=plain.get("abstract", ""),
        note=plain.get("note", ""),
        key=entry.key,
        line=entry.line,
        extra=tuple((name, text) for name, text in fields.items() if name not in KNOWN),
    )


def comparable(entry: Entry) -> Record:
    """Return only what tells works apart: half the time of `record`.

    Left out are month and day, publisher, links, tags, abstract, note and unknown fields.
    """
    fields = texts(entry)
    authors, others = parse_names(fields.get("author", ""))
    plain = {name: to_unicode(fields[name]) for name in _PLACES if name in fields}
    return Record(
        type=entry.type.lower(),
        title=_title(fields),
        authors=authors,
        others=others,
        year=_date(fields)[0],
        venue=_venue(fields),
        volume=plain.get("volume", ""),
        number=plain.get("number", ""),
        pages=dates.parse_pages(plain.get("pages", "")),
        edition=plain.get("edition", ""),
        identifiers=identity.identifiers(fields),
        key=entry.key,
        line=entry.line,
    )


def outline(entry: Entry) -> Record:
    """Return what duplicates are looked for by: title, identifiers, volume, pages, key and line.

    A quarter of the time of `comparable`, for whole libraries.
    """
    fields = texts(entry)
    return Record(
        type=entry.type.lower(),
        title=_title(fields),
        volume=to_unicode(fields["volume"]) if "volume" in fields else "",
        pages=dates.parse_pages(to_unicode(fields["pages"])) if "pages" in fields else "",
        identifiers=identity.identifiers(fields),
        key=entry.key,
        line=entry.line,
    )


def identifiers(entry: Entry) -> tuple[Identifier, ...]:
    """Return every identifier that an entry's fields and links name, canonical, each once."""
    return identity.identifiers(texts(entry))


def tags(entry: Entry) -> tuple[str, ...]:
    """Return the entry's keywords in Unicode, each once, in the field's order."""
    return split_keywords(entry.get("keywords"))


def title(entry: Entry) -> str:
    """Return the title, joined with biblatex's subtitle, in Unicode with math as it is."""
    return _title(texts(entry))


def year(entry: Entry) -> int:
    """Return the year from `year` or biblatex's `date`; 0 when unknown."""
    return _date(texts(entry))[0]


def venue(entry: Entry) -> str:
    """Return where the work appeared; "" for a preprint, whatever its journal field claims."""
    return _venue(texts(entry))


def authors(entry: Entry) -> tuple[tuple[Person, ...], bool]:
    """Return the authors, and whether the list ended in `and others`."""
    return parse_names(texts(entry).get("author", ""))


def old_keys(entry: Entry) -> tuple[str, ...]:
    """Return the keys that the entry had before a merge or a rename (`ids`)."""
    return tuple(key for part in entry.get("ids").split(",") if (key := part.strip()))


def texts(entry: Entry) -> dict[str, str]:
    """Return the texts of an entry's fields by lower-case name; of repeated ones the first."""
    found: dict[str, str] = {}
    for item in entry.fields:
        found.setdefault(item.name.lower(), item.text)
    return found


def _title(fields: Mapping[str, str]) -> str:
    main = to_unicode(fields.get("title", ""))
    sub = to_unicode(fields.get("subtitle", ""))
    return f"{main}: {sub}" if main and sub else main or sub


def _date(fields: Mapping[str, str]) -> tuple[int, int, int]:
    """`year` and `month` first; `date` fills what they leave open, if it is of the same year."""
    iso_year, iso_month, iso_day = dates.parse_date(fields.get("date", ""))
    found = dates.parse_year(fields.get("year", "")) or iso_year
    month, day = dates.parse_month(fields.get("month", ""))
    if not month and found == iso_year:
        month, day = iso_month, iso_day
    written = fields.get("day", "").strip()
    if not day and written.isdecimal() and 1 <= int(written) <= 31:
        day = int(written)
    return found, month, day if month else 0


def _venue(fields: Mapping[str, str]) -> str:
    for name in VENUE_FIELDS:
        if name in fields:
            text = to_unicode(fields[name])
            is_link = name == "howpublished" and ("://" in text or "www." in text)
            if text and not is_link and not identity.is_preprint_venue(text):
                return text
    return ""
