"""Where the facts of a list's row are in its text.

Responsible for finding again what was read: title, authors, venue, year, date, remark, addresses.
Does not depend on how rows are read, nor on what is done with the places.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ssmlit import identifiers
from ssmlit._lazy import regex
from ssmlit.importers import link_roles, sections
from ssmlit.model import Record
from ssmlit.render.papers import pdf_url, short_title
from ssmlit.render.pieces import FACT, formatted_date
from ssmlit.venues import find_venue, short_venue
from ssmlit.venues.preprints import is_preprint_venue

if TYPE_CHECKING:
    from ssmlit.importers import Row

SHOWN_SCHEMES = ("arxiv", "doi")  # of identifiers that a piece can show
_URL = regex(r"https?://(?:[^\s<>()\]\"]|\([^\s()]*\))+")
_STARS = regex(r"(?<=shields\.io/github/stars/)[\w.-]+/[\w-]+", re.IGNORECASE)
_BEFORE_ID = regex(r"\s?\S*")  # between the word for an id and the id: `arXiv: `, an image
_ET_AL = regex(  # a full stop before another mark belongs to it: "et al. | ICML"
    r"\s*,?\s*(?:et\s+al(?:\.(?=\s*[^\w\s*_\"“]))?|and\s+others|等)", re.IGNORECASE
)
_APART = regex(  # outside the names' emphasis, or in one of its own: "*A. Carver* et al."
    r"(?:[*_]+|</\w+>)?,?\s*(?:[*_]+|<\w+>)?(?P<others>et\s+al\b|and\s+others\b|等)(?P<stop>\.)?",
    re.IGNORECASE,
)
_BETWEEN = regex(r"[\s,;&·•/-]*(?:(?:and|und|et|y)\s)?")  # what may be between names
_NUMBER = regex(r"\d+(?![^\W\d_])|.*\d$")  # before or behind the words; not "3D Vision"
_DATES = (
    *("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%d %B %Y", "%B %d, %Y", "%d %b %Y", "%b %d, %Y"),
    *("%Y-%m", "%Y/%m", "%Y.%m", "%m/%Y", "%B %Y", "%b %Y", "%b. %Y", "%B, %Y", "%b, %Y"),
    *("%y/%m", "%y.%m"),
)


class FactSpan(NamedTuple):
    """Where a fact is in a row, and what stands for it in a piece."""

    start: int
    end: int
    fact: str

    @property
    def name(self) -> str:
        """Which fact it is, as in a piece: "title", "code"."""
        found = FACT.search(self.fact)
        return found["name"] if found else ""


def places(row: Row) -> Iterator[FactSpan]:
    """Yield the facts of a row where they are in its text, in order; none overlap."""
    record = row.record
    title = _title(row.raw, record) if record else None
    if record is None or title is None:
        return
    taken = [title]
    for span in (*_addresses(row.raw, record), *_authors(row.raw, record, title)):
        _take(taken, [span])
    taken += [span for span in _identifiers(row.raw, record) if _is_free(span, taken)]
    _take(taken, _short_title(row.raw, record, title))
    _take(taken, _note_span(row.raw, record))
    _take(taken, _date(row, taken))
    _take(taken, _venue(row.raw, record, taken))
    if not row.stated or any(span.name == "date" for span in taken):
        _take(taken, _year(row.raw, record, taken))  # not that of a date which is another's
    yield from sorted(taken)


def says_venue(row: Row) -> bool:
    """Return whether a row says where its paper appeared, not only the heading above it."""
    above = sections.venue_above(row.section)
    venue = row.record.venue if row.record else ""
    is_above = above.venue == venue and venue not in row.raw
    return bool(venue) and not is_above


def _take(taken: list[FactSpan], spans: Iterable[FactSpan]) -> None:
    """Put the first of some spans that is free to those that are taken."""
    for span in spans:
        if span.name not in {one.name for one in taken} and _is_free(span, taken):
            taken.append(span)
            return


def _is_free(span: FactSpan, taken: Iterable[FactSpan]) -> bool:
    return all(span.end <= one.start or one.end <= span.start for one in taken)


def _written(text: str) -> str:
    """Return a pattern of a text as Markdown may write it: its words, and any marks between."""
    words = re.findall(r"\w+", text)
    return r"[\W_]*?".join(map(re.escape, words))


def _title(raw: str, record: Record) -> FactSpan | None:
    found = re.search(_written(record.title), raw) if re.search(r"\w", record.title) else None
    if not found:
        return None
    tail = re.search(r"\W*$", record.title)
    after = tail[0] if tail and raw.startswith(tail[0], found.end()) else ""
    return FactSpan(found.start(), found.end() + len(after), "{title}")


def _authors(raw: str, record: Record, title: FactSpan) -> Iterator[FactSpan]:
    """Yield where the authors are, with the separators between them."""
    if not record.authors:
        return
    start = at = -1
    between: list[str] = []
    for person in record.authors:
        named = re.compile(_written(str(person))).finditer(raw, max(at, 0))
        found = next((one for one in named if not title.start <= one.start() < title.end), None)
        if not found:
            return
        if at >= 0:
            between.append(raw[at : found.start()])
        start = start if start >= 0 else found.start()
        at = found.end()
    form = _form(between)
    if form is None:
        return
    if others := _ET_AL.match(raw, at):
        at = others.end()
    elif apart := _APART.match(raw, at):
        usual = apart["others"] == "et al" and apart["stop"]
        fact = "{others}" if usual else f"{{others:{apart['others']}}}"
        yield FactSpan(apart.start("others"), apart.end("stop" if usual else "others"), fact)
    yield FactSpan(start, at, f"{{authors{form}}}")


def _form(between: Sequence[str]) -> str | None:
    """Return how names are joined as `{authors…}` says it; None when not in one way."""
    if len(set(between[:-1])) > 1 or not all(map(_BETWEEN.fullmatch, between)):
        return None
    last = between[-1] if between else ", "
    is_and = "&" in last or any(map(str.isalpha, last))
    first = ", " if is_and and len(between) == 1 else between[0] if between else last
    if last == first:
        return "" if first == ", " else f":{first}"
    return f":{'' if first == ', ' else first}|{last}"


def _addresses(raw: str, record: Record) -> Iterator[FactSpan]:
    """Yield the addresses in a row, each as the role of link that it has.

    A PDF is the paper's address where the row has no other.
    """
    roled = [(found, role) for found in _URL.finditer(raw) if (role := _role(found[0], record))]
    has_paper = any(role == "paper" for _, role in roled)
    for found, role in roled:
        fact = "paper:pdf" if role == "pdf" and not has_paper else role
        yield FactSpan(*found.span(), f"{{{fact}}}")
    for found in _URL.finditer(raw):
        if _STARS.search(found[0]):
            counted = _STARS.sub("{repository}", FACT.sub("", found[0]), count=1)
            yield FactSpan(*found.span(), counted)


def _identifiers(raw: str, record: Record) -> Iterator[FactSpan]:
    """Yield where a paper's own ids are: in an image, `arXiv-2312.00752-b31b1b`, or in words."""
    for scheme in SHOWN_SCHEMES:
        if value := record.identifier(scheme):
            pattern = rf"(?<![\w.]){re.escape(value)}(?:v\d+)?(?![\w/])"
            for found in re.finditer(pattern, raw, re.IGNORECASE):
                yield FactSpan(*found.span(), f"{{{scheme}}}")


