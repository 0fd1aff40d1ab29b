"""The merge of a cluster as edits: one entry stays, and no value of the others is lost.

Responsible for the plan of a merge: which entry stays, what contradicts it, and what becomes of
references to the dropped keys. Values without a field of their own go to `annote`, which no usual
bibliography style prints. Does not depend on how a plan is written or shown.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ssmlit import fields
from ssmlit.duplicates.field_merge import FieldMerger
from ssmlit.duplicates.leftovers import ENTRY_TYPE, LISTS, same_spelling
from ssmlit.duplicates.survivor import survivor as choose_survivor
from ssmlit.fields import granular, references
from ssmlit.fields.names import DISTINCT
from ssmlit.model import Edit, Entry, Field, RemoveEntry
from ssmlit.strings import split_commas

if TYPE_CHECKING:
    from ssmlit.duplicates.verdict import Leftover


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
    merged: Entry  # what it becomes
    dropped: tuple[Entry, ...]  # the others
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
    placeless: Callable[[Entry], Entry] = lambda entry: entry,
) -> MergePlan:
    """Return how several entries become one.

    Args:
        entries: of one work, in file order; at least one.
        cited_keys: keys that documents cite; they help to choose the survivor.
        survivor: the entry to keep, when a person chose it.
        chosen: field → LaTeX text chosen for it; "" leaves the field as planned.
        placeless: gives an entry that says the same at another place of its file.
    """
    records = [fields.record(entry) for entry in entries]
    kept = survivor or entries[records.index(choose_survivor(records, cited=cited_keys))]
    one_work = {entry.key.lower(): entry for entry in reversed(entries)}
    merger = FieldMerger(_apart(kept, one_work))
    others = tuple(entry for entry in entries if entry is not kept)
    for entry in others:
        merger.take(_apart(placeless(entry), one_work))
    for name, text in (chosen or {}).items():
        if text:
            merger.choose(name.lower(), text)
    mapping = {entry.key: kept.key for entry in others if entry.key != kept.key and not entry.nth}
    merged, leftovers = merger.settled()
    choices = _choices([kept, *others], merged)
    return MergePlan(kept, merged, others, choices, mapping, leftovers)


def merge_edits(plans: Sequence[MergePlan], library: Sequence[Entry] = ()) -> tuple[Edit, ...]:
    """Return the edits of merges that are made in one step, removals last.

    Args:
        plans: of different entries.
        library: all entries, so that `crossref` and the like follow; none when nothing refers.
    """
    becoming = {plan.survivor.name: plan.merged for plan in plans}
    dropped = {entry.name: entry for plan in plans for entry in plan.dropped}
    mapping = {old: new for plan in plans for old, new in plan.mapping.items()}
    entries = library or [plan.survivor for plan in plans]
    keys = {entry.key for entry in entries}
    staying = (entry for entry in entries if entry.name not in dropped)
    changes = references.redirected(staying, mapping, keys.__contains__, becoming)
    return (*changes, *(RemoveEntry(one.key, nth=one.nth) for one in dropped.values()))


def _apart(entry: Entry, one_work: Mapping[str, Entry]) -> Entry:
    """Return an entry without references to entries of its own work: no work is related to itself.

    Of a reference to one of their values (`journal = {xdata=key-journal}`) the value is left.
    """
    items = []
    for item in granular.filled(entry.fields, lambda key: one_work.get(key.lower())):
        is_reference = item.name.lower() in fields.REFERRING_FIELDS
        named = split_commas(item.text) if is_reference else granular.named(item.text)
        rest = [key for key in named if key.lower() not in one_work]
        if rest or not named:
            changed = is_reference and rest != named
            items.append(Field.braced(item.name, ",".join(rest)) if changed else item)
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
