"""A bibliography for a paper: which entries, and their text in the format wanted.

Responsible for the choice of entries, their order, and what cannot be exported. Does not
depend on formats.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple

from ssmlit import fields
from ssmlit._gc import gc_paused
from ssmlit._lazy import regex
from ssmlit.actions import select
from ssmlit.bibtex.macros import BUILT_IN, MONTHS, macros_used
from ssmlit.exporters import Bibliography, Options, left_out_of, write
from ssmlit.exporters.venue_names import restyled
from ssmlit.fields.inheritance import find_nothing
from ssmlit.fields.names import PARENT_FIELDS
from ssmlit.latex import fold
from ssmlit.model import Entry
from ssmlit.strings import split_commas

if TYPE_CHECKING:
    from ssmlit.actions.export.cited import BrokenCitation, CitedEntries
    from ssmlit.actions.orders import Order
    from ssmlit.library import Library

_FEW = 1000
#: Formats whose programs ask for a key: biber and pandoc refuse a whole file that lacks one.
_KEYED = frozenset({"bibtex", "biblatex", "bibitem", "csl-json", "hayagriva"})
_NAMING = frozenset({*PARENT_FIELDS, "xref"})
_SHORTEST = 8  # characters of `% @misc{`
_SET_ASIDE = regex(r"\s*%.*@\s*(?!comment|string|preamble)[A-Za-z]+\s*[{(]", re.IGNORECASE)
_BEHIND_PERCENT = "it is partly commented out by %; BibTeX reads an empty entry"


class ExportedEntries(NamedTuple):
    """What is exported."""

    entries: tuple[Entry, ...]  # in the order wanted
    # for entries that are cited by an old key: the keys to write them under
    aliases: dict[str, tuple[str, ...]]
    # what of the library cannot be read, where all of it was asked for
    broken: tuple[BrokenCitation, ...] = ()


def choose(
    library: Library, keys: Sequence[str], query: str, order: Order = "file"
) -> ExportedEntries:
    """Return the entries of some keys, of a query, or all."""
    if keys:
        return ExportedEntries(_ordered(library, select.by_keys(library, keys), order), {})
    broken = _broken(library)  # which parses every block; entries are then read from these
    entries = select.by_query(library, query) if query else library.entries
    return ExportedEntries(_ordered(library, entries, order), {}, broken)


def _broken(library: Library) -> tuple[BrokenCitation, ...]:
    """Return the entries that cannot be read: a query might have found them."""
    from ssmlit.actions.export.cited import BrokenCitation

    found = []
    for block in library.document.blocks:
        if block.kind == "broken":
            found.append(BrokenCitation("", block.line, block.reason))
        elif block.kind == "text" and block.end - block.start > _SHORTEST:
            lines = library.document.block_index.text(block).splitlines()
            places = (at for at, line in enumerate(lines) if _SET_ASIDE.match(line))
            found += [BrokenCitation("", block.line + at, _BEHIND_PERCENT) for at in places]
    return tuple(found)


def repeated_fields(chosen: ExportedEntries) -> Iterator[tuple[Entry, str]]:
    """Yield the fields that a chosen entry gives several times; formats take the first.

    Of many entries it takes a fifth of the export's time: `ssmlit check` says it of those.
    """
    for entry in chosen.entries if len(chosen.entries) <= _FEW else ():
        names = [name.lower() for name, _, _ in entry.fields]
        if len(set(names)) < len(names):
            yield from ((entry, name) for name, count in Counter(names).items() if count > 1)


def repeated_keys(
    library: Library, chosen: ExportedEntries, same: Callable[[str], str]
) -> list[list[Entry]]:
    """Return the chosen entries of each key that several entries have; "" is not a key.

    `same` makes one of the keys that the format does not tell apart.
    """
    few = len(chosen.entries) <= _FEW  # of many only those in the file after another
    counts = Counter(same(entry.key) for entry in chosen.entries)
    found: dict[str, list[Entry]] = {}
    for entry in chosen.entries:
        key = same(entry.key)
        if not key:
            continue
        if counts[key] > 1 or entry.nth or (few and library.document.entry(entry.key, 1)):
            found.setdefault(key, []).append(entry)
    return list(found.values())


class DanglingReference(NamedTuple):
    """An entry that names another that the library lacks: by which field, and its key."""

    key: str
    line: int
    field: str
    parent: str


def dangling(library: Library, chosen: ExportedEntries) -> tuple[DanglingReference, ...]:
    """Return references in `crossref`, `xref` or `xdata` of chosen entries that lead nowhere."""
    if len(chosen.entries) > _FEW and not library.document.mentions(fields.REFERRING_FIELDS):
        return ()
    return tuple(
        DanglingReference(entry.key, entry.line, item.name, key)
        for entry in chosen.entries
        for item in entry.fields
        if item.name.lower() in _NAMING
        for key in split_commas(item.text)
        if library.find(key) is None
    )


def undefined_macros(library: Library, chosen: ExportedEntries, form: str) -> dict[str, list[str]]:
    """Return macros that neither the library nor a format's program defines → keys of entries.

    Of these, only their names can be written. An abbreviation of another file (IEEEabrv) is one.
    """
    known = {name.lower() for name in library.document.strings}
    known |= BUILT_IN if form == "bibtex" else MONTHS
    found: defaultdict[str, list[str]] = defaultdict(list)
    for entry in chosen.entries:
        for field in entry.fields:
            for name in dict.fromkeys(macros_used(field.source)):
                if name.lower() not in known:
                    found[name].append(entry.key)
    return dict(found)


def keyed(library: Library, chosen: ExportedEntries, form: str) -> Iterator[Entry]:
    """Yield the chosen entries; those without a key with one, if a format's program asks for it."""
    free = (f"entry{number}" for number in count(1))
    keys = (key for key in free if library.find(key) is None)
    for entry in chosen.entries:
        yield entry if entry.key or form not in _KEYED else replace(entry, key=next(keys))


