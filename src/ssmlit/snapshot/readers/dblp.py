"""DBLP's XML (https://dblp.org/faq/16154937.html): the dump, and single records of its pages.

The elements are those of dblp.dtd; its entities are HTML's, which is why the document type is not
fetched but known here. Titles end in a full stop, people of one name are numbered, and the journal
CoRR is arXiv. Responsible for DBLP's own habits.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from html.entities import name2codepoint
from typing import BinaryIO

from ssmlit.fields.pages import parse_pages
from ssmlit.identifiers.registries import dblp_key
from ssmlit.snapshot.bulk import PUBLISHED, BulkRecord, Damage
from ssmlit.snapshot.readers.files import CutError
from ssmlit.snapshot.readers.raw_values import address, date, packed, people

NAME = "DBLP XML"

_WORKS = frozenset(
    {"article", "inproceedings", "incollection", "book", "phdthesis", "mastersthesis"}
)
_ELEMENTS = _WORKS | {"proceedings", "www", "person", "data"}  # the rest are not works


def detect(head: bytes, _filename: str) -> bool:
    """Return whether a file's root is DBLP's."""
    return re.match(rb"\s*<[?!d]", head) is not None and b"<dblp" in head


def is_whole(head: bytes, _filename: str) -> bool:
    """Return whether this is the dump, with complete proceedings, not the XML of single records."""
    return b"<!DOCTYPE dblp" in head


def records(stream: BinaryIO, damage: Damage, file: str) -> Iterator[BulkRecord]:
    """Yield the works of a dump, without proceedings volumes and home pages.

    Raises:
        CutError: the XML ends in the middle, or is broken.
    """
    root: ET.Element | None = None
    for event, element in _events(stream):
        if root is None:
            root = element
        elif event == "end" and element.tag in _ELEMENTS:
            yield from _work(element, damage, file)
            root.clear()  # a dump has more elements than fit into memory


def _events(stream: BinaryIO) -> Iterator[tuple[str, ET.Element]]:
    parser = ET.XMLParser()  # noqa: S314 - a file of the user's own, and expat stops entity bombs
    parser.entity.update({name: chr(code) for name, code in name2codepoint.items()})
    try:
        yield from ET.iterparse(stream, ("start", "end"), parser)  # noqa: S314 - as above
    except (ET.ParseError, LookupError, ValueError) as error:  # the last two: of its encoding
        raise CutError(str(error)) from error


def _work(element: ET.Element, damage: Damage, file: str) -> Iterator[BulkRecord]:
    if element.tag not in _WORKS or element.get("publtype") == "withdrawn":
        return
    fields: dict[str, list[str]] = {}
    for child in element:
        text = child.text if not len(child) else "".join(child.itertext())
        fields.setdefault(child.tag, []).append(" ".join((text or "").split()))
    key = element.get("key", "")
    title = fields.get("title", [""])[0].removesuffix(".")
    if not title:
        damage.add("no title", f"{file}: {key}")
        return
    yield _record_of_publication(element, key, title, fields)


def _record_of_publication(
    element: ET.Element, key: str, title: str, fields: dict[str, list[str]]
) -> BulkRecord:
    def first(*names: str) -> str:
        return next((fields[name][0] for name in names if name in fields), "")

    year, *_ = date(first("year"))
    more = {name: value for name in PUBLISHED if (value := first(name))}
    if pages := more.get("pages"):
        more["pages"] = parse_pages(pages)
    own = dblp_key(key)
    corr = own is not None and own.scheme == "arxiv"
    venue = "" if corr else first("journal", "booktitle", "school")
    links = map(address, fields.get("ee", ()))
    names = dict.fromkeys(filter(None, (str(own or ""), *links)))
    return BulkRecord(
        title=title,
        authors=people(fields.get("author") or fields.get("editor", [])),
        year=year,
        venue=venue,
        type="misc" if corr else element.tag,
        identifiers=" ".join(names),
        updated=element.get("mdate", ""),
        more="" if corr else packed(more),
    )
