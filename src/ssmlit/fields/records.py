"""An entry read as a record: every value typed, in Unicode, without markup.

Responsible for how an entry's parts become a record. Does not depend on files, keys or services.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ssmlit.fields import identity
from ssmlit.fields.keywords import split_keywords
from ssmlit.fields.names import KNOWN, PREPRINT_SCHEMES
from ssmlit.fields.pages import parse_pages
from ssmlit.fields.reading import full_date, full_title, server_name, texts, venue_name
from ssmlit.latex import parse_names, to_unicode
from ssmlit.model import Entry, Identifier, Link, Record

# Fields that tell two works apart and are no attributes of a record.
_TELLING = (
    "version", "part", "chapter", "translator", "organization", "type", "titleaddon", "language",
    "langid", "editor",
)  # fmt: skip
_NO_TEXTS = frozenset(("code", "video"))  # roles of addresses


def record(entry: Entry) -> Record:
    """Return an entry as a record; unreadable fields are left out."""
    fields = texts(entry)
    year, month, day = full_date(fields)
    known = identity.identifiers(fields)
    of_preprint = any(one.scheme == "arxiv" for one in known)  # its version is the identifier's
    read = KNOWN if of_preprint else KNOWN - {"version"}
    return _united_record(
        entry,
        fields,
        known,
        year=year,
        month=month,
        day=day,
        links=identity.links(fields, entry.type.lower()),
        tags=split_keywords(fields.get("keywords", "")),
        primary_class=(fields.get("primaryclass") or fields.get("eprintclass") or "").strip(),
        abstract=_plain(fields, "abstract"),
        note=_plain(fields, "note"),
        extra=tuple((name, text) for name, text in fields.items() if name not in read),
    )


def comparable_record(entry: Entry, identifiers: tuple[Identifier, ...] | None = None) -> Record:
    """Return only what distinguishes works: half the time of `record`, for whole libraries.

    The publisher of a preprint is the server that its entry names, unless an identifier says so.

    Left out are tags, abstract, and unknown fields but those that tell two works apart, as `url`
    does where code or a video is what it leads to. An address in `howpublished` is a link.
    `identifiers` are those of the entry, if they were read already.
    """
    fields = texts(entry)
    known = identity.identifiers(fields) if identifiers is None else identifiers
    year, month, day = full_date(fields)
    links = identity.links(fields, entry.type.lower())
    elsewhere = identity.address(fields.get("howpublished", ""))
    if "://" in elsewhere:
        links = (*links, Link(identity.role(elsewhere, entry.type.lower()), elsewhere))
    return _united_record(
        entry,
        fields,
        known,
        year=year,
        month=month,
        day=day,
        links=links,
        note=_plain(fields, "note"),
        extra=(
            *((name, fields[name]) for name in _telling(known) if name in fields),
            *(("url", it.url) for it in links if it.role in _NO_TEXTS and _is_own(it, fields)),
        ),
    )._replace(pages=_place(fields))


def _is_own(link: Link, fields: Mapping[str, str]) -> bool:
    """Whether a link is an entry's own address, and not what is kept beside it."""
    written = (fields.get("url", ""), fields.get("howpublished", ""))
    return any(identity.address(text) == link.url for text in written)


def _telling(known: tuple[Identifier, ...]) -> tuple[str, ...]:
    """Return the names of telling fields; a DOI is one where it could not be read."""
    return _TELLING if any(one.scheme == "doi" for one in known) else (*_TELLING, "doi")


def _place(fields: Mapping[str, str]) -> str:
    """Return the pages, or what an article has for them since it is not printed."""
    return parse_pages(_plain(fields, "pages") or _plain(fields, "eid"))


def _united_record(
    entry: Entry, fields: Mapping[str, str], identifiers: tuple[Identifier, ...], **more: Any
) -> Record:
    """Return what both records have, and more: attributes by their names."""
    authors, others = parse_names(fields.get("author", ""))
    is_known = any(one.scheme in PREPRINT_SCHEMES for one in identifiers)
    return Record(
        type=entry.type.lower(),
        title=full_title(fields),
        authors=authors,
        others=others,
        venue=venue_name(fields),
        volume=_plain(fields, "volume"),
        number=_plain(fields, "number"),
        pages=parse_pages(_plain(fields, "pages")),
        publisher=_plain(fields, "publisher") or ("" if is_known else server_name(fields)),
        edition=_plain(fields, "edition"),
        identifiers=identifiers,
        key=entry.key,
        line=entry.line,
        **more,
    )


def outline_record(entry: Entry) -> Record:
    """Return only what finding duplicates needs: title, year, identifiers, volume, pages, key."""
    fields = texts(entry)
    return Record(
        title=full_title(fields),
        year=full_date(fields)[0],
        volume=_plain(fields, "volume"),
        pages=_place(fields),
        identifiers=identity.identifiers(fields),
        key=entry.key,
        line=entry.line,
    )


def identifiers(entry: Entry) -> tuple[Identifier, ...]:
    """Return every identifier that an entry's fields and links name, canonical, each once."""
    return identity.identifiers(texts(entry))


def _plain(fields: Mapping[str, str], name: str) -> str:
    return to_unicode(fields[name]) if name in fields else ""
