"""The inbox: new papers, kept or rejected.

Responsible for what happens to them in the library. Rejections are remembered by the caller, in the
settings that git shares. Does not depend on how the papers were found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ssmlit import fields
from ssmlit.actions import editing, select
from ssmlit.actions.changed import Changed
from ssmlit.actions.tagging import change_tags
from ssmlit.actions.update.updating import is_waiting, kept_papers
from ssmlit.errors import UnresolvedError, UsageError
from ssmlit.fields.keywords import INBOX
from ssmlit.identifiers import parse
from ssmlit.model import Entry, Identifier

if TYPE_CHECKING:
    from ssmlit.library import Library


class InboxEntry(NamedTuple):
    """An entry in the inbox, and how similar it is to the rest, 0 to 100."""

    entry: Entry
    score: float


@dataclass(frozen=True, slots=True)
class Rejected(Changed):
    """The removal of what is rejected."""

    # the identifiers that must not come back, with a title each, "" when unknown
    names: tuple[tuple[Identifier, str], ...] = ()


def waiting(library: Library) -> tuple[InboxEntry, ...]:
    """Return the entries in the inbox, those most similar to the rest of the library first."""
    entries = [entry for entry in library.document.having("keywords") if is_waiting(entry)]
    if not entries:
        return ()
    likeness = kept_papers(library)
    scored = [InboxEntry(entry, likeness.score(fields.record(entry))) for entry in entries]
    return tuple(sorted(scored, key=lambda one: (-one.score, one.entry.line)))


def keep(entries: Sequence[Entry], tags: Sequence[str] = ()) -> Changed:
    """Keep entries of the inbox, adding tags.

    Raises:
        UsageError: an entry is not in the inbox.
    """
    if there := [entry.key for entry in entries if not is_waiting(entry)]:
        hint = "it was kept before, or did not arrive by `update`"
        raise UsageError(f"{there[0]} is not in the inbox", hint=hint)
    return change_tags(entries, add=tags, remove=(INBOX,))


def reject(library: Library, names: Sequence[str]) -> Rejected:
    """Reject what a user names; papers need not be in the library.

    Raises:
        UnresolvedError: a name is neither an entry's nor an identifier.
        UsageError: an entry has no identifier to recognise it by.
    """
    entries: list[Entry] = []
    elsewhere: list[Identifier] = []
    for name in select.each_name(library, names):
        try:
            entry = select.named_entry(library, name)
        except UnresolvedError:
            if (identifier := parse(name)) is None:
                raise
            elsewhere.append(identifier)
        else:
            entries.append(entry)
    return rejected(entries, elsewhere)


def rejected(entries: Sequence[Entry], elsewhere: Sequence[Identifier] = ()) -> Rejected:
    """Remove entries, and return their identifiers and those of papers `elsewhere`.

    Raises:
        UsageError: an entry has no identifier to recognise it by.
    """
    known = [(one, fields.title(entry)) for entry in entries for one in _identifiers(entry)]
    known += [(one, "") for one in elsewhere]
    unique = {entry.name: entry for entry in entries}
    removed = editing.remove(list(unique.values()))
    summary = tuple(f"reject {key}" for key in removed.keys)
    more = tuple(f"reject {one}" for one, title in known if not title)
    return Rejected(removed.keys, removed.edits, summary + more, tuple(dict(known).items()))


def _identifiers(entry: Entry) -> tuple[Identifier, ...]:
    found = fields.identifiers(entry)
    if not found:
        raise UsageError(
            f"{entry.key} has no identifier to recognise it by",
            hint="remove it, or give it an identifier first",
        )
    return found