def _role(address: str, record: Record) -> str:
    """Return the role of an address in a row, or "" for one that its entry does not keep."""
    address = link_roles.repair(address)
    if address.removesuffix(".pdf") == pdf_url(record):
        return "pdf"
    known = {link.url: link.role for link in record.links}
    if address in known:
        return known[address]
    return "paper" if identifiers.parse(address) in record.identifiers else ""


def _short_title(raw: str, record: Record, title: FactSpan) -> Iterator[FactSpan]:
    """Yield what the work is known as: a cell of a table, or a link or bold before the title."""
    name = short_title(record)
    if not re.search(r"\w", name):
        return
    start = r"\|[\s*_`\[]*" if raw.startswith("|") else r"[*_\[]"
    end = r"(?=[\s*_`]*(?:\||\]\())" if raw.startswith("|") else r"(?=\]\(|[*_]*\s?[–—:-]\s)"
    found = re.search(rf"{start}({_written(name)}){end}", raw)
    if found and (raw.startswith("|") or found.end() <= title.start):
        yield FactSpan(*found.span(1), "{shorttitle}")


def _note_span(raw: str, record: Record) -> Iterator[FactSpan]:
    for text in (record.note, *(value for name, value in record.extra if name == "remark")):
        if re.search(r"\w", text) and (found := re.search(_written(text), raw)):
            signs = re.match(r"[^\w\s]*\s*", text)  # before its first word: "⭐ must read"
            before = signs[0] if signs and raw[: found.start()].endswith(signs[0]) else ""
            yield FactSpan(found.start() - len(before), found.end(), "{note}")


