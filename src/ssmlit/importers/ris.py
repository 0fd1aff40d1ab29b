"""RIS, the tagged format that databases and reference managers export.

A reference is a run of lines `XX  - value`; it ends with `ER` or before the next `TY`, which not
every exporter puts first; a line
without a tag continues the value before. Tags follow the "RIS Format Specifications" of Research
Information Systems (https://en.wikipedia.org/wiki/RIS_(file_format) keeps a copy of the table);
where its 2001 and 2011 editions differ (JO or T2 for the journal), both are read.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from ssmlit import latex
from ssmlit.importers import entries
from ssmlit.importers.people import people
from ssmlit.model import Record

if TYPE_CHECKING:
    from ssmlit.importers.row import Row

NAME = "ris"

_LINE = re.compile(r"^\s*([A-Z][A-Z0-9])  ?-(?: (.*))?$")
_END = re.compile(r"\s*ER\s*$")  # some exporters leave out the dash
_TYPES = {
    "jour": "article", "mgzn": "article", "jfull": "article", "ejour": "article", "inpr": "article",
    "news": "article", "conf": "inproceedings", "cpaper": "inproceedings", "chap": "incollection",
    "echap": "incollection", "book": "book", "ebook": "book", "edbook": "book",
    "thes": "phdthesis", "rprt": "techreport",
}  # fmt: skip

_Fields = defaultdict[str, list[str]]


def detect(text: str, filename: str) -> float:
    """Return how sure it is that the text is RIS: a `TY  - ` line says it."""
    if re.search(r"^\s*TY  ?- \w+", text[:20_000], re.MULTILINE):
        return 0.98
    return 0.3 if filename.lower().endswith(".ris") else 0.0


def rows(text: str, source: str) -> tuple[Row, ...]:
    """Return one row for each reference."""
    made: list[Row] = []
    fields: _Fields = defaultdict(list)
    tag, first, raw = "", 0, list[str]()
    for number, line in enumerate(re.split(r"\r\n?|\n", text), 1):
        found = _LINE.match(line)
        if found and found[1] == "TY" and "TY" in fields:
            made.append(_row(fields, source, first, raw))
            fields, raw = defaultdict(list), []
        if found:
            tag = found[1]
            first = first if fields else number
            if tag != "ER":
                fields[tag].append((found[2] or "").strip())
        elif _END.match(line):
            tag = "ER"
        elif tag and line.strip() and fields[tag]:
            fields[tag][-1] += f" {line.strip()}"
        raw.append(line)
        if tag == "ER" and fields:
            made.append(_row(fields, source, first, raw))
            fields, tag, raw = defaultdict(list), "", []
    if any(fields.values()):
        made.append(_row(fields, source, first, raw))
    return tuple(made)


def _row(fields: _Fields, source: str, line: int, raw: list[str]) -> Row:
    said = [(tag, value) for tag, values in fields.items() if tag != "TY" for value in values]
    record = entries.with_rest(_record(fields), said, "RIS")
    return entries.row(record, source, line, "\n".join(raw))


def _first(fields: _Fields, *tags: str) -> str:
    return next((value for tag in tags for value in fields[tag] if value), "")


def _record(fields: _Fields) -> Record:
    kind = entries.kind(_TYPES, _first(fields, "TY"), _first(fields, "M3", "N1"))
    year, month, day = entries.date(_first(fields, "DA", "PY", "Y1"))
    urls = [part for tag in ("UR", "L1", "L2", "LK") for v in fields[tag] for part in v.split(";")]
    start, end = _first(fields, "SP"), _first(fields, "EP")
    publisher = _first(fields, "PB")
    venue = _first(fields, "JO", "JF", "T2", "BT", "JA", "J2")
    if kind in entries.ISSUED and publisher:
        venue, publisher = publisher, ""
    return Record(
        type=kind,
        title=latex.to_unicode(_first(fields, "TI", "T1", "CT")),
        authors=people([*fields["AU"], *fields["A1"]]),
        year=year or entries.date(_first(fields, "PY", "Y1"))[0],
        month=month,
        day=day,
        venue=venue,
        volume=_first(fields, "VL"),
        number=_first(fields, "IS"),
        pages=f"{start}--{end}" if start and end and "-" not in start else start.replace("-", "--"),
        publisher=publisher,
        edition=_first(fields, "ET"),
        identifiers=entries.identified([*fields["DO"], *urls, *fields["AN"]]),
        links=entries.links(urls),
        tags=tuple(value for value in fields["KW"] if value),
        abstract=_first(fields, "AB", "N2"),
        note=_first(fields, "N1"),
        key=entries.key(_first(fields, "ID")),
        extra=_more(fields, kind),
    )


def _more(fields: _Fields, kind: str) -> tuple[tuple[str, str], ...]:
    """Return the fields without an attribute; A2 edits what the work stands in, else a series."""
    inside = kind in entries.IN_BOOKS
    editors = [*fields["ED"], *(fields["A2"] if inside else [])]
    said = {
        "editor": latex.format_names(people(editors)),
        "series": _first(fields, "T3") if inside or kind == "book" else "",
        "address": _first(fields, "CY"),
        "type": _first(fields, "M3") if kind == "techreport" else "",
        "language": _first(fields, "LA"),
        "shorttitle": _first(fields, "ST") if _first(fields, "ST") != _first(fields, "TI") else "",
        **entries.serials(fields["SN"]),
    }
    return entries.more(said)
