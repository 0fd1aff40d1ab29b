"""What is to be changed in a .bib file, as values; `changes` has what an edit did."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ssmlit.model.entries import Entry


@dataclass(frozen=True, slots=True)
class SetField:
    """Give a field a value; the field is added when the entry has none."""

    key: str
    name: str  # the field; an existing one of the same name in any case is changed
    # the new text without delimiters, or, with `verbatim`, the exact source (`jan # "~1"`, a macro)
    value: str
    nth: int = 0  # which of several entries with the same key (see `Entry.nth`)
    verbatim: bool = False


@dataclass(frozen=True, slots=True)
class DropField:
    """Remove a field from an entry."""

    key: str
    name: str
    nth: int = 0


@dataclass(frozen=True, slots=True)
class SetType:
    """Change an entry's type: `@misc` to `@inproceedings`."""

    key: str
    type: str
    nth: int = 0


@dataclass(frozen=True, slots=True)
class RenameKey:
    """Change an entry's citation key; what refers to it (`crossref` …) is edited separately."""

    key: str
    new: str
    nth: int = 0


@dataclass(frozen=True, slots=True)
class AddEntry:
    """Append an entry at the end of the file, in the file's style."""

    # its place does not matter; values in braces get the file's delimiters, others stay as they are
    entry: Entry


@dataclass(frozen=True, slots=True)
class RemoveEntry:
    """Remove an entry, and the blank lines it leaves doubled."""

    key: str
    nth: int = 0


@dataclass(frozen=True, slots=True)
class ReplaceEntry:
    """Replace an entry's source by that of another entry (from an editor)."""

    key: str
    source: str
    nth: int = 0


Edit = SetField | DropField | SetType | RenameKey | AddEntry | RemoveEntry | ReplaceEntry
