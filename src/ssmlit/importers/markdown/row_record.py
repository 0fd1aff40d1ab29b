"""From a reading to a record.

Responsible for the type and the date that follow from a row's facts. Does not depend on how they
were read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ssmlit import identifiers
from ssmlit._lazy import regex
from ssmlit.importers import sections
from ssmlit.importers.markdown.segments import is_no_label
from ssmlit.importers.marks import CERTAIN_YEAR
from ssmlit.latex import squash
from ssmlit.latex.around_names import AND_OTHERS
from ssmlit.model import Record
from ssmlit.venues import issuer

if TYPE_CHECKING:
    from ssmlit.importers.markdown.row_reading import RowReading

_LAST_YEAR = regex(rf"(?:^|[,;.]\s)\(?({CERTAIN_YEAR})\)?$")
_BLANKS = 3  # in a name; what has more is a sentence
_LABEL = 2  # words of a link's label
_EDITORS = frozenset({"ed", "eds", "editor", "editors"})  # of the names before it
_IDENTIFIER = regex(
    r"\b(?:doi|(?:PubMed )?PMID|(?:PubMed Central )?PMCID|[ei]?ISSN|ISBN|URL)\b"
    r"\s?(?:[:=]?\s?(?:10\.\S+|PMC\d+|\d[\dX-]+|https?:\S+)|[:=]|$)[;.]?"
    r"|\bAvailable(?: (?:online|at|from|via))?\s?:?$",
    re.IGNORECASE,
)
_OTHERS = regex(rf"\s(?:{AND_OTHERS}|(?:&|and) .+)$")  # authors after the first
_JOINING = frozenset({"and", "by", "in"})  # before the authors, the venue
LONGEST = 500  # letters of a remark; beyond that it is an abstract


def record_of(
    reading: RowReading, source: str, line: int, section_year: int, key: str = ""
) -> Record:
    """Return what a row says about a work; its section has the year where it states none.

    `key` is the citation key before the row.
    """
    kind, venue = _published(reading)
    if reading.school or any(link.role == "thesis" for link in reading.links):
        kind, venue = "phdthesis", reading.school or venue
    remark = _remark(reading)
    is_other = any(_ends_with_other(words, section_year) for _, words in remark)
    year, month, day = _date(reading, kind, 0 if is_other else section_year)
    published = bool(venue)
    return Record(
        key=key or reading.key,
        type=kind,
        title=reading.title,
        authors=reading.authors,
        others=reading.others,
        year=year,
        month=month,
        day=day,
        venue=venue,
        volume=reading.volume if published else "",
        number=reading.number if published else "",
        pages=reading.pages if published or not reading.stated.venue else "",
        identifiers=reading.identifiers,
        links=reading.links,
        tags=(*reading.tags, *filter(None, map(sections.slug, reading.labels))),
        note=reading.stated.note,
        extra=(*remark, *_name(reading)),
        source=source,
        line=line,
    )


def _published(reading: RowReading) -> tuple[str, str]:
    """Return the type and the venue; "(Carver 2024)" behind a work of Carver's names no journal."""
    stated = reading.stated
    names = {squash(person.surname) for person in reading.authors}
    is_author = squash(_OTHERS.sub("", stated.venue)) in names
    return ("misc", "") if is_author else (stated.type, stated.venue)


def _remark(reading: RowReading) -> tuple[tuple[str, str], ...]:
    """Return the text around the title that is neither authors, venue nor date, as a field.

    That is the words before and after it, and what is in round brackets anywhere; the label of a
    link is not, as in "Paper: [link](…)".
    """
    beside = (reading.rest, reading.remark)
    said = map(_bare, (*(_IDENTIFIER.sub("", words) for words in beside), *reading.asides))
    words = "; ".join(dict.fromkeys(one for one in said if one and not _is_label(one)))
    is_said = any(map(str.isalpha, words)) and words.lower() not in _JOINING
    return (("remark", words),) if is_said and len(words) <= LONGEST else ()


def _ends_with_other(words: str, year: int) -> bool:
    """Return whether words that were not understood have another year at their end."""
    found = _LAST_YEAR.search(words)
    return found is not None and int(found[1]) != year


def _is_label(words: str) -> bool:
    """Return whether words in brackets belong to what is beside them: "(code)", "(eds.)"."""
    is_house = issuer(words.partition(" (")[0])  # "Springer (LNCS)"
    is_label = len(words.split()) <= _LABEL and is_no_label(words) and not is_house
    return words.lower() in _EDITORS or is_label


def _bare(words: str) -> str:
    return " ".join(words.split()).strip(" .,;:-–—|")


def _name(reading: RowReading) -> tuple[tuple[str, str], ...]:
    """Return the work's short name as a field, unless the title begins with it."""
    name, head = reading.name, reading.title.partition(":")[0]
    is_name = name.count(" ") <= _BLANKS and any(map(str.isalpha, name))
    return (("shorttitle", name),) if is_name and squash(name) != squash(head) else ()


def _date(reading: RowReading, kind: str, section_year: int) -> tuple[int, int, int]:
    """Return the year, month and day of the record.

    Of a publication: the year that is with the venue. Of a preprint: the date or the
    year that the row states, which is the editor's word; else the month in its arXiv id; without
    one the year in a heading above it.
    """
    stated = reading.stated
    if kind != "misc":
        return stated.year or section_year, 0, 0
    arxiv = next((i.value for i in reading.identifiers if i.scheme == "arxiv"), "")
    year, month = identifiers.submitted(arxiv)
    parts = [int(part) for part in stated.date.split("-")] if stated.date else []
    said_year, said_month, day = (*parts, 0, 0, 0)[:3]
    if parts and (said_year, said_month) != (year, month):
        return said_year, said_month, day
    begin = arxiv.partition(".")[0]  # "arXiv 2011" is no year of 2011.13526
    if year and str(said_year or stated.year) in {"0", str(year), begin}:
        return year, month, day
    return stated.year or section_year, 0, 0
