"""The merge of a cluster as edits: one entry stays, and no value of the others is lost.

Responsible for the plan of a merge: which entry stays, what contradicts it, and what becomes of
references to the dropped keys. Values without a field of their own go to `annote`, which no usual
bibliography style prints. Does not depend on how a plan is written or shown.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from ssmlit import fields
from ssmlit.commas import split_commas
from ssmlit.duplicates.field_merge import FieldMerger
from ssmlit.duplicates.leftovers import ENTRY_TYPE, LISTS, Leftover, same_spelling
from ssmlit.duplicates.survivor import survivor as choose_survivor
from ssmlit.duplicates.user_decisions import DISTINCT
from ssmlit.fields import references
from ssmlit.model import Edit, Entry, Field, RemoveEntry


@dataclass(frozen=True, slots=True)
class FieldChoice:
    """One field on which the entries do not all agree."""

    field: str  # its lower-case name; `ENTRY_TYPE` for the type of the entry
    kept: str  # the text the survivor will have
    # (key, text) of every entry that has the field, the survivor first
    values: tuple[tuple[str, str], ...]
    conflict: bool  # whether the values contradict each other, so that a person may want to choose


@dataclass(frozen=True, slots=True)
class MergePlan:
    r"""What a merge will do."""

    survivor: Entry  # the entry that stays, as it is now
    edits: tuple[Edit, ...]  # all changes, removals last
    choices: tuple[FieldChoice, ...]  # fields on which the entries differ
    mapping: dict[str, str]  # dropped keys → the key that stays; for `\cite`s
    # values that got no field of their own: those without a reason are in `annote`
    leftovers: tuple[Leftover, ...] = ()


def merge_plan(
    entries: Sequence[Entry],
    *,
    cited_keys: Collection[str] = (),
    survivor: Entry | None = None,
    chosen: Mapping[str, str] | None = None,
    library: Sequence[Entry] = (),
) -> MergePlan:
    """Return the edits that make one entry of several.

    Args:
        entries: of one work, in file order; at least one.
        cited_keys: keys that documents cite; they help to choose the survivor.
        survivor: the entry to keep, when a person chose it.
        chosen: field → LaTeX text chosen for it; "" leaves the field as planned.
        library: all entries, so that `crossref` and the like follow; may be empty.
    """
    records = [fields.record(entry) for entry in entries]
    kept = survivor or entries[records.index(choose_survivor(records, cited=cited_keys))]
    keys = {entry.key.lower() for entry in entries}
    merger = FieldMerger(_apart(kept, keys))
    others = [entry for entry in entries if entry is not kept]
    for entry in others:
        merger.take(_apart(entry, keys))
    for name, text in (chosen or {}).items():
        if text:
            merger.choose(name.lower(), text)
    mapping = {entry.key: kept.key for entry in others if entry.key != kept.key}
    removals = tuple(RemoveEntry(entry.key, nth=entry.nth) for entry in others)
    merged, leftovers = merger.settled()
    edits = (*fields.differences(kept, merged), *_references(library, entries, mapping), *removals)
    ordered = [kept, *others]
    choices = _choices(ordered, merged)
    return MergePlan(kept, edits, choices, mapping, leftovers)


def _apart(entry: Entry, keys: Collection[str]) -> Entry:
    """Return an entry without references to some keys, lower-case: none is related to itself."""
    items = []
    for item in entry.fields:
        named = split_commas(item.text) if item.name.lower() in fields.REFERRING_FIELDS else []
        rest = [key for key in named if key.lower() not in keys]
        if rest or not named:
            items.append(item if rest == named else Field.braced(item.name, ",".join(rest)))
    return replace(entry, fields=tuple(items))


def _choices(entries: Sequence[Entry], merged: Entry) -> tuple[FieldChoice, ...]:
    """Return the fields in which entries differ, the survivor's values first."""
    texts = [
        (entry.key, {**fields.texts(entry), ENTRY_TYPE: entry.type.lower()}) for entry in entries
    ]
    after = {**fields.texts(merged), ENTRY_TYPE: merged.type}
    found = []
    for name in dict.fromkeys(name for _, one in texts for name in one):
        values = tuple((key, one[name]) for key, one in texts if name in one)
        if len({text for _, text in values}) > 1 or name not in texts[0][1]:
            united = name in LISTS or name in ("keywords", "ids", DISTINCT, "timestamp")
            differ = not all(same_spelling(values[0][1], text) for _, text in values)
            found.append(FieldChoice(name, after.get(name, ""), values, differ and not united))
    return tuple(found)


def _references(
    library: Sequence[Entry], merged: Sequence[Entry], mapping: Mapping[str, str]
) -> list[Edit]:
    """Return the edits that redirect `crossref` and the like to the survivor."""
    own = {entry.name for entry in merged}
    new_key = references.renaming(mapping, {entry.key for entry in library})
    return [
        edit
        for entry in library
        if entry.name not in own
        if (after := references.followed(entry, new_key)) is not entry
        for edit in fields.differences(entry, after)
    ]
