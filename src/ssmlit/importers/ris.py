"""RIS, the tagged format that databases and reference managers export.

A reference is a run of lines `XX  - value`; it ends with `ER` or before the next `TY`, which not
every exporter puts first. Tags follow the "RIS Format Specifications" of Research
Information Systems (https://en.wikipedia.org/wiki/RIS_(file_format) keeps a copy of the table);
where its 2001 and 2011 editions differ (JO or T2 for the journal), both are read. Some publishers
put the DOI in M3 or N1, databases what they have no tag for in N1: "Export Date: 1 May 2020". Other
notes are the reader's own, as for JabRef and Zotero, and not what a bibliography prints.

Responsible for what the tags mean. Does not depend on how lines make a reference.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ssmlit import identifiers, latex
from ssmlit._lazy import regex
from ssmlit.fields.date_forms import is_date, iso_date
from ssmlit.fields.dates import iso, parse_date
from ssmlit.importers import entries, serial_numbers
from ssmlit.importers.people import People, by_role, parse_people
from ssmlit.importers.tagged import Fields, first, references, remaining_values, rows_of
from ssmlit.model import Record

if TYPE_CHECKING:
    from ssmlit.importers.row import Row

NAME = "ris"

_LINE = regex(r"^\s*([A-Z][A-Z0-9]|[A-Z]{3,8}(?=  -))  ?-(?: (.*))?$")  # Mendeley's ARXIV
_END = regex(r"\s*ER(?:  ?-.*|\s*)$")  # some exporters leave out the dash
_TYPES = {
    "jour": "article", "mgzn": "article", "jfull": "article", "ejour": "article", "inpr": "article",
    "news": "article", "conf": "inproceedings", "cpaper": "inproceedings", "chap": "incollection",
    "echap": "incollection", "book": "book", "ebook": "book", "edbook": "book",
    "thes": "phdthesis", "rprt": "techreport", "encyc": "incollection", "dict": "incollection",
    "unpb": "unpublished", "pat": "patent", "comp": "software", "data": "dataset",
    "stand": "standard",
}  # fmt: skip
#: Database → the tag in which it exports PubMed's number.
_PMID_TAGS = {"scopus": "C2", "embase": "C5", "nlm": "AN", "pubmed": "AN"}
_LINKS = ("UR", "L1", "L2", "L3", "L4", "LK", "US")
# Between addresses; one may have a semicolon, as a DOI that ends in `3.0.CO;2-P`.
_BEFORE_ADDRESS = regex(r";(?=\s*(?:[a-z][a-z\d+.-]*://|www\.|doi:|10\.\d{4,}/|$))", re.IGNORECASE)
_DATES = ("DA", "Y1", "PY", "Y2", "OP")
_OTHER = regex(r"(?:[^/]*/){3}(.+)")  # of a date, behind year, month and day
_LABELLED = regex(r"[A-Z][\w/]*(?: \w+){0,2}(?: ?:| - )")


def detect(text: str, filename: str) -> float:
    """Return how sure it is that the text is RIS: a `TY  - ` line says it."""
    if re.search(r"^\s*TY  ?- \w+", text, re.MULTILINE):
        return 0.98
    return 0.3 if filename.lower().endswith(".ris") else 0.0


def rows(text: str, source: str) -> tuple[Row, ...]:
    """Return one row for each reference."""
    return rows_of(
        references(text, _LINE, "TY", _END, ("KW",)),
        _record_of_reference,
        _values_said,
        "RIS",
        source,
        _END,
    )


def _values_said(fields: Fields) -> list[tuple[str, str]]:
    """Return every value but a type that entries have; first and last page as one."""
    pages = _pages(fields)
    kind = entries.kind_if_unknown(_TYPES, first(fields, "TY"))
    others = [(tag, it) for tag in ("SP", "EP") for it in fields[tag] if it not in pages]
    others += [(tag, _beyond_a_day(it) or it) for tag in _DATES for it in fields[tag]]
    is_same = fields["VO"] == fields["VL"]
    return [
        *(("TY", it) for it in kind),
        *remaining_values(fields, "TY", "SP", "EP", *_DATES, "VO" if is_same else ""),
        ("SP", pages),
        *others,
    ]


def _pages(fields: Fields) -> str:
    start, end = first(fields, "SP"), first(fields, "EP")
    if start and end.startswith(f"{start}-"):  # JabRef's
        return end
    return f"{start}-{end}" if start and end and "-" not in start else start


def _addresses(tag: str, value: str) -> list[str]:
    """Return the addresses in a value, or the paths of files, which L1 to L4 may have."""
    are_paths = tag.startswith("L") and "://" not in value
    parts = value.split(";") if are_paths else _BEFORE_ADDRESS.split(value)
    return [part.strip() for part in parts]


def _record_of_reference(fields: Fields) -> Record:
    kind = _kind(fields)
    year, month, day = _date(fields)
    urls = [url for tag in _LINKS for value in fields[tag] for url in _addresses(tag, value)]
    named = [f"{tag}:{it}" for tag in list(fields) if len(tag) > 2 for it in fields[tag]]
    numbers = [it for tag in ("M3", "N1", "C2") for it in fields[tag] if identifiers.parse(it)]
    numbers += _pmids(fields)
    notes = [it for it in fields["N1"] if it and it not in numbers]
    if first(fields, "DB", "DP"):
        notes = [it for it in notes if not _LABELLED.match(it)]
    names = _venue_names(fields, kind)
    venue = entries.whole_name(*names)
    venue, publisher = entries.issued(kind, venue, first(fields, "PB", "PU"))
    edition, version = _edition(fields, kind)
    others = first(fields, "IS", *(("M1",) if kind in {"techreport", "patent"} else ()))
    number, serials = serial_numbers.numbers(kind, fields["SN"], others)
    return Record(
        type=kind,
        title=entries.title(first(fields, "TI", "T1", "CT")),
        authors=_people(fields, kind).authors,
        year=year,
        month=month,
        day=day,
        venue=venue,
        volume=first(fields, "VL", "VO"),
        number=number,
        pages=entries.pages(_pages(fields)),
        publisher=publisher,
        edition=edition,
        identifiers=entries.identified([*fields["DO"], *urls, *fields["AN"], *numbers, *named]),
        links=entries.links(urls),
        tags=tuple(fields["KW"]),
        abstract=first(fields, "AB", "N2"),
        key=entries.key(first(fields, "ID")),
        extra=entries.other_fields(
            kind, {**_other_fields(fields, kind, urls, notes), "version": version, **serials}
        ),
    )


def _edition(fields: Fields, kind: str) -> tuple[str, str]:
    """Return edition and version: ET is a program's version, a patent's class, or a date."""
    said = first(fields, "ET")
    if kind in entries.UNEDITED or entries.date(said)[1]:
        return "", said if kind == "software" else ""
    return said, ""


def _kind(fields: Fields) -> str:
    """Return the type; a conference that is in nothing and has only editors is the whole volume."""
    kind = entries.kind(_TYPES, first(fields, "TY"), first(fields, "M3", "N1"))
    is_whole = kind == "inproceedings" and not any(_venue_names(fields, kind))
    has_authors = fields["AU"] or fields["A1"]
    has_editors = fields["ED"] or fields["A2"]
    return "proceedings" if is_whole and has_editors and not has_authors else kind


def _people(fields: Fields, kind: str) -> People:
    """Return authors and editors; A2 edits what the work is in, else a series.

    Some exporters have the first author in A1 and the others in AU, or all in both.
    """
    inside = kind in {*entries.IN_BOOKS, "proceedings"}
    editors = [*fields["ED"], *(fields["A2"] if inside else [])]
    lead, *rest = [fields[tag] for tag in list(fields) if tag in {"AU", "A1"}] or [[]]
    authors = [*lead, *(name for names in rest for name in names if name not in lead)]
    return by_role(first(fields, "TY"), parse_people(authors), parse_people(editors))


def _venue_names(fields: Fields, kind: str) -> list[str]:
    """Return the names of what a work is in, perhaps abbreviated.

    Of a conference's papers C3 is the proceedings, T2 the event.
    """
    proceedings = ("C3",) if kind == "inproceedings" else ()
    tags = ("JO", "JF", *proceedings, "T2", "BT", "JA", "J2", "J1")
    return [first(fields, tag) for tag in tags]


def _pmids(fields: Fields) -> list[str]:
    """Return PubMed's numbers, which have no tag of their own: `31[pmid]`, or by the database."""
    database = " ".join([*fields["DB"], *fields["DP"]])
    tag = next((tag for name, tag in _PMID_TAGS.items() if name in database.lower()), "")
    said = [it.removesuffix("[pmid]") for it in fields["U1"] if it.endswith("[pmid]")]
    return [f"pmid:{it}" for it in (*said, *fields[tag]) if it.isdecimal()]


