"""Entries → a .bib file for biblatex and biber. Pure.

Names and types of classic BibTeX become biblatex's own (plk/biblatex manual, sections 2.1, 2.2 and
3.14.7 on e-prints); field text goes out as it stands in the library.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.exporters import common
from ssmlit.exporters.common import braced
from ssmlit.exporters.options import Options
from ssmlit.fields.dates import parse_month
from ssmlit.model import Entry, Field

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_TYPE_OF = {
    "conference": "inproceedings",
    "electronic": "online",
    "www": "online",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "techreport": "report",
}
_TYPE_FIELD_OF = {
    "phdthesis": "phdthesis",
    "mastersthesis": "mathesis",
    "techreport": "techreport",
}
_NAME_OF = {
    "journal": "journaltitle",
    "address": "location",
    "school": "institution",
    "annote": "annotation",
    "key": "sortkey",
    "archiveprefix": "eprinttype",
    "primaryclass": "eprintclass",
}


def biblatex(
    entries: Sequence[Entry],
    strings: Mapping[str, str] | None = None,
    options: Options | None = None,
) -> str:
    """Return a .bib file for biblatex; old keys go along as `ids`.

    Args:
        entries: in the order they are to have.
        strings: the library's macros, name → text; those in use come along.
        options: see `Options`.
    """
    options = options or Options()
    written = [
        (kind, entry.key, fields)
        for entry in entries
        for kind, fields in [_converted(entry, options)]
    ]
    macros = common.definitions(written, strings or {}, options)
    return common.joined(macros, [common.layout(*parts) for parts in written])


def _converted(entry: Entry, options: Options) -> tuple[str, list[Field]]:
    fields = {f.name.lower(): f for f in common.chosen(entry, options)}
    day = entry.get("day")
    kind = entry.type.lower()
    found: list[Field] = []
    for name, field in fields.items():
        found += _field(name, common.dressed(field, options), fields, day)
    if kind in _TYPE_FIELD_OF and "type" not in fields:
        found.append(braced("type", _TYPE_FIELD_OF[kind]))
    return _type(kind, fields), found


def _type(kind: str, fields: Mapping[str, Field]) -> str:
    if kind == "misc" and "howpublished" not in fields and {"eprint", "url"} & fields.keys():
        return "online"
    return _TYPE_OF.get(kind, kind)


def _field(name: str, field: Field, fields: Mapping[str, Field], day: str) -> list[Field]:
    """Return what a field becomes: itself, another name, or nothing."""
    if name in {"year", "month"} and ("date" in fields or _date(fields, day)):
        date = _date(fields, day)
        return [braced("date", date)] if name == "year" and "date" not in fields else []
    if name == "key" and "author" in fields:
        return []
    if name in {"archiveprefix", "eprinttype"}:
        return [braced("eprinttype", field.text.strip().lower())] if "eprint" in fields else []
    new = _NAME_OF.get(name, field.name)
    if new.lower() != name and new.lower() in fields:
        return []
    return [Field(new, field.source, field.text)]


def _date(fields: Mapping[str, Field], day: str) -> str:
    """Return year, month and day as ISO 8601, as far as they can be read without loss."""
    year = fields["year"].text.strip() if "year" in fields else ""
    if len(year) != 4 or not year.isdecimal():
        return ""
    if "month" not in fields:
        return year
    text = fields["month"].text or fields["month"].source
    month, day_of_month = parse_month(text)
    if not month:
        return ""
    day = day.strip() or str(day_of_month or "")
    return f"{year}-{month:02}-{int(day):02}" if day.isdecimal() else f"{year}-{month:02}"
