"""What a check found, with its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ssmlit.model.edits import Edit


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