def _date(row: Row, taken: Sequence[FactSpan]) -> Iterator[FactSpan]:
    """Yield the date that the row states, in the form in which it is written."""
    if not row.stated:
        return
    year, month, day = (*map(int, row.stated.split("-")), 0, 0)[:3]
    for form in _DATES:
        text = formatted_date(year, month, day, form)
        for found in re.finditer(rf"(?<!\w){re.escape(text)}(?!\w)", row.raw) if text else ():
            span = FactSpan(*found.span(), f"{{date:{form}}}")
            if _is_free(span, taken):
                yield span


def _venue(raw: str, record: Record, taken: Sequence[FactSpan]) -> Iterator[FactSpan]:
    """Yield where the venue is, by its name, by ours or by another of its names."""
    names = [record.venue, short_venue(record.venue)] if record.venue else []
    for name in dict.fromkeys(filter(None, names)):
        ended = r"\.?" if "." in name else ""  # of words cut short, the last one is, too
        for found in re.finditer(rf"(?<![^\W_]){re.escape(name)}(?![^\W\d_]){ended}", raw):
            yield FactSpan(*found.span(), "{venue}")
    wanted = find_venue(record.venue) if record.venue else None
    ids = [span.start for span in taken if span.name in SHOWN_SCHEMES]
    for start, end in _phrases(raw, taken):
        text = raw[start:end]
        if wanted:
            is_venue = find_venue(text) is wanted
        else:
            is_venue = not record.venue and is_preprint_venue(text)
            is_venue = is_venue and not any(_BEFORE_ID.fullmatch(raw, end, at) for at in ids)
        if is_venue:
            yield FactSpan(start, end, "{venue}")


def _phrases(raw: str, taken: Sequence[FactSpan]) -> Iterator[tuple[int, int]]:
    """Yield runs of words outside what is taken and of links' addresses, the longest first.

    None begins or ends in a number: that is the year of one row ("Arxiv'24"), not of a name.
    """
    links = [FactSpan(*one.span(), "") for one in _URL.finditer(raw)]
    words = [
        (one.start(), one.end())
        for one in re.finditer(r"[^\W\d_](?:[^\W\d_]|[&-])*|\d+", raw)
        if _is_free(FactSpan(*one.span(), ""), (*links, *taken))
    ]
    for size in range(min(8, len(words)), 0, -1):
        for (start, _), (_, end) in zip(words, words[size - 1 :], strict=False):
            inside = raw[start:end]
            if not re.search(r"[\[\]()*|<>:\n]|\.\s", inside) and not _NUMBER.match(inside):
                yield start, end


def _year(raw: str, record: Record, taken: Sequence[FactSpan]) -> Iterator[FactSpan]:
    forms = (
        ("{year}", rf"(?<!\d){record.year}(?!\w)"),
        ("{date:%y}", rf"(?<=['’]){record.year % 100:02}(?!\w)"),
        ("{date:%y}", rf"(?:\A|(?<=\A[-*+] )){record.year % 100:02}(?=[-_])"),  # "- 20-OSDI-Title"
    )
    for fact, pattern in forms if record.year else ():
        for found in re.finditer(pattern, raw):
            span = FactSpan(*found.span(), fact)
            if _is_free(span, taken):
                yield span
