"""What is in a .bib file: entries and their fields, with the source text of each value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

Name: TypeAlias = tuple[str, int]
"""A citation key, and how many entries with exactly this key are before the one that is meant."""


class Field(NamedTuple):
    """One field of an entry. A tuple, because a library has half a million of them."""

    name: str  # as written
    source: str  # the exact text of the value, with delimiters, macros and `#`
    text: str  # the value: delimiters removed, macros expanded, pieces joined; LaTeX as it is

    @classmethod
    def braced(cls, name: str, text: str) -> Field:
        """Return a field whose value is a text in braces."""
        return cls(name, f"{{{text}}}", text)

    @property
    def is_braced(self) -> bool:
        """Whether the value is one text in braces: no macro, nothing joined, no number."""
        return self.source == f"{{{self.text}}}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a .bib file, as it stands there."""

    type: str  # as written, without `@`
    key: str  # the citation key, as written
    # in the file's order, repeated ones included (BibTeX uses the first); a tuple, or what is equal
    # to one
    fields: Sequence[Field]
    line: int = 0  # 1-based line of the `@`
    nth: int = 0  # how many entries with exactly this key are before it in the file

    def get(self, name: str, default: str = "") -> str:
        """Return the text of the first field of that name (any case), or the default."""
        wanted = name.lower()
        for item in self.fields:
            if item.name.lower() == wanted:
                return item.text
        return default

    @property
    def name(self) -> Name:
        """What it is known by in its file, wherever it stands there."""
        return self.key, self.nth

    @property
    def place(self) -> tuple[int, str, int]:
        """What distinguishes it in its file, in the file's order but for entries on one line."""
        return self.line, self.key, self.nth

    def __contains__(self, name: str) -> bool:
        wanted = name.lower()
        return any(item.name.lower() == wanted for item in self.fields)
