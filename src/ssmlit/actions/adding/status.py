"""What to do with a paper that may be in the library, and what became of it, or of a row.

Responsible for the values alone. Does not depend on who decides.
"""

from __future__ import annotations

from enum import StrEnum


class DuplicatePolicy(StrEnum):
    """The choices of `--on-duplicate`."""

    ASK = "ask"  # what may be in the library is left out, and open
    SKIP = "skip"  # it is left out, and that is decided
    MERGE = "merge"
    KEEP_BOTH = "keep-both"


class PaperStatus(StrEnum):
    """What became of a paper, or of a row of a list; the words are those of `--json`."""

    ADDED = "added"
    MERGED = "merged"
    PRESENT = "present"
    MAYBE = "maybe"  # it may be an entry of the library
    CONFLICT = "conflict"  # it is an entry that contradicts it
    MISMATCH = "mismatch"  # its title and its link or identifier are of two works
    NOT_A_PAPER = "not-a-paper"
    UNTITLED = "untitled"
    UNSURE = "unsure"  # what was read of it may be wrong
    UNREADABLE = "unreadable"
    UNWRITABLE = "unwritable"  # the library refused its entry

    @property
    def is_written(self) -> bool:
        """Whether the library changed."""
        return self in {PaperStatus.ADDED, PaperStatus.MERGED}

    @property
    def is_in_library(self) -> bool:
        """Whether the paper has an entry now."""
        return self.is_written or self is PaperStatus.PRESENT

    @property
    def is_undecided(self) -> bool:
        """Whether a person has to decide."""
        return self in {
            PaperStatus.MAYBE, PaperStatus.CONFLICT, PaperStatus.MISMATCH, PaperStatus.UNTITLED,
            PaperStatus.UNSURE,
        }  # fmt: skip

    @property
    def may_be_skipped(self) -> bool:
        """Whether it is a duplicate about which `SKIP` decides."""
        return self in {PaperStatus.MAYBE, PaperStatus.CONFLICT}

    @property
    def is_open(self) -> bool:
        """Whether a person has to decide, or to correct the row."""
        return self.is_undecided or self in {PaperStatus.UNREADABLE, PaperStatus.UNWRITABLE}

    @property
    def is_no_paper(self) -> bool:
        """Whether no paper was read."""
        return self in {PaperStatus.NOT_A_PAPER, PaperStatus.UNREADABLE}
