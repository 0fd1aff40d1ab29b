"""EndNote XML, the format of EndNote's "XML" export style.

A `<record>` holds `<ref-type name="…">`, `<contributors>`, `<titles>`, `<dates>`, `<urls>` …; text
is in `<style>` elements. There is no published schema but the RSXML DTD that Clarivate hands
out (https://support.clarivate.com/Endnote/s/article/EndNote-XML-Document-Type-Definition); names
follow it. A document type declaration is refused: entities could make a small file large.

Responsible for what the elements mean. Does not depend on what is done with a reference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ssmlit import latex
from ssmlit._lazy import regex
from ssmlit.errors import UsageError
from ssmlit.importers import entries, remainder, serial_numbers
from ssmlit.importers.people import People, by_role, parse_people
from ssmlit.model import Record

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

    from ssmlit.importers.row import Row

NAME = "endnote"

TYPES = {
    "journal article": "article", "electronic article": "article", "magazine article": "article",
    "conference paper": "inproceedings", "conference proceedings": "inproceedings",
    "book section": "incollection", "book": "book", "edited book": "book", "thesis": "phdthesis",
    "report": "techreport", "unpublished work": "unpublished", "patent": "patent",
    "computer program": "software", "dataset": "dataset", "standard": "standard",
}  # fmt: skip
_SCRIPTS = {"subscript": "_", "superscript": "^"}  # faces of a style
_RECORD = regex(r"<record[\s>]")
_OWN = regex(r"<ref-type|<titles>")
_ROOT = regex(r"<([A-Za-z][^\s/>]*)")
_ROOTS = frozenset({"xml", "records"})


def detect(text: str, filename: str) -> float:
    """Return how likely the text is EndNote XML: XML with records."""
    if not text.lstrip().startswith("<"):
        return 0.0
    if _RECORD.search(text) and _OWN.search(text):
        return 0.97
    return 0.3 if filename.lower().endswith(".xml") else 0.0


def rows(text: str, source: str) -> tuple[Row, ...]:
    """Return one row for each record.

    Raises:
        UsageError: the XML is another format's or not well formed, or declares a document type.
    """
    root_name = _ROOT.search(text)
    if root_name and root_name[1] not in _ROOTS and not _OWN.search(text):
        raise UsageError(
            f"XML is read as EndNote writes it, and this is <{root_name[1]}>",
            hint="export the references as BibTeX, RIS or CSL-JSON",
            path=source,
        )
    if declared := re.search(r"<!DOCTYPE|<!ENTITY", text, re.IGNORECASE):
        line = text.count("\n", 0, declared.start()) + 1
        raise UsageError(
            "XML with a document type declaration is not read",
            hint="export it again with EndNote's XML style, or delete the <!DOCTYPE …> line",
            path=source,
            line=line,
        )
    from xml.etree import ElementTree as ET

    try:
        root = ET.fromstring(text.lstrip())  # noqa: S314 - without a document type it is harmless
    except ET.ParseError as error:
        line = error.position[0] + text[: len(text) - len(text.lstrip())].count("\n")
        raise UsageError(f"XML: {error.msg}", path=source, line=line) from None
    return tuple(
        remainder.row(_record_of_reference(element), _leaves(element), "EndNote", source, line, "")
        for element, line in zip(root.iter("record"), _lines(text), strict=False)
    )


def _lines(text: str) -> Iterator[int]:
    """Yield the line of each `<record>`; ElementTree does not keep them."""
    line, at = 1, 0
    for found in _RECORD.finditer(text):
        line += text.count("\n", at, found.start())
        at = found.start()
        yield line


def _leaves(element: ET.Element) -> Iterator[tuple[str, str]]:
    """Yield the texts of a record with the element that holds each; styles are no elements.

    Left out are a type that entries have, and the record's number in EndNote's own library.
    """
    yield from (("ref-type", it) for it in entries.kind_if_unknown(TYPES, _type(element)))
    for child in element:
        if child.tag in {"ref-type", "rec-number", "foreign-keys"}:
            continue
        if len(child) and child[0].tag != "style":
            yield from _leaves(child)
        else:
            yield from ((child.tag, words) for words in _words(child))


def _text_of(element: ET.Element, path: str) -> str:
    return " ".join(_texts(element, path))


def _texts(element: ET.Element, path: str) -> list[str]:
    return [words for found in element.iterfind(path) for words in _words(found)]


def _words(element: ET.Element) -> list[str]:
    """Return the texts of an element: EndNote puts a carriage return between several."""
    inside = "".join(f"{_marked(part)}{part.tail or ''}" for part in element)
    parts = f"{element.text or ''}{inside}".split("\r")
    return [words for part in parts if (words := " ".join(part.split()))]


def _marked(part: ET.Element) -> str:
    """Return the text of a part; what is below or above the line as math, without the blanks."""
    text, sign = "".join(part.itertext()), _SCRIPTS.get(part.get("face", ""), "")
    bare = text.strip()
    return text.replace(bare, f"${sign}{{{bare}}}$", 1) if sign and bare else text


def _type(element: ET.Element) -> str:
    named = element.find("ref-type")
    return (named.get("name") or "") if named is not None else ""


def _record_of_reference(element: ET.Element) -> Record:
    kind = entries.kind(TYPES, _type(element), _text_of(element, "work-type"))
    days = _text_of(element, "dates/pub-dates/date")
    year, month, day = entries.date_of(_text_of(element, "dates/year"), days)
    urls = _texts(element, "urls//url")
    venue = entries.whole_name(*_venue_names(element))
    venue, publisher = entries.issued(kind, venue, _text_of(element, "publisher"))
    edition = _text_of(element, "edition")
    number, serials = serial_numbers.numbers(
        kind, _texts(element, "isbn"), _text_of(element, "number")
    )
    return Record(
        type=kind,
        title=entries.title(_text_of(element, "titles/title")),
        authors=_people(element, kind).authors,
        year=year,
        month=month,
        day=day,
        venue=venue,
        volume=_text_of(element, "volume"),
        number=number,
        pages=entries.pages(_text_of(element, "pages")),
        publisher=publisher,
        edition=edition if kind not in entries.UNEDITED else "",
        identifiers=entries.identified([*_texts(element, "electronic-resource-num"), *urls]),
        links=entries.links(urls),
        tags=tuple(_texts(element, "keywords/keyword")),
        abstract=_text_of(element, "abstract"),
        key=entries.key(_text_of(element, "label")),
        extra=entries.other_fields(kind, {**_other_fields(element, kind, urls), **serials}),
    )


def _people(element: ET.Element, kind: str) -> People:
    """Return authors and editors; second authors are editors of what a work is in."""
    editors = (
        _texts(element, "contributors/secondary-authors/author") if kind in entries.IN_BOOKS else []
    )
    authors = _texts(element, "contributors/authors/author")
    return by_role(_type(element), parse_people(authors), parse_people(editors))


def _venue_names(element: ET.Element) -> list[str]:
    paths = ("titles/secondary-title", "periodical/full-title", "periodical/abbr-1")
    return [_text_of(element, path) for path in paths]


def _other_fields(element: ET.Element, kind: str, urls: list[str]) -> dict[str, str]:
    """Return the fields that a record has no attribute for."""
    inside, names = kind in entries.IN_BOOKS, _venue_names(element)
    title, short = (_text_of(element, f"titles/{name}") for name in ("title", "short-title"))
    return {
        "editor": latex.format_names(_people(element, kind).editors),
        "series": _text_of(element, "titles/tertiary-title") if inside else "",
        "address": _text_of(element, "pub-location"),
        "shortjournal": entries.short_journal(kind, entries.whole_name(*names), *names),
        "type": _text_of(element, "work-type"),
        "language": _text_of(element, "language"),
        "file": entries.files(urls),
        "shorttitle": entries.unless_repeated(short, title),
        "version": _text_of(element, "edition") if kind == "software" else "",
        "annote": "; ".join((*_texts(element, "notes"), *_texts(element, "research-notes"))),
    }
