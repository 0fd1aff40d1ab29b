"""New papers for the inbox, and new titles of known ones: the result of a night's answers.

Responsible for the decision about every paper that saved queries found. Does not depend on who was
asked, nor on when: the same answers change nothing the second time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ssmlit import fields
from ssmlit.actions.adding.status import PaperStatus
from ssmlit.actions.changed import Changed
from ssmlit.actions.refresh.retitling import is_frozen, retitled
from ssmlit.duplicates import Outcome
from ssmlit.fields.keywords import INBOX
from ssmlit.model import Edit, Entry, Record, SetField

if TYPE_CHECKING:
    from ssmlit.actions.adding.placing import Placement, PlacementPlan
    from ssmlit.actions.adding.rules import AddRules
    from ssmlit.actions.update.likeness import Likeness
    from ssmlit.actions.update.listings import ListedPaper
    from ssmlit.library import Library


BEYOND = "beyond the limit"  # why a new paper is left out


class Arrival(StrEnum):
    """What became of a paper that a query found, in the order in which it is reported."""

    ADDED = "added"
    DOUBTFUL = "doubtful"  # added, though it may be an existing entry
    RETITLED = "retitled"
    WITHDRAWN = "withdrawn"
    MISMATCH = "mismatch"  # an entry has its id, but is otherwise another paper
    DIFFERS = "differs"  # the entry's title may be someone's own
    LEFT_OUT = "left-out"  # beyond the limit, or withdrawn before it came
    REJECTED = "rejected"
    PRESENT = "present"


@dataclass(frozen=True, slots=True)
class UpdateRules:
    """How papers arrive."""

    today: str  # the day written into new entries, `YYYY-MM-DD`
    # identifiers of papers that must not come back, such as `arxiv:2401.00001`
    rejected: frozenset[str]
    limit: int  # how many new papers at most, the most alike ones; 0 for all
    titles: Mapping[str, str]  # arXiv id → the last title that arXiv and the entry had in common
    # returns how papers are put in; called only if there are some that the library lacks
    placing: Callable[[], AddRules]


@dataclass(frozen=True, slots=True)
class PaperOutcome:
    """The outcome for a paper."""

    hit: ListedPaper
    status: Arrival
    key: str = ""  # the entry's key, or that of the entry it resembles
    score: float = 0.0  # how similar it is to the library, 0 to 100
    why: str = ""  # the reason, in a few words
    before: str = ""  # the entry's title before, in Unicode; only of retitled ones


@dataclass(frozen=True, slots=True)
class Updated(Changed):
    """The outcome for all papers, new ones first, and the edits."""

    items: tuple[PaperOutcome, ...] = ()

    def of(self, *statuses: Arrival) -> tuple[PaperOutcome, ...]:
        """Return the papers of some statuses, in their order."""
        return tuple(item for item in self.items if item.status in statuses)


def update(library: Library, hits: Sequence[ListedPaper], rules: UpdateRules) -> Updated:
    """Decide for every paper that was found, and collect the edits."""
    known = library.by_identifiers(hit.record.identifiers[0] for hit in hits)
    done: list[tuple[PaperOutcome, Sequence[Edit]]] = []
    fresh = []
    for hit in hits:
        if entries := known[hit.record.identifiers[0]]:
            done.append(_known(hit, entries[0], rules.titles))
        elif frozenset(map(str, hit.record.identifiers)) & rules.rejected:
            done.append((PaperOutcome(hit, Arrival.REJECTED), ()))
        elif hit.new and hit.record.note:  # it says that it was withdrawn
            done.append((PaperOutcome(hit, Arrival.LEFT_OUT, why=hit.record.note), ()))
        elif hit.new:
            fresh.append(hit)
    items = [item for item, _ in done]
    edits = [edit for _, several in done for edit in several]
    summary = [f"{one.status} {one.key}: {one.hit.record.title}" for one, some in done if some]
    if fresh:
        added, plan = _add(library, _ranked(library, fresh), rules)
        items, edits, summary = items + added, [*edits, *plan.edits], [*summary, *plan.summary]
    order = list(Arrival)
    items.sort(key=lambda item: order.index(item.status))
    return Updated((), tuple(edits), tuple(summary), tuple(items))


def _known(
    hit: ListedPaper, entry: Entry, titles: Mapping[str, str]
) -> tuple[PaperOutcome, Sequence[Edit]]:
    """Decide about a paper whose id an entry has: its title, or that it was withdrawn."""
    if is_frozen(entry):
        return PaperOutcome(hit, Arrival.PRESENT, entry.key, why="frozen"), ()
    if (note := hit.record.note) and not entry.get("note").strip():
        text = fields.writable(fields.entry_of(hit.record)).get("note")
        edit = SetField(entry.key, "note", text, nth=entry.nth)
        return PaperOutcome(hit, Arrival.WITHDRAWN, entry.key, why=note), (edit,)
    change = retitled(entry, hit.record, titles.get(hit.record.identifier("arxiv"), ""))
    if change is None:
        return PaperOutcome(hit, Arrival.PRESENT, entry.key), ()
    before = fields.title(entry)
    if not change.same_work:
        return PaperOutcome(
            hit, Arrival.MISMATCH, entry.key, why="other authors, another title", before=before
        ), ()
    if change.by_hand:
        why = "its title may have been corrected by hand; `ssmlit refresh` asks"
        return PaperOutcome(hit, Arrival.DIFFERS, entry.key, why=why, before=before), ()
    edits = fields.differences(entry, change.after)
    return PaperOutcome(
        hit, Arrival.RETITLED, entry.key, why="the same arXiv id", before=before
    ), edits


def _ranked(library: Library, hits: Sequence[ListedPaper]) -> list[tuple[float, ListedPaper]]:
    """Return papers with their scores, the most similar to those of the library first."""
    likeness = kept_papers(library)
    scored = [(likeness.score(hit.record), hit) for hit in hits]
    return sorted(scored, key=lambda one: -one[0])


def kept_papers(library: Library) -> Likeness:
    """Return what a library is about: papers that wait count only where there are no others."""
    from ssmlit.actions.update.likeness import Likeness

    return Likeness([one for one in library.records if INBOX not in one.tags] or library.records)


def _add(
    library: Library, ranked: Sequence[tuple[float, ListedPaper]], rules: UpdateRules
) -> tuple[list[PaperOutcome], PlacementPlan]:
    """Add new papers; also one that the library may have, which `dedupe` then asks about."""
    from ssmlit.actions.adding.batch import NewPaper  # not on a quiet night
    from ssmlit.actions.adding.placing import place_papers

    papers = [NewPaper(_arriving(hit.record), str(hit.record.identifiers[0])) for _, hit in ranked]
    placing = rules.placing()._replace(tags=(INBOX,), timestamp=rules.today, doubtful_too=True)
    plan = place_papers(library, papers, placing)
    if rules.limit:
        added = [one.paper.asked for one in plan.items if one.status is PaperStatus.ADDED]
        beyond = frozenset(added[rules.limit :])
        plan = place_papers(library, [one for one in papers if one.asked not in beyond], placing)
    by_name = {one.paper.asked: one for one in plan.items}
    return [
        _placed(hit, score, by_name.get(str(hit.record.identifiers[0]))) for score, hit in ranked
    ], plan


def _placed(hit: ListedPaper, score: float, placed: Placement | None) -> PaperOutcome:
    if placed is None:
        return PaperOutcome(hit, Arrival.LEFT_OUT, score=score, why=BEYOND)
    why = placed.match.why if placed.match else ""
    if placed.status is not PaperStatus.ADDED:
        return PaperOutcome(hit, Arrival.PRESENT, placed.key, score, why)
    if placed.match is None:
        return PaperOutcome(hit, Arrival.ADDED, placed.key, score)
    is_other = placed.match.verdict.outcome is Outcome.MISMATCH
    what = "it is in conflict with" if is_other else "it may be"
    return PaperOutcome(
        hit, Arrival.DOUBTFUL, placed.key, score, f"{what} {placed.match.key}: {why}"
    )


def _arriving(record: Record) -> Record:
    """Return a record as it is written: without a version, which may change the next night."""
    names = tuple(one._replace(version=0) for one in record.identifiers)
    return record._replace(identifiers=names, day=0)


def is_waiting(entry: Entry) -> bool:
    """Whether an entry is in the inbox."""
    return INBOX in fields.tags(entry)
