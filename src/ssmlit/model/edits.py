"""What is to be changed in a .bib file, as values; `changes` has what an edit did."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from ssmlit.model.entries import Entry

T = TypeVar("T")


def _equals(one: tuple[object, ...], other: object) -> bool:
    return type(one) is type(other) and tuple.__eq__(one, other)


def _differs(one: tuple[object, ...], other: object) -> bool:
    return not _equals(one, other)


def _of_a_kind(kind: type[T]) -> type[T]:
    """Make edits of other kinds with the same values different, which tuples are not."""
    kind.__eq__, kind.__ne__ = _equals, _differs  # type: ignore[assignment, method-assign]
    return kind


@_of_a_kind
class SetField(NamedTuple):
    """Give a field a value; the field is added when the entry has none."""

    key: str
    name: str  # the field; an existing one of the same name in any case is changed
    # the new text without delimiters, or, with `verbatim`, the exact source (`jan # "~1"`, a macro)
    value: str
    nth: int = 0  # which of several entries with the same key (see `Entry.nth`)
    verbatim: bool = False


@_of_a_kind
class DropField(NamedTuple):
    """Remove a field from an entry."""

    key: str
    name: str
    nth: int = 0


@_of_a_kind
class SetType(NamedTuple):
    """Change an entry's type: `@misc` to `@inproceedings`."""

    key: str
    type: str
    nth: int = 0


@_of_a_kind
class RenameKey(NamedTuple):
    """Change an entry's citation key; what refers to it (`crossref` …) is edited separately."""

    key: str
    new: str
    nth: int = 0


@_of_a_kind
class AddEntry(NamedTuple):
    """Append an entry at the end of the file, in the file's style."""

    # its place does not matter; values in braces get the file's delimiters, others stay as they are
    entry: Entry


@_of_a_kind
class RemoveEntry(NamedTuple):
    """Remove an entry, and the blank lines it leaves doubled."""

    key: str
    nth: int = 0


@_of_a_kind
class ReplaceEntry(NamedTuple):
    """Replace an entry's source by that of another entry (from an editor)."""

    key: str
    source: str
    nth: int = 0


Edit = SetField | DropField | SetType | RenameKey | AddEntry | RemoveEntry | ReplaceEntry
