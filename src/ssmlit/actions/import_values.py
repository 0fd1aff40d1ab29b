"""The options of an import, and what became of every row: values.

Responsible for the rules of an import and for its report. Does not depend on how rows are placed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from ssmlit.actions.adding.status import PaperStatus
from ssmlit.actions.changed import Changed
from ssmlit.model import Record

if TYPE_CHECKING:
    from ssmlit.actions.adding.placing import Placement
    from ssmlit.actions.adding.rules import AddRules
    from ssmlit.importers import Row


class Trust(StrEnum):
    """Which side of a row is trusted when its title and link belong to different papers."""

    NEITHER = "neither"
    TITLE = "title"
    LINK = "link"


LEFT_OUT = frozenset({"skip", Trust.NEITHER})  # decisions in `[import.rows]` to leave a row out


class ImportRules(NamedTuple):
    """How rows are imported."""

    placing: AddRules  # how papers are put in
    mapping: Mapping[str, str] = MappingProxyType({})  # heading → tag; "" makes no tag
    # the years and months ("2024", "2024-05") that a view has as sections: a paper below such a
    # heading whose date is another one gets it as a tag, so that it stays there
    periods: frozenset[str] = frozenset()
    section_tags: bool = True  # whether sections become tags at all
    # for rows whose title and link disagree: "neither" leaves them out, None leaves them open
    trust: Trust | None = None
    # the user's answer for single rows, by `ImportedRow.place`
    trusted: Mapping[str, Trust] = MappingProxyType({})
    # rows that the library refused, by `ImportedRow.place`, and why
    unwritable: Mapping[str, str] = MappingProxyType({})
    # whether a row's own venue, year and code are above what is officially known
    editor_wins: bool = True

    def decides(self, row: ImportedRow) -> bool:
        """Whether the user has decided about a row: about it, or about all of its kind."""
        is_left_out = row.status is PaperStatus.MISMATCH and self.trust is Trust.NEITHER
        is_trusted = row.place in self.trusted
        return is_left_out or is_trusted or self.placing.decides(row.place, row.status)


class PossibleWork(NamedTuple):
    """A work that an undecided row may be about."""

    # "link" (what the row's link is), "title" (what its title is), or "library" (an entry that it
    # resembles)
    side: str
    record: Record  # what is known about it; of a link that is unknown, the identifiers only


class ImportedRow(NamedTuple):
    """What became of a row."""

    row: Row  # as it was read
    status: PaperStatus
    key: str = ""  # the citation key it has, or resembles
    reason: str = ""  # one sentence; "" when there is nothing to say
    placed: Placement | None = None  # the details, for papers
    candidates: tuple[PossibleWork, ...] = ()  # of an undecided row
    notes: tuple[str, ...] = ()  # what is doubtful about a row that was taken, a sentence each
    # of a row whose title and link disagree, the sides that could be taken, and the one that was
    trustworthy: tuple[Trust, ...] = ()
    trusted: Trust | None = None

    @property
    def place(self) -> str:
        """Where the row is: `file:line`."""
        return place_of(self.row)


@dataclass(frozen=True, slots=True)
class ImportReport(Changed):
    """What became of every row, and how to do it."""

    rows: tuple[ImportedRow, ...] = ()

    def count(self, status: PaperStatus) -> int:
        """Return how many rows have a status."""
        return sum(one.status == status for one in self.rows)


def name_of(row: Row) -> str:
    """Return a row's name in the settings: a digest of its title and identifiers, or ""."""
    from hashlib import sha256

    from ssmlit.latex import squash

    record = row.record
    if record is None:
        return ""
    names = sorted(map(str, record.identifiers))
    return sha256("\n".join((squash(record.title), *names)).encode()).hexdigest()[:12]


def place_of(row: Row) -> str:
    """Return where a row is, which no other row is: `file:line`, `file:line (2)` of one line."""
    return f"{row.source}:{row.line}{f' ({row.nth + 1})' if row.nth else ''}"
