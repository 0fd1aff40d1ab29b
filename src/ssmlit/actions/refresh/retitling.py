"""A paper that was retitled: recognised by its id, never by its title alone.

Responsible for distinguishing a renamed paper from an entry with another paper's id. Does not
depend on where the newer record comes from.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ssmlit import fields
from ssmlit.duplicates.people import same_people
from ssmlit.fields.reading import is_preprint
from ssmlit.fields.titles import agreement
from ssmlit.latex import fold, likeness, squash
from ssmlit.model import Entry, Record

_CORRECTED = 90.0  # likeness from which one title may be the other one, corrected

_FROZEN = "frozen"  # the tag, or the field, of entries that only people change


class Retitled(NamedTuple):
    """What a new title changes in an entry."""

    after: Entry  # the entry with the new title
    same_work: bool  # whether the two are one work: a like title, or the same people
    by_hand: bool  # whether the entry's title may have been written by hand

    @property
    def sure(self) -> bool:
        """Whether the entry may get the title without a question."""
        return self.same_work and not self.by_hand


def is_frozen(entry: Entry) -> bool:
    """Whether only the user may change an entry: it has the tag, or a field, `frozen`."""
    return _FROZEN in entry or _FROZEN in fields.tags(entry)


def retitled(entry: Entry, newer: Record, shared: str = "") -> Retitled | None:
    """Return the effect of a newer title of an entry's arXiv paper, or `None` without one.

    Version 1 cannot have been renamed, and a published work keeps the title of its publication.
    A title that someone corrected by hand is not put back: arXiv's must have changed since the
    entry had it. Where that is not known, two titles that are nearly the same are doubtful.

    Args:
        entry: the entry.
        newer: arXiv's record of its paper.
        shared: the last title that arXiv and the entry had in common; "" when unknown.
    """
    known = fields.record(entry)
    ours, theirs = squash(known.title), squash(newer.title)
    version = next((one.version for one in newer.identifiers if one.scheme == "arxiv"), 0)
    if version == 1 or not is_preprint(known) or ours == theirs:
        return None
    by_hand = bool(shared) and squash(shared) != ours
    if by_hand and squash(shared) == theirs:
        return None
    text = next(f.text for f in fields.entry_of(newer).fields if f.name == "title")
    has_version = version and entry.get("version").strip()
    after = fields.with_title(entry, text, **({"version": str(version)} if has_version else {}))
    same = agreement(known.title, newer.title) == "same" or same_people(known, newer)
    unknown = not shared and likeness(fold(known.title), fold(newer.title)) >= _CORRECTED
    return Retitled(after, same, by_hand or unknown)


def shared_titles(entries: Iterable[tuple[Entry, Record]]) -> dict[str, str]:
    """Return arXiv id → title where an entry has the title of its record at arXiv."""
    return {
        record.identifier("arxiv"): record.title
        for entry, record in entries
        if record.identifier("arxiv") and squash(fields.title(entry)) == squash(record.title)
    }
