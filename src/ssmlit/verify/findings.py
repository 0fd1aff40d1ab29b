"""What is said about a reference: the verdict and the findings.

Responsible for the terms. Does not depend on how findings are made.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from ssmlit.model import Record

Weight = Literal["fault", "doubt", "note"]


class ReferenceVerdict(StrEnum):
    """The outcome for a reference. None of the words accuses anyone."""

    CONFIRMED = "confirmed"
    DIFFERS = "differs"
    MISMATCH = "mismatch"
    NOT_FOUND = "not-found"
    UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something noticed when a reference was compared."""

    field: str  # "title", "author", "year", "venue", "pages", "doi", "eprint", "status" (retracted)
    has: str  # what the reference says
    should: str  # what the record says, or "" when that is not known
    source: str  # who says so ("catalogue", "snapshot dblp", "Crossref", "the DOI itself")
    reason: str  # what is wrong, in a few words
    # a *fault* contradicts the record, a *doubt* cannot be settled by what was asked, a *note* is a
    # habit of spelling or of databases
    weight: Weight = "fault"

    @property
    def is_of_form(self) -> bool:
        """Whether it is about how an entry is written, which can be put right without a source."""
        return bool(self.should) and not self.source

    @property
    def is_wrong(self) -> bool:
        """Whether the entry is to be changed; another version may be meant where that is open."""
        return self.weight == "fault" or self.is_of_form


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry as it is judged."""

    work: Record  # what the entry says
    doi: str = ""  # the field `doi` as it is written, "" when there is none
    nth: int = 0  # which of several entries with this key
    # the list of authors as it is written, when BibTeX reads others than are meant
    misread: str = ""
    on_arxiv: bool = False  # whether it says that the work is on arXiv


@dataclass(frozen=True, slots=True)
class Verified:
    """The verdict on one reference."""

    key: str  # its citation key
    verdict: ReferenceVerdict  # the verdict
    findings: tuple[Finding, ...] = ()  # the most serious first
    record: Record | None = None  # the record of the work that is meant, if it is known
    asked: tuple[str, ...] = ()  # the names of the places that were asked
    failures: tuple[str, ...] = ()  # why some could not be asked; empty for a confirmed reference
    line: int = 0  # where the entry is, or 0
    nth: int = 0  # which of several entries with this key
