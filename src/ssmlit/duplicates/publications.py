"""Whether entries describe one and the same publication: only then does a merge mix their facts.

Does not depend on whether they are one work, which is decided before.
"""

from __future__ import annotations

from ssmlit import fields
from ssmlit.duplicates.places import is_published_in
from ssmlit.fields.entry_types import PREPRINTS
from ssmlit.fields.venue_words import venue_words
from ssmlit.model import Entry, Record


def is_published(entry: Entry) -> bool:
    """Whether an entry names where the work was published."""
    if is_published_in(fields.comparable_record(entry).venue):
        return True
    return entry.type.lower() not in PREPRINTS and bool(entry.get("publisher").strip())


def same_publication(mine: Record, other: Record) -> bool:
    """Whether the other's venue is the survivor's, so that its volume and pages are, too.

    Where one names none, it is of the same publication when it has the same type. Of two names of
    a work's venue one word in common is enough, and a shortened one (Nat., Nature) is in common.
    """
    if mine.year and other.year and mine.year != other.year:
        return False
    one, two = (
        venue_words(record.venue) if is_published_in(record.venue) else ()
        for record in (mine, other)
    )
    if not (one and two):
        return mine.type == other.type or not (one or two)
    return any(a.startswith(b) or b.startswith(a) for a in one for b in two)
