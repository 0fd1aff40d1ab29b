"""What to do with a paper that is, or may be, in the library."""

from __future__ import annotations

from enum import StrEnum


class DuplicatePolicy(StrEnum):
    """The choices of `--on-duplicate`."""

    ASK = "ask"
    SKIP = "skip"
    MERGE = "merge"
    KEEP_BOTH = "keep-both"
