"""The feed of a list's additions, for feed readers.

Responsible for Atom (RFC 4287). Does not depend on Markdown or files.

An entry's id never changes while the paper's identifiers stay: it is the address of its first
identifier, arXiv before the others, so that a publication does not make a paper new.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ssmlit import identifiers
from ssmlit.model import Identifier
from ssmlit.render import papers
from ssmlit.render.markdown import clean, clean_url
from ssmlit.strings import xml_safe

if TYPE_CHECKING:
    from ssmlit.model import Record
    from ssmlit.render.view import View

_MOST = 50  # entries of a feed
_SCHEMES = ("arxiv", "openreview", "doi", "acl", "pmid", "isbn")
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:ssmlit")


def atom(records: Sequence[Record], view: View, *, date: str) -> str:
    """Return an Atom feed of the papers added last, newest first.

    Args:
        records: the papers of the view.
        view: gives the title and, with `url` and `feed_url`, the addresses of page and feed.
        date: `YYYY-MM-DD`, for papers that do not say when they were added and for an empty feed.
    """
    rows = papers.ordered(records, "added")[:_MOST]
    updated = max((_added(record, date) for record in rows), default=date)
    home, own = clean_url(view.url), clean_url(view.feed_url)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"  <id>{_text(home or own or _urn(f'view {view.name}'))}</id>",
        f"  <title>{_text(view.title or view.word('papers'))}</title>",
        f"  <updated>{updated}T00:00:00Z</updated>",
        "  <generator>ssmlit</generator>",
        *_links(alternate=home, self=own),
        *(line for record in rows for line in _entry(record, view, date)),
        "</feed>",
    ]
    return "\n".join(lines) + "\n"


def _links(**addresses: str) -> Iterator[str]:
    for relation, address in addresses.items():
        if address:
            yield f"  <link rel={_attribute(relation)} href={_attribute(address)}/>"


def _entry(record: Record, view: View, date: str) -> Iterator[str]:
    address = papers.paper_url(record)
    summary = ". ".join(p for p in (papers.badge(record, view), papers.date(record)) if p)
    yield "  <entry>"
    yield f"    <id>{_text(_identity(record))}</id>"
    yield f"    <title>{_text(papers.title(record, view))}</title>"
    yield f"    <updated>{_added(record, date)}T00:00:00Z</updated>"
    for person in record.authors or ():
        yield f"    <author><name>{_text(str(person))}</name></author>"
    if not record.authors:
        yield "    <author><name>Unknown</name></author>"
    if address:
        yield f'    <link rel="alternate" href={_attribute(address)}/>'
    for tag in record.tags:
        yield f"    <category term={_attribute(tag)}/>"
    yield f"    <summary>{_text(record.abstract or summary)}</summary>"
    yield "  </entry>"


def _identity(record: Record) -> str:
    for scheme in _SCHEMES:
        value = record.identifier(scheme)
        if value and (address := clean_url(identifiers.url(Identifier(scheme, value)))):
            return address
    return _urn(f"key {record.key}" if record.key else f"title {record.title}")


def _urn(name: str) -> str:
    return uuid.uuid5(_NAMESPACE, name).urn


def _added(record: Record, date: str) -> str:
    """Return the day a paper was added, else the first its date allows, else `date`."""
    known = papers.date(record)
    return papers.added(record) or (f"{known}-01-01"[:10] if known else date)


def _text(text: str) -> str:
    from xml.sax.saxutils import escape  # it imports urllib.request and http.client

    return escape(xml_safe(clean(text)))


def _attribute(text: str) -> str:
    from xml.sax.saxutils import quoteattr

    return quoteattr(xml_safe(clean(text)))
