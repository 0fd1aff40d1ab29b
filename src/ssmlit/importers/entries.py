"""What the formats of single entries share: a record, its row, dates, identifiers in odd places.

Responsible for how reference managers fill the fields of a preprint. Does not depend on any one
format.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from ssmlit import identifiers, latex
from ssmlit._lazy import regex
from ssmlit.fields import dates, identity
from ssmlit.fields.names import VENUE_FIELD_OF
from ssmlit.fields.pages import WORD_BEFORE, parse_pages
from ssmlit.importers import link_roles
from ssmlit.importers.row import Row, shortened
from ssmlit.model import Identifier, Link, Person, Record
from ssmlit.venues.preprints import is_preprint_venue

_TILDE = regex(r"(?<!\S)~")
_DATE = regex(r"\s*(\d{4})[-/.](\d{1,2})(?!\d)(?:[-/.](\d{1,2}))?")
_COMPACT = regex(r"(?<!\d)((?:1[5-9]|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
_MASTER = regex(r"\bmaster|\bm\.?\s?(?:sc|a|phil|eng)\b|diplom|licen[ct]i", re.IGNORECASE)
#: What an entry type already says about the kind of thesis.
THESES = {
    "phdthesis": "PhD thesis, doctoral thesis, PhD dissertation, doctoral dissertation",
    "mastersthesis": "Master's thesis, MSc thesis, M.A. thesis",
}
#: What databases write where pages are unknown: "No Specified", "N.PAG".
_NO_PAGE = regex(r"(?!(?i:[ivxlcdm]+)$)\D\D+")
_VOLUME_AND_ISSUE = regex(r"(\d+)\s?\((\d+(?:[-–/]\d+)?)\)")
_FILE = regex(r"(?:[\w-]+://|[A-Za-z]:)?[/\\]?[\w -]+[/\\].*\.\w{2,5}")  # no host: no dot

_ISSUED = frozenset({"phdthesis", "mastersthesis", "techreport"})
_TYPED = _ISSUED | {"patent"}  # whose `type` is printed
#: Types of RIS, CSL, Zotero, Crossref and EndNote that say no more than `misc` and an address do.
_ANY_KIND = frozenset({
    "", "gen", "elec", "document", "article", "webpage", "post", "post-weblog", "blogpost",
    "forumpost", "posted-content", "other", "generic", "electronic source", "web page",
})  # fmt: skip
_WHOLE = frozenset({"book", "phdthesis", "mastersthesis"})  # which are not on pages, but have some
#: What has no edition where others have it, but a class, or a version.
UNEDITED = frozenset({"patent", "software"})
#: What is in a book or beside others, and may have editors and a series.
IN_BOOKS = frozenset({"incollection", "inproceedings"})


def row(record: Record, source: str, line: int, raw: str) -> Row:
    """Return the row of one entry: a paper when it has a title or an identifier."""
    record = tidy(record)._replace(source=source, line=line, tags=_tags(record.tags))
    if record.authors and latex.is_others(str(record.authors[-1])):
        record = record._replace(authors=record.authors[:-1], others=True)
    if record.type in _WHOLE and "–" not in record.pages:
        total = (("pagetotal", record.pages),) if record.pages else ()
        record = record._replace(pages="", extra=(*record.extra, *total))
    if record.type not in VENUE_FIELD_OF and "series" in dict(record.extra) and record.venue:
        record = record._replace(venue="", extra=(*record.extra, ("booktitle", record.venue)))
    if record.type == "patent":
        record = _held(record)
    row = Row(record, "paper", source=source, line=line, raw=shortened(raw), own_year=record.year)
    if record.title or record.identifiers:
        return row
    reason = "neither a title nor an identifier"
    return row._replace(record=None, kind="unreadable", reason=reason)


def _held(record: Record) -> Record:
    """Return a patent whose publisher, as these formats call who owns it, is its `holder`."""
    owners = tuple(Person(name) for name in record.publisher.split("; ") if name)
    holder = (("holder", latex.format_names(owners)),) if owners else ()
    return record._replace(publisher="", extra=(*record.extra, *holder))


def _without_html(record: Record) -> Record:
    """Return a record without the HTML that databases leave in more than titles."""
    return record._replace(
        venue=latex.from_markup(record.venue),
        publisher=latex.from_markup(record.publisher),
        abstract=latex.from_markup(record.abstract),
        note=latex.from_markup(record.note),
        extra=tuple((name, latex.from_markup(value)) for name, value in record.extra),
    )


def _tags(keywords: Iterable[str]) -> tuple[str, ...]:
    """Return keywords as tags: a text may hold several of them, and a tag has no braces."""
    return tuple(dict.fromkeys(_cleaned(";".join(keywords))))


def _cleaned(text: str) -> Iterator[str]:
    """Yield the tags in a text, cleaned until nothing changes; half a formula is not a tag."""
    plain = " ".join(re.sub("[{}]", "", latex.to_unicode(text)).split())
    parts = re.split("[,;]", plain)
    if parts != [text]:
        for part in parts:
            yield from _cleaned(part.strip())
    elif text:
        yield text


def title(text: str) -> str:
    """Return a title in Unicode: its TeX is decoded, but `~` after a blank stays (`~10 km`)."""
    return latex.to_unicode(_TILDE.sub(r"\\~{}", latex.as_html(text)))


def key(text: str) -> str:
    """Return a reference's name in its source, if that can be a citation key, and is no address.

    DBLP's have slashes: `DBLP:conf/slow/Carver19`.
    """
    return text if re.fullmatch(r"[A-Za-z](?!\w*://)[\w:.+/-]*", text) else ""


def kind(types: Mapping[str, str], name: str, said: str = "") -> str:
    """Return the type of entry for a format's type, `misc` for one that BibTeX has no name for.

    Args:
        types: the format's types in lower case, and BibTeX's.
        name: the type that a reference has.
        said: what else it says about the kind of work: "Master's thesis".
    """
    found = types.get(name.lower(), "misc")
    return "mastersthesis" if found == "phdthesis" and _MASTER.search(said) else found


def kind_if_unknown(types: Mapping[str, str], name: str) -> list[str]:
    """Return the type of a reference if an entry has none for it: a map, a film."""
    return [] if name.lower() in types or name.lower() in _ANY_KIND else [name]


def issued(kind: str, venue: str, publisher: str) -> tuple[str, str]:
    """Return the venue and the publisher of a work of a kind.

    Where books have their publisher, a thesis has its school and a report its institution.
    """
    return (publisher, "") if kind in _ISSUED and publisher else (venue, publisher)


def whole_name(*names: str) -> str:
    """Return the first of a venue's names; the whole one where that is short for another."""
    given = _without_addresses(names)
    return next((name for name in given if _is_short(given[0], name)), *given[:1] or [""])


