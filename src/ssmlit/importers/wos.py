"""Web of Science's tagged format (`savedrecs.txt`, `.ciw`), that of ISI before it.

A reference is a run of lines `XX value` from `PT` to `ER`; lines that go on begin with three
blanks, in some of its databases with none. Or it is a line of a table whose columns are the tags.
Tags are those of "Web of Science Core Collection Field Tags"
(https://images.webofknowledge.com/images/help/WOS/hs_wos_fieldtags.html). Responsible for what the
tags mean and for the table. Does not depend on how lines make a reference.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ssmlit import latex
from ssmlit._lazy import regex
from ssmlit.importers import entries, serial_numbers
from ssmlit.importers.people import parse_people
from ssmlit.importers.tagged import (
    Fields,
    TaggedReference,
    first,
    references,
    remaining_values,
    rows_of,
)
from ssmlit.latex.around_names import SUFFIX
from ssmlit.model import Person, Record
from ssmlit.strings import lines_of, words

if TYPE_CHECKING:
    from ssmlit.importers.row import Row

NAME = "wos"

_LINE = regex(r"^(?!(?:FN|VR|EF)(?: |$))([A-Z][A-Z0-9])(?: (.*))?$")
_HEADINGS = regex(r"PT\t(?:[A-Z][A-Z0-9]\t)+[A-Z][A-Z0-9]\s*$", re.MULTILINE)
_END = regex(r"E[RF]\s*$")  # of a reference, or of the file
_LISTED = frozenset({"AU", "AF", "BA", "BF", "BE", "ED", "C1", "CR"})  # a value a line
_TYPES = {"j": "article", "s": "incollection", "b": "book", "c": "inproceedings"}
_TYPED = frozenset({"article", "book", "book chapter", "dissertation/thesis", "proceedings paper"})
#: `Ganesh, KSVA Jr`
_SHORTENED = regex(r"([^,]+), ([^\W\d_a-zß-ÿ]{1,6})(?: (" + SUFFIX + r"))?")
#: `Yudin, Yu., V`, where V is no number but the second initial.
_NUMBERED = regex(r"([^,]+), ((?:[^\W\d_]{1,2}\.? ?){1,4}), ([IV])")
_NOBODY = "[Anonymous]"
_ADDRESS = regex(r"\s*\([^)]*\)")
_SMALL = words("a an and at by for from in of on or the to with")


def detect(text: str, filename: str) -> float:
    """Return how sure it is that the text is of this format: its head, or a type and a title."""
    if _HEADINGS.match(text) or re.match(r"\s*FN .*\s+VR \d", text):
        return 0.98
    if re.search(r"^PT [A-Z]\s*$", text, re.MULTILINE) and re.search(r"^TI ", text, re.MULTILINE):
        return 0.98
    return 0.3 if filename.lower().endswith((".ciw", ".isi")) else 0.0


def rows(text: str, source: str) -> tuple[Row, ...]:
    """Return one row for each reference."""
    if _HEADINGS.match(text):
        return rows_of(_in_table(text), _record_of_reference, _values_said, "WoS", source)
    found = references(text, _LINE, "PT", _END, _LISTED, "   ")
    return rows_of(found, _record_of_reference, _values_said, "WoS", source, _END)


def _in_table(text: str) -> Iterator[TaggedReference]:
    """Yield the references of a tab-delimited file, whose first line has the tags."""
    names, *lines = lines_of(text)
    for number, line in enumerate(lines, 2):
        fields: Fields = defaultdict(list)
        for name, value in zip(names.split("\t"), line.split("\t"), strict=False):
            fields[name] += filter(None, [value.strip()])
        if any(fields.values()):
            yield TaggedReference(fields, number, line)


def _values_said(fields: Fields) -> list[tuple[str, str]]:
    """Return all values but those read in another form: names in full, pages, the type."""
    without = ["PT", "BP", "EP", "PS"]
    if len(fields["AF"]) >= len(fields["AU"]) or fields["AU"] == [_NOBODY]:
        without.append("AU")
    if _TYPED.issuperset(re.split("; *", first(fields, "DT").lower())):
        without.append("DT")
    return [*remaining_values(fields, *without), ("BP", _pages(fields))]


def _record_of_reference(fields: Fields) -> Record:
    kind = _kind(fields)
    year, month, day = _date(fields)
    venue, publisher = entries.issued(kind, _venue(fields, kind), first(fields, "PU"))
    number = first(fields, "UT").partition("MEDLINE:")[2]
    numbers = [first(fields, "DI"), f"pmid:{first(fields, 'PM') or number}"]
    return Record(
        type=kind,
        title=entries.title(_title(fields)),
        authors=(*_people(fields, "AF", "AU", "BF", "BA"), *map(Person, _groups(fields))),
        year=year,
        month=month,
        day=day,
        venue=venue,
        volume=first(fields, "VL"),
        number=first(fields, "IS", "PN" if kind == "misc" else ""),
        pages=entries.pages(_pages(fields)),
        publisher=publisher,
        identifiers=entries.identified(numbers),
        tags=tuple(fields["DE"]),
        abstract=first(fields, "AB"),
        extra=_other_fields(fields, kind),
    )


def _kind(fields: Fields) -> str:
    """Return the type of entry: what a document is may say more than what it is in."""
    said = first(fields, "DT").lower()
    inside = first(fields, "PT").lower()[:1]  # of `J`, or of INSPEC's `Journal Paper`
    if inside == "j":
        return "article"
    if "proceedings" in said or "meeting" in said:
        return "inproceedings"
    if "thesis" in said or "dissertation" in said:
        return "phdthesis"
    is_part = first(fields, "SO") not in {"", _title(fields)}
    if "chapter" in said or (inside == "b" and said != "book" and is_part):
        return "incollection"
    return entries.kind(_TYPES, inside)


def _title(fields: Fields) -> str:
    return re.sub(r"(?<!\.)\.$", "", first(fields, "TI"))


def _venue(fields: Fields, kind: str) -> str:
    """Return what the work is in; a journal in capitals as its abbreviation writes it."""
    name, short = first(fields, "SO"), first(fields, "JI")
    if kind == "book":
        return ""
    return _cased(name, short) if name.isupper() and short else name


def _cased(name: str, short: str) -> str:
    """Return `IEEE ACCESS` as `IEEE Access`: words of the abbreviation are as they are there."""
    known = {word.upper(): word for word in re.findall(r"[^\W\d_]+", short)}

    def cased(found: re.Match[str]) -> str:
        word = found[0].lower()
        is_small = word in _SMALL and found.start() > 0
        return known.get(found[0]) or (word if is_small else word.capitalize())

    return re.sub(r"[^\W\d_]+", cased, name)


def _date(fields: Fields) -> tuple[int, int, int]:
    """Return the date of publication; `PD` may have the year, too; else that of early access."""
    year, day, early = first(fields, "PY", "EY"), first(fields, "PD"), first(fields, "EA")
    if not day and year in early:
        return entries.date(early)
    return entries.date(day if year in day else f"{year} {day}")


def _pages(fields: Fields) -> str:
    begin, end = first(fields, "BP"), first(fields, "EP")
    return first(fields, "PS") or "-".join(filter(None, (begin, end)))


def _people(fields: Fields, *tags: str) -> tuple[Person, ...]:
    """Return the people of the first tag that has any."""
    texts = next((fields[tag] for tag in tags if any(fields[tag])), [])
    names = (name.strip() for text in texts for name in text.split(";"))
    return parse_people(_name(name) for name in names if name != _NOBODY)


def _name(text: str) -> str:
    """Return a name with dots behind initials, and without the address that some have."""
    text = _ADDRESS.sub("", text)
    if found := _SHORTENED.fullmatch(text):
        initials = " ".join(f"{letter}." for letter in found[2])
        return ", ".join(filter(None, (found[1], initials, found[3])))
    return _NUMBERED.sub(r"\1, \2 \3.", text) if _NUMBERED.fullmatch(text) else text


def _groups(fields: Fields) -> list[str]:
    return [name.strip() for text in fields["CA"] for name in text.split(";") if name.strip()]


def _other_fields(fields: Fields, kind: str) -> tuple[tuple[str, str], ...]:
    """Return the fields that a record has no attribute for."""
    number = first(fields, "AR")
    values = {
        "editor": latex.format_names(_people(fields, "BE", "ED")),
        "series": first(fields, "SE"),
        "eid": number if " " not in number else "",
        "eventtitle": entries.unless_repeated(first(fields, "CT"), first(fields, "SO")),
        "address": first(fields, "PI"),
        "shortjournal": entries.short_journal(kind, _venue(fields, kind), first(fields, "JI")),
        "pagetotal": first(fields, "PG") if kind == "book" else "",
        "language": first(fields, "LA"),
        **serial_numbers.serials([*fields["BN"], *fields["SN"], *fields["EI"]]),
    }
    return entries.other_fields(kind, values)
