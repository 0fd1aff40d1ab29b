"""Entries that get new keys: the old one is kept in `ids`, and what names them follows.

Responsible for all references after one step, however many keys change in it. Does not depend on
why an entry gets a new key, nor on whether it may have it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ssmlit import bibtex, fields, latex
from ssmlit.errors import UsageError
from ssmlit.fields import references
from ssmlit.fields.entries import with_field
from ssmlit.fields.names import DISTINCT
from ssmlit.model import Edit, Entry, RenameKey
from ssmlit.strings import quoted

if TYPE_CHECKING:
    from ssmlit.library import Library
    from ssmlit.model.entries import Name

_NAMING = frozenset({*fields.REFERRING_FIELDS, DISTINCT})
_FEW = 8  # keys to look for one by one; for more the whole library is read once


def require_key(text: str) -> None:
    """Refuse what cannot be a citation key.

    Raises:
        UsageError: with the characters that can.
    """
    if not bibtex.is_key(text):
        raise UsageError(
            f"`{text}` cannot be a citation key",
            hint="letters, digits and - _ : . / + are safe in BibTeX and biber",
        )


def taken(key: str) -> UsageError:
    """Return the failure of asking for a key that another entry has."""
    hint = f"`ssmlit show {quoted(key)}` shows which entry has it"
    return UsageError(f"the key `{key}` is taken", hint=hint)


def becoming(library: Library, pairs: Sequence[tuple[Entry, Entry]]) -> tuple[Edit, ...]:
    """Return the edits that turn entries into what they become, in one step, renamings last.

    `pairs` are an entry as it is and as it will be, perhaps under another key.
    """
    after = {was.name: with_old_key(was, now) for was, now in pairs}
    renamed = [(was, now.key) for was, now in pairs if now.key != was.key]
    mapping = {was.key: key for was, key in renamed if was.key and not was.nth}
    others = (entry for entry in _naming(library, mapping) if entry.name not in after)
    changes = _redirected(library, (*(was for was, _ in pairs), *others), mapping, after)
    return (*changes, *(RenameKey(was.key, key, nth=was.nth) for was, key in renamed))


def following(library: Library, entry: Entry, key: str) -> tuple[Edit, ...]:
    """Return the edits by which other entries refer to an entry by the key it will have."""
    if not entry.key or entry.nth:
        return ()
    mapping = {entry.key: key}
    others = (one for one in _naming(library, mapping) if one.name != entry.name)
    return tuple(_redirected(library, others, mapping, {}))


def _redirected(
    library: Library,
    entries: Iterable[Entry],
    mapping: Mapping[str, str],
    after: Mapping[Name, Entry],
) -> Iterator[Edit]:
    def has(key: str) -> bool:
        return library.document.entry(key) is not None

    return references.redirected(entries, mapping, has, after)


def _naming(library: Library, keys: Collection[str]) -> Iterable[Entry]:
    """Return at least the entries that name others by one of some keys."""
    document = library.document
    if not keys or not document.mentions(sorted(_NAMING)):
        return ()
    if len(keys) > _FEW:
        return library.entries
    found = document.containing(*([latex.squash(key)] for key in keys), names=_NAMING)
    found += document.mentioning("xdata")
    return {entry.name: entry for entry in found}.values()


def with_old_key(was: Entry, now: Entry) -> Entry:
    """Return an entry that keeps the key it had in `ids`, if it gets another."""
    if was.key in {"", now.key}:  # nothing names an entry without a key
        return now
    former = [key for key in fields.old_keys(now) if key not in {now.key, was.key}]
    return with_field(now, "ids", ", ".join([*former, was.key]))
