"""What a check found, with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from ssmlit.model.edits import Edit


Severity = Literal["error", "warning", "note"]
"""What breaks the paper, what is wrong in it, what could be better; the gravest first."""


class Problem(NamedTuple):
    """Something a check found."""

    code: str  # a stable short name ("duplicate-key"), or a rule's code ("E102")
    message: str  # one sentence
    line: int = 0  # 1-based line in the library, or 0
    key: str = ""  # the entry's key, or ""
    fix: tuple[Edit, ...] = ()  # the edits that fix it; empty when only the user can
    column: int = 0  # 1-based column, or 0
    length: int = 0  # how many characters from there are meant; 0 unknown
    severity: Severity = "error"
    safe: bool = False  # whether the fix changes only certain mistakes
    name: str = ""  # the short name of the rule whose code `code` is, or ""
    nth: int = 0  # which of several entries with this key (see `Entry.nth`)
