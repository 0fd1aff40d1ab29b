"""MEDLINE, the tagged format that PubMed exports (`.nbib`).

A reference begins with `PMID- `; tags are padded to four letters; lines that go on begin with
blanks. Tags are those of "MEDLINE/PubMed Data Element (Field) Descriptions"
(https://www.nlm.nih.gov/bsd/mms/medlineelements.html).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ssmlit import latex
from ssmlit.importers import entries
from ssmlit.importers.people import parse_people
from ssmlit.importers.tagged import Fields, first, references, remaining_values
from ssmlit.model import Person, Record

if TYPE_CHECKING:
    from ssmlit.importers.row import Row

NAME = "medline"

_LINE = re.compile(r"^([A-Z]{2,4}) *-(?: (.*))?$")
_ID = re.compile(r"(\S+) \[(doi|pii)\]")
_INITIALS = re.compile(r"([^,]+?) ([A-Z]{1,4})(?=,|$)")
_LATER = re.compile(r" (Jr|Sr|\d(?:st|nd|rd|th))$")
_SHORTENED = re.compile(r"(\d+)-(\d+)")


def detect(text: str, filename: str) -> float:
    """Return how sure it is that the text is MEDLINE: a `PMID- ` line says it."""
    if re.search(r"^PMID- ?\d", text, re.MULTILINE):
        return 0.98
    return 0.3 if filename.lower().endswith(".nbib") else 0.0


def rows(text: str, source: str) -> tuple[Row, ...]:
    """Return one row for each reference."""
    return tuple(
        entries.row(
            entries.with_rest(_record(one.fields), _said(one.fields), "MEDLINE"),
            source, one.line, one.raw,
        )
        for one in references(text, _LINE, "PMID")
    )  # fmt: skip


def _said(fields: Fields) -> list[tuple[str, str]]:
    """Return what is said but names that are in full, too, and pages, which are written out."""
    full = {latex.squash(name.partition(",")[0]) for name in fields["FAU"]}
    return [
        (tag, _ID.sub(r"\1", value))
        for tag, value in remaining_values(fields, "PG")
        if tag != "AU" or latex.squash(_INITIALS.sub(r"\1", _LATER.sub("", value))) not in full
    ]


def _record(fields: Fields) -> Record:
    kind = "incollection" if first(fields, "BTI") else "article"
    year, month, day = entries.date(first(fields, "DP"))
    named = [one[1] for tag in ("LID", "AID") for v in fields[tag] for one in _ID.finditer(v)
             if one[2] == "doi"]  # fmt: skip
    ids = [*named, f"pmid:{first(fields, 'PMID')}", *fields["PMC"][:1]]
    more = {
        "editor": latex.format_names(_names(fields, "FED", "ED")),
        "language": first(fields, "LA"),
        **entries.serials([*fields["ISBN"], *fields["IS"]]),
    }
    return Record(
        type=kind,
        title=latex.to_unicode(first(fields, "TI").removesuffix(".").strip("[]")),
        authors=(*_names(fields, "FAU", "AU"), *map(Person, fields["CN"])),
        year=year,
        month=month,
        day=day,
        venue=first(fields, "BTI", "JT", "TA"),
        volume=first(fields, "VI"),
        number=first(fields, "IP"),
        pages=_pages(first(fields, "PG")),
        publisher=first(fields, "PB"),
        identifiers=entries.identified(ids),
        tags=tuple(fields["OT"]),
        abstract=first(fields, "AB"),
        extra=entries.more(kind, more),
    )


def _names(fields: Fields, full: str, short: str) -> tuple[Person, ...]:
    """Return the people by their full names, or by what MEDLINE shortens them to: `Smith JQ`."""
    names = [_LATER.sub(r", \1", name) for name in fields[full] or fields[short]]
    return parse_people(names if fields[full] else (_INITIALS.sub(_turned, it) for it in names))


def _turned(found: re.Match[str]) -> str:
    return f"{found[1]}, {' '.join(f'{letter}.' for letter in found[2])}"


def _pages(text: str) -> str:
    """Return `13301-6` as `13301--13306`."""
    found = _SHORTENED.fullmatch(text)
    if not found:
        return entries.pages(text)
    begin, end = found.groups()
    return f"{begin}--{begin[: max(0, len(begin) - len(end))]}{end}"