def _without_addresses(names: Iterable[str]) -> list[str]:
    return [name for name in names if name and not link_roles.repair(name)]


def _is_short(short: str, name: str) -> bool:
    """Whether a name abbreviates another: `Proc. Natl Acad. Sci.`, or is its initials: `PNAS`."""
    if short == "".join(re.findall(r"\b[A-Z]", name)) != name:
        return True
    rest = iter(name.casefold().split())
    words = re.findall(r"\w+", short.casefold())
    return len(short) < len(name) and all(any(_begins(it, word) for word in rest) for it in words)


def _begins(short: str, word: str) -> bool:
    """Whether a word begins with a letter, and has the others of a short form in their order."""
    letters = iter(word)
    return short[0] == word[0] and all(letter in letters for letter in short)


def short_journal(kind: str, venue: str, *names: str) -> str:
    """Return the first of an article's names of its journal that is short for `venue`, or ""."""
    given = _without_addresses(names) if kind == "article" and venue else ()
    return next((name for name in given if _is_short(name, venue)), "")


def unless_repeated(text: str, known: str) -> str:
    """Return a text, or "" if it only repeats the known one: a short title that is the title."""
    return text if text != known else ""


def files(addresses: Iterable[str]) -> str:
    """Return those of a reference's addresses that are files on a disk."""
    local = (it for it in addresses if _FILE.fullmatch(it) and not link_roles.repair(it))
    return ";".join(dict.fromkeys(local))


