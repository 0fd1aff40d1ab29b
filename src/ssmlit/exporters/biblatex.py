"""Entries → a .bib file for biblatex and biber. Pure.

Names and types of classic BibTeX become biblatex's own (plk/biblatex manual, sections 2.1, 2.2 and
3.14.7 on e-prints); field text goes out as it stands in the library.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from ssmlit import ordinals
from ssmlit.bibtex.syntax import NOT_IN_KEYS, is_balanced, is_group, ungrouped
from ssmlit.exporters import common
from ssmlit.fields import REFERRING_FIELDS, inheritance, references
from ssmlit.fields.date_forms import are_days, date_parts, is_date, iso_date
from ssmlit.fields.dates import MONTHS
from ssmlit.fields.entries import with_field, without_field
from ssmlit.fields.entry_types import biblatex_type
from ssmlit.fields.names import ARCHIVE_FIELDS, BIBLATEX_NAMES
from ssmlit.model import Entry, Field
from ssmlit.strings import split_commas

if TYPE_CHECKING:
    from ssmlit.exporters.bibliography import Bibliography
    from ssmlit.exporters.options import Options
    from ssmlit.fields.inheritance import Find


#: Where btparse, which reads .bib files for biber, ends a citation key or fails for the whole file.
#: Such a key goes into `ids`, where biber accepts it as a key of the entry: a paper may cite it.
UNREADABLE = NOT_IN_KEYS


def write(bibliography: Bibliography, options: Options) -> str:
    """Return a .bib file of the entries and those they name; old keys go along as `ids`."""
    find = bibliography.find
    named = common.with_parents(bibliography.entries, find, REFERRING_FIELDS)
    entries = [_with_month(entry, find) for entry in named]
    without = common.unwanted(options, frozenset({"keywords"}))
    renamed = common.readable_keys(UNREADABLE, (entry.key for entry in entries))
    keys = _Keys(renamed, bibliography.aliases, find)
    converted = ((entry.key, *_converted(entry, options, without, find)) for entry in entries)
    written = (
        (kind, renamed.get(key, key), _with_keys(fields, key, keys))
        for key, kind, fields in converted
    )
    # months are numbers to biber, which no @string may make words
    return common.bib_file(written, bibliography, options, known=MONTHS)


def drops(fields: Mapping[str, str]) -> list[str]:
    """Return the names of fields that are not written, since a date says something else."""
    date, year = (ungrouped(fields.get(name, "")) for name in ("date", "year"))
    month = fields.get("month", "").strip()
    if not is_date(date):
        return ["date"] if date and year and not are_days(date) else []
    ends = iso_date("2000", month)
    months = (end.removeprefix("2000") for end in ends.split("/"))
    is_month_in = ends and all(re.search(rf"\d{{4}}{it}", date) for it in months)
    lost = {"year": year not in date_parts(date).year, "month": month and not is_month_in}
    return [name for name, is_lost in lost.items() if is_lost]


class _Keys(NamedTuple):
    """Under which keys entries are written: biber, unlike BibTeX, tells `Gu` from `gu`."""

    renamed: Mapping[str, str]  # those that biber cannot read
    aliases: Mapping[str, Sequence[str]]  # what a paper cites entries by
    find: Find

    def of(self, key: str) -> str:
        """Return the key under which the entry is written that a key names."""
        entry = self.find(key)
        key = entry.key if entry and entry.key.lower() == key.lower() else key
        return self.renamed.get(key, key)


def _with_keys(fields: list[Field], key: str, keys: _Keys) -> list[Field]:
    """Return fields that refer to entries by the keys they are written under.

    What else a paper cites the entry of a key by is in its `ids`.
    """
    if not (keys.renamed or keys.aliases) and keys.find is inheritance.find_nothing:
        return fields
    found = references.followed(Entry("", key, fields), keys.of)
    former = [one for field in found.fields if field.name.lower() == "ids"
              for one in split_commas(field.text)]  # fmt: skip
    cited = [*keys.aliases.get(key, ()), *([key] if is_balanced(key) else [])]
    more = [one for one in dict.fromkeys(cited) if one not in {keys.of(key), *former}]
    if not more and key not in keys.renamed:
        return list(found.fields)
    ids = ",".join([*former, *more])
    rest = without_field(found, "ids")
    return list((with_field(rest, "ids", ids) if ids else rest).fields)


def _with_month(entry: Entry, find: Find) -> Entry:
    """Return an entry with the month of its parent, which biber joins to a `year`, not a `date`."""
    if find is inheritance.find_nothing or "crossref" not in entry:
        return entry
    gained = inheritance.inherited(entry, find, "crossref")
    month = [item for item in gained if item.name.lower() == "month"]
    return replace(entry, fields=(*entry.fields, *month)) if "year" in entry and month else entry


def _converted(
    entry: Entry, options: Options, without: frozenset[str], find: Find
) -> tuple[str, list[Field]]:
    fields = common.chosen(entry, options, without, find)
    fields = _with_place(_dated(fields), entry.type.lower())
    kind, word = biblatex_type(entry.type.lower())
    found: list[Field] = []
    for name, field in common.dressed(fields, options).items():
        found += _field(name, field, fields)
    if word and "type" not in fields:
        found.append(Field.braced("type", word))
    if kind == "misc" and "howpublished" not in fields and {"eprint", "url"} & fields.keys():
        kind = "online"
    if kind == "inbook" and not {"booktitle", "crossref", "xdata"} & fields.keys():
        kind = "book"  # BibTeX's: pages of a book whose title is `title`
    return kind, found


def _dated(fields: dict[str, Field]) -> dict[str, Field]:
    """Write year, month and day as a date, if nothing is lost; drop what only looks like a date."""
    found = dict(fields)
    date = ungrouped(found["date"].text) if "date" in found else ""
    if is_date(date):
        if is_group(found["date"].text.strip()):  # biber reads no date in them
            found["date"] = Field.braced(found["date"].name, date)
        lost = {"year", "month"} | ({"day"} if _has_day(found, date) else set())
        return {name: field for name, field in found.items() if name not in lost}
    found.pop("date", None)
    if "year" not in found:
        return {**found, "year": Field.braced("year", date)} if date else found
    if are_days(date):
        found.setdefault("day", Field.braced("day", date))
    month = found["month"].text or found["month"].source if "month" in found else ""
    day = found["day"].text.strip() if month and "day" in found else ""
    if iso := iso_date(found["year"].text, month, day):
        found["year"] = Field.braced("date", iso)
        lost = {"month", "day"} if month else set()
        return {name: field for name, field in found.items() if name not in lost}
    return found


def _has_day(fields: Mapping[str, Field], date: str) -> bool:
    """Whether a date says what `day` does, which biblatex does not print."""
    day = fields["day"].text.strip().lstrip("0") if "day" in fields else ""
    return date_parts(date).day == f"{{{day}}}"


def _with_place(fields: dict[str, Field], kind: str) -> dict[str, Field]:
    """Give a @misc whose address is only in `howpublished` a `url`."""
    field = fields.get("howpublished")
    if field is None or kind != "misc" or "url" in fields:
        return fields
    address = re.fullmatch(r"\\url\{([^{}]+)\}", field.text)
    if address is None:
        return fields
    rest = {name: one for name, one in fields.items() if name != "howpublished"}
    return {**rest, "url": Field.braced("url", address[1])}


def _field(name: str, field: Field, fields: Mapping[str, Field]) -> list[Field]:
    """Return what a field becomes: itself, another name, or nothing."""
    if name == "key" and "author" in fields:
        return []
    if name in ARCHIVE_FIELDS and "eprint" in fields:
        named = common.renamed(field, "eprinttype", fields)
        return [Field.braced(one.name, field.text.strip().lower()) for one in named]
    if name == "archiveprefix":  # of nothing; a style may print biblatex's own name
        return []
    if name == "edition" and (word := field.text.strip().lower()) in ordinals.WORDS:
        return [Field.braced(field.name, str(ordinals.WORDS.index(word) + 1))]
    if name == "origyear" and not is_date(field.text):
        return [field]
    return common.renamed(field, BIBLATEX_NAMES.get(name, field.name), fields)
