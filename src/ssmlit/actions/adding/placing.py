"""The one path into the library, for `add` and `import`: each paper is new, there, or a question.

Responsible for the decision about every paper and for the edits that carry the decisions out. Does
not depend on where papers come from: a paper is a record, and, from a .bib file, its own entry.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from ssmlit import fields
from ssmlit.actions.adding.batch import NEEDS_METADATA, Batch, NewPaper
from ssmlit.actions.adding.matching import Match, Matcher
from ssmlit.actions.adding.status import DuplicatePolicy, PaperStatus
from ssmlit.actions.changed import Changed
from ssmlit.duplicates import Outcome
from ssmlit.fields import check_tag
from ssmlit.fields.keywords import INBOX
from ssmlit.fields.titles import agreement
from ssmlit.library.candidate import Candidate, surnames
from ssmlit.model import Entry

if TYPE_CHECKING:
    from ssmlit.actions.adding.rules import AddRules
    from ssmlit.duplicates import Conflict, Leftover
    from ssmlit.errors import EditRefusedError
    from ssmlit.library import Library


_ADDED = frozenset({"timestamp", "keywords", "ids"})  # to an incoming entry


class Placement(NamedTuple):
    """What became of one paper."""

    paper: NewPaper
    status: PaperStatus
    key: str  # the citation key it has now, or of the entry it resembles
    match: Match | None = None  # the entry it resembles and the evidence, or `None`
    # the fields in which the two contradict each other, though they are certainly one work
    conflicts: tuple[Conflict, ...] = ()
    filled: tuple[str, ...] = ()  # names of the fields that a merge added or changed
    # the paper's values that its entry contradicts; without a reason they are noted in the entry's
    # `annote`
    leftovers: tuple[Leftover, ...] = ()

    @property
    def why(self) -> str:
        """The reason in a few words; "" where there is none."""
        if self.conflicts:
            return "; ".join(map(str, self.conflicts))
        if self.status is PaperStatus.UNSURE:
            return "; ".join(self.paper.questions)
        return self.match.why if self.match else ""


@dataclass(frozen=True, slots=True)
class PlacementPlan(Changed):
    """What becomes of all papers, in the order they came, and how to do it."""

    items: tuple[Placement, ...] = ()


def unwritable(items: Iterable[Placement], failure: EditRefusedError) -> dict[str, str]:
    """Return the papers whose entries a library refused, by `NewPaper.asked`, and why.

    Raises:
        EditRefusedError: it is about none of the papers.
    """
    found = {
        item.paper.asked: failure.refused[item.key]
        for item in items
        if item.status.is_written and item.key in failure.refused
    }
    if not found:
        raise failure
    return found


def place_papers(
    library: Library,
    papers: Sequence[NewPaper],
    rules: AddRules,
    progress: Callable[[int, int], None] | None = None,
) -> PlacementPlan:
    """Decide about every paper, and collect the edits.

    A paper that is surely there is not added unless both are to be kept; it is merged only where
    the two do not contradict each other in what a bibliography prints. One that may be there is
    left out and reported, unless a policy or an answer says what to do. A paper without a title, or
    one that is in question, is only added when someone said so. Papers that come in together are
    compared with each other, in whatever order they come: what may be an earlier one can surely be
    a later one.

    Args:
        library: where the papers go.
        papers: in the order in which they are put in.
        rules: how.
        progress: called with how many of how many papers are done.

    Raises:
        UsageError: a key that was asked for is taken, or a tag cannot be written.
    """
    for tag in rules.tags:
        check_tag(tag)
    placer = _Placer(library, papers, rules)
    placed = []
    for number, paper in enumerate(papers, 1):
        placed.append(placer.place(paper))
        if progress is not None:
            progress(number, len(papers))
    placer.settle(placed)
    edits, summary = placer.batch.edits()
    return PlacementPlan((), edits, summary, tuple(placed))


class _Placer:
    """Places papers in order, each compared with the library and the earlier ones."""

    def __init__(self, library: Library, papers: Sequence[NewPaper], rules: AddRules) -> None:
        self.library = library
        self.rules = rules
        self.matcher = Matcher(library, [one.record for one in papers], rules.limits)
        self.batch = Batch(library, rules)

    def settle(self, placed: list[Placement]) -> None:
        """Look again at possible duplicates of what came in, until nothing changes any more.

        What came later may have said enough to answer the question, either way.
        """
        found = True
        while found:
            found = False
            for at, one in enumerate(placed):
                if one.status is PaperStatus.MAYBE and self.matcher.has_arrived(one.paper.record):
                    match = self.matcher.best(one.paper.record)
                    if match is None or match.sure:
                        placed[at] = self.place(one.paper)
                        found = found or placed[at].status.is_written

    def place(self, paper: NewPaper) -> Placement:
        """Return what becomes of a paper; one that is there gets the tags named for it."""
        placed = self._placed(paper)
        rules = self.rules
        named = rules.tags_known and rules.policy is not DuplicatePolicy.SKIP
        wanted = _without_inbox(rules.tags) if named else ()
        known = self.library.find(placed.key) if placed.status is PaperStatus.PRESENT else None
        if not (known and wanted and (changed := self.batch.tag(known, wanted))):
            return placed
        return placed._replace(status=PaperStatus.MERGED, filled=changed)

    def _placed(self, paper: NewPaper) -> Placement:
        if paper.entry is not None and (known := self._word_for_word(paper, paper.entry)):
            return Placement(paper, PaperStatus.PRESENT, known)
        match = self.matcher.best(paper.record)
        policy = self.rules.answers.get(paper.asked, self.rules.policy)
        unsure = (match is None or not match.sure) and policy is not DuplicatePolicy.KEEP_BOTH
        if unsure and (known := self._joined_before(paper)):
            return Placement(paper, PaperStatus.PRESENT, known)
        if match is None or policy is DuplicatePolicy.KEEP_BOTH:
            return self._add(paper, match)
        if policy is DuplicatePolicy.MERGE and (match.sure or paper.asked in self.rules.answers):
            return self._merge(paper, match)
        if self.rules.doubtful_too and not match.sure:
            return self._add(paper, None)._replace(match=match)
        if match.verdict.outcome is Outcome.MISMATCH:
            return Placement(paper, PaperStatus.MISMATCH, match.key, match)
        skips = policy is DuplicatePolicy.SKIP and match.sure
        against = self.matcher.conflicts(match, paper.record) if skips else ()
        status = PaperStatus.PRESENT if match.sure else PaperStatus.MAYBE
        status = PaperStatus.CONFLICT if against else status
        return Placement(paper, status, match.key, match, against)

    def _word_for_word(self, paper: NewPaper, entry: Entry) -> str:
        """Return the key of the library's entry with everything that an entry has, or "".

        It is looked for under the entry's own key; an untitled one, which nothing else tells from
        others, also where it was given another key because its own was taken or cannot be one.
        """
        known = self.library.document.entry(entry.key)
        if known is not None and fields.says_all_of(known, entry):
            return entry.key
        if paper.record.title or self.batch.keeps(paper.own_key):
            return ""
        alike = self._untitled.get(_own_fields(entry), ())
        return next((one.key for one in alike if fields.says_all_of(one, entry)), "")

    @cached_property
    def _untitled(self) -> dict[frozenset[tuple[str, str]], list[Entry]]:
        found: dict[frozenset[tuple[str, str]], list[Entry]] = {}
        for entry in self.library.entries:
            if "title" not in entry:
                found.setdefault(_own_fields(entry), []).append(entry)
        return found

    def _joined_before(self, paper: NewPaper) -> str:
        """Return the key of the entry that a paper joined in an earlier import, or "".

        It answers to the paper's own key, under the same title and not by other people; what it was
        completed with since then may contradict the paper.
        """
        known = self.library.find(paper.own_key) if paper.own_key else None
        if known is None or known.key.lower() == paper.own_key.lower():
            return ""
        work = Candidate.of_entry(known)
        names = surnames(paper.record)
        others = bool(names) and work.is_by_others(names)
        same = agreement(work.title, paper.record.title) == "same"
        return known.key if same and not others else ""

    def _add(self, paper: NewPaper, match: Match | None) -> Placement:
        answer = self.rules.answers.get(paper.asked)
        if answer is not DuplicatePolicy.KEEP_BOTH:
            if not (paper.record.title or paper.entry):
                return Placement(paper, PaperStatus.UNTITLED, "")
            if paper.questions:
                return Placement(paper, PaperStatus.UNSURE, "")
        key = self.batch.add(paper, self._entry(paper), self._tags(paper))
        self.matcher.remember(paper.record._replace(key=key))
        if match is not None:
            self.batch.keep_apart(key, match.key)
        return Placement(paper, PaperStatus.ADDED, key, match)

    def _merge(self, paper: NewPaper, match: Match) -> Placement:
        """Merge, unless the two contradict each other and no policy decides."""
        is_asked = paper.asked not in self.rules.answers
        if is_asked and (against := self.matcher.conflicts(match, paper.record)):
            return Placement(paper, PaperStatus.CONFLICT, match.key, match, against)
        entry = self._entry(paper)
        if match.work.entry is not None and self._adds_nothing(match.work.entry, entry, paper):
            return Placement(paper, PaperStatus.PRESENT, match.key, match)
        tags = _without_inbox(self._tags(paper))
        filled, leftovers = self.batch.join(paper, entry, tags, match.work)
        if match.work.entry is None:
            self.matcher.remember(self.batch.record(match.key))
        status = PaperStatus.MERGED if filled else PaperStatus.PRESENT
        return Placement(paper, status, match.key, match, filled=filled, leftovers=leftovers)

    def _adds_nothing(self, known: Entry, entry: Entry, paper: NewPaper) -> bool:
        """Whether a complete entry has everything of a row: the usual case of a second import."""
        tags = fields.tags(known)
        wanted = _without_inbox(self._tags(paper))
        is_new = bool(paper.own_key) or NEEDS_METADATA in tags or not {*wanted} <= {*tags}
        return not is_new and fields.says_all_of(known, entry)

    def _entry(self, paper: NewPaper) -> Entry:
        """Return what is written of a paper: of a record no day, and no unwanted abstract."""
        abstract = paper.record.abstract if self.rules.abstract else paper.own_abstract
        record = paper.record._replace(abstract=abstract, day=paper.own_day, tags=())
        return paper.entry or fields.entry_of(record)

    def _tags(self, paper: NewPaper) -> tuple[str, ...]:
        own = fields.tags(paper.entry) if paper.entry else ()
        more = (tag for tag in paper.record.tags if tag not in own)
        return tuple(dict.fromkeys((*more, *self.rules.tags)))


def _without_inbox(tags: Sequence[str]) -> tuple[str, ...]:
    """Return the tags that a paper of the library gets: it was looked at, or waits already."""
    return tuple(tag for tag in tags if tag != INBOX)


def _own_fields(entry: Entry) -> frozenset[tuple[str, str]]:
    """Return an entry's fields, without those that adding a paper may change."""
    said = fields.texts(entry).items()
    added = {*_ADDED, "key"} if entry.get("key") == entry.key else _ADDED
    return frozenset((name, " ".join(text.split())) for name, text in said if name not in added)
