"""What rules may ask beyond the entry itself: the rest of the library, and outside sources.

Responsible for look-ups that are made once and shared by all rules. Everything from outside (the
catalogue, a snapshot, the answers of web servers, settings) is handed in; nothing is opened here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from ssmlit._lazy import regex
from ssmlit.bibtex.macros import BUILT_IN, MONTHS, macros_used
from ssmlit.checks.entry_view import EntryView
from ssmlit.fields import inheritance
from ssmlit.model import Entry, Field, Identifier, Record, RecordLookup
from ssmlit.strings import words

if TYPE_CHECKING:
    from ssmlit.library import Library

_CONTROLS = bytes((*range(9), *range(14, 32), 127))
#: Types of which the styles read a number as one in a series.
IN_SERIES = words("book inbook incollection inproceedings conference proceedings")
_OF_BIBLATEX = regex(rb"\b(?:journaltitle|date)\s*=")  # in lower case
_OF_BIBTEX = regex(rb"\b(?:journal|year)\s*=")
_ENOUGH = 1 << 20  # bytes of a file from which it is known how its fields are called
_SOME = 10  # times as many: an entry that was pasted into BibTeX's file does not make it biblatex's
_USUAL = 3  # uses of a command in a file; from here on it is not a typo
#: Every TeX distribution has IEEEabrv.bib, whose macros all begin so; papers load it by name.
_OF_IEEE = "ieee_"
_TARGETS = 12  # parents of parents; biber gives up on a chain that is longer than any real one


class Outside(NamedTuple):
    """What is known from outside the library."""

    official: RecordLookup | None = None  # trusted records, or None
    year: int = 0  # the current year; later ones are doubted. 0 doubts none.
    # the tags that `[tags] vocabulary` allows; empty allows all
    vocabulary: frozenset[str] = frozenset()
    # HTTP status by address, as far as addresses were asked
    statuses: Mapping[str, int] = MappingProxyType({})
    # names, in lower case, of the macros that other files define; asked if the library lacks one
    macros: Callable[[], frozenset[str]] = frozenset


class RuleContext:
    """The library around an entry, and what is known from outside.

    With `few`, only few entries are checked, so that an index does not pay.
    """

    def __init__(self, library: Library, outside: Outside, *, few: bool = False) -> None:
        self._library = library
        self._few = few
        self.outside = outside
        self._first: dict[Identifier, Entry] = {}
        self._parents: dict[str, EntryView | None] = {}
        self._usual: dict[str, bool] = {}
        self._records: Mapping[Identifier, Record] = {}

    @cached_property
    def macros(self) -> Mapping[str, int]:
        """Lower-case names of the file's macros → line of the first definition."""
        defined = reversed(self._library.document.definitions)
        return {one.name.lower(): one.line for one in defined}

    def is_unreadable(self, view: EntryView, field: Field) -> bool:
        """Whether a value uses a macro that is not defined here, so that its text is unknown."""
        if field not in view.composed:
            return False
        names = (name.lower() for name in macros_used(field.source))
        return any(name not in self.macros and name not in MONTHS for name in names)

    def is_defined_elsewhere(self, macro: str) -> bool:
        """Whether a macro, in lower case, is one of a style, or of a file read with this one."""
        return macro in BUILT_IN or macro.startswith(_OF_IEEE) or macro in self._foreign_macros

    @cached_property
    def _foreign_macros(self) -> frozenset[str]:
        return self.outside.macros()

    def earlier(self, view: EntryView, identifier: Identifier) -> Entry | None:
        """Return another entry with an identifier: when all are checked, only an earlier one."""
        if not self._few:
            first = self._first.setdefault(identifier, view.entry)
            return None if first is view.entry else first
        others = self._library.carrying(identifier)
        return next((one for one in others if one != view.entry), None)

    def entry(self, key: str) -> EntryView | None:
        """Return the entry of a key, else of one in another case, or None."""
        if key not in self._parents:
            found = self._library.document.find(key)
            self._parents[key] = EntryView(found) if found else None
        return self._parents[key]

    def parent(self, key: str) -> EntryView | None:
        """Return the entry that another names, as biber follows it: by an old key too, or None."""
        return self.entry(key) or next(map(self.entry, self.renamed(key)), None)

    def renamed(self, key: str) -> tuple[str, ...]:
        """Return the keys of the entries that list a key among their old ones (`ids`)."""
        return tuple(entry.key for entry in self._library.former.get(key.lower(), ()))

    def is_biblatex(self, view: EntryView) -> bool:
        """Whether an entry is written for biblatex, or its file: what BibTeX does is no fault."""
        return view.is_biblatex or self._is_for_biblatex

    def numbers_series(self, view: EntryView) -> bool:
        """Whether the styles of an entry read `number` as one in a series, instead of a volume."""
        return view.type in IN_SERIES and not self.is_biblatex(view)

    @cached_property
    def _is_for_biblatex(self) -> bool:
        """Whether more than some dates and journals are called as biblatex calls them."""
        data = self._library.document.data[:_ENOUGH].lower()
        return _SOME * len(_OF_BIBLATEX.findall(data)) > len(_OF_BIBTEX.findall(data))

    @cached_property
    def has_controls(self) -> bool:
        """Whether the file may hold control characters besides tabs and line ends."""
        data = self._library.document.data
        return self._few or any(control in data for control in _CONTROLS)

    def is_usual(self, command: str) -> bool:
        r"""Return whether the file defines or often uses a command, given without its backslash."""
        if command not in self._usual:
            uses = self._library.document.data.count(f"\\{command}".encode())
            self._usual[command] = uses >= _USUAL or f"\\{command}" in self._preamble
        return self._usual[command]

    @cached_property
    def _preamble(self) -> str:
        document = self._library.document
        blocks = document.block_index.commands("preamble")
        return " ".join(map(document.block_index.text, blocks))

    def parents(self, view: EntryView) -> Sequence[EntryView]:
        """Return the entries that an entry inherits from, nearest first; each once."""
        found: dict[str, EntryView] = {}
        queue = inheritance.parents(view.entry)
        while queue and len(found) < _TARGETS:
            key = queue.pop(0)
            parent = self.parent(key)
            if parent and parent.key not in found and parent.key != view.key:
                found[parent.key] = parent
                queue += inheritance.parents(parent.entry)
        return tuple(found.values())

    def inherits(self, view: EntryView, names: tuple[str, ...]) -> bool:
        """Return whether one of these fields comes from a parent, or may come from a missing one.

        The title of a parent is the `booktitle` or `journaltitle` of its child (biblatex).
        """
        if any(self.parent(key) is None for key in inheritance.parents(view.entry)):
            return True
        wanted = {*names, "title"} if {"booktitle", "journaltitle"} & {*names} else {*names}
        return any(parent.first(*wanted) for parent in self.parents(view))

    def records(self, view: EntryView) -> Mapping[Identifier, Record]:
        """Return the trusted records of the works that a looked-up entry's identifiers name."""
        known = self._records
        return {one: known[one] for one in view.identifiers if one in known} if known else {}

    def look_up(self, views: Iterable[EntryView]) -> None:
        """Look up the records of entries, all at once; those of others are forgotten."""
        if (official := self.outside.official) is not None:
            wanted = {one: None for view in views for one in view.identifiers}
            self._records = dict(official.by_identifiers(wanted)) if wanted else {}

    def record(self, view: EntryView) -> Record | None:
        """Return the first record of an entry's identifiers."""
        return next(iter(self.records(view).values()), None)
