"""Putting papers into the library: each is new, already there, or a question.

`add` and `import` share this. What comes in are records; what goes out is, for every one of them,
what became of it and why, and the edits that do it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from ssmlit import fields, keys
from ssmlit.actions.combining import combine
from ssmlit.actions.filling import fill
from ssmlit.actions.matching import Match, Matcher
from ssmlit.actions.policy import Policy
from ssmlit.actions.tagging import check_tag
from ssmlit.duplicates import DEFAULTS, Outcome, record_edits
from ssmlit.errors import UsageError
from ssmlit.model import AddEntry, Entry, Field, SetField

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ssmlit.duplicates import Thresholds
    from ssmlit.library import Library
    from ssmlit.model import Edit, Record


class Status(StrEnum):
    """What became of a paper."""

    ADDED = "added"
    MERGED = "merged"
    THERE = "there"
    MAYBE = "maybe"
    MISMATCH = "mismatch"


@dataclass(frozen=True, slots=True)
class Incoming:
    """A paper on its way in.

    Attributes:
        record: what is known of it.
        asked: how the user named it: an id, or `file:line`.
        key: the citation key wanted, or "" for one by the pattern.
        own_key: the key it has in the file it comes from, or "": kept if it is free; when it
            joins an entry, the entry answers to it too, so that old citations still work.
    """

    record: Record
    asked: str
    key: str = ""
    own_key: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """What became of one paper.

    Attributes:
        incoming: the paper.
        status: added, merged, there, maybe or mismatch.
        key: the citation key it has now, or of the entry it resembles.
        match: the entry it resembles and the evidence, or `None`.
        filled: names of the fields that a merge added.
    """

    incoming: Incoming
    status: Status
    key: str
    match: Match | None = None
    filled: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Placement:
    """What became of all papers, in the order they came, and how to do it."""

    items: tuple[Placed, ...]
    edits: tuple[Edit, ...]
    summary: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """How papers are put in.

    Attributes:
        policy: for papers that are there already, or may be; ASK leaves a *maybe* out.
        answers: a person's own policy for single papers, by `Incoming.asked`.
        tags: tags that every paper gets.
        incomplete: a tag for new entries whose authors or year are unknown; "" for none.
        pattern: of citation keys.
        abstract: whether new entries keep the abstract.
        timestamp: the day, `YYYY-MM-DD`, written into new entries; "" for none.
        limits: from which sum of weights two papers are, or may be, the same.
    """

    policy: Policy = Policy.SKIP
    answers: Mapping[str, Policy] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    incomplete: str = ""
    pattern: str = keys.DEFAULT
    abstract: bool = False
    timestamp: str = ""
    limits: Thresholds = DEFAULTS

    def for_paper(self, incoming: Incoming) -> Policy:
        """Return the policy for one paper."""
        return self.answers.get(incoming.asked, self.policy)


def place(
    library: Library,
    papers: Sequence[Incoming],
    rules: Rules,
    progress: Callable[[int, int], None] | None = None,
) -> Placement:
    """Decide for every paper, and collect the edits.

    A paper that is surely there is not added unless both are to be kept; one that may be there is
    left out and reported, unless a policy or an answer says what to do. Papers that come in
    together are compared with each other too.

    Args:
        library: where the papers go.
        papers: in the order in which they are put in.
        rules: how.
        progress: told how many of how many papers are done.

    Raises:
        UsageError: a key that was asked for is taken, or a tag cannot be written.
    """
    for tag in rules.tags:
        check_tag(tag)
    desk = _Desk(library, rules, Matcher(library, [one.record for one in papers], rules.limits))
    placed = []
    for number, paper in enumerate(papers, 1):
        placed.append(desk.take(paper))
        if progress is not None:
            progress(number, len(papers))
    return desk.finish(tuple(placed))


@dataclass(frozen=True, slots=True)
class _Filled:
    """An entry, all that came in for it as one record, and the edits that fill it in."""

    entry: Entry
    record: Record
    edits: tuple[Edit, ...]


class _Desk:
    """Takes one paper after the other, and knows what the earlier ones changed.

    A paper may resemble one that came in just before it; so what is new, and what is to be filled
    into an entry, is collected as one record for each key, and turned into edits at the end.
    """

    def __init__(self, library: Library, rules: Rules, matcher: Matcher) -> None:
        self.library = library
        self.rules = rules
        self.matcher = matcher
        self.taken = set(library.keys)
        self.new: dict[str, Record] = {}
        self.fills: dict[tuple[str, int], _Filled] = {}
        self.aliases: dict[str, list[str]] = {}
        self.distinct: list[tuple[str, str]] = []

    def take(self, paper: Incoming) -> Placed:
        match = self.matcher.best(paper.record)
        if match is None:
            return self.add(paper, None)
        policy = self.rules.for_paper(paper)
        if policy is Policy.KEEP_BOTH:
            return self.add(paper, match)
        if policy is Policy.MERGE and (match.sure or paper.asked in self.rules.answers):
            return self.merge(paper, match)
        if match.outcome is Outcome.MISMATCH:
            return Placed(paper, Status.MISMATCH, match.key, match)
        return Placed(paper, Status.THERE if match.sure else Status.MAYBE, match.key, match)

    def add(self, paper: Incoming, match: Match | None) -> Placed:
        record = replace(
            paper.record,
            tags=_united(paper.record.tags, self.rules.tags),
            abstract=paper.record.abstract if self.rules.abstract else "",
            day=0,  # nobody cites the day, and bibliographies do not print it
        )
        key = self.key_for(paper, record)
        record = replace(record, key=key)
        self.taken.add(key.lower())
        self.new[key] = record
        self.matcher.remember(record)
        if match is not None:
            self.distinct.append((key, match.key))
        return Placed(paper, Status.ADDED, key, match)

    def merge(self, paper: Incoming, match: Match) -> Placed:
        incoming = replace(
            paper.record, key=match.key, tags=_united(paper.record.tags, self.rules.tags)
        )
        entry = match.entry
        joined = self.join_entry(entry, incoming) if entry else self.join_new(match.key, incoming)
        names = (*joined, *self.answer_to(paper.own_key, match.key))
        return Placed(paper, Status.MERGED if names else Status.THERE, match.key, match, names)

    def answer_to(self, old: str, key: str) -> tuple[str, ...]:
        """Let an entry answer to another key, if no entry does; return what that changes."""
        if not old or old.lower() in self.taken:
            return ()
        self.taken.add(old.lower())
        self.aliases.setdefault(key, []).append(old)
        return ("ids",)

    def join_new(self, key: str, incoming: Record) -> tuple[str, ...]:
        before = self.new[key]
        after = self.new[key] = combine(before, incoming)
        self.matcher.remember(after)
        return _names_of_difference(before, after)

    def join_entry(self, entry: Entry, incoming: Record) -> tuple[str, ...]:
        place = (entry.key, entry.nth)
        earlier = self.fills.get(place)
        together = combine(earlier.record, incoming) if earlier else incoming
        edits = fill(entry, together)
        self.fills[place] = _Filled(entry, together, edits)
        known = _names(earlier.edits) if earlier else {}
        return tuple(name for name in _names(edits) if name not in known)

    def key_for(self, paper: Incoming, record: Record) -> str:
        if not paper.key:
            if paper.own_key and paper.own_key.lower() not in self.taken:
                return paper.own_key
            return keys.citation_key(record, self.taken, self.rules.pattern)
        if paper.key.lower() in self.taken:
            raise UsageError(
                f"the key `{paper.key}` is taken", hint=f"`ssmlit show {paper.key}` shows by what"
            )
        return paper.key

    def finish(self, items: tuple[Placed, ...]) -> Placement:
        """Turn what was collected into edits."""
        filled: list[Edit] = []
        summary: list[str] = []
        for one in self.fills.values():
            filled += one.edits
            if one.edits:
                summary.append(f"merge into {one.entry.key}: {', '.join(_names(one.edits))}")
        added: list[Edit] = []
        for key, new in self.new.items():
            lacking = self.rules.incomplete and not (new.authors and new.year)
            tags = _united(new.tags, (self.rules.incomplete,) if lacking else ())
            record = replace(new, tags=tags)
            added.append(AddEntry(fields.new_entry(record, key, timestamp=self.rules.timestamp)))
            summary.append(f"add {key}: {record.title}")
        # once an entry is there, it can be edited like any other, in the same step
        edits = (*filled, *added, *self.former_keys(), *self.apart())
        return Placement(items, edits, tuple(summary))

    def former_keys(self) -> list[Edit]:
        """Return the edits that let entries answer to keys they had elsewhere."""
        edits: list[Edit] = []
        for key, more in self.aliases.items():
            entry = self.entry(key)
            old = (*fields.old_keys(entry), *more)
            edits.append(SetField(entry.key, "ids", ", ".join(old), nth=entry.nth))
        return edits

    def apart(self) -> list[Edit]:
        """Return the edits that remember which new papers were said to be no duplicates."""
        edits: list[Edit] = []
        for key, other in self.distinct:
            edits += record_edits(self.entry(other), self.entry(key))
        return edits

    def entry(self, key: str) -> Entry:
        """Return an entry of the library, or one of the new ones as it will stand there."""
        if key not in self.new:
            return self.library.get(key)
        new = fields.new_entry(self.new[key], key)
        texts = tuple(Field(name, f"{{{value}}}", value) for name, value in new.fields)
        return Entry(new.type, key, texts)


def _names(edits: Sequence[Edit]) -> dict[str, None]:
    return {edit.name: None for edit in edits if isinstance(edit, SetField)}


def _names_of_difference(before: Record, after: Record) -> tuple[str, ...]:
    names = ("authors", "year", "venue", "identifiers", "links", "tags", "abstract")
    return tuple(name for name in names if getattr(before, name) != getattr(after, name))


def _united(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))
