"""What an entry inherits from the entries it names in `crossref`, `xdata` and inside values.

Responsible for biber's rules of inheritance (biblatex manual, appendix B: the title of a volume is
the `booktitle` of its parts) combined with BibTeX's (a parent's own `booktitle` counts first). Does
not depend on where parents are found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ssmlit.fields import granular, references
from ssmlit.fields.date_forms import date_parts
from ssmlit.fields.names import DATES, PARENT_FIELDS, REFERRING_FIELDS
from ssmlit.fields.reading import firsts
from ssmlit.model import Field
from ssmlit.strings import split_commas

if TYPE_CHECKING:
    from ssmlit.model import Entry

    Find = Callable[[str], Entry | None]

_PARTS = {
    "book": ("inbook", "bookinbook", "suppbook", "incollection", "inproceedings", "conference"),
    "collection": ("incollection", "inreference", "suppcollection", "inbook"),
    "reference": ("incollection", "inreference", "suppcollection"),
    "proceedings": ("inproceedings", "conference", "incollection"),
}
_VOLUMES = {
    "mvbook": ("book", "inbook", "bookinbook", "suppbook"),
    "mvcollection": ("collection", "incollection", "suppcollection"),
    "mvreference": ("reference", "inreference"),
    "mvproceedings": ("proceedings", "inproceedings"),
}
_ISSUES = {"periodical": ("article", "suppperiodical")}
_TABLES: Mapping[str, Mapping[str, Sequence[str]]] = {
    "book": _PARTS,
    "main": _VOLUMES,
    "journal": _ISSUES,
}
_TITLES = ("title", "subtitle", "titleaddon")
_NOT_INHERITED = frozenset(
    {*REFERRING_FIELDS, "ids", "entrysubtype", "execute", "label", "options"}
    | {"presort", "relatedoptions", "relatedstring", "relatedtype", "shortauthor"}
    | {"shorteditor", "shorthand", "shorthandintro", "shorttitle", "sortkey", "sortname"}
    | {"sorttitle", "sortyear", "indextitle", "indexsorttitle", "keywords", "timestamp", "key"}
)


def find_nothing(_key: str) -> Entry | None:
    """Find nothing: for a file in which no entry names another."""
    return None


def parents(entry: Entry) -> list[str]:
    """Return the keys that an entry names in `crossref`, in `xdata` and inside values."""
    return [key for _, key in references.named(entry, PARENT_FIELDS)]


def resolved(entry: Entry, find: Find) -> Entry:
    """Return an entry with its parents' fields, without the references to them.

    `find`: key → entry, or None for a missing key, whose reference then stays.
    """
    if find is find_nothing or not parents(entry):
        return entry
    gained = [*inherited(entry, find, "xdata"), *inherited(entry, find, "crossref")]
    found = {key for key in parents(entry) if find(key)}
    kept = [
        item
        for item in granular.filled(firsts(entry).values(), find)
        if item.name.lower() not in PARENT_FIELDS or not set(split_commas(item.text)) <= found
    ]
    return replace(entry, fields=(*kept, *_new(gained, entry)))


def inherited(entry: Entry, find: Find, name: str) -> tuple[Field, ...]:
    """Return the fields that an entry lacks and has from its parents.

    Args:
        entry: any entry.
        find: see `resolved`.
        name: the field that names the parents: "xdata" or "crossref".
    """
    return tuple(_new(_gained(entry, find, name, frozenset({entry.key.lower()})), entry))


def _gained(entry: Entry, find: Find, name: str, seen: frozenset[str]) -> Iterator[Field]:
    """Yield fields of parents and grandparents; a cycle ends where it closes."""
    for key in split_commas(entry.get(name)):
        parent = find(key)
        if parent is None or parent.key.lower() in seen:
            continue
        above = seen | {parent.key.lower()}
        filled = granular.filled(firsts(parent).values(), find)
        whole = [*filled, *_gained(parent, find, "xdata", above)]
        if name == "crossref":
            whole += _gained(parent, find, "crossref", above)
        own = list(_new(whole, None))
        yield from own if name == "xdata" else _mapped(own, parent.type, entry.type)


def _mapped(items: list[Field], parent: str, child: str) -> Iterator[Field]:
    """Yield a parent's fields under the names that they have in a child."""
    prefix = _prefix(parent.lower(), child.lower())
    has_booktitle = any(item.name.lower() == "booktitle" for item in items)
    for item in items:
        name = item.name.lower()
        if prefix and name in _TITLES:
            if not (prefix == "book" and has_booktitle):
                yield item._replace(name=f"{prefix}title" if name == "title" else f"{prefix}{name}")
        elif name == "author" and prefix == "book":
            yield from (item, item._replace(name="bookauthor"))
        elif name not in _NOT_INHERITED:
            yield item


def _prefix(parent: str, child: str) -> str:
    found = (name for name, table in _TABLES.items() if child in table.get(parent, ()))
    return next(found, "")


def _new(items: Iterable[Field], entry: Entry | None) -> Iterator[Field]:
    """Yield each field once, except those that the entry has; a `date` hides all of another.

    `month` and `year` complete each other, as for BibTeX and biber; to biber a `date` is its parts.
    """
    have = {item.name.lower() for item in entry.fields} if entry else set[str]()
    hidden = set[str]() if have.isdisjoint(DATES) else set(DATES)
    if hidden and "date" not in have:
        hidden -= {"year", "month"}
        items = (part for item in items for part in _parts(item))
    for item in items:
        name = item.name.lower()
        if name not in have | hidden and name not in PARENT_FIELDS:
            have.add(name)
            yield item


def _parts(item: Field) -> Iterator[Field]:
    """Yield a `date` as the parts that it has, any other field as it is."""
    if item.name.lower() != "date":
        yield item
        return
    year, month, day = date_parts(item.text)
    if year:
        yield Field("year", year, year[1:-1])
    if month:
        yield Field("month", month, month)
    if day:
        yield Field("day", day, day[1:-1])
