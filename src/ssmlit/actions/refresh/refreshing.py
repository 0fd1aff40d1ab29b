"""What entries become with the facts known now: completed, published, renamed.

Responsible for which fields change and which never do: key, tags, code, comments and the user's
own words stay, `frozen` entries are left alone. Does not depend on where the facts come from.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from ssmlit import fields
from ssmlit._lazy import regex
from ssmlit.actions import rekeying
from ssmlit.actions.adding.batch import NEEDS_METADATA, without_incomplete
from ssmlit.actions.changed import Changed
from ssmlit.actions.records.combining import with_preprint_facts
from ssmlit.actions.records.completing import complete_entry, with_month
from ssmlit.actions.refresh.retitling import is_frozen, retitled
from ssmlit.citation_keys import CitationKeys
from ssmlit.duplicates.field_merge import FieldMerger
from ssmlit.fields.entries import without_field
from ssmlit.fields.entry_types import MAY_BE_PREPRINTS
from ssmlit.fields.reading import is_preprint
from ssmlit.fields.titles import agreement
from ssmlit.latex import squash
from ssmlit.model import Entry, Record

if TYPE_CHECKING:
    from ssmlit.actions.refresh.refresh_facts import RefreshFacts
    from ssmlit.library import Library

PUBLISHED, COMPLETED, RETITLED, REKEYED = "published", "completed", "retitled", "rekeyed"
_MADE_UP = regex(r"anon(?:ymous)?(?![a-z])", re.IGNORECASE)  # `anonby2019` is Anonby's


@dataclass(frozen=True, slots=True)
class Proposal:
    """What an entry may become."""

    entry: Entry  # the entry as it is
    after: Entry  # the entry as it would be; its key is the new one if it gets one
    kinds: tuple[str, ...]  # `published`, `completed`, `retitled`, `rekeyed`
    sure: bool  # whether it is confirmed, so that `--apply` takes it
    reason: str  # why, with the sources
    places: tuple[str, ...] = ()  # the sources


def incomplete(entries: Iterable[Entry]) -> list[Record]:
    """Return the records of entries that lack title, authors or year, or are tagged so."""
    return [fields.record(entry) for entry in entries if not is_frozen(entry) and _lacks(entry)]


def preprints(entries: Iterable[Entry]) -> list[Record]:
    """Return the records of entries that name no place of publication."""
    return [
        record
        for entry in entries
        if not is_frozen(entry) and entry.type.lower() in MAY_BE_PREPRINTS
        if is_preprint(record := fields.record(entry))
    ]


def propose(
    entries: Iterable[Entry], facts: RefreshFacts, titles: Mapping[str, str]
) -> tuple[Proposal, ...]:
    """Return proposals for the entries that would change.

    `titles`: arXiv id → the last title that arXiv and the entry had in common.
    """
    found = (_proposal(entry, facts, titles) for entry in entries if not is_frozen(entry))
    return tuple(one for one in found if one is not None)


def rekeyed(
    library: Library, entries: Sequence[Entry], proposals: Sequence[Proposal], *,
    pattern: str, cited: Collection[str],
) -> tuple[Proposal, ...]:  # fmt: skip
    """Return proposals that replace placeholder keys (`anon2024`).

    Args:
        library: whose keys are taken.
        entries: which may get other keys.
        proposals: other changes of the entries.
        pattern: of citation keys.
        cited: keys that papers cite, which stay.
    """
    by_name = {one.entry.name: one for one in proposals}
    taken = set(library.keys)
    keys = CitationKeys(taken, pattern)
    for entry in entries:
        known = by_name.get(entry.name)
        after = known.after if known else entry
        record = fields.record(after)
        stays = entry.key in cited or is_frozen(entry)
        if stays or not record.authors or not _MADE_UP.match(entry.key):
            continue
        key = keys.next(record)
        if _MADE_UP.match(key):
            continue
        taken.add(key.lower())
        reason = f"no paper cites {entry.key}, which stays in ids"
        made = known or Proposal(entry, entry, (), sure=True, reason="")
        by_name[entry.name] = replace(
            made, after=replace(after, key=key), kinds=(*made.kinds, REKEYED),
            reason="; ".join(filter(None, (made.reason, reason))),
        )  # fmt: skip
    return tuple(by_name.values())


def proposal_identity(one: Proposal) -> str:
    """Return what identifies a proposal: the entry's identity, and what it would become.

    Later pages or a DOI of the same publication make no other proposal of it.
    """
    names = fields.identifiers(one.entry)
    now = fields.record(one.after)
    people = "|".join(squash(person.last) for person in now.authors)
    said = (
        str(names[0]) if names else one.entry.key, *sorted(one.kinds), squash(now.title), people,
        squash(now.venue), str(now.year), one.after.key if REKEYED in one.kinds else "",
    )  # fmt: skip
    return sha256("\n".join(said).encode()).hexdigest()[:12]


def carry_out(library: Library, accepted: Sequence[Proposal]) -> Changed:
    """Return the edits of proposals for entries that have not changed since."""
    valid = [one for one in accepted if _is_valid(library, one)]
    return Changed(
        tuple(one.after.key for one in valid),
        rekeying.becoming(library, [(one.entry, one.after) for one in valid]),
        tuple(f"refresh {one.after.key}: {one.reason}" for one in valid),
    )


def _is_valid(library: Library, one: Proposal) -> bool:
    """Whether the entry is what it was, and its new key still free."""
    was, key = one.entry, one.after.key
    now = library.document.entry(*was.name)
    is_free = key == was.key or key.lower() not in library.keys
    return now is not None and replace(now, line=was.line) == was and is_free


def _lacks(entry: Entry) -> bool:
    if NEEDS_METADATA in fields.tags(entry):
        return True
    if "crossref" in entry or "xdata" in entry:
        return False
    has_people = entry.get("author").strip() or entry.get("editor").strip()
    return not (entry.get("title").strip() and has_people and fields.year(entry))


def _proposal(entry: Entry, facts: RefreshFacts, titles: Mapping[str, str]) -> Proposal | None:
    """Return what an entry becomes: published, else complete and with its newer title."""
    record = fields.record(entry)
    if entry.type.lower() in MAY_BE_PREPRINTS and is_preprint(record):
        found = facts.publication_of(record)
        if found is not None:
            after = _as_published(entry, found.record, record)
            if after is not None:
                return Proposal(entry, after, (PUBLISHED,), found.sure, found.reason, found.places)
    official = facts.of(record)
    if official is None:
        return None
    made = _completed(entry, record, official) if _lacks(entry) else None
    shared = titles.get(official.identifier("arxiv"), "")
    return made or _retitled(entry, official, shared) or _dated(entry, record, official)


def _as_published(entry: Entry, published: Record, preprint: Record) -> Entry | None:
    """Return the entry as the publication that one record describes, or `None` if it cannot be."""
    theirs = fields.entry_of(
        with_preprint_facts(published, preprint)._replace(tags=(), links=(), abstract="")
    )
    merger = FieldMerger(entry)
    merger.take(theirs, noted=False, answers=False)
    after, _ = merger.settled()
    if is_preprint(fields.record(after)):
        return None
    # the diff and the history show the preprint's values: no note needed
    kept = tuple(f for f in entry.fields if f.name.lower() == "annote")
    after = replace(after, fields=(*without_field(after, "annote").fields, *kept))
    return without_incomplete(_with_own_spelling(entry, after))


def _with_own_spelling(entry: Entry, after: Entry) -> Entry:
    """Keep the entry's own title and names where they mean the same."""
    was, now = fields.record(entry), fields.record(after)
    kept = set[str]()
    if squash(was.title) == squash(now.title):
        kept |= {"title", "subtitle"}
    if [squash(one.last) for one in was.authors] == [squash(one.last) for one in now.authors]:
        kept.add("author")
    mine = (f for f in entry.fields if f.name.lower() in kept)
    rest = (f for f in after.fields if f.name.lower() not in kept)
    return replace(after, fields=(*mine, *rest))


