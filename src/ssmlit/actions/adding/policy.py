"""What to do with a paper that is, or may be, in the library."""

from __future__ import annotations

from enum import StrEnum


class DuplicatePolicy(StrEnum):
    """The choices of `--on-duplicate`."""

    ASK = "ask"  # what may be in the library is left out, and open
    SKIP = "skip"  # it is left out, and that is decided
    MERGE = "merge"
    KEEP_BOTH = "keep-both"
