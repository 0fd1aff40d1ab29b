"""Entries → a .bib file for BibTeX and its classic styles. Pure.

Responsible for turning names and dates that the styles of the 1988 BibTeX do not know into those
they know (btxdoc; for `eprint`: https://info.arxiv.org/help/hypertex/bibstyles/index.html). Other
field text goes out as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from ssmlit import latex, ordinals
from ssmlit.bibtex.syntax import ungrouped
from ssmlit.exporters import common
from ssmlit.exporters.bibtex_parents import completed
from ssmlit.exporters.kind_names import KINDS, printed_kind
from ssmlit.fields.date_forms import are_days, date_parts, is_another_date, iso_date
from ssmlit.fields.dates import parse_month
from ssmlit.fields.entry_types import BIBTEX_TYPES, CHAPTERS, STYLE_TYPES, is_said
from ssmlit.fields.names import BIBLATEX_NAMES, NO_WORKS
from ssmlit.model import Entry, Field

if TYPE_CHECKING:
    from ssmlit.exporters.bibliography import Bibliography
    from ssmlit.exporters.options import Options
    from ssmlit.fields.inheritance import Find

_TYPE_OF = {
    **BIBTEX_TYPES,
    **dict.fromkeys(("mvcollection", "reference", "mvreference"), "book"),
    "mvproceedings": "proceedings",
    **dict.fromkeys(CHAPTERS, "incollection"),  # an @inbook of biblatex has a title of its own
    "suppperiodical": "article",
    "conference": "inproceedings",
}
_TITLES = ("title", "booktitle", "journaltitle", "maintitle")
_JOINED = frozenset({"subtitle", "booksubtitle", "journalsubtitle", "mainsubtitle", "maintitle"})
_SPELLED = 12  # numbers of editions that BibTeX's styles have in words
_HYPHEN = r"\-"  # where TeX may break a word; in a name BibTeX reads it as the end of one
_PREFIXES = {"arxiv": "arXiv", "pubmed": "PubMed", "hdl": "HDL"}


def write(bibliography: Bibliography, options: Options) -> str:
    """Return a .bib file of the entries and those they need.

    Each is under every key in `aliases`, for papers that cite an old key: BibTeX knows no `ids`.
    """
    without = common.unwanted(options)
    converted = (
        (entry.key, *_converted(entry, options, without, bibliography.find))
        for entry in completed(bibliography, options)
        if entry.type.lower() not in NO_WORKS
    )
    written = (
        (kind, key, fields)
        for own, kind, fields in converted
        for key in keys_bibtex_tells_apart(bibliography.aliases.get(own, (own,)))
    )
    return common.bib_file(written, bibliography, options)


def keys_bibtex_tells_apart(keys: Sequence[str]) -> Collection[str]:
    """Return the keys but those that BibTeX takes for an earlier one: it ignores case."""
    found: dict[str, str] = {}
    for key in keys:
        found.setdefault(key.lower(), key)
    return found.values()


def drops(fields: Mapping[str, str]) -> list[str]:
    """Return the names of fields that are not written, since others say something else."""
    date, own, day = (ungrouped(fields.get(name, "")) for name in ("date", "year", "day"))
    day = day.lstrip("0")
    year, month, its_day = (part.strip("{}") for part in date_parts(date))
    if are_days(date):
        is_lost = day not in {"", date}
    elif own not in {"", year} or is_another_date(fields) or (day and its_day not in {"", day}):
        is_lost = True
    else:
        whole = iso_date(year, re.sub(r"[{}# ]", "", month), its_day) == date
        is_lost = not whole and re.search(r"\d-\d\d", date) is not None
    return ["date"] * is_lost


def _converted(
    entry: Entry, options: Options, without: frozenset[str], find: Find
) -> tuple[str, list[Field]]:
    fields = common.chosen(entry, options, without, find)
    kind = _type_of(entry.type.lower(), fields)
    fields = _with_number(_joined_titles(fields), entry.type.lower())
    found: list[Field] = []
    for name, field in common.dressed(fields, options).items():
        if convert := _CONVERSIONS.get(name):
            found += convert(field, fields, kind)
        else:
            found.append(field)
    return kind, [field for field in found if field.name.lower() not in options.drop]


def _type_of(kind: str, fields: Mapping[str, Field]) -> str:
    """Return the type for BibTeX of an entry of a type, in lower case (btxdoc, section 3.1)."""
    if kind == "thesis":
        thesis = fields["type"].text.strip().lower() if "type" in fields else ""
        return "mastersthesis" if "master" in thesis or thesis == "mathesis" else "phdthesis"
    if kind in {"inbook", "conference"} and "booktitle" in fields:
        return _TYPE_OF[kind]
    return kind if kind in STYLE_TYPES else _TYPE_OF.get(kind, "misc")


def _with_number(fields: dict[str, Field], kind: str) -> dict[str, Field]:
    """Put the number of a patent or a standard where styles print it: they know neither type."""
    if kind not in {"patent", "standard"} or "number" not in fields or "howpublished" in fields:
        return fields
    said = printed_kind(fields["type"].text) if "type" in fields else ""
    text = f"{said} {fields['number'].text}".strip()
    return {**fields, "howpublished": Field.braced("howpublished", text)}


def _joined_titles(fields: dict[str, Field]) -> dict[str, Field]:
    """Join titles and subtitles, and put the title of a work in volumes where styles print it."""
    if fields.keys().isdisjoint(_JOINED):
        return fields
    found = dict(fields)
    for name in _TITLES:
        below = found.get(name.removesuffix("title") + "subtitle")
        if below and name in found:
            found.pop(below.name.lower())
            main = found[name]
            found[name] = Field.braced(main.name, f"{main.text}: {below.text}")
    if "maintitle" in found and "series" not in found and "volume" in found:
        found["maintitle"] = found["maintitle"]._replace(name="series")
    return found


def _dropped(*_: object) -> list[Field]:
    return []


def _renamed(name: str) -> _Conversion:
    """Give a field its BibTeX name; if an entry has a field of that name, `common.renamed`."""

    def convert(field: Field, fields: Mapping[str, Field], _: str) -> list[Field]:
        return common.renamed(field, name, fields)

    return convert


def _prefix(field: Field, fields: Mapping[str, Field], _: str) -> list[Field]:
    prefix = _PREFIXES.get(field.text.strip().lower())
    named = common.renamed(field, "archivePrefix", fields)
    return [Field.braced(one.name, prefix) if prefix and one is not field else one for one in named]


def _people(field: Field, *_: object) -> list[Field]:
    if field.source[:1] not in {"{", '"'}:
        return [field]
    safe = latex.safe_initials(_plain_names(field.text).replace(_HYPHEN, ""))
    return [field if safe == field.text else Field.braced(field.name, safe)]


def _plain_names(value: str) -> str:
    """Write biblatex's `family=Hoven, given=Jeroen` as BibTeX reads names."""
    if "=" not in value:
        return value
    return " and ".join(
        latex.format_person(latex.parse_person(name)) if latex.is_extended(name) else name
        for name in latex.split_names(value)
    )


