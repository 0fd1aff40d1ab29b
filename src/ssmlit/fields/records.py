"""An entry read as a record: every value typed, in Unicode, without markup.

Responsible for how an entry's parts become a record. Does not depend on
files, keys or services.
"""

from __future__ import annotations

from dataclasses import replace

from ssmlit.fields import identity
from ssmlit.fields.keywords import split_keywords
from ssmlit.fields.names import KNOWN
from ssmlit.fields.pages import parse_pages
from ssmlit.fields.reading import full_date, full_title, server_name, texts, venue_name
from ssmlit.latex import parse_names, to_unicode
from ssmlit.model import Entry, Identifier, Record

_PLACES = ("volume", "number", "pages", "publisher", "edition")


def record(entry: Entry) -> Record:
    """Return an entry as a record; unreadable fields are left out."""
    fields = texts(entry)
    _, month, day = full_date(fields)
    return replace(
        comparable_record(entry),
        month=month,
        day=day,
        links=identity.links(fields, entry.type.lower()),
        tags=split_keywords(fields.get("keywords", "")),
        primary_class=(fields.get("primaryclass") or fields.get("eprintclass") or "").strip(),
        abstract=to_unicode(fields.get("abstract", "")),
        note=to_unicode(fields.get("note", "")),
        extra=tuple((name, text) for name, text in fields.items() if name not in KNOWN),
    )


def comparable_record(entry: Entry, identifiers: tuple[Identifier, ...] | None = None) -> Record:
    """Return only what distinguishes works: half the time of `record`, for whole libraries.

    The publisher of a preprint is the server that its entry names, unless an identifier says so.

    Left out are month and day, links, tags, abstract, note and unknown fields.

    Args:
        entry: the entry.
        identifiers: those of the entry, where they were read already.
    """
    fields = texts(entry)
    authors, others = parse_names(fields.get("author", ""))
    plain = {name: to_unicode(fields[name]) for name in _PLACES if name in fields}
    found = identity.identifiers(fields) if identifiers is None else identifiers
    is_known = any(one.scheme in {"arxiv", "openreview"} for one in found)
    return Record(
        type=entry.type.lower(),
        title=full_title(fields),
        authors=authors,
        others=others,
        year=full_date(fields)[0],
        venue=venue_name(fields),
        volume=plain.get("volume", ""),
        number=plain.get("number", ""),
        pages=parse_pages(plain.get("pages", "")),
        publisher=plain.get("publisher") or ("" if is_known else server_name(fields)),
        edition=plain.get("edition", ""),
        identifiers=found,
        key=entry.key,
        line=entry.line,
    )


def outline_record(entry: Entry) -> Record:
    """Return only what finding duplicates needs: title, year, identifiers, volume, pages, key."""
    fields = texts(entry)
    return Record(
        title=full_title(fields),
        year=full_date(fields)[0],
        volume=to_unicode(fields["volume"]) if "volume" in fields else "",
        pages=parse_pages(to_unicode(fields["pages"])) if "pages" in fields else "",
        identifiers=identity.identifiers(fields),
        key=entry.key,
        line=entry.line,
    )


def identifiers(entry: Entry) -> tuple[Identifier, ...]:
    """Return every identifier that an entry's fields and links name, canonical, each once."""
    return identity.identifiers(texts(entry))
