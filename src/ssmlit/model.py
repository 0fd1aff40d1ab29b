"""The values everything else is about: frozen, without IO. Read this first.

Terms, as the field uses them:

* An *entry* is what stands in a .bib file: a type, a citation key, fields. `Entry` keeps each
  field's exact source text, so nothing is lost by reading it.
* A *record* is what somebody (a service, a list, an entry) says about a *work*, in plain Unicode
  and typed values. Sources and importers produce records, duplicates compares them, render
  shows them.
* An *identifier* names a work in somebody's registry: arXiv, DOI, OpenReview …
* An *edit* is a change to a .bib file as a value; a diff, a dry run, an undo and a merge are all
  made of edits.
* A *problem* is something a check found, with its place, and perhaps the edits that mend it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "AddEntry",
    "DropField",
    "Edit",
    "Entry",
    "Field",
    "Identifier",
    "Link",
    "NewEntry",
    "Person",
    "Problem",
    "Record",
    "RemoveEntry",
    "RenameKey",
    "ReplaceEntry",
    "SetField",
    "SetType",
]


@dataclass(frozen=True, slots=True)
class Identifier:
    """A work's name in a registry, canonical and without a version.

    Attributes:
        scheme: "arxiv", "doi", "openreview", "acl", "isbn", "pmid", "url" … (lower case).
        value: the canonical form: arXiv `2312.00752` or `math/0309136`, DOI in lower case, ….
        version: arXiv's `v2` as 2, or 0. Two identifiers that differ only here are equal.
    """

    scheme: str
    value: str
    version: int = field(default=0, compare=False)

    def __str__(self) -> str:
        return f"{self.scheme}:{self.value}"


@dataclass(frozen=True, slots=True)
class Person:
    """A name in BibTeX's four parts, in Unicode; an institution is all `last`."""

    last: str
    first: str = ""
    von: str = ""
    jr: str = ""

    def __str__(self) -> str:
        """Return the name as it is spoken: first von last, jr."""
        name = " ".join(part for part in (self.first, self.von, self.last) if part)
        return f"{name}, {self.jr}" if self.jr else name

    @property
    def surname(self) -> str:
        """The family name with its particle: `van der Maaten`."""
        return f"{self.von} {self.last}" if self.von else self.last


@dataclass(frozen=True, slots=True)
class Link:
    """A web address and what stands behind it.

    Attributes:
        role: "paper", "pdf", "code", "project", "thesis", or another single lower-case word.
        url: the address.
    """

    role: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What somebody says about a work. Empty means unknown; text is Unicode without markup.

    Attributes:
        type: BibTeX entry type in lower case; "misc" for a preprint.
        title: with `$math$` kept as it is.
        authors: in order; `others` tells that the list was cut.
        year, month, day: of the version 1 of a preprint, of the venue for a publication; 0 unknown.
        venue: the journal, the proceedings or the school, as readers write it ("NeurIPS").
        identifiers: every one known, canonical.
        tags: `a/b` is a hierarchy.
        key: the citation key of the entry the record was read from, or "".
        source: where the facts come from ("arXiv API", "catalogue", "README.md").
        line: 1-based line in that source, or 0.
        retrieved: the day the facts are of, `YYYY-MM-DD`, or "".
        extra: other BibTeX fields worth keeping, as (name, value).
    """

    type: str = "misc"
    title: str = ""
    authors: tuple[Person, ...] = ()
    others: bool = False
    year: int = 0
    month: int = 0
    day: int = 0
    venue: str = ""
    volume: str = ""
    number: str = ""
    pages: str = ""
    publisher: str = ""
    edition: str = ""
    identifiers: tuple[Identifier, ...] = ()
    links: tuple[Link, ...] = ()
    tags: tuple[str, ...] = ()
    primary_class: str = ""
    abstract: str = ""
    note: str = ""
    key: str = ""
    source: str = ""
    line: int = 0
    retrieved: str = ""
    extra: tuple[tuple[str, str], ...] = ()

    def identifier(self, scheme: str) -> str:
        """Return the first identifier of a scheme, or ""."""
        return next((i.value for i in self.identifiers if i.scheme == scheme), "")

    def link(self, role: str) -> str:
        """Return the first link of a role, or ""."""
        return next((link.url for link in self.links if link.role == role), "")


class Field(NamedTuple):
    """One field of an entry. A tuple, because a library has half a million of them.

    Attributes:
        name: as written.
        source: the exact text of the value, with delimiters, macros and `#`.
        text: the value: delimiters removed, macros expanded, pieces joined; LaTeX as it is.
    """

    name: str
    source: str
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a .bib file, as it stands there.

    Attributes:
        type: as written, without `@`.
        key: the citation key, as written.
        fields: in the file's order, repeated ones included (BibTeX uses the first); a tuple, or
            what is equal to one.
        line: 1-based line of the `@`.
        nth: how many entries with exactly this key stand before it in the file.
    """

    type: str
    key: str
    fields: Sequence[Field]
    line: int = 0
    nth: int = 0

    def get(self, name: str, default: str = "") -> str:
        """Return the text of the first field of that name (any case), or the default."""
        wanted = name.lower()
        for item in self.fields:
            if item.name.lower() == wanted:
                return item.text
        return default

    def __contains__(self, name: str) -> bool:
        wanted = name.lower()
        return any(item.name.lower() == wanted for item in self.fields)


