"""What is said about a reference: the verdict and the findings.

Responsible for the terms. Does not depend on how findings are made.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from ssmlit.model import Record

Weight = Literal["fault", "doubt", "note"]


class Verdict(StrEnum):
    """The outcome for a reference. None of the words accuses anyone."""

    CONFIRMED = "confirmed"
    DIFFERS = "differs"
    MISMATCH = "mismatch"
    NOT_FOUND = "not-found"
    UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something noticed when a reference was compared.

    Attributes:
        field: "title", "author", "year", "venue", "doi", "eprint", or "status" (a retraction).
        has: what the reference says.
        should: what the record says, or "" when that is not known.
        source: who says so ("catalogue", "snapshot dblp", "Crossref", "the DOI itself").
        reason: what is wrong, in a few words.
        weight: a *fault* contradicts the record, a *doubt* cannot be settled by what was asked,
            a *note* is a habit of spelling or of databases.
    """

    field: str
    has: str
    should: str
    source: str
    reason: str
    weight: Weight = "fault"


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry as it is judged.

    Attributes:
        work: what the entry says.
        doi: the field `doi` as it is written, "" when there is none.
        misread: the list of authors as it is written, when BibTeX reads others than are meant.
        on_arxiv: whether it says that the work is on arXiv.
        nth: which of several entries with this key.
    """

    work: Record
    doi: str = ""
    nth: int = 0
    misread: str = ""
    on_arxiv: bool = False


@dataclass(frozen=True, slots=True)
class Verified:
    """The verdict on one reference.

    Attributes:
        key: its citation key.
        verdict: the verdict.
        findings: the most serious first.
        record: the record of the work that is meant, if it is known.
        asked: the names of the places that were asked.
        failures: why some could not be asked; empty for a confirmed reference.
        line: where the entry is, or 0.
        nth: which of several entries with this key.
    """

    key: str
    verdict: Verdict
    findings: tuple[Finding, ...] = ()
    record: Record | None = None
    asked: tuple[str, ...] = ()
    failures: tuple[str, ...] = ()
    line: int = 0
    nth: int = 0
