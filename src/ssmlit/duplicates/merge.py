"""The merge of a cluster as edits: one entry stays, and nothing the others say is lost.

What contradicts the survivor and is not an identifier, a link or a tag goes to `annote`, which no
bibliography style prints unasked. Which fields go together is `unite`'s. Plans
only; writing is `bibtex`'s and the store's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ssmlit import fields
from ssmlit.duplicates.survivor import survivor as choose_survivor
from ssmlit.duplicates.unite import Choice, Merger
from ssmlit.model import Edit, Entry, RemoveEntry, SetField

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

__all__ = ["Choice", "MergePlan", "merge_plan"]

_REFERENCES = ("crossref", "xref", "xdata", "related", "entryset")


@dataclass(frozen=True, slots=True)
class MergePlan:
    r"""What a merge will do.

    Attributes:
        survivor: the entry that stays, as it is now.
        edits: all changes, removals last.
        choices: fields on which the entries differ.
        mapping: the keys that go → the key that stays; for `\cite`s.
    """

    survivor: Entry
    edits: tuple[Edit, ...]
    choices: tuple[Choice, ...]
    mapping: dict[str, str]

    @property
    def conflicts(self) -> tuple[Choice, ...]:
        """The choices where values contradict each other."""
        return tuple(choice for choice in self.choices if choice.conflict)


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
        chosen: field → LaTeX text a person chose for it; "" leaves the field as the plan has it.
        library: all entries, so that `crossref` and the like follow; may be empty.
    """
    records = [fields.record(entry) for entry in entries]
    kept = survivor or entries[records.index(choose_survivor(records, cited=cited_keys))]
    merger = Merger(kept)
    others = [entry for entry in entries if entry is not kept]
    for entry in others:
        merger.take(entry)
    for name, text in (chosen or {}).items():
        if text:
            merger.put(name.lower(), text)
    mapping = {entry.key: kept.key for entry in others if entry.key != kept.key}
    removals = tuple(RemoveEntry(entry.key, nth=entry.nth) for entry in others)
    edits = (*merger.edits(), *_references(library, entries, mapping), *removals)
    return MergePlan(kept, edits, merger.choices(entries), mapping)


def _references(
    library: Sequence[Entry], merged: Sequence[Entry], mapping: Mapping[str, str]
) -> list[Edit]:
    """Return the edits that let `crossref` and the like follow to the survivor."""
    edits: list[Edit] = []
    own = {(entry.key, entry.nth) for entry in merged}
    for entry in library:
        if (entry.key, entry.nth) in own:
            continue
        for name in _REFERENCES:
            parts = [part.strip() for part in entry.get(name).split(",")]
            if any(part in mapping for part in parts):
                text = ",".join(dict.fromkeys(mapping.get(part, part) for part in parts))
                edits.append(SetField(entry.key, name, text, nth=entry.nth))
    return edits