@dataclass(frozen=True, slots=True)
class NewEntry:
    """An entry to be written in ssmlit's own layout.

    Attributes:
        type, key: as they are to be written.
        fields: (name, value) in order, values without delimiters.
        verbatim: names of fields whose value is written without braces (`month = dec`).
    """

    type: str
    key: str
    fields: tuple[tuple[str, str], ...]
    verbatim: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class SetField:
    """Give a field a value; the field is added when the entry has none.

    Attributes:
        key: the entry.
        name: the field; an existing one of the same name in any case is changed.
        value: the new text without delimiters, or, with `verbatim`, the exact source
            (`jan # "~1"`, a macro).
        nth: which of several entries with the same key (see `Entry.nth`).
    """

    key: str
    name: str
    value: str
    nth: int = 0
    verbatim: bool = False


@dataclass(frozen=True, slots=True)
class DropField:
    """Take a field out of an entry."""

    key: str
    name: str
    nth: int = 0


@dataclass(frozen=True, slots=True)
class SetType:
    """Change an entry's type: `@misc` to `@inproceedings`."""

    key: str
    type: str
    nth: int = 0


@dataclass(frozen=True, slots=True)
class RenameKey:
    """Change an entry's citation key; what refers to it (`crossref` …) is edited separately."""

    key: str
    new: str
    nth: int = 0


@dataclass(frozen=True, slots=True)
class AddEntry:
    """Append an entry at the end of the file."""

    entry: NewEntry


@dataclass(frozen=True, slots=True)
class RemoveEntry:
    """Take an entry, and the blank lines it leaves doubled, out of the file."""

    key: str
    nth: int = 0


@dataclass(frozen=True, slots=True)
class ReplaceEntry:
    """Put other source text, one entry, in an entry's place (what an editor gave back)."""

    key: str
    source: str
    nth: int = 0


Edit = SetField | DropField | SetType | RenameKey | AddEntry | RemoveEntry | ReplaceEntry


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a check found.

    Attributes:
        code: a stable short name ("duplicate-key", "missing-comma").
        message: one sentence.
        line: 1-based line in the library, or 0.
        key: the entry's key, or "".
        fix: the edits that mend it; empty when only a person can.
        column: 1-based column, or 0.
    """

    code: str
    message: str
    line: int = 0
    key: str = ""
    fix: tuple[Edit, ...] = ()
    column: int = 0
