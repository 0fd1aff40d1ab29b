"""arXiv's API: ids → one question, Atom → records. Pure.

The API is described in https://info.arxiv.org/help/api/user-manual.html; what is not in the manual
was seen in recorded answers of 2026: ids come back with `http` and a version, unknown ids are left
out silently, a malformed id gives HTTP 400 with an Atom feed that holds one "entry" whose id is an
address below `/api/errors`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from ssmlit import identifiers, latex
from ssmlit._lazy import regex
from ssmlit.errors import UnresolvedError
from ssmlit.http.answers import Request, UnreadableError
from ssmlit.model import Identifier, Link, Record
from ssmlit.sources.json_answers import PartlyReadError, each, spoken, without_invisible
from ssmlit.venues.vocabulary import SHOWN_WORDS

if TYPE_CHECKING:
    import xml.etree.ElementTree as ET

TITLE = "arXiv API"
BATCH = 100  # ids a request; 600 in one address are answered with HTTP 414

_TERMS = 12  # words of a title that suffice to find it
_MANY = 10  # digits of a number of papers

_ATOM = "{http://www.w3.org/2005/Atom}"
_SEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
_ARXIV = "{http://arxiv.org/schemas/atom}"
_CODE = regex(r"https?://(?:www\.)?(?:github|gitlab)\.com/[\w.-]+/[\w.-]*[\w-]", re.IGNORECASE)
_HINT = regex(
    r"accept|appear|publish|proceeding|conference|workshop|journal|transactions|camera"
    rf"|\b(?:{'|'.join(SHOWN_WORDS)})|thesis|supersede|withdrawn"
    r"|\b[A-Z][A-Za-z]{2,}\W{0,2}(?:20)?\d\d\b",
    re.IGNORECASE,
)
_WITHDRAWN = regex(r"\bwithdrawn\b", re.IGNORECASE)


def request(ids: Sequence[Identifier]) -> Request:
    """Return the question for up to `BATCH` ids; the newest version of each is asked for.

    `max_results` is always given: it defaults to 10 and cuts `id_list` too.
    """
    if not 0 < len(ids) <= BATCH:
        raise ValueError(f"1 to {BATCH} ids a request, not {len(ids)}")
    query = (("id_list", ",".join(i.value for i in ids)), ("max_results", str(len(ids))))
    return _question(query, tuple(map(str, ids)))


def search(words: str, limit: int) -> Request:
    """Return the question for papers with words in their titles, the most relevant first.

    Each word is a term of its own: arXiv rewrites queries without prefixes.
    """
    terms = [f"ti:{word}" for word in latex.fold(words).split() if word.isalnum()]
    query = (
        ("search_query", " AND ".join(terms[:_TERMS])),
        ("max_results", str(limit)),
        ("sortBy", "relevance"),
    )
    return _question(query)


def listing(query: str, start: int, size: int) -> Request:
    """Return the question for what a query finds, the latest versions first.

    By the day of the version, so that revised or renamed papers come up again. The days are not
    part of the query: then an empty answer always means that nothing is found at all.

    Args:
        query: in arXiv's syntax, see `arxiv_query`.
        start: how many are left out, from 0.
        size: how many are asked for, at most 2000.
    """
    parameters = (
        ("search_query", query),
        ("start", str(start)),
        ("max_results", str(size)),
        ("sortBy", "lastUpdatedDate"),
        ("sortOrder", "descending"),
    )
    return _question(parameters)


def _question(query: tuple[tuple[str, str], ...], names: tuple[str, ...] = ()) -> Request:
    """Return a question. What is wrong with it is a feed, too, with the status 400.

    An unknown id is answered with 200: a 404 is not an answer about it.
    """
    return Request(
        "arxiv", "/query", query, expects="xml", names=names, readable=(200, 400), gone=()
    )


class Page(NamedTuple):
    """A part of what a query finds."""

    records: tuple[Record, ...]  # the papers, in the answer's order
    updated: tuple[date, ...]  # the day of each paper's newest version
    total: int  # how many the query finds
    unread: str = ""  # why records of it cannot be read; "" when all can


def page(body: bytes) -> Page:
    """Return the papers of an answer to `listing`.

    Raises:
        UnreadableError: not a whole Atom feed, or one without any paper that can be read.
        UnresolvedError: as `parse`.
    """
    feed, unread = _feed(body), ""
    try:
        papers = each(_listed, feed.iter(f"{_ATOM}entry"))
    except PartlyReadError as error:
        papers, unread = error.read, str(error)
    total = _joined_text(feed, f"{_SEARCH}totalResults")
    known = total.isdecimal() and len(total) < _MANY
    records, updated = tuple(zip(*papers, strict=True)) or ((), ())
    return Page(records, updated, int(total) if known else len(papers), unread)


def _listed(entry: ET.Element) -> tuple[Record, date]:
    return without_invisible(_record_of_entry(entry)), _day(_joined_text(entry, f"{_ATOM}updated"))


def parse(body: bytes) -> tuple[Record, ...]:
    """Return the papers of an Atom feed, in its order; unknown ids are missing.

    Raises:
        PartlyReadError: some papers lack an id, a title or a day.
        UnreadableError: not a whole Atom feed, or none of its papers can be read.
        UnresolvedError: the feed says, as arXiv does, that the request is malformed.
    """
    return each(_record_of_entry, _feed(body).iter(f"{_ATOM}entry"))


found = parse  # a search is answered with the same feed


def _feed(body: bytes) -> ET.Element:
    import xml.etree.ElementTree as ET

    if b"<!DOCTYPE" in body[:2048].upper():  # a feed has no use for entities
        raise UnreadableError("the feed declares a document type")
    try:
        feed = ET.fromstring(body)  # noqa: S314 - expat stops entity bombs, DOCTYPE is refused
    except (ET.ParseError, LookupError, ValueError) as error:  # the last two: of its encoding
        raise UnreadableError(f"not well-formed XML ({error})") from error
    if feed.tag != f"{_ATOM}feed":
        raise UnreadableError(f"a feed was expected, not <{feed.tag.rpartition('}')[2]}>")
    return feed


def _record_of_entry(entry: ET.Element) -> Record:
    address = _joined_text(entry, f"{_ATOM}id")
    if "/api/errors" in address:
        reason = _joined_text(entry, f"{_ATOM}summary") or "malformed request"
        hint = "check the id's digits" if "incorrect_id" in address else "check the query"
        raise UnresolvedError(f"arXiv says: {reason}", hint=hint)
    identifier = identifiers.parse(address)
    if identifier is None or identifier.scheme != "arxiv":
        raise UnreadableError(f"an entry has the id {address!r}")
    title, abstract = _joined_text(entry, f"{_ATOM}title"), _joined_text(entry, f"{_ATOM}summary")
    if not title:
        raise UnreadableError(f"{identifier} has no title")
    names = [_joined_text(author, f"{_ATOM}name") for author in entry.iter(f"{_ATOM}author")]
    comment = _joined_text(entry, f"{_ARXIV}comment")
    published = _day(_joined_text(entry, f"{_ATOM}published"))
    category = entry.find(f"{_ARXIV}primary_category")
    doi = identifiers.parse(_joined_text(entry, f"{_ARXIV}doi"))
    return Record(
        title=_unicode(title),
        authors=spoken(names),
        year=published.year,
        month=published.month,
        day=published.day,
        identifiers=(identifier, doi) if doi and doi.scheme == "doi" else (identifier,),
        links=_links(f"{comment} {abstract}"),
        primary_class="" if category is None else category.get("term", ""),
        abstract=abstract,
        note=withdrawal(comment),
        source=TITLE,
        extra=hints(comment, _joined_text(entry, f"{_ARXIV}journal_ref")),
    )


def _joined_text(entry: ET.Element, tag: str) -> str:
    """Return an element's text with white space joined; a title may be literally "0"."""
    return " ".join((entry.findtext(tag) or "").split())


def _unicode(title: str) -> str:
    """Decode the TeX accents some submitters type; `%` and `&` in plain titles stay."""
    return latex.to_unicode(title) if "\\" in title else title


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text[:10])
    except ValueError as error:
        raise UnreadableError(f"a paper was published on {text!r}") from error


def _links(prose: str) -> tuple[Link, ...]:
    """Return the repository an abstract or comment names, when it names exactly one."""
    found = {match.removesuffix(".git") for match in _CODE.findall(prose)}
    return (Link("code", found.pop()),) if len(found) == 1 else ()


def withdrawal(comment: str) -> str:
    """Return a note that quotes the comment announcing a paper's withdrawal, or ""."""
    return f"Withdrawn: {comment}" if _WITHDRAWN.search(comment) else ""


def hints(comment: str, journal_ref: str) -> tuple[tuple[str, str], ...]:
    """Keep what hints at a publication: authors type it, so it proves nothing.

    "12 pages, 3 figures" is not a hint; "Accepted at ICML 2024" is often a venue's only trace.
    """
    hint = comment if _HINT.search(comment) else ""
    pairs = (("comment", hint), ("journalref", journal_ref))
    return tuple((name, value) for name, value in pairs if value)
