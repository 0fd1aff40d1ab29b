"""What a check found, with its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from ssmlit.model.edits import Edit


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a check found.

    Attributes:
        code: a stable short name ("duplicate-key"), or a rule's code ("E102").
        message: one sentence.
        line: 1-based line in the library, or 0.
        key: the entry's key, or "".
        fix: the edits that fix it; empty when only the user can.
        column: 1-based column, or 0.
        length: how many characters from there are meant; 0 unknown.
        severity: "error" breaks the paper, "warning" prints wrongly, "note" could be better.
        safe: whether the fix changes only certain mistakes.
        name: the short name of the rule whose code `code` is, or "".
        nth: which of several entries with this key (see `Entry.nth`).
    """

    code: str
    message: str
    line: int = 0
    key: str = ""
    fix: tuple[Edit, ...] = ()
    column: int = 0
    length: int = 0
    severity: Literal["error", "warning", "note"] = "error"
    safe: bool = False
    name: str = ""
    nth: int = 0