def _completed(entry: Entry, record: Record, official: Record) -> Proposal | None:
    """Return the entry with what it lacks, from the record that carries its identifier."""
    if record.title and agreement(record.title, official.title) == "different":
        return None
    after, _ = complete_entry(entry, official)
    after = without_incomplete(after)
    if after == entry:
        return None
    near = bool(record.title) and agreement(record.title, official.title) != "same"
    place = official.source
    return Proposal(
        entry, after, (COMPLETED,), not near,
        f"completed by its identifier from {place}" + ("; the titles differ" if near else ""),
        (place,),
    )  # fmt: skip


def _dated(entry: Entry, record: Record, official: Record) -> Proposal | None:
    """Return a preprint with its month, if nothing else changes."""
    if not is_preprint(record) or agreement(record.title, official.title) != "same":
        return None
    after = with_month(entry, official)
    if after == entry:
        return None
    reason = f"its month, by its identifier, from {official.source}"
    return Proposal(entry, after, (COMPLETED,), True, reason, (official.source,))


def _retitled(entry: Entry, official: Record, shared: str) -> Proposal | None:
    if not official.identifier("arxiv") or not entry.get("title"):
        return None
    if official.type != "misc" and not is_preprint(official):
        return None  # its title is that of the publication
    change = retitled(entry, official, shared)
    if change is None:
        return None
    reason = f"{official.source} has another title under its arXiv id"
    if not change.same_work:
        reason += " and other authors"
    elif change.by_hand:
        reason += "; this one may have been corrected by hand"
    return Proposal(entry, change.after, (RETITLED,), change.sure, reason, (official.source,))
