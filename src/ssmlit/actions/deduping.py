"""Duplicate papers: find them, explain, merge, or record that they are different.

Responsible for what is done with a library's entries. Does not depend on how two are judged, nor on
how they are merged.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ssmlit import fields
from ssmlit._gc import gc_paused
from ssmlit.actions import select
from ssmlit.actions.changed import Changed
from ssmlit.duplicates import (
    DEFAULTS,
    Outcome,
    RecordLoader,
    Statistics,
    Thresholds,
    compare,
    read_decisions,
    record_edits,
    title_words,
)
from ssmlit.duplicates.find import find_duplicates
from ssmlit.errors import DecisionError, UsageError
from ssmlit.fields.names import DISTINCT
from ssmlit.model import Entry
from ssmlit.strings import quoted

if TYPE_CHECKING:
    from ssmlit.duplicates import Cluster, DuplicateReport, Leftover, MergePlan, Verdict
    from ssmlit.library import Library


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A value that an entry had before a merge, and that the merged entry contradicts."""

    into: str  # the key of the merged entry
    kept: str  # what that says; "" when it has no such field
    # the value, with its entry and the reason why it was dropped; without a reason it is in the
    # merged entry's `annote`
    left: Leftover


@dataclass(frozen=True, slots=True)
class Merged(Changed):
    """What a merge did."""

    # dropped keys → the key to cite instead
    mapping: Mapping[str, str] = field(default_factory=dict)
    contradictions: tuple[Contradiction, ...] = ()  # contradicting values, and where they are now
    # clusters of one work whose entries contradict each other: the user decides
    left: tuple[Cluster, ...] = ()


def duplicates(
    library: Library, limits: Thresholds, progress: Callable[[int, int], None] | None = None
) -> DuplicateReport:
    """Return every pair and cluster of entries that are, or may be, one work.

    `progress` is called now and then with how many of how many entries are done.

    Garbage collection is paused: there are no cycles, and it would visit every record.
    """
    entries = library.entries
    with gc_paused():
        return find_duplicates(
            [fields.outline_record(entry) for entry in entries],
            decisions=read_decisions(entries, library.document.having(DISTINCT)),
            thresholds=limits,
            more=RecordLoader(
                authors=lambda place: fields.authors(entries[place])[0],
                comparable=lambda place: fields.comparable_record(entries[place]),
                whole=lambda place: fields.record(entries[place]),
            ),
            progress=progress,
        )


def verdict(library: Library, one: str, other: str, limits: Thresholds = DEFAULTS) -> Verdict:
    """Return the verdict on two entries, regardless of earlier decisions."""
    left, right = _two_entries(library, one, other)
    titles = (title_words(fields.outline_record(entry)) for entry in library.entries)
    words = Statistics.of([tuple({*title}) for title in titles])
    records = map(fields.comparable_record, (left, right))
    return compare(*records, thresholds=limits, statistics=words)


def keep_apart(library: Library, one: str, other: str) -> Merged:
    """Remember in the library that two entries are different works."""
    left, right = _two_entries(library, one, other)
    edits = record_edits(left, right)
    summary = (f"{left.key} and {right.key} are different",) if edits else ()
    return Merged((left.key, right.key), edits, summary)


def merge_two(library: Library, one: str, other: str, *, cited: Collection[str] = ()) -> Merged:
    """Merge two entries that the user named as one work, whatever else they say.

    Raises:
        DecisionError: one identifier is theirs, and their titles are of two works; or the user has
            said that they are different.
    """
    two = _two_entries(library, one, other)
    if not record_edits(*two):
        holder = next((entry.key for entry in two if entry.get(DISTINCT)), one)
        raise DecisionError(
            f"{one} and {other} are different, says the field `{DISTINCT}` of {holder}",
            hint=f"take it out there first: `ssmlit edit {quoted(holder)}`",
            path=library.path,
        )
    if verdict(library, one, other).outcome is Outcome.MISMATCH:
        raise DecisionError(
            f"{one} and {other} have one identifier and the titles of two works",
            hint="correct one of them first: "
            f"`ssmlit dedupe --explain {quoted(one)} {quoted(other)}` shows both",
            path=library.path,
        )
    return merge(library, two, cited=cited)


def _two_entries(library: Library, one: str, other: str) -> tuple[Entry, Entry]:
    left, right = select.named_entry(library, one), select.named_entry(library, other)
    if left.name == right.name:
        raise UsageError(f"`{one}` and `{other}` are one entry")
    return left, right


def merge(
    library: Library,
    entries: Sequence[Entry],
    *,
    cited: Collection[str] = (),
    survivor: Entry | None = None,
    chosen: Mapping[str, str] | None = None,
) -> Merged:
    """Merge several entries into one; nothing is lost."""
    return _merged(library, [_plan(library, entries, cited, survivor=survivor, chosen=chosen)])


def merge_sure(
    library: Library, *, cited: Collection[str] = (), limits: Thresholds = DEFAULTS
) -> Merged:
    """Merge every cluster whose entries are certainly one work and do not contradict each other."""
    clusters = duplicates(library, limits).clusters
    sure = (cluster.at for cluster in clusters if cluster.mergeable)
    plans = [_plan(library, [library.entries[at] for at in places], cited) for places in sure]
    left = tuple(cluster for cluster in clusters if cluster.conflicts)
    return replace(_merged(library, plans), left=left)


def _plan(
    library: Library,
    entries: Sequence[Entry],
    cited: Collection[str],
    survivor: Entry | None = None,
    chosen: Mapping[str, str] | None = None,
) -> MergePlan:
    from ssmlit.duplicates import merge_plan  # comparing needs nothing of how entries merge

    placeless = library.document.placeless
    return merge_plan(
        entries, cited_keys=cited, survivor=survivor, chosen=chosen, placeless=placeless
    )


def _merged(library: Library, plans: Sequence[MergePlan]) -> Merged:
    from ssmlit.duplicates import merge_edits

    return Merged(
        tuple(plan.survivor.key for plan in plans),
        merge_edits(plans, library.entries),
        tuple(
            f"merge {', '.join(one.key for one in plan.dropped)} into {plan.survivor.key}"
            for plan in plans
        ),
        {old: new for plan in plans for old, new in plan.mapping.items()},
        tuple(one for plan in plans for one in _contradictions(plan)),
    )


def _contradictions(plan: MergePlan) -> list[Contradiction]:
    kept = {choice.field: choice.kept for choice in plan.choices}
    return [
        Contradiction(plan.survivor.key, kept.get(one.field, ""), one) for one in plan.leftovers
    ]
