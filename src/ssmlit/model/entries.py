"""What is in a .bib file: entries and their fields, with the source text of each value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Field(NamedTuple):
    """One field of an entry. A tuple, because a library has half a million of them.

    Attributes:
        name: as written.
        source: the exact text of the value, with delimiters, macros and `#`.
        text: the value: delimiters removed, macros expanded, pieces joined; LaTeX as it is.
    """

    name: str
    source: str
    text: str

    @classmethod
    def braced(cls, name: str, text: str) -> Field:
        """Return a field whose value is a text in braces."""
        return cls(name, f"{{{text}}}", text)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a .bib file, as it stands there.

    Attributes:
        type: as written, without `@`.
        key: the citation key, as written.
        fields: in the file's order, repeated ones included (BibTeX uses the first); a tuple, or
            what is equal to one.
        line: 1-based line of the `@`.
        nth: how many entries with exactly this key are before it in the file.
    """

    type: str
    key: str
    fields: Sequence[Field]
    line: int = 0
    nth: int = 0

    def get(self, name: str, default: str = "") -> str:
        """Return the text of the first field of that name (any case), or the default."""
        wanted = name.lower()
        for item in self.fields:
            if item.name.lower() == wanted:
                return item.text
        return default

    def __contains__(self, name: str) -> bool:
        wanted = name.lower()
        return any(item.name.lower() == wanted for item in self.fields)
