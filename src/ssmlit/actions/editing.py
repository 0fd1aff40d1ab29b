"""Changing single entries: fields, keys, whole entries, and removing them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ssmlit import fields
from ssmlit.actions import select
from ssmlit.errors import ChangedError, UsageError
from ssmlit.model import (
    DropField,
    RemoveEntry,
    RenameKey,
    ReplaceEntry,
    SetField,
    SetType,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ssmlit.library import Library
    from ssmlit.model import Edit, Entry


@dataclass(frozen=True, slots=True)
class Changed:
    """The keys of the entries that change, and how."""

    keys: tuple[str, ...]
    edits: tuple[Edit, ...]
    summary: tuple[str, ...]


def set_fields(library: Library, key: str, assignments: Sequence[str]) -> Changed:
    """Set fields from `name=value`; `name=` drops the field, `type=article` changes the type.

    Raises:
        UsageError: a word that is no assignment, or one of `key=…`.
        UnresolvedError: the key is not there.
    """
    entry = select.named(library, key)
    edits = [edit for word in assignments if (edit := _assignment(entry, word)) is not None]
    names = ", ".join(word.partition("=")[0] for word in assignments)
    return Changed((entry.key,), tuple(edits), (f"edit {entry.key}: {names}",) if edits else ())


def replace_if(library: Library, key: str, nth: int, before: str, after: str) -> Changed:
    """Put the text that an editor gave back in the place of the text it was given.

    Raises:
        ChangedError: the entry is no longer what the editor was given.
        EditRefusedError: the new text is not one entry.
    """
    entry = library.document.entry(key, nth)
    if entry is None or library.document.source(entry) != before:
        raise ChangedError(f"`{key}` was changed while it was being edited", path=library.path)
    if after.strip() == before.strip():
        return Changed((), (), ())
    return Changed((key,), (ReplaceEntry(key, after.strip(), nth=nth),), (f"edit {key}",))


def remove(entries: Sequence[Entry]) -> Changed:
    """Remove entries."""
    last_first = sorted(entries, key=lambda entry: -entry.nth)
    keys = tuple(entry.key for entry in entries)
    return Changed(
        keys,
        tuple(RemoveEntry(entry.key, nth=entry.nth) for entry in last_first),
        tuple(f"remove {key}" for key in keys),
    )


def referring_to(library: Library, entries: Sequence[Entry]) -> tuple[tuple[str, str, str], ...]:
    """Return who else in the library refers to these entries, as (key, field, key referred to)."""
    gone = {entry.key for entry in entries}
    return tuple(
        (entry.key, name, target)
        for entry in library.entries
        if entry.key not in gone
        for name in fields.REFERRING_FIELDS
        for target in _targets(entry.get(name))
        if target in gone
    )


def rename(library: Library, old: str, new: str) -> Changed:
    """Change a citation key; the old one goes into `ids`, references to it follow.

    Raises:
        UsageError: the new key is taken, or cannot be a key.
        UnresolvedError: the old key is not there.
    """
    entry = select.named(library, old)
    _check_key(library, entry, new)
    if entry.key == new:
        return Changed((), (), ())
    kept = [key for key in fields.old_keys(entry) if key != new] + [entry.key]
    edits: list[Edit] = [SetField(entry.key, "ids", ", ".join(kept), nth=entry.nth)]
    edits += _follow(library, entry.key, new)
    edits.append(RenameKey(entry.key, new, nth=entry.nth))
    return Changed((new,), tuple(edits), (f"rename {entry.key} to {new}",))


def _assignment(entry: Entry, word: str) -> Edit | None:
    name, equals, value = word.partition("=")
    name = name.strip()
    if not equals or not name:
        raise UsageError(f"`{word}` is no assignment", hint="write field=value, or field= to drop")
    if name == "key":
        raise UsageError("a key is changed with `ssmlit rename OLD NEW`")
    if name in {"type", "entrytype"}:
        return SetType(entry.key, value.strip().lstrip("@"), nth=entry.nth)
    if not value:
        return DropField(entry.key, name, nth=entry.nth) if name in entry else None
    if entry.get(name) == value:
        return None
    return SetField(entry.key, name, value, nth=entry.nth)


def _check_key(library: Library, entry: Entry, new: str) -> None:
    if not new or any(mark in new for mark in " \t\n,{}()=\"#%'\\~"):
        raise UsageError(
            f"`{new}` cannot be a citation key",
            hint="letters, digits and - _ : . / + are safe in BibTeX and biber",
        )
    if new.lower() == entry.key.lower() or new in fields.old_keys(entry):
        return
    if new.lower() in library.keys:
        raise UsageError(f"the key `{new}` is taken", hint=f"`ssmlit show {new}` shows by what")


def _follow(library: Library, old: str, new: str) -> list[Edit]:
    """Return the edits that let `crossref` and the like, and decisions, follow a renamed key."""
    from ssmlit.duplicates import decisions

    edits: list[Edit] = []
    for entry in library.document.containing([_needle(old)], frozenset(fields.REFERRING_FIELDS)):
        for name in fields.REFERRING_FIELDS:
            targets = _targets(entry.get(name))
            if old in targets:
                value = ",".join(new if target == old else target for target in targets)
                edits.append(SetField(entry.key, name, value, nth=entry.nth))
    return edits + list(decisions.rename_edits(library.entries, old, new))


def _needle(key: str) -> str:
    from ssmlit.latex import squash

    return squash(key)


def _targets(value: str) -> list[str]:
    return [key.strip() for key in value.split(",") if key.strip()]
