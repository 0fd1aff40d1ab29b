"""Records of works, with people, identifiers and links.

They are named tuples because every command defines them, and dataclasses take three times as long.
"""

from typing import NamedTuple, Self


class Identifier(NamedTuple):
    """A work's id in a registry, canonical and without a version."""

    scheme: str  # "arxiv", "doi", "openreview", "acl", "isbn", "pmid" … (lower case)
    value: str  # the canonical form: arXiv `2312.00752` or `math/0309136`, DOI in lower case, …
    # arXiv's `v2` as 2, or 0. Two identifiers that differ only here are equal.
    version: int = 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Identifier) and self[:2] == other[:2]

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self.value)

    def __str__(self) -> str:
        return f"{self.scheme}:{self.value}"


class Person(NamedTuple):
    """A name in BibTeX's four parts, in Unicode; an institution is all `last`."""

    last: str
    first: str = ""
    von: str = ""
    jr: str = ""

    def __str__(self) -> str:
        """Return the name in reading order: first von last, jr."""
        name = " ".join(part for part in (self.first, self.von, self.last) if part)
        return f"{name}, {self.jr}" if self.jr else name

    @property
    def surname(self) -> str:
        """The family name with its particle: `van der Maaten`."""
        return f"{self.von} {self.last}" if self.von else self.last


class Link(NamedTuple):
    """A web address and its role."""

    role: str  # "paper", "pdf", "code", "project", "thesis", or another single lower-case word
    url: str


class Record(NamedTuple):
    """What a source says about a work. Empty means unknown; text is Unicode without markup."""

    type: str = "misc"  # BibTeX entry type in lower case; "misc" for a preprint
    title: str = ""  # with `$math$` kept as it is
    authors: tuple[Person, ...] = ()  # in order; `others` means that the list was cut
    others: bool = False
    # of the version 1 of a preprint, of the venue for a publication; 0 unknown
    year: int = 0
    month: int = 0
    day: int = 0
    venue: str = ""  # the journal, the proceedings or the school, as readers write it ("NeurIPS")
    volume: str = ""
    number: str = ""
    pages: str = ""  # a range with an en dash, without blanks: "12–15"
    publisher: str = ""
    edition: str = ""
    identifiers: tuple[Identifier, ...] = ()  # every one known, canonical
    links: tuple[Link, ...] = ()
    tags: tuple[str, ...] = ()  # `a/b` is a hierarchy
    primary_class: str = ""
    abstract: str = ""
    note: str = ""
    key: str = ""  # the citation key of the entry the record was read from, or ""
    source: str = ""  # where the facts come from ("arXiv API", "catalogue", "README.md")
    line: int = 0  # 1-based line in that source, or 0
    retrieved: str = ""  # the date of the facts, `YYYY-MM-DD`, or ""
    extra: tuple[tuple[str, str], ...] = ()  # other BibTeX fields worth keeping, as (name, value)

    def identifier(self, scheme: str) -> str:
        """Return the first identifier of a scheme, or ""."""
        return next((i.value for i in self.identifiers if i.scheme == scheme), "")

    def shares_identifier(self, other: Self) -> bool:
        """Whether an identifier is that of both."""
        return not set(self.identifiers).isdisjoint(other.identifiers)

    def link(self, role: str) -> str:
        """Return the first link of a role, or ""."""
        return next((link.url for link in self.links if link.role == role), "")
