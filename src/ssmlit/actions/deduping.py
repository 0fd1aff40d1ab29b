"""Papers that are there twice: find them, explain, merge, or remember that they are different."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ssmlit import fields
from ssmlit.duplicates import (
    Outcome,
    compare,
    find,
    merge_plan,
    read_decisions,
    record_edits,
)
from ssmlit.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from ssmlit.duplicates import Cluster, MergePlan, Report, Verdict
    from ssmlit.library import Library
    from ssmlit.model import Edit, Entry


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge did.

    Attributes:
        keys: of the entries that stay.
        edits: the changes.
        summary: one line a merge.
        mapping: keys that are gone → the key to cite instead.
    """

    keys: tuple[str, ...]
    edits: tuple[Edit, ...]
    summary: tuple[str, ...]
    mapping: Mapping[str, str] = field(default_factory=dict)


def duplicates(library: Library, progress: Callable[[int, int], None] | None = None) -> Report:
    """Return every pair and cluster of entries that are, or may be, one work."""
    decisions = read_decisions(library.entries)
    return find(library.records(), decisions=decisions, progress=progress)


def verdict(library: Library, one: str, other: str) -> Verdict:
    """Return what is thought of two entries, whatever was decided about them."""
    left, right = library.get(one), library.get(other)
    if left is right:
        raise UsageError(f"`{one}` and `{other}` are one entry")
    return compare(fields.record(left), fields.record(right))


def keep_apart(library: Library, one: str, other: str) -> Merged:
    """Remember in the library that two entries are different works."""
    left, right = library.get(one), library.get(other)
    if left is right:
        raise UsageError(f"`{one}` and `{other}` are one entry")
    edits = record_edits(left, right)
    summary = (f"{left.key} and {right.key} are different",) if edits else ()
    return Merged((left.key, right.key), edits, summary)


def merge(
    library: Library,
    entries: Sequence[Entry],
    *,
    cited: Collection[str] = (),
    survivor: Entry | None = None,
    chosen: Mapping[str, str] | None = None,
) -> Merged:
    """Make one entry of several; nothing they know is lost."""
    plan = merge_plan(
        entries, cited_keys=cited, survivor=survivor, chosen=chosen, library=library.entries
    )
    return _merged(entries, plan)


def merge_sure(library: Library, *, cited: Collection[str] = ()) -> Merged:
    """Merge every cluster whose entries are surely one work."""
    done = [
        merge(library, members(library, cluster), cited=cited)
        for cluster in duplicates(library).clusters
        if cluster.outcome is Outcome.SAME
    ]
    return Merged(
        tuple(key for one in done for key in one.keys),
        tuple(edit for one in done for edit in one.edits),
        tuple(line for one in done for line in one.summary),
        {old: new for one in done for old, new in one.mapping.items()},
    )


def members(library: Library, cluster: Cluster) -> tuple[Entry, ...]:
    """Return the entries of a cluster, in file order."""
    return tuple(library.entries[place] for place in cluster.at)


def undecided(report: Report) -> tuple[Cluster, ...]:
    """Return the clusters that a person has to look at, or that wait to be merged."""
    return report.clusters


def count(report: Report) -> Counter[str]:
    """Return how many clusters there are of each verdict."""
    return Counter(cluster.outcome.value for cluster in report.clusters)


def _merged(entries: Sequence[Entry], plan: MergePlan) -> Merged:
    gone = [entry.key for entry in entries if entry is not plan.survivor]
    key = plan.survivor.key
    return Merged((key,), plan.edits, (f"merge {', '.join(gone)} into {key}",), plan.mapping)
