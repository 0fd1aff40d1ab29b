"""CSL-JSON, the items that citation processors and Zotero, Crossref and pandoc exchange.

Fields follow the schema csl-data.json and the CSL 1.0.2 specification
(https://docs.citationstyles.org/en/stable/specification.html, appendices III and IV). It reads a
list of items, one item, and `{"items": [...]}`; Zotero's own items; Crossref's lists in place of
strings, and its answers, `{"message": …}`; ssmlit's own `{"papers": [...]}`.

Responsible for the items and what their fields mean. Does not depend on what is done with one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, cast

from ssmlit import identifiers, latex
from ssmlit._lazy import regex
from ssmlit.fields.entry_types import CROSSREF_TYPES
from ssmlit.fields.names import CSL_EDITORS
from ssmlit.importers import (
    csl_dates,
    csl_notes,
    entries,
    own_json,
    remainder,
    serial_numbers,
    zotero_json,
)
from ssmlit.json_texts import text, texts
from ssmlit.model import Person, Record

if TYPE_CHECKING:
    from ssmlit.importers.row import Row
    from ssmlit.importers.zotero_json import Item

NAME = "csl-json"

_TYPES = {
    **CROSSREF_TYPES,
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "article",
    "paper-conference": "inproceedings", "chapter": "incollection", "thesis": "phdthesis",
    "entry-encyclopedia": "incollection", "entry": "incollection",
    "entry-dictionary": "incollection", "manuscript": "unpublished", "patent": "patent",
    "software": "software", "dataset": "dataset", "standard": "standard",
}  # fmt: skip
#: biblatex's fields and what CSL calls them.
_SAME = {
    "origtitle": "original-title", "origpublisher": "original-publisher",
    "origlocation": "original-publisher-place", "part": "part-number",
    "chapter": "chapter-number", "venue": "event-place", "pubstate": "status", "annote": "annote",
}  # fmt: skip
_FOREIGN = "no people, date or identifier is where CSL-JSON, Zotero and Crossref have it"
_GAP = regex(r"[\s,:]*")
_KEY = regex(r"Citation Key: *(\S+)")  # as Zotero keeps it


def detect(text: str, filename: str) -> float:
    """Return how likely the text is CSL-JSON: JSON whose objects have a title."""
    if not re.match(r"\s*(?:\{|\[\s*(?:[{\]]|$))", text):  # `[1] Gu, A.` is none
        return 0.0
    if re.search(r'"(?:title|DOI|container-title|issued)"\s*:', text):
        return 0.9
    return 0.4 if filename.lower().endswith(".json") else 0.05


def rows(text: str, source: str) -> tuple[Row, ...]:
    """Return one row for each item; where the JSON breaks off, an unreadable one."""
    return tuple(_rows(text, source))


def _rows(text: str, source: str) -> Iterator[Row]:
    decoder = _decoder()
    at, line, counted = _opened(text, 0), 1, 0
    is_list = text[at - 1 : at] == "["
    ends = "]}" if is_list else ']}"'  # behind one item may be its frame's rest
    while (at := _next(text, at)) < len(text):
        if text[at] in ends:
            return
        line += text.count("\n", counted, at)
        counted = at
        try:
            item, end = decoder.raw_decode(text, at)
        except (RecursionError, ValueError) as error:
            reason, line = _broken(error, line)
            yield entries.unreadable(reason, source, line, text[at:])
            return
        if isinstance(item, dict):
            own = own_json.row(item, source, line)
            yield own or _row(cast("Item", item), source, line, text[at:end])
        else:
            yield entries.unreadable("no object", source, line, text[at:end])
        at = end


def _decoder() -> json.JSONDecoder:
    """Return what reads JSON; `1.10`, `1e999` and `NaN` stay as they are written."""
    return json.JSONDecoder(parse_float=str, parse_constant=str)


def _row(item: Item, source: str, line: int, raw: str) -> Row:
    work = csl_notes.with_variables(zotero_json.as_csl(item))
    bare = record(work)
    is_read = bare.authors or bare.year or bare.identifiers or "type" in work
    if (
        bare.title
        and not is_read
        and remainder.with_remainder(bare, _values_said(work), "CSL") is not bare
    ):
        unknown = entries.unreadable(_FOREIGN, source, line, raw)
        return unknown._replace(perhaps=bare)
    made = remainder.row(bare, _values_said(work), "CSL", source, line, raw)
    is_beside = item and not work  # Zotero's notes and attachments
    return made._replace(kind="text", reason="a note or a file") if is_beside else made


def _next(text: str, at: int) -> int:
    return _GAP.match(text, at).end()  # type: ignore[union-attr]  # matches ""


def _opened(text: str, at: int) -> int:
    """Return where the first item is: in a list, or in `items`, `message` or `papers`."""
    at = _next(text, at)
    if text.startswith("[", at):
        return at + 1
    inner, decoder = at + 1, _decoder()
    with suppress(RecursionError, ValueError):  # the end, or what is reported when it is read
        while text.startswith("{", at):
            name, inner = decoder.raw_decode(text, _next(text, inner))
            inner = _next(text, inner)
            if name in ("items", "message", "papers") and text[inner : inner + 1] in {"[", "{"}:
                return _opened(text, inner)
            _, inner = decoder.raw_decode(text, inner)
    return at


def _broken(error: Exception, line: int) -> tuple[str, int]:
    """Return why an item that begins in a line cannot be read, and the line where."""
    if isinstance(error, json.JSONDecodeError):
        last = error.doc.rstrip().count("\n") + 1  # what is missing at the end is behind it
        return f"JSON: {error.msg}", min(error.lineno, last)
    if isinstance(error, RecursionError):
        return "JSON: nested too deeply", line
    return "JSON: a number is too long", line  # Python refuses integers of thousands of digits


def _values_said(item: Item) -> list[tuple[str, str]]:
    """Return what an item says; nothing of Crossref's, which can be had again by the DOI."""
    leaves = () if "deposited" in item else _leaves(item, "")
    dates = csl_dates.in_other_words(item)
    return [
        (name, text)
        for name, text in leaves
        if name != "id" and (name, text) not in dates and not _KEY.match(text)
        if name != "type" or entries.kind_if_unknown(_TYPES, text)
    ]