def _date(fields: Fields) -> tuple[int, int, int]:
    """Return the year of publication, with month and day where another date of that year has them.

    PY is the year; Y1 and DA may be whole dates, DA also the day the work was put on the web, or
    without a year: `Mar 1`.
    """
    found = [entries.date(text) for tag in ("PY", "Y1", "DA") for text in fields[tag]]
    found += [entries.date(f"{first(fields, 'PY')} {text}") for text in fields["DA"]]
    dated = [date for date in found if date[0]]
    year = dated[0][0] if dated else 0
    return max((date for date in dated if date[0] == year), key=_fineness, default=(0, 0, 0))


def _beyond_a_day(text: str) -> str:
    """Return a range, a season, a doubt as biblatex writes it, also from behind a day; or "".

    So the exporter writes them: `2003///2003-21`, `1996/12/10/1996-12-10–1996-12-12`.
    """
    found = _OTHER.fullmatch(text)
    said = (found[1] if found else text).replace("–", "/")
    if found and not is_date(said):  # `2019///Spring 2019`, `2010/05//May 6-9`
        year = text[:4]
        said = iso_date(year, found[1].replace(year, "").strip())
    is_one = said == iso(*parse_date(said)) or (not found and said.endswith("/"))
    return said if is_date(said) and not is_one else ""


