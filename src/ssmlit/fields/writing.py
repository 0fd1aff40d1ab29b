"""A record written as a new entry, in the layout of library.bib.

Responsible for the choice and order of fields, and for escaping and protecting. Does not depend on
how entries are laid out in the file: that is `ssmlit.bibtex`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ssmlit import identifiers as ids
from ssmlit.fields.dates import MONTHS
from ssmlit.fields.entry_types import BIBTEX_TYPES, MORE_THAN_MISC
from ssmlit.fields.identity import OWN_ROLES, is_address, rank
from ssmlit.fields.names import (
    IDENTIFIER_FIELDS,
    LINKING_FIELDS,
    NAME_FIELDS,
    RAW_FIELDS,
    VENUE_FIELD_OF,
)
from ssmlit.fields.pages import parse_pages
from ssmlit.latex import escape, format_names, parse_names, protect, safe_initials
from ssmlit.model import Entry, Field, Identifier, Record

_PUBLISHED = frozenset({"article", "inproceedings", "conference"})  # else they are preprints
Pairs = list[tuple[str, str]]


def entry_of(record: Record, key: str = "", *, timestamp: str = "") -> Entry:
    """Return a record as an entry of a library, under a citation key, with the day it is added.

    The type is the record's, but an article without journal or a paper without proceedings `@misc`.
    Months are written as BibTeX's macros, which BibTeX and biber both read.
    """
    entry_type = _type(record)
    pairs = [
        ("title", protect(escape(record.title))),
        ("author", safe_initials(format_names(record.authors, others=record.others))),
        *_venue(record, entry_type),
        *_date(record),
        *_identity(record),
        *_links(record),
        ("note", escape(record.note)),
        ("abstract", escape(record.abstract)),
        ("keywords", ", ".join(escape(tag) for tag in record.tags)),
        ("timestamp", timestamp),
    ]
    if not record.authors:  # BibTeX's styles sort entries without authors by `key`
        pairs.insert(2, ("key", key))
    present = {name for name, value in pairs if value}
    pairs += [(name, _extra(name, value)) for name, value in record.extra if name not in present]
    fields = (
        Field(name, value, value) if name == "month" else Field.braced(name, value)
        for name, value in pairs
        if value
    )
    return Entry(entry_type, key, tuple(fields))


def _type(record: Record) -> str:
    if record.type in MORE_THAN_MISC:  # `misc` would not say it
        return record.type
    wanted = BIBTEX_TYPES.get(record.type, record.type) or "misc"
    if wanted in _PUBLISHED and not record.venue:
        return "misc"
    return "article" if wanted == "misc" and record.venue and record.volume else wanted


def _venue(record: Record, entry_type: str) -> Pairs:
    field = VENUE_FIELD_OF.get(entry_type, "booktitle" if entry_type == "inbook" else "series")
    return [
        (field, escape(record.venue)),
        ("volume", escape(record.volume)),
        ("number", escape(record.number)),
        ("pages", parse_pages(escape(record.pages)).replace("–", "--")),
        ("publisher", escape(record.publisher)),
        ("edition", escape(record.edition)),
    ]


def _date(record: Record) -> Pairs:
    month = MONTHS[record.month - 1] if 1 <= record.month <= 12 else ""
    return [
        ("year", str(record.year or "")),
        ("month", month),
        ("day", str(record.day or "") if month else ""),
    ]


def _identity(record: Record) -> Iterator[tuple[str, str]]:
    """Give each scheme its field; further ids, and schemes without a field, share one."""
    first: dict[str, Identifier] = {}
    second: list[Identifier] = []
    for identifier in record.identifiers:
        if identifier.scheme in IDENTIFIER_FIELDS and identifier.scheme not in first:
            first[identifier.scheme] = identifier
        else:
            second.append(identifier)
    if arxiv := first.pop("arxiv", None):
        yield "eprint", arxiv.value
        yield "archiveprefix", "arXiv"
        yield "primaryclass", record.primary_class
        yield "version", str(arxiv.version or "")
    for scheme, identifier in first.items():
        yield IDENTIFIER_FIELDS[scheme], _raw(identifier.value)
    address, others = _without_field(record, second)
    yield "url", address
    yield "identifiers", " ".join(_raw(str(identifier)) for identifier in others)


def _without_field(record: Record, others: list[Identifier]) -> tuple[str, list[Identifier]]:
    """Return the address for `url`, if it has no other, and the identifiers left over.

    What follows from another identifier, or is read from an address that is written, is left out.
    """
    if not others:
        return "", []
    known = {alias for i in record.identifiers for alias in ids.aliases(i)[1:]}
    addresses = (text for name, text in _links(record) if name in LINKING_FIELDS)
    known.update(filter(None, map(ids.parse, addresses)))
    left = [identifier for identifier in others if identifier not in known]
    if not any(is_address(link, named=True) for link in record.links):
        for identifier in left:
            if identifier.scheme not in IDENTIFIER_FIELDS and ids.url(identifier):
                return _raw(ids.url(identifier)), [i for i in left if i != identifier]
    return "", left


def _links(record: Record) -> Iterator[tuple[str, str]]:
    """Write `url` for the paper, a field of its own for code and project, and `links` for more.

    An address that only repeats an identifier is not written.
    """
    named = [it for it in record.identifiers if it.scheme in IDENTIFIER_FIELDS]
    own = {alias for it in named for alias in ids.aliases(it)}
    leads = bool(record.identifiers or record.link("pdf"))  # no other page is its address
    fields: dict[str, str] = {}
    more: list[str] = []
    worth = [link for link in record.links if ids.parse(link.url) not in own]
    for link in sorted(worth, key=lambda link: (rank(link), OWN_ROLES.get(link.role, 2))):
        name = link.role if rank(link) else "url"
        if name in fields or not (rank(link) or is_address(link, named=leads)):
            more.append(f"{link.role}={_raw(link.url)}")
        else:
            fields[name] = _raw(link.url)
    yield from fields.items()
    yield "links", " ".join(more)


def _extra(name: str, value: str) -> str:
    if name in NAME_FIELDS:
        people, others = parse_names(value)
        return safe_initials(format_names(people, others=others))
    is_raw = name in RAW_FIELDS or value.startswith(("http://", "https://"))
    return _raw(value) if is_raw else escape(value)


def _raw(value: str) -> str:
    """Return an address or an id that is safe in braces: its own braces are percent-encoded."""
    return value.replace("{", "%7B").replace("}", "%7D").strip()
