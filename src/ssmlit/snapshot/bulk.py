"""One record of bulk metadata, as readers yield it and the builder stores it.

Responsible for the value alone. It is flat and made of text, since millions of them are built;
people, identifiers and TeX in names are parsed when a record is looked up.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

PUBLISHED = ("volume", "number", "pages", "publisher")
"""Fields of `more` that describe a publication, beside its venue."""


class BulkRecord(NamedTuple):
    """What a file of bulk metadata says about one work."""

    title: str  # Unicode, white space joined, without TeX
    # one a line, as BibTeX names (`Last, Jr, First`, `First von Last`, `{Group}`); TeX in them is
    # allowed
    authors: str = ""
    # of version 1 of a preprint, of the venue of a publication; 0 unknown
    year: int = 0
    month: int = 0
    day: int = 0
    venue: str = ""  # journal, proceedings or school, without TeX
    type: str = "misc"  # BibTeX's entry type
    identifiers: str = ""  # `scheme:value`, canonical, the record's own first, separated by blanks
    categories: str = ""  # arXiv's, the primary one first, separated by blanks
    # as arXiv's authors typed them, with TeX: few are ever looked up
    comment: str = ""
    journalref: str = ""
    versions: int = 0  # how many versions a preprint has; 0 unknown
    updated: str = ""  # the day of the record's newest fact, `YYYY[-MM[-DD]]`, or ""
    more: str = ""  # further BibTeX fields and `code` as a JSON object, or ""


@dataclass(slots=True)
class Damage:
    """Counts what could not be read or used, with the place of the first of each kind."""

    counts: Counter[str] = field(default_factory=Counter)  # reason → how often
    first: dict[str, str] = field(default_factory=dict)  # reason → where it was seen (`file:line`)
    cut: str = ""  # where a file ended in the middle, or ""
    passed_over: int = 0  # how many records were of other categories than those wanted

    def add(self, reason: str, place: str) -> None:
        """Count one record that was left out."""
        self.counts[reason] += 1
        self.first.setdefault(reason, place)
