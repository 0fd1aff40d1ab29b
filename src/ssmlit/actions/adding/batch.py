"""The new and extended entries of one command, collected until they are written at once.

Responsible for new entries, for additions to existing ones, and for their citation keys,
also those that other entries refer to. Does not depend on how a paper was found to be new.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from ssmlit import bibtex, citation_keys, fields
from ssmlit.actions.rekeying import require_key, taken, with_old_key
from ssmlit.duplicates import record_edits
from ssmlit.fields import references
from ssmlit.fields.entries import with_field, without_field
from ssmlit.fields.entry_types import WHOLES
from ssmlit.fields.inheritance import resolved
from ssmlit.fields.names import DISTINCT, NO_WORKS
from ssmlit.model import AddEntry, Edit, Entry, Record

if TYPE_CHECKING:
    from ssmlit.actions.adding.rules import AddRules
    from ssmlit.duplicates import Leftover
    from ssmlit.library import Library
    from ssmlit.library.candidate import Candidate
    from ssmlit.model.entries import Name

_BY_NOBODY = frozenset({"proceedings", "mvproceedings", "periodical"})  # often without editors
NEEDS_METADATA = "needs-metadata"  # the tag of entries without known authors or year


class NewPaper(NamedTuple):
    """An incoming paper."""

    record: Record  # what is known about it
    asked: str  # how the user named it: an id, or `file:line`
    key: str = ""  # the citation key wanted, or "" for one by the pattern
    # the key it has in the file it comes from, or "": kept if it is free; when it joins an entry,
    # the entry answers to it too, so that old citations still work
    own_key: str = ""
    entry: Entry | None = None  # its entry in a .bib file, which is kept as it is, or `None`
    # the abstract in the file it comes from, or "": kept whatever the rules say
    own_abstract: str = ""
    own_day: int = 0  # the day of its date in that file, or 0: kept, though services' are not
    origin: str = ""  # that file, or "": its references lead to entries of the same file first
    questions: tuple[str, ...] = ()  # why what is known about it may be wrong, a sentence each


class Batch:
    """New entries for a library and additions, by key; an entry may be extended several times."""

    def __init__(self, library: Library, rules: AddRules) -> None:
        self._library = library
        self._rules = rules
        self._new: dict[str, Entry] = {}
        self._filled: dict[tuple[str, int], tuple[Entry, Entry]] = {}  # before and now
        self._renamed: dict[tuple[str, str], str] = {}  # file or "" for any, key there → key here
        self._origins: dict[str, str] = {}  # keys of new entries → the file they came from
        self._distinct: list[tuple[str, str]] = []
        # entries of the library → the keys, and their files, that they name since this command,
        # and that entries of the file which come later may have
        self._later: defaultdict[Name, dict[str, str]] = defaultdict(dict)

    @cached_property
    def _taken(self) -> set[str]:
        """The library's keys in lower case; not computed for a known paper."""
        return set(self._library.keys)

    @cached_property
    def _keys(self) -> citation_keys.CitationKeys:
        return citation_keys.CitationKeys(self._taken, self._rules.pattern)

    def add(self, paper: NewPaper, entry: Entry, tags: tuple[str, ...] = ()) -> str:
        """Add a paper as `entry`, with tags, under a free key, and return the key.

        Raises:
            UsageError: the key that was asked for is taken, or cannot be one.
        """
        key, own_key = self._key(paper), paper.own_key
        is_old = bool(own_key) and not paper.key and not bibtex.is_key(own_key)
        if is_old and set(own_key).isdisjoint("{}\\"):  # papers may cite it
            entry = with_old_key(replace(entry, key=own_key), replace(entry, key=key))
        self._taken.add(key.lower())
        self._remember(paper, key)
        self._origins[key] = paper.origin
        if not paper.record.authors and "key" not in entry and "editor" not in entry:
            entry = with_field(entry, "key", key) if not own_key else entry
        entry = _tagged(replace(entry, key=key, line=0, nth=0), tags)
        if self._rules.timestamp and "timestamp" not in entry:
            entry = with_field(entry, "timestamp", self._rules.timestamp)
        self._new[key] = entry
        return key

    def join(
        self, paper: NewPaper, entry: Entry, tags: tuple[str, ...], work: Candidate
    ) -> tuple[tuple[str, ...], tuple[Leftover, ...]]:
        """Fill the entry of a work with the values it lacks from a paper.

        The paper's own key becomes an old key of the entry. What contradicts the entry is noted in
        it if the paper has an entry of its own, and only reported otherwise.

        Returns: the names of changed fields, and the values that were left over.

        Args:
            paper: the paper.
            entry: what it says.
            tags: keywords that the entry gets.
            work: the entry of the library, or a paper that was added before.
        """
        from ssmlit.duplicates.field_merge import FieldMerger

        there, key, own_key = work.entry, work.key, paper.own_key
        if there is not None:
            keys = (key for _, key in references.named(entry))
            later = (key for key in keys if (paper.origin, key.lower()) not in self._renamed)
            self._later[there.name].update(dict.fromkeys(later, paper.origin))
        entry = self._with_references(replace(entry, key=own_key or key), paper.origin)
        is_new_name = bool(own_key) and own_key.lower() not in self._taken
        self._remember(paper, key)
        if own_key:
            self._taken.add(own_key.lower())
        before = self._now(there, key)
        merger = FieldMerger(before, adopts_publication=there is None)
        merger.take(entry, noted=paper.entry is not None, answers=is_new_name)
        merged, leftovers = merger.settled()
        now = without_incomplete(_tagged(merged, tags))
        if there is None:
            self._new[key] = now
        else:
            self._fill(there, before, now)
        return _changed(before, now), leftovers

    def tag(self, there: Entry, tags: tuple[str, ...]) -> tuple[str, ...]:
        """Give an entry of the library tags; return the names of changed fields."""
        before = self._now(there, there.key)
        now = _tagged(before, tags)
        self._fill(there, before, now)
        return _changed(before, now)

    def _fill(self, there: Entry, before: Entry, now: Entry) -> None:
        if now != before:
            first, _ = self._filled.get(there.name, (there, there))
            self._filled[there.name] = first, now

    def keeps(self, own_key: str) -> bool:
        """Whether a new entry can keep its own key: it is a valid one, and still free."""
        return bool(own_key) and own_key.lower() not in self._taken and bibtex.is_key(own_key)

    def keep_apart(self, key: str, other: str) -> None:
        """Record that a new entry and another one are different works."""
        self._distinct.append((key, other))

    def record(self, key: str) -> Record:
        """Return what a new entry says now."""
        return fields.record(self._new[key])

    def edits(self) -> tuple[tuple[Edit, ...], tuple[str, ...]]:
        """Return all changes, and a line about each entry."""
        edits: list[Edit] = []
        summary = []
        current: dict[str, Entry] = {}
        for before, filled in self._filled.values():
            now = self._with_later(before, filled)
            current[before.key] = now
            edits += fields.differences(before, now)
            summary.append(f"merge into {before.key}: {', '.join(_changed(before, now))}")
        for key, new in self._new.items():
            entry = self._with_references(new, self._origins[key])
            lacking = self._rules.incomplete and not self._is_complete(entry)
            current[key] = tagged = _tagged(entry, (self._rules.incomplete,) if lacking else ())
            edits.append(AddEntry(fields.writable(tagged)))
            summary.append(": ".join(filter(None, (f"add {key}", fields.title(entry)))))
        return (*edits, *self._decisions(current)), tuple(summary)

    def _decisions(self, current: dict[str, Entry]) -> Iterator[Edit]:
        """Yield what records that entries are different: of new ones, too, in the same step.

        Args:
            current: entries as the step makes them otherwise; the others are as they were.
        """
        for names in self._distinct:
            one, other = (current.get(key) or self._library.get(key) for key in reversed(names))
            for edit in record_edits(one, other):
                yield edit
                entry = one if edit.key == one.key else other
                current[edit.key] = with_field(entry, DISTINCT, edit.value)

    def _key(self, paper: NewPaper) -> str:
        if wanted := paper.key:
            require_key(wanted)
            if wanted.lower() in self._taken:
                raise taken(wanted)
            return wanted
        return paper.own_key if self.keeps(paper.own_key) else self._keys.next(paper.record)

    def _now(self, there: Entry | None, key: str) -> Entry:
        if there is None:
            return self._new[key]
        return self._filled.get(there.name, (there, there))[1]

    def _remember(self, paper: NewPaper, key: str) -> None:
        """Keep what a key of a file means; of several entries with it, as to biber, the first."""
        for origin in (paper.origin, "") if paper.own_key else ():
            self._renamed.setdefault((origin, paper.own_key.lower()), key)

    def _meant(self, key: str, origin: str) -> str:
        """Return the key here of what an entry of a file refers to."""
        names = ((place, key.lower()) for place in (origin, ""))
        here = next(filter(None, map(self._renamed.get, names)), "")
        known = None if here else self._library.find(key)
        return known.key if known else here or key

    def _is_complete(self, entry: Entry) -> bool:
        """Whether an entry, or a parent of it, has authors and a year; a volume needs no people."""
        if entry.type.lower() in NO_WORKS:
            return True
        whole = resolved(entry, self._find)
        kind = whole.type.lower()
        by_editors = kind in WHOLES and whole.get("editor")
        is_made = kind in _BY_NOBODY or whole.get("author") or by_editors
        return bool(is_made) and _has_year(whole)

    def _find(self, key: str) -> Entry | None:
        return self._new.get(key) or self._library.find(key)

    def _with_later(self, before: Entry, now: Entry) -> Entry:
        """Update the keys in an entry's new values that only entries after it have here."""
        later = self._later.get(before.name)
        if not later:
            return now
        new = [item for item in now.fields if item not in before.fields]
        after = references.followed(
            replace(now, fields=new),
            lambda key: self._meant(key, later[key]) if key in later else key,
        )
        made = dict(zip(new, after.fields, strict=True))
        return replace(now, fields=tuple(made.get(item, item) for item in now.fields))

    def _with_references(self, entry: Entry, origin: str) -> Entry:
        """Update `crossref` and the like to the keys that entries have here."""
        return references.followed(entry, lambda key: self._meant(key, origin))


def _tagged(entry: Entry, tags: Sequence[str], without: Sequence[str] = ()) -> Entry:
    text = fields.keywords_with(entry, tags, without)
    if text is None:
        return entry
    return with_field(entry, "keywords", text) if text else without_field(entry, "keywords")


def without_incomplete(entry: Entry) -> Entry:
    """Remove the tag of incomplete entries once authors and year are known."""
    is_complete = entry.get("author") and _has_year(entry)
    return _tagged(entry, (), [NEEDS_METADATA]) if is_complete else entry


def _has_year(entry: Entry) -> bool:
    return bool(entry.get("year").strip() or entry.get("date").strip())


def _changed(before: Entry, now: Entry) -> tuple[str, ...]:
    texts = fields.texts(before)
    return tuple(name for name, text in fields.texts(now).items() if texts.get(name) != text)
