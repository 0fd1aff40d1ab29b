"""The new and extended entries of one command, collected until they are written at once.

Responsible for new entries, for additions to existing ones, and for their citation keys,
also those that other entries refer to. Does not depend on how a paper was found to be new.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from ssmlit import bibtex, citation_keys, fields
from ssmlit.actions.rekeying import require_key, with_old_key
from ssmlit.duplicates import Leftover, record_edits
from ssmlit.duplicates.field_merge import FieldMerger
from ssmlit.errors import UsageError
from ssmlit.fields import references
from ssmlit.fields.entries import with_field
from ssmlit.fields.entry_types import WHOLES
from ssmlit.fields.inheritance import resolved
from ssmlit.fields.names import DISTINCT, NO_WORKS
from ssmlit.model import AddEntry, Edit, Entry, Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ssmlit.library import Library
    from ssmlit.model.entries import Name

NEEDS_METADATA = "needs-metadata"  # the tag of entries without known authors or year


class Batch:
    """New entries and additions, by key; an entry may be extended several times.

    Args:
        library: where they go.
        pattern: of citation keys.
        incomplete: the tag of new entries without authors or year; "" for none.
        timestamp: the day for new entries; "" for none.
    """

    def __init__(
        self, library: Library, *, pattern: str, incomplete: str = "", timestamp: str = ""
    ) -> None:
        self._library = library
        self._incomplete = incomplete
        self._timestamp = timestamp
        self._pattern = pattern
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
        return citation_keys.CitationKeys(self._taken, self._pattern)

    def add(
        self,
        entry: Entry,
        *,
        tags: tuple[str, ...],
        record: Record,
        wanted: str = "",
        own_key: str = "",
        origin: str = "",
    ) -> str:
        """Add an entry under a free key, and return the key.

        Args:
            entry: its key does not count.
            tags: keywords that it gets.
            record: what the key is made of.
            wanted: the key that the user asks for.
            own_key: the key that it has elsewhere, kept if it is free.
            origin: the file where it has that key.

        Raises:
            UsageError: the key that was asked for is taken, or cannot be one.
        """
        key = self._key(record, wanted, own_key)
        is_old = bool(own_key) and not wanted and not bibtex.is_key(own_key)
        if is_old and set(own_key).isdisjoint("{}\\"):  # papers may cite it
            entry = with_old_key(replace(entry, key=own_key), replace(entry, key=key))
        self._taken.add(key.lower())
        self._remember(origin, own_key, key)
        self._origins[key] = origin
        if not record.authors and "key" not in entry and "editor" not in entry:
            entry = with_field(entry, "key", key) if not own_key else entry
        entry = _tagged(replace(entry, key=key, line=0, nth=0), tags)
        if self._timestamp and "timestamp" not in entry:
            entry = with_field(entry, "timestamp", self._timestamp)
        self._new[key] = entry
        return key

    def join(
        self,
        there: Entry | None,
        key: str,
        entry: Entry,
        *,
        tags: tuple[str, ...],
        notes: bool,
        origin: str = "",
    ) -> tuple[tuple[str, ...], tuple[Leftover, ...]]:
        """Fill an entry with the values it lacks from another.

        Returns: the names of changed fields, and the values that were left over.

        Args:
            there: the entry of the library, or `None` for one that was added before.
            key: its key.
            entry: the other; its key becomes an old key of the entry.
            tags: keywords that the entry gets.
            notes: whether what contradicts the entry is noted in it, or only reported.
            origin: the file that the other comes from.
        """
        if there is not None:
            keys = (key for _, key in references.named(entry))
            later = (key for key in keys if (origin, key.lower()) not in self._renamed)
            self._later[there.name].update(dict.fromkeys(later, origin))
        entry = self._with_references(entry, origin)
        own_key = entry.key
        is_new_name = bool(own_key) and own_key.lower() not in self._taken
        if own_key:
            self._remember(origin, own_key, key)
            self._taken.add(own_key.lower())
        before = self._now(there, key)
        merger = FieldMerger(before, adopts_publication=there is None)
        named = entry if own_key else replace(entry, key=key)
        merger.take(named, noted=notes, answers=is_new_name)
        merged, leftovers = merger.settled()
        now = without_incomplete(_tagged(merged, tags))
        if there is None:
            self._new[key] = now
        elif now != before:
            first, _ = self._filled.get(there.name, (there, there))
            self._filled[there.name] = first, now
        return _changed(before, now), leftovers

    def keeps(self, own_key: str) -> bool:
        """Whether a new entry would keep the key that it has elsewhere."""
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
            lacking = self._incomplete and not self._is_complete(entry)
            current[key] = tagged = _tagged(entry, (self._incomplete,) if lacking else ())
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

    def _key(self, record: Record, wanted: str, own_key: str) -> str:
        if wanted:
            require_key(wanted)
            if wanted.lower() in self._taken:
                hint = f"`ssmlit show {wanted}` shows which entry has it"
                raise UsageError(f"the key `{wanted}` is taken", hint=hint)
            return wanted
        return own_key if self.keeps(own_key) else self._keys.next(record)

    def _now(self, there: Entry | None, key: str) -> Entry:
        if there is None:
            return self._new[key]
        return self._filled.get(there.name, (there, there))[1]

    def _remember(self, origin: str, own_key: str, key: str) -> None:
        """Keep what a key of a file means; of several entries with it, as to biber, the first."""
        if own_key:
            self._renamed.setdefault((origin, own_key.lower()), key)
            self._renamed.setdefault(("", own_key.lower()), key)

    def _meant(self, key: str, origin: str) -> str:
        """Return the key here of what an entry of a file refers to."""
        names = ((place, key.lower()) for place in (origin, ""))
        here = next(filter(None, map(self._renamed.get, names)), "")
        known = None if here else self._library.find(key)
        return known.key if known else here or key

    def _is_complete(self, entry: Entry) -> bool:
        """Whether an entry, or a parent of it, has authors and a year."""
        if entry.type.lower() in NO_WORKS:
            return True
        whole = resolved(entry, self._find)
        by_editors = whole.type.lower() in WHOLES | {"periodical"} and whole.get("editor")
        return bool(whole.get("author") or by_editors) and _has_year(whole)

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


def _tagged(entry: Entry, tags: tuple[str, ...]) -> Entry:
    text = fields.keywords_with(entry, tags)
    return entry if text is None else with_field(entry, "keywords", text)


def without_incomplete(entry: Entry) -> Entry:
    """Remove the tag of incomplete entries once authors and year are known."""
    if not (entry.get("author") and _has_year(entry)):
        return entry
    text = fields.keywords_with(entry, (), [NEEDS_METADATA])
    if text is None:
        return entry
    if text:
        return with_field(entry, "keywords", text)
    rest = tuple(item for item in entry.fields if item.name.lower() != "keywords")
    return replace(entry, fields=rest)


def _has_year(entry: Entry) -> bool:
    return bool(entry.get("year").strip() or entry.get("date").strip())


def _changed(before: Entry, now: Entry) -> tuple[str, ...]:
    texts = fields.texts(before)
    return tuple(name for name, text in fields.texts(now).items() if texts.get(name) != text)