def _leaves(value: object, name: str) -> Iterator[tuple[str, str]]:
    """Yield every text and number of an item with its path: `editor.family`."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, f"{name}.{key}".lstrip("."))
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner, name)
    else:
        said = texts(value)
        lines = "\n".join(said).splitlines() if name == "note" else said  # which holds ids
        yield from ((name, line) for line in lines if line.strip())


def _surname(particle: str, family: str) -> tuple[str, str]:
    """Return a particle and a family name; `d’` and `al-` stand before the name without a blank."""
    *before, last = particle.split() or [""]
    is_joined = last.endswith(("-", "'", "’"))
    return (" ".join(before), last + family) if is_joined else (particle, family)


def _text_of(item: Item, *names: str) -> str:
    """Return the first non-empty field as text; of a list its first element."""
    return " ".join(text(*map(item.get, names)).split())


def record(item: Item) -> Record:
    """Return one item as a record."""
    kind = entries.kind(_TYPES, _text_of(item, "type"), _text_of(item, "genre"))
    year, month, day = csl_dates.issued(item)
    archive = _text_of(item, "archive_location", "archive-place", "number")
    arxiv = f"arXiv:{archive.removeprefix('arXiv:')}" if archive else ""
    if kind == "unpublished" and identifiers.parse(arxiv):
        kind = "misc"  # as of all preprints
    pmid = _text_of(item, "PMID")
    notes = "\n".join(texts(item.get("note"))).splitlines()
    keys = [found[1] for line in notes if (found := _KEY.match(line))]
    named = [line for line in notes if identifiers.parse(line) or _KEY.match(line)]
    ids = [_text_of(item, "DOI"), _text_of(item, "URL"), arxiv, pmid and f"pmid:{pmid}"]
    ids += [_text_of(item, "PMCID"), *named]
    places = ("container-title", "collection-title", "event-title", "event")
    venue = _text_of(
        item, *(places[:2] if kind == "book" else places)
    )  # a book is not in a meeting
    venue, publisher = entries.issued(kind, venue, _text_of(item, "publisher"))
    return Record(
        type=kind,
        title=entries.title(_text_of(item, "title")),
        authors=tuple(_people(item.get("author"))),
        year=year,
        month=month,
        day=day,
        venue=venue if kind != "misc" or not archive else "",
        volume=_text_of(item, "volume"),
        number=_text_of(item, "issue") or _number(item, kind, arxiv),
        pages=entries.pages(_text_of(item, "page")),
        publisher=publisher,
        edition=_text_of(item, "edition"),
        identifiers=entries.identified(filter(None, ids)),
        links=entries.links(filter(None, [_text_of(item, "URL")])),
        tags=(_text_of(item, "keyword"),),
        abstract=_text_of(item, "abstract"),
        note=" ".join(" ".join(line for line in notes if line not in named).split()),
        key=entries.key(_text_of(item, "citation-key") or next(iter(keys), _text_of(item, "id"))),
        extra=_other_fields(item, kind, venue),
    )


def _number(item: Item, kind: str, arxiv: str) -> str:
    """Return the number in a series, of a report or a patent; a preprint's is its arXiv id."""
    if kind in {"book", *entries.IN_BOOKS}:
        return _text_of(item, "collection-number")
    return "" if identifiers.parse(arxiv) else _text_of(item, "number")


