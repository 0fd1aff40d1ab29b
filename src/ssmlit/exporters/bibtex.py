"""Entries → a .bib file for BibTeX and its classic styles. Pure.

Field text goes out as it stands in the library; only names and types that the styles of the 1988
BibTeX do not know are turned into those they know (btxdoc; for `eprint`:
https://info.arxiv.org/help/hypertex/bibstyles/index.html).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ssmlit import latex
from ssmlit.exporters import common
from ssmlit.exporters.common import braced
from ssmlit.exporters.options import Options
from ssmlit.fields.dates import MONTHS, parse_date
from ssmlit.model import Entry, Field

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_TYPES = frozenset(
    {"article", "book", "booklet", "conference", "inbook", "incollection", "inproceedings"}
    | {"manual", "mastersthesis", "misc", "phdthesis", "proceedings", "techreport", "unpublished"}
)
_TYPE_OF = {
    "report": "techreport",
    "collection": "book",
    "mvbook": "book",
    "mvcollection": "book",
    "mvproceedings": "proceedings",
    "bookinbook": "incollection",
    "suppbook": "incollection",
    "suppcollection": "incollection",
    "inreference": "incollection",
    "reference": "book",
    "suppperiodical": "article",
}
_PREFIXES = {"arxiv": "arXiv", "pubmed": "PubMed", "hdl": "HDL"}


def bibtex(
    entries: Sequence[Entry],
    strings: Mapping[str, str] | None = None,
    options: Options | None = None,
    aliases: Mapping[str, Sequence[str]] | None = None,
) -> str:
    """Return a .bib file for BibTeX.

    Args:
        entries: in the order they are to have; a `crossref`'s parent last (`with_parents`).
        strings: the library's macros, name → text; those in use come along.
        options: see `Options`.
        aliases: key → keys to write the entry under, for papers that cite an old key; BibTeX
            knows no `ids`.
    """
    options = options or Options()
    written = [
        (kind, key, fields)
        for entry in entries
        for kind, fields in [_converted(entry, options)]
        for key in (aliases or {}).get(entry.key, (entry.key,))
    ]
    macros = common.definitions(written, strings or {}, options)
    return common.joined(macros, [common.layout(*parts) for parts in written])


def _converted(entry: Entry, options: Options) -> tuple[str, list[Field]]:
    fields = {f.name.lower(): f for f in common.chosen(entry, options)}
    kind = _type(entry.type.lower(), fields)
    if "title" in fields and (subtitle := fields.pop("subtitle", None)):
        fields["title"] = braced("title", f"{fields['title'].text}: {subtitle.text}")
    found: list[Field] = []
    for name, field in fields.items():
        dressed = common.dressed(field, options)
        convert = _CONVERSIONS.get(name)
        found += convert(dressed, fields, kind) if convert else [dressed]
    return kind, found


def _type(kind: str, fields: Mapping[str, Field]) -> str:
    if kind == "thesis":
        thesis = fields["type"].text.strip().lower() if "type" in fields else ""
        return "mastersthesis" if "master" in thesis or thesis == "mathesis" else "phdthesis"
    if kind == "inbook" and "booktitle" in fields:
        return "incollection"  # biblatex's inbook has a title of its own
    return kind if kind in _TYPES else _TYPE_OF.get(kind, "misc")


def _dropped(*_: object) -> list[Field]:
    return []


def _renamed(name: str) -> _Conversion:
    """Give a field its BibTeX name, unless the entry has a field of that name already."""

    def convert(field: Field, fields: Mapping[str, Field], _: str) -> list[Field]:
        taken = name.lower() != field.name.lower() and name.lower() in fields
        return [] if taken else [Field(name, field.source, field.text)]

    return convert


def _prefix(field: Field, *_: object) -> list[Field]:
    prefix = _PREFIXES.get(field.text.strip().lower())
    return [braced("archivePrefix", prefix) if prefix else field._replace(name="archivePrefix")]


def _people(field: Field, *_: object) -> list[Field]:
    if field.source[:1] not in {"{", '"'}:
        return [field]
    safe = latex.safe_initials(field.text)
    return [field if safe == field.text else braced(field.name, safe)]


def _institution(field: Field, fields: Mapping[str, Field], kind: str) -> list[Field]:
    if kind.endswith("thesis") and "school" not in fields:
        return [field._replace(name="school")]
    return [field]


def _kind_of_thesis(field: Field, *_: object) -> list[Field]:
    """The type of entry says it; anything else is text to print."""
    return [] if field.text.strip() in {"phdthesis", "mathesis", "techreport"} else [field]


def _date(field: Field, fields: Mapping[str, Field], _: str) -> list[Field]:
    """Split biblatex's date into year and month; what the entry says itself stays."""
    year, month, _day = parse_date(field.text)
    found = [braced("year", str(year))] if year and "year" not in fields else []
    if month and "month" not in fields:
        found.append(Field("month", MONTHS[month - 1], MONTHS[month - 1]))
    return found


_Conversion = Callable[[Field, "Mapping[str, Field]", str], list[Field]]
_CONVERSIONS: dict[str, _Conversion] = {
    "ids": _dropped,
    "options": _dropped,
    "author": _people,
    "editor": _people,
    "date": _date,
    "type": _kind_of_thesis,
    "institution": _institution,
    "eprinttype": _prefix,
    "archiveprefix": _prefix,
    "eprintclass": _renamed("primaryClass"),
    "primaryclass": _renamed("primaryClass"),
    "journaltitle": _renamed("journal"),
    "location": _renamed("address"),
    "annotation": _renamed("annote"),
}
