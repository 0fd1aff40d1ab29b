"""Works → RIS, for EndNote, Mendeley, Zotero and libraries' web sites. Pure.

Tags as in the RIS specification of 2011 (Reference Manager): two letters, two blanks, a dash; lines
end with CR LF in the specification, with LF here, which every reader takes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ssmlit.exporters.bibliography import OTHERS
from ssmlit.exporters.kind_names import THESES, type_names
from ssmlit.exporters.left_out import HeldFields
from ssmlit.fields import languages
from ssmlit.fields.date_forms import beyond_a_day
from ssmlit.fields.dates import parse_date
from ssmlit.fields.keywords import public_tags

if TYPE_CHECKING:
    from ssmlit.exporters.bibliography import Bibliography, Work
    from ssmlit.exporters.options import Options
    from ssmlit.model import Person

_AT_PUBLISHER = frozenset({"THES", "RPRT"})
#: Types that have their number where others have an ISBN, also for EndNote and Zotero.
_NUMBERED = frozenset({"PAT", "RPRT", "STAND"})
_NUMBERS = (("pmid", "PMID:"), ("pmc", ""))
HOLDS = HeldFields(
    "abstract annotation annote chapter edition eid holder issn langid language note number"
    " origdate pagetotal pmcid series shortjournal shorttitle translator type urldate version"
    " volume volumes",
    instead={"pagetotal": "pages", "version": "edition", "annotation": "annote",
             "language": "langid", "holder": "publisher"},
    shared=lambda kind: "venue" if type_names(kind).ris in _AT_PUBLISHER else "",
)  # fmt: skip


def write(bibliography: Bibliography, _: Options) -> str:
    """Return a record for each work, in their order."""
    return "\n".join("".join(_lines(work)) for work in bibliography.works)


def _lines(work: Work) -> Iterator[str]:
    for tag, text in _tags(work):
        if text or tag == "ER":
            yield f"{tag}  - {' '.join(text.split())}\n"


def _tags(work: Work) -> Iterator[tuple[str, str]]:
    record = work.record
    kind = type_names(record.type).ris or ("UNPB" if record.identifier("arxiv") else "GEN")
    yield "TY", kind
    yield "ID", work.key
    yield from (("AU", _name(person)) for person in work.people("author"))
    yield from (("ED", _name(person)) for person in work.people("editor"))
    yield "TI", record.title
    yield "ST", work.text("shorttitle")
    yield from _place(work, kind)
    yield from (("A4", _name(person)) for person in work.people("translator"))
    yield "PY", str(record.year or work.dated or work.when)
    yield "DA", _date((record.year, record.month, record.day), work.dated)
    yield "OP", _of_another_day(work, "origdate")
    yield "VL", record.volume
    yield "NV", work.text("volumes")
    yield "SN" if kind in _NUMBERED else "IS", record.number
    yield "SE", work.text("chapter")
    pages = record.pages or work.text("pagetotal")
    yield from zip(("SP", "EP"), re.split("[–-]+", pages, maxsplit=1), strict=False)
    yield "ET", record.edition or work.text("version")
    yield from (("SN", text) for text in (work.number("isbn"), work.text("issn")))
    yield "C7", work.text("eid")
    yield "LA", work.text(*languages.FIELDS)
    yield "M3", work.genre or THESES.get(record.type, "")
    yield "DO", work.doi
    yield "AN", f"arXiv:{value}" if (value := record.identifier("arxiv")) else ""
    for scheme, label in _NUMBERS:
        yield "AN", f"{label}{value}" if (value := work.number(scheme)) else ""
    yield "UR", work.url
    yield "Y2", _of_another_day(work, "urldate")
    yield "AB", record.abstract
    yield from (("KW", tag) for tag in public_tags(record.tags))
    yield "N1", record.note
    yield "RN", work.annotation
    yield "ER", ""


def _place(work: Work, kind: str) -> Iterator[tuple[str, str]]:
    yield "T2", "" if kind in _AT_PUBLISHER else work.record.venue
    yield "J2", work.text("shortjournal")
    yield "T3", work.text("series")
    owners = "; ".join(map(str, work.people("holder")))
    yield "PB", work.publisher("venue" if kind in _AT_PUBLISHER else "") or owners
    yield "CY", work.text("location", "address")


def _name(person: Person) -> str:
    """Return a name, surname first; a comma marks an institution as a whole name.

    EndNote prints `et al.,` of a list that is cut.
    """
    if person == OTHERS:
        return "et al.,"
    if not person.first and " " in person.last:
        return f"{person.surname},"
    return f"{person.surname}, {person.first}, {person.jr}".rstrip(" ,")


def _of_another_day(work: Work, name: str) -> str:
    """Return a date that is not the work's own; it may be just a year."""
    text = work.fields.get(name, "")  # where `~` is no blank
    date = parse_date(text)
    return (date[0] and _date(date, beyond_a_day({"date": text}).get("date", ""))) or text


def _date(date: tuple[int, int, int], other: str = "") -> str:
    """Return `YYYY/MM/DD/other`, as far as it is known; a year alone is in PY."""
    year, month, day = (f"{number:02}" if number else "" for number in date)
    return f"{year}/{month}/{day}/{other.replace('/', '–')}" if year and (month or other) else ""