def date_of(year: str, day: str) -> tuple[int, int, int]:
    """Return the date of two fields; the second is whole (`2022/06/27`) or lacks the year."""
    whole = date(day)
    return whole if whole[1] and str(whole[0]) in year else date(f"{year} {day}")


def whole_day(text: str) -> str:
    """Return the date that a text says, `2020-01-02`; "" if it does not say the day."""
    found = date(text)
    return dates.iso(*found) if found[2] else ""


def pages(text: str) -> str:
    """Return pages as a record has them, the last one in full in `13301-6`.

    What has no number is no page; one that begins and ends is said once.
    """
    text = WORD_BEFORE.sub("", text).rstrip(" .,;")
    parts = [part for part in re.split(r"\s*[-‐-―−]+\s*", text) if not _NO_PAGE.fullmatch(part)]
    if len(parts) == 2 and all(map(str.isdigit, parts)):
        begin, end = parts
        whole = begin[: max(0, len(begin) - len(end))] + end
        parts = [begin] if whole == begin else [begin, whole if whole > begin else end]
    return parse_pages("-".join(parts))


def other_fields(kind: str, said: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return the fields that BibTeX or biblatex has and a record has no attribute for.

    Only theses, reports and patents have a `type`, where it says more than the entry's:
    `Bachelor's thesis`.
    """
    own = latex.squash(said.get("type", "")) not in latex.squash(THESES.get(kind, ""))
    wanted = said if kind in _TYPED and own else {**said, "type": ""}
    return tuple((name, " ".join(text.split())) for name, text in wanted.items() if text.strip())


def unreadable(reason: str, source: str, line: int, raw: str) -> Row:
    """Return the row of an entry that could not be read."""
    return Row(None, "unreadable", reason, source=source, line=line, raw=shortened(raw))


def tidy(record: Record) -> Record:
    """Turn an entry whose journal is "arXiv preprint arXiv:2312.00752" into a preprint; no HTML."""
    record = _without_html(record)
    if (both := _VOLUME_AND_ISSUE.fullmatch(record.volume)) and not record.number:
        record = record._replace(volume=both[1], number=both[2])
    if is_preprint_venue(record.publisher) and record.identifier("arxiv"):
        record = record._replace(publisher="")
    if record.type == "article" and not record.venue and record.identifier("arxiv"):
        return record._replace(type="misc")
    if not (is_preprint_venue(record.venue) or record.venue.startswith("abs/")):  # CoRR's volumes
        return record
    said = identity.identifiers({"journal": record.venue, "volume": record.volume})
    found = tuple(dict.fromkeys((*identified([record.venue], record.identifiers), *said)))
    if not found:  # nothing else would say that it is a preprint
        return record
    volume = "" if identifiers.parse(record.volume) else record.volume
    return record._replace(type="misc", venue="", volume=volume, identifiers=found)


def identified(texts: Iterable[str], known: Iterable[Identifier] = ()) -> tuple[Identifier, ...]:
    """Return the identifiers in texts, each once; `known` ones first."""
    found = dict.fromkeys(known)
    for text in texts:
        one = identifiers.parse(text)
        found.update(dict.fromkeys([one] if one else identifiers.find(text)))
    return tuple(found)


def links(urls: Iterable[str]) -> tuple[Link, ...]:
    """Return the links of an entry's addresses, with the role their hosts give them."""
    repaired = dict.fromkeys(filter(None, map(link_roles.repair, urls)))
    return tuple(Link(link_roles.role("", url), url) for url in repaired)


def date(text: str) -> tuple[int, int, int]:
    """Return (year, month, day), 0 where a text says nothing.

    It reads "2024", "2024/03/15/", "2024-03", "15-Mar-2024", "2024 Aug 14", "2015/october",
    "20240315".
    """
    if found := _DATE.match(text) or _COMPACT.search(text):
        year, month, day = (int(part or 0) for part in found.groups())
        month = month if month <= 12 else 0
    elif year := dates.parse_year(text.strip(" /")):
        month, day = dates.parse_month(text.replace(str(year), " "))
    else:
        return 0, 0, 0
    return year, month, day if month and day <= dates.days_in(year, month) else 0