def _other_fields(item: Item, kind: str, venue: str) -> tuple[tuple[str, str], ...]:
    """Return the fields that a record has no attribute for."""
    short = _text_of(item, "title-short", "shortTitle")
    said = {
        "subtitle": _text_of(item, "subtitle"),
        **_editors(item),
        "translator": latex.format_names(tuple(_people(item.get("translator")))),
        "bookauthor": latex.format_names(tuple(_people(item.get("container-author")))),
        "series": entries.unless_repeated(_text_of(item, "collection-title"), venue),
        "address": _text_of(item, "publisher-place", "publisher-location"),
        "eid": _text_of(item, "article-number"),
        "eventtitle": entries.unless_repeated(_text_of(item, "event-title", "event"), venue),
        "file": entries.files(texts(item.get("file"))),
        "type": _text_of(item, "genre"),
        "volumes": _text_of(item, "number-of-volumes"),
        "pagetotal": _text_of(item, "number-of-pages"),
        "language": _text_of(item, "language"),
        "version": _text_of(item, "version"),
        "shorttitle": entries.unless_repeated(short, _text_of(item, "title")),
        "shortjournal": _text_of(item, "container-title-short") if kind == "article" else "",
        **csl_dates.dates_as_fields(item),
        **{name: _text_of(item, csl) for name, csl in _SAME.items()},
        **serial_numbers.serials([_text_of(item, "ISBN"), _text_of(item, "ISSN")]),
    }
    return entries.other_fields(kind, said)


def _editors(item: Item) -> dict[str, str]:
    """Return the editors of a work; without any, those who did something else, and what."""
    role = next((role for role in ("editor", *CSL_EDITORS) if item.get(role)), "editor")
    people = latex.format_names(tuple(_people(item.get(role))))
    return {"editor": people, "editortype": role if role != "editor" else ""}


def _people(value: object) -> Iterator[Person]:
    for name in value if isinstance(value, list) else []:
        if not isinstance(name, dict):
            continue
        if literal := _text_of(name, "literal", "name"):
            yield Person(literal)
        elif family := _text_of(name, "family"):
            particles = (
                _text_of(name, "dropping-particle"),
                _text_of(name, "non-dropping-particle"),
            )
            von, family = _surname(" ".join(filter(None, particles)), family.strip('"'))
            given, suffix = _text_of(name, "given"), _text_of(name, "suffix")
            split = not von and " " in family and _text_of(name, "family")[0].islower()
            yield (
                latex.parse_person(f"{family}, {suffix}, {given}")
                if split
                else Person(family, given, von, suffix)
            )
        elif only := _text_of(name, "given"):
            yield Person(only)