def _visited(text: str) -> str:
    """Return the day of a visit, or its year alone; a month alone is another date."""
    return text if text.isdecimal() and is_date(text) else entries.whole_day(text)


def _fineness(date: tuple[int, int, int]) -> int:
    return sum(part > 0 for part in date)


def _other_fields(
    fields: Fields, kind: str, urls: list[str], notes: Sequence[str]
) -> dict[str, str]:
    """Return the fields that a record has no attribute for."""
    inside, names = kind in entries.IN_BOOKS, _venue_names(fields, kind)
    dates = {tag: next(filter(None, map(_beyond_a_day, fields[tag])), "") for tag in _DATES}
    return {
        "date": dates["DA"] or dates["Y1"] or dates["PY"],
        "editor": latex.format_names(_people(fields, kind).editors),
        "translator": latex.format_names(parse_people(fields["A4"])),
        "eid": first(fields, "C7") if kind in {"article", "inproceedings"} else "",
        "eventtitle": first(fields, "T2")
        if kind == "inproceedings" and first(fields, "C3")
        else "",
        "shortjournal": entries.short_journal(kind, entries.whole_name(*names), *names),
        "urldate": dates["Y2"] or _visited(first(fields, "Y2")),
        "origdate": dates["OP"] or iso(*entries.date(first(fields, "OP"))),
        "volumes": first(fields, "NV"),
        "chapter": first(fields, "SE") if inside else "",
        "annote": "; ".join(filter(None, (*notes, *fields["RN"]))),
        "file": entries.files(urls),
        "series": first(fields, "T3") if inside or kind == "book" else "",
        "address": first(fields, "CY", "PI"),
        "type": first(fields, "M3"),
        "language": first(fields, "LA"),
        "shorttitle": entries.unless_repeated(first(fields, "ST"), first(fields, "TI")),
    }
