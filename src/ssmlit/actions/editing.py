"""Changing single entries: fields, keys, whole entries, and removing them.

Responsible for the edits that a request comes to. Does not depend on how entries are chosen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ssmlit import fields
from ssmlit.actions import assignments, rekeying, select
from ssmlit.actions.changed import Changed
from ssmlit.bibtex import parse_document
from ssmlit.errors import ChangedError, UsageError
from ssmlit.model import Entry, RemoveEntry, ReplaceEntry, SetField
from ssmlit.strings import split_commas

if TYPE_CHECKING:
    from ssmlit.library import Library
    from ssmlit.model.entries import Name


def set_fields(library: Library, entries: Iterable[Entry], words: Sequence[str]) -> Changed:
    """Change fields of entries.

    Args:
        library: where they are.
        entries: of the library.
        words: `name=value`, `name+=item`, `name-=item`; `name=` drops the field, `type=article`
            changes the entry's type.

    Raises:
        UsageError: as for `assignments.parse_all`; an old key that is another's,
            or the entry's own.
    """
    wanted = assignments.parse_all(words)
    macros = library.document.strings
    made = {
        entry: edits for entry in entries if (edits := assignments.edits(entry, wanted, macros))
    }
    for entry, edits in made.items():
        for edit in edits:
            if isinstance(edit, SetField) and edit.name.lower() == "ids":
                _require_former(library, entry, split_commas(edit.value))
    fields_named = ", ".join(one.name for one in wanted)
    return Changed(
        tuple(entry.key for entry in made),
        tuple(edit for edits in made.values() for edit in edits),
        tuple(f"edit {entry.key}: {fields_named}" for entry in made),
    )


def replace_if_unchanged(library: Library, name: Name, before: str, after: str) -> Changed:
    """Put the text that an editor gave back in place of the text it was given.

    Raises:
        ChangedError: the entry is no longer what the editor was given.
        EditRefusedError: the new text is not one entry.
    """
    key, nth = name
    entry = library.document.entry(key, nth)
    if entry is None or library.document.source(entry) != before:
        raise ChangedError(f"`{key}` was changed while it was being edited", path=library.path)
    after = after.strip()
    if after == before.strip():
        return Changed()
    entries = parse_document(after).entries
    new = entries[0].key if len(entries) == 1 else key
    same = list(library.document.block_index.entries(key, any_case=True))
    if new == key or len(same) > 1:
        return Changed((new,), (ReplaceEntry(key, after, nth=nth),), (f"edit {key}",))
    kept = rekeying.with_old_key(entry, entries[0])
    ids = SetField(new, "ids", kept.get("ids"))
    edits = (ReplaceEntry(key, after, nth=nth), ids, *rekeying.following(library, entry, new))
    return Changed((new,), edits, (f"edit {key}, now {new}",))


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
    """Return the references to these entries in the library, as (key, field, key referred to).

    As programs follow them: by a key in any case, or by an old one.
    """
    from ssmlit.fields import references

    gone = {entry.key for entry in entries}
    return tuple(
        (entry.key, name, target)
        for entry in library.entries
        if entry.key not in gone
        for name, target in references.named(entry)
        if (found := library.find(target)) and found.key in gone
    )


def rename(library: Library, old: str, new: str) -> Changed:
    """Change a citation key; the old one goes into `ids`, references to it follow.

    Raises:
        UsageError: the new key is taken, or cannot be a key.
        UnresolvedError: the old key is not there.
    """
    entry = select.named_entry(library, old)
    rekeying.require_key(new)
    _require_free(library, entry, new)
    if entry.key == new:
        return Changed()
    edits = rekeying.becoming(library, [(entry, replace(entry, key=new))])
    return Changed((new,), edits, (f"rename {entry.key} to {new}",))


def _require_free(library: Library, entry: Entry, *keys: str) -> None:
    """Refuse keys that another entry has, or had."""
    own = {entry.key.lower(), *fields.old_keys(entry)}
    for key in keys:
        if key.lower() not in own and key not in own and key.lower() in library.keys:
            raise rekeying.taken(key)


def _require_former(library: Library, entry: Entry, keys: Sequence[str]) -> None:
    """Refuse keys that cannot be an entry's old ones: another's, and its own."""
    _require_free(library, entry, *keys)
    if entry.key in keys:
        raise UsageError(
            f"`{entry.key}` is the entry's key", hint="`ids` holds the keys it had before"
        )
