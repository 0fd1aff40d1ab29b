"""A paper that has another title by now: known by its id, never by its title alone.

Responsible for telling a renamed paper from an entry that carries the id of another paper. Does not
depend on where the newer record comes from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ssmlit import fields
from ssmlit.fields.reading import is_preprint
from ssmlit.fields.titles import agreement
from ssmlit.latex import squash
from ssmlit.model import SetField

if TYPE_CHECKING:
    from ssmlit.model import Entry, Record

FROZEN = "frozen"  # the tag, or the field, of entries that only people change


class Retitled(NamedTuple):
    """What a new title comes to.

    Attributes:
        edits: that give the entry the new title.
        sure: whether the two are one work: a like title, or the same people.
    """

    edits: tuple[SetField, ...]
    sure: bool


def is_frozen(entry: Entry) -> bool:
    """Whether only people may change an entry: it has the tag, or a field, `frozen`."""
    return FROZEN in entry or FROZEN in fields.tags(entry)


def retitled(entry: Entry, newer: Record) -> Retitled | None:
    """Return what the newer title of an entry's arXiv paper comes to, or `None` without one.

    Version 1 cannot have been renamed, and a published work keeps the title of its publication.
    """
    known = fields.record(entry)
    version = next((one.version for one in newer.identifiers if one.scheme == "arxiv"), 0)
    if version == 1 or not is_preprint(known) or squash(known.title) == squash(newer.title):
        return None
    text = next(f.text for f in fields.entry_of(newer).fields if f.name == "title")
    edits = [SetField(entry.key, "title", text, nth=entry.nth)]
    if version and entry.get("version").strip():
        edits.append(SetField(entry.key, "version", str(version), nth=entry.nth))
    sure = agreement(known.title, newer.title) == "same" or _same_people(known, newer)
    return Retitled(tuple(edits), sure)


def _same_people(known: Record, newer: Record) -> bool:
    """Whether the first authors are one person, and half of the shorter list is in the other."""
    ours = [squash(person.last) for person in known.authors]
    theirs = [squash(person.last) for person in newer.authors]
    if not ours or not theirs or ours[0] != theirs[0]:
        return False
    return 2 * len(set(ours) & set(theirs)) >= min(len(ours), len(theirs))
