"""Refer, the tagged format that EndNote exports as `.enw`, and Google Scholar as "EndNote".

A reference is a run of lines `%X value`; with EndNote it begins with its type, `%0`, else it ends
with an empty line. Tags are those of refer(1) and EndNote's "Tagged import" help. Responsible for
what the tags mean. Does not depend on how lines make a reference.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ssmlit import latex
from ssmlit._lazy import regex
from ssmlit.importers import entries, serial_numbers
from ssmlit.importers.endnote import TYPES
from ssmlit.importers.people import People, by_role, parse_people
from ssmlit.importers.tagged import Fields, first, references, remaining_values, rows_of
from ssmlit.model import Record

if TYPE_CHECKING:
    from ssmlit.importers.row import Row

NAME = "refer"

_LINE = regex(r"^\s*%([0-9A-Z]|[^\w\s%])(?: (.*))?$")
_EMPTY = regex(r"\s*$")
_TAG = regex(r"^\s*%(\S) ", re.MULTILINE)
_TYPE = regex(r"^\s*%0 ", re.MULTILINE)


def detect(text: str, filename: str) -> float:
    """Return how sure it is that the text is refer: a line of a type, or of a title and a name."""
    if _TYPE.search(text) and re.search(r"^\s*%T ", text, re.MULTILINE):
        return 0.97
    tags = set(re.findall(r"^%([ATDJBI]) ", text, re.MULTILINE))
    if "T" in tags and len(tags) > 1:
        return 0.9
    return 0.3 if filename.lower().endswith(".enw") else 0.0


def rows(text: str, source: str) -> tuple[Row, ...]:
    """Return one row for each reference."""
    tagged = _TAG.search(text)  # bepress has the title before the type
    ends = None if tagged and tagged[1] == "0" else _EMPTY
    found = references(text, _LINE, "0", ends, ("K",))
    return rows_of(found, _record_of_reference, _values_said, "refer", source)


def _values_said(fields: Fields) -> list[tuple[str, str]]:
    kind = entries.kind_if_unknown(TYPES, first(fields, "0"))
    return [*(("0", it) for it in kind), *remaining_values(fields, "0")]


def _record_of_reference(fields: Fields) -> Record:
    kind = entries.kind(TYPES, first(fields, "0") or _kind(fields), first(fields, "9"))
    year, month, day = entries.date_of(first(fields, "D"), first(fields, "8"))
    venue, publisher = entries.issued(kind, first(fields, "J", "B"), first(fields, "I"))
    urls = [*fields["U"], *fields[">"]]
    others = first(fields, "N", *(("M",) if kind == "patent" else ()))
    number, serials = serial_numbers.numbers(kind, fields["@"], others)
    return Record(
        type=kind,
        title=entries.title(first(fields, "T")),
        authors=_people(fields).authors,
        year=year,
        month=month,
        day=day,
        venue=venue,
        volume=first(fields, "V"),
        number=number,
        pages=entries.pages(first(fields, "P")),
        publisher=publisher,
        edition=first(fields, "7") if kind not in entries.UNEDITED else "",
        identifiers=entries.identified([*fields["R"], *urls]),
        links=entries.links(urls),
        tags=tuple(fields["K"]),
        abstract=first(fields, "X"),
        note="; ".join(fields["O"]),
        key=entries.key(first(fields, "F")),
        extra=entries.other_fields(kind, {**_other_fields(fields, kind), **serials}),
    )


def _kind(fields: Fields) -> str:
    """Return what refer takes a reference for that does not name its type."""
    if first(fields, "J"):
        return "journal article"
    return "book section" if first(fields, "B") else "book" if first(fields, "I") else ""


def _people(fields: Fields) -> People:
    return by_role(first(fields, "0"), *map(parse_people, (fields["A"], fields["E"])))


def _other_fields(fields: Fields, kind: str) -> dict[str, str]:
    return {
        "editor": latex.format_names(_people(fields).editors),
        "series": first(fields, "S"),
        "address": first(fields, "C"),
        "type": first(fields, "9"),
        "language": first(fields, "G"),
        "urldate": entries.whole_day(first(fields, "[")),
        "file": entries.files([*fields["U"], *fields[">"]]),
        "shorttitle": entries.unless_repeated(first(fields, "!"), first(fields, "T")),
        "version": first(fields, "7") if kind == "software" else "",
        "annote": "; ".join(filter(None, fields["Z"])),
    }
