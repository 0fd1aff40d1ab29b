"""MEDLINE, the tagged format that PubMed and ERIC export (`.nbib`).

A reference begins with `PMID- `, of ERIC with `OWN - ERIC`; tags are padded to four letters; lines
that go on begin with blanks. Tags are those of "MEDLINE/PubMed Data Element (Field) Descriptions"
(https://www.nlm.nih.gov/bsd/mms/medlineelements.html). Responsible for what the tags mean. Does not
depend on how lines make a reference.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ssmlit import identifiers, latex
from ssmlit._lazy import regex
from ssmlit.importers import entries, serial_numbers
from ssmlit.importers.people import parse_people
from ssmlit.importers.tagged import Fields, first, references, remaining_values, rows_of
from ssmlit.latex.around_names import SUFFIX
from ssmlit.model import Person, Record

if TYPE_CHECKING:
    from ssmlit.importers.row import Row

NAME = "medline"

_LINE = regex(r"^([A-Z]{2,4}) *- ?(.*)$")
_FIRST = regex(r"^(PMID- ?\d|OWN *- ERIC\b)", re.MULTILINE)
_ID = regex(r"(?<!\S)(\S++) \[(doi|pii)\]")
_LATER = regex(rf" ({SUFFIX})$")


def detect(text: str, filename: str) -> float:
    """Return how sure it is that the text is MEDLINE: a line that begins a reference says it."""
    if _FIRST.search(text):
        return 0.98
    return 0.3 if filename.lower().endswith(".nbib") else 0.0


def rows(text: str, source: str) -> tuple[Row, ...]:
    """Return one row for each reference."""
    found = _FIRST.search(text)
    begins = "OWN" if found and found[1].startswith("OWN") else "PMID"
    return rows_of(references(text, _LINE, begins), _record_of_reference, _said, "MEDLINE", source)


def _said(fields: Fields) -> list[tuple[str, str]]:
    """Return all values but names that are also given in full."""
    full = {(person.surname, person.first[:1]) for person in _people(fields["FAU"])}
    return [
        (tag, _ID.sub(r"\1", value))
        for tag, value in remaining_values(fields)
        if tag != "AU" or not full.issuperset(map(_shortened, _people([value])))
    ]


def _shortened(person: Person) -> tuple[str, str]:
    return person.surname, person.first[:1] if person.first.isupper() else person.first


def _record_of_reference(fields: Fields) -> Record:
    kind, book = _kind(fields), first(fields, "BTI")
    year, month, day = entries.date(first(fields, "DP"))
    ids = [it for tag in ("LID", "AID") for it in fields[tag]]
    named = [one[1] for it in ids for one in _ID.finditer(it) if one[2] == "doi"]
    named += [it for it in ids if identifiers.parse(it) and not _ID.search(it)]  # ERIC's
    ids = [*named, f"pmid:{first(fields, 'PMID')}", *fields["PMC"][:1]]
    more = {
        "editor": latex.format_names(_people(fields["FED"]) or _people(fields["ED"])),
        "language": first(fields, "LA"),
        "series": first(fields, "CTI"),
        "address": first(fields, "PL") if book else "",
        "shortjournal": entries.short_journal(kind, first(fields, "JT"), first(fields, "TA")),
        **serial_numbers.serials([*fields["ISBN"], *fields["IS"], *fields["ISSN"]]),
    }
    return Record(
        type=kind,
        title=entries.title(first(fields, "TI", "BTI").removesuffix(".").strip("[]")),
        authors=(*(_people(fields["FAU"]) or _people(fields["AU"])), *map(Person, fields["CN"])),
        year=year,
        month=month,
        day=day,
        venue=book if kind == "incollection" else first(fields, "JT", "TA"),
        volume=first(fields, "VI"),
        number=first(fields, "IP"),
        pages=entries.pages(first(fields, "PG")),
        publisher=first(fields, "PB"),
        identifiers=entries.identified(ids),
        links=entries.links([it for it in fields["LID"] if it.startswith("http")]),
        tags=tuple(fields["OT"]),
        abstract=first(fields, "AB"),
        extra=entries.other_fields(kind, more),
    )


def _kind(fields: Fields) -> str:
    """Return the type of entry: a book has no other title than its own."""
    if not first(fields, "BTI"):
        return "article"
    return "incollection" if first(fields, "TI") else "book"


def _people(names: list[str]) -> tuple[Person, ...]:
    """Return the people of full names (`King, Martin Luther Jr`) or of shortened ones."""
    return parse_people(_LATER.sub(r", \1", name) if "," in name else name for name in names)