def _institution(field: Field, fields: Mapping[str, Field], kind: str) -> list[Field]:
    if kind.endswith("thesis") and "school" not in fields:
        return [field._replace(name="school")]
    return [field]


def _kind_of_work(field: Field, _: Mapping[str, Field], kind: str) -> list[Field]:
    """Write biblatex's words for kinds of works as text, unless the entry type implies them."""
    if is_said(field.text, kind):
        return []
    word = field.text.strip().lower()
    return [Field.braced(field.name, KINDS[word])] if word in KINDS else [field]


def _date(field: Field, fields: Mapping[str, Field], _: str) -> list[Field]:
    """Split biblatex's date into year, month and day; the entry's own values stay."""
    year, month, day = date_parts(field.text)
    if are_days(field.text):
        return common.renamed(field, "day", fields)
    if "year" in fields and f"{{{ungrouped(fields['year'].text)}}}" != year:
        return []
    found = [] if "year" in fields or not year else [Field("year", year, year[1:-1])]
    if month and "month" not in fields:
        found.append(Field("month", month, month))
    texts = {
        name: fields[name].text or fields[name].source
        for name in ("date", "month")
        if name in fields
    }
    has_day = "day" in fields or parse_month(texts.get("month", ""))[1]
    if day and not (has_day or is_another_date(texts)):
        found.append(Field("day", day, day[1:-1]))
    return found


def _edition(field: Field, *_: object) -> list[Field]:
    """BibTeX's styles print `Second edition` of a word, biblatex of a number."""
    return [Field.braced(field.name, ordinal) if (ordinal := _ordinal(field.text)) else field]


def _ordinal(text: str) -> str:
    number = int(text) if text.strip().isdecimal() and len(text.strip()) < 3 else 0
    if not number:
        return ""
    return ordinals.WORDS[number - 1].title() if number <= _SPELLED else ordinals.in_digits(number)


def _eid(field: Field, fields: Mapping[str, Field], _: str) -> list[Field]:
    """Print the number of an article where the styles print its pages."""
    return [field] if "pages" in fields else [field, field._replace(name="pages")]


_Conversion = Callable[[Field, "Mapping[str, Field]", str], list[Field]]
_CONVERSIONS: dict[str, _Conversion] = {
    "ids": _dropped,
    "options": _dropped,
    "xdata": _dropped,
    "edition": _edition,
    "eid": _eid,
    "author": _people,
    "editor": _people,
    "date": _date,
    "type": _kind_of_work,
    "institution": _institution,
    "eprinttype": _prefix,
    "archiveprefix": _prefix,
    "eprintclass": _renamed("primaryClass"),
    "primaryclass": _renamed("primaryClass"),
    **{BIBLATEX_NAMES[name]: _renamed(name) for name in ("journal", "address", "annote")},
}