def choose_cited(library: Library, cited: CitedEntries, order: Order = "file") -> ExportedEntries:
    """Return the entries of a paper; see `cited.cited_entries`."""
    if cited.everything:
        chosen = choose(library, (), "", order)
        named = {one.line for one in cited.broken}
        broken = tuple(one for one in chosen.broken if one.line not in named)
        return chosen._replace(aliases=cited.aliases, broken=broken)
    return ExportedEntries(_ordered(library, cited.entries, order), cited.aliases)


def export(
    library: Library, chosen: ExportedEntries, form: str, options: Options
) -> tuple[str, dict[str, list[str]]]:
    """Return the chosen entries as a file of a format, and field → keys without all of it."""
    with gc_paused():
        works = bibliography(library, chosen, options, form)
        return write(form, works, options), left_out_of(form, works, options)


def references(library: Library, chosen: ExportedEntries, options: Options, style: str) -> str:
    """Return formatted references in a CSL style; see `csl_styles.formatted`."""
    from ssmlit.actions.export.csl_styles import formatted
    from ssmlit.exporters.csl_json import items

    return formatted(items(bibliography(library, chosen, options, "csl-json")), style)


def bibliography(
    library: Library, chosen: ExportedEntries, options: Options, form: str
) -> Bibliography:
    """Return the chosen entries, their venues as wanted, with all that a format needs of them."""

    def find(key: str) -> Entry | None:
        parent = library.find(key)
        return parent and restyled(document.placeless(parent), options)

    document = library.document
    chosen_entries = map(document.placeless, keyed(library, chosen, form))
    entries = tuple(restyled(entry, options) for entry in chosen_entries)
    several = len(entries) > _FEW  # for fewer, checking takes longer than it saves
    parents = find_nothing if several and not document.mentions(fields.REFERRING_FIELDS) else find
    return Bibliography(entries, document.strings, chosen.aliases, parents, document.preambles)


def _ordered(library: Library, entries: Iterable[Entry], order: Order) -> tuple[Entry, ...]:
    keys: dict[Order, Callable[[Entry], Any]] = {
        "file": lambda entry: entry.line,
        "key": lambda entry: entry.key.lower(),
        "year": lambda entry: (fields.year(library.complete(entry)), entry.key.lower()),
        "author": lambda entry: _by_author(library.complete(entry)),
    }
    return tuple(sorted(entries, key=keys[order]))


def _by_author(entry: Entry) -> tuple[str, int, str]:
    """Return the sort key of bibliographies: surnames (else the title), year, title."""
    people, _ = fields.authors(entry)
    title = fold(fields.title(entry))
    return fold(" ".join(f"{p.last} {p.first}" for p in people)) or title, fields.year(entry), title
