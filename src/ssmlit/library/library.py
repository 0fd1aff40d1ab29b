"""A document with its lookups: by key, identifier and tag.

Responsible for how entries are found. Does not depend on the disk, and writes nothing. Indexes are
built when first asked for; looking up one key or identifier reads only the entries that may match.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Protocol, TypeAlias

from ssmlit._lazy import regex
from ssmlit.bibtex import Document, parse_document
from ssmlit.bibtex.document import LARGE
from ssmlit.bibtex.reader import source_of
from ssmlit.errors import BrokenEntryError, UnresolvedError
from ssmlit.strings import did_you_mean

if TYPE_CHECKING:
    from ssmlit.library.candidate import Candidate
    from ssmlit.library.candidates import Candidates
    from ssmlit.model import Edit, Entry, Identifier, Record
    from ssmlit.model.entries import Name

_SAME = 100.0
_NEAR = 70.0  # rapidfuzz ratio (0 to 100) from which a key is worth suggesting
_AFTER_YEAR = regex(r"^.*\d{4}")
_NEAREST = 3
_FEW = 24  # identifiers to look up one by one; more are worth an index

Entries: TypeAlias = tuple["Entry", ...]
Keep: TypeAlias = Callable[[str, str], bool]  # of squashed title and authors


class Index(Protocol):
    """A library's entries as they were read earlier."""

    def containing(
        self, sets: Sequence[Sequence[str]], keep: Keep | None, most: int | None, /
    ) -> Sequence[Entry] | None:
        """Return the entries whose distinguishing texts contain all words of one of the sets.

        Of these at least what is to be kept, and nothing of more than `most`; None on failure.
        """


class Library:
    """A document and its indexes.

    Attributes:
        document: the file as it was parsed.
        path: where it came from, for messages.
        queries: returns the saved searches that `@name` stands for.

    Args:
        document: the file as it was parsed.
        index: opens the index of exactly this document, or returns None.
        queries: see the attribute.
        before: the library as it was before an edit, if it is small: most entries stay.
    """

    def __init__(
        self,
        document: Document,
        index: Callable[[], Index | None] = lambda: None,
        queries: Callable[[], Mapping[str, str]] = dict,
        before: Library | None = None,
    ) -> None:
        self.document = document
        self.path = document.path
        self.queries = queries
        self._open_index = index
        self._known = before.works_by_source if before else {}
        self._records: dict[Name, Record] = {}  # see `record`
        self._carried: dict[Identifier, Entries] = {}  # of those that were looked up one by one

    @classmethod
    def from_text(cls, text: bytes | str, path: str = "") -> Library:
        """Return the library that a file holds; bytes are UTF-8."""
        return cls(parse_document(text, path))

    def edited(self, edits: Sequence[Edit]) -> Library:
        """Return the library as edits leave it, with the same saved searches."""
        return Library(self.document.apply(edits).document, queries=self.queries)

    @cached_property
    def index(self) -> Index | None:
        """The index of this document, opened when first asked for; None without one."""
        return self._open_index()

    def containing(
        self, *sets: Sequence[str], keep: Keep | None = None, most: int | None = None
    ) -> Sequence[Entry]:
        """Return at least the entries that have all squashed words of one of the sets.

        In the fields that distinguish entries: title, names, venue, tags, year, key and
        identifiers. Of these those that `keep` accepts by squashed title and authors; none if
        there are more than `most`: a crowd tells nothing.
        """
        if not sets:
            return ()
        from ssmlit.fields.names import TELLING_FIELDS

        found = self.index.containing(sets, keep, most) if self.index else None
        if found is None:
            found = self.document.containing(*sets, names=TELLING_FIELDS, most=most)
        return [entry for entry in found if keep is None or keep(*_title_and_authors(entry))]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries that can be read, in the file's order."""
        return self.document.entries

    def get(self, key: str) -> Entry:
        """Return the entry of a key: as written, else in another case, else an old key in `ids`.

        Raises:
            UnresolvedError: with the nearest keys in the hint.
            BrokenEntryError: the key's entry cannot be parsed; with its line and the reason.
        """
        if found := self.find(key):
            return found
        if unreadable := next(self.document.block_index.entries(key, any_case=True), None):
            raise BrokenEntryError(
                f"the entry {key} cannot be read: {unreadable.reason}",
                hint="fix it in an editor; `ssmlit check --syntax` lists everything that is broken",
                path=self.path,
                line=unreadable.line,
            )
        near = self.nearest(key) if key.strip() else ()
        hint = did_you_mean(*near, otherwise="`ssmlit search WORDS` finds keys")
        which = key if key.strip() else "without a key"
        raise UnresolvedError(f"there is no entry {which}", hint=hint, path=self.path)

    def find(self, key: str) -> Entry | None:
        """Return the entry that another names by its key, in any case, or None.

        An old key in `ids` counts, too, as in biber.
        """
        return self.document.find(key) or next(iter(self.former.get(key.lower(), ())), None)

    def complete(self, entry: Entry) -> Entry:
        """Return an entry with the fields it has from its `crossref` and `xdata`."""
        from ssmlit.fields.inheritance import resolved

        return resolved(entry, self.find)

    def by_identifier(self, identifier: Identifier) -> tuple[Entry, ...]:
        """Return the entries with an identifier, whatever its version."""
        return self.by_identifiers([identifier])[identifier]

    def carrying(self, identifier: Identifier) -> Entries:
        """Return what `by_identifier` does; faster for a few, before all entries are read."""
        if "_works" in vars(self) or self._known:
            return self.by_identifier(identifier)
        return self._carrying([identifier])[identifier]

    def by_identifiers(self, wanted: Iterable[Identifier]) -> Mapping[Identifier, Entries]:
        """Return the entries of each identifier; for many, or in a small library, all are read."""
        several = list(dict.fromkeys(wanted))
        if len(several) > _FEW or len(self.document.data) < LARGE:
            return {identifier: self._identified.get(identifier, ()) for identifier in several}
        if unknown := [one for one in several if one not in self._carried]:
            self._carried |= self._carrying(unknown)
        return {identifier: self._carried[identifier] for identifier in several}

    def _carrying(self, wanted: Sequence[Identifier]) -> dict[Identifier, Entries]:
        from ssmlit.fields import identifiers
        from ssmlit.fields.names import IDENTIFIED_BY
        from ssmlit.identifiers import words_to_prefilter_by

        sets = [words_to_prefilter_by(identifier) for identifier in wanted]
        candidates: Sequence[Entry]
        if len(self.document.data) < LARGE:
            candidates = self.document.containing(*sets, names=frozenset(IDENTIFIED_BY))
        else:
            candidates = self.containing(*sets)
        named = [(entry, identifiers(entry)) for entry in candidates]
        return {one: tuple(entry for entry, ids in named if one in ids) for one in wanted}

    @cached_property
    def _identified(self) -> Mapping[Identifier, Entries]:
        found: defaultdict[Identifier, list[Entry]] = defaultdict(list)
        for entry, work in zip(self.entries, self._works, strict=True):
            for identifier in dict.fromkeys(work.identifiers):
                found[identifier].append(entry)
        return {identifier: tuple(entries) for identifier, entries in found.items()}

    @cached_property
    def _works(self) -> Sequence[Candidate]:
        """All entries as candidates, their titles and identifiers read once."""
        from ssmlit.library.candidate import Candidate

        known = {} if self.document.definitions else self._known
        found = ((entry, known.get(source_of(entry))) for entry in self.entries)
        return tuple(work.of(entry) if work else Candidate.of_entry(entry) for entry, work in found)

    @property
    def works_by_source(self) -> Mapping[bytes, Candidate]:
        """What was read already of a small library without macros, by its entries' sources."""
        is_small = len(self.document.data) < LARGE and not self.document.definitions
        works = vars(self).get("_works", ()) if is_small else ()
        return {source_of(work.entry): work for work in works}

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """The records of all entries in the file's order."""
        from ssmlit.fields import record

        return tuple(map(record, self.completed(self.entries)))

    def record(self, entry: Entry) -> Record:
        """Return the record of an entry that `completed` gave, which is read only once."""
        from ssmlit.fields import record

        if entry.name not in self._records:
            self._records[entry.name] = record(entry)
        return self._records[entry.name]

    def completed(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """Yield entries as `complete` returns them; where nothing has parents, as they are."""
        from ssmlit.fields.inheritance import find_nothing, resolved
        from ssmlit.fields.names import PARENT_FIELDS

        find = self.find if self.document.mentions(PARENT_FIELDS) else find_nothing
        return (resolved(entry, find) for entry in entries)

    @cached_property
    def candidates(self) -> Candidates:
        """All entries as candidates."""
        from ssmlit.library.candidates import Candidates

        return Candidates(self._works)

    @cached_property
    def tags(self) -> Mapping[str, int]:
        """Tags → how many entries have them, the most frequent first."""
        from ssmlit.fields.keywords import count_tags

        return count_tags(self.entries)

    @cached_property
    def keys(self) -> frozenset[str]:
        """Every key that is taken, in lower case: those in the file, broken entries' and `ids`."""
        return self.document.keys | frozenset(self.former)

    @cached_property
    def former(self) -> Mapping[str, Entries]:
        """Old keys in lower case → the entries that list them in `ids`, in the file's order."""
        from ssmlit.fields import old_keys

        found: dict[str, Entries] = {}
        for entry in self.document.having("ids"):
            for key in dict.fromkeys(map(str.lower, old_keys(entry))):
                found[key] = (*found.get(key, ()), entry)
        return found

    def nearest(self, key: str) -> tuple[str, ...]:
        """Return up to three keys whose spelling, or that of a former key, is similar.

        The nearest is first; before them are those with this word after the year, failing them
        those with a similar one: `vmunet` for `ruan2025vmunet`.
        """
        from rapidfuzz import fuzz, process

        whole = {known: known for known in sorted(self.keys)}
        words = {known: _AFTER_YEAR.sub("", known) for known in whole}
        for names, least in ((words, _SAME), (whole, _NEAR), (words, _NEAR)):
            matches = process.extract(
                key.lower(), names, scorer=fuzz.ratio, limit=_NEAREST, score_cutoff=least
            )
            if matches:
                break
        entries = (self.find(known) for _, _, known in matches)
        return tuple(dict.fromkeys(entry.key for entry in entries if entry))


def _title_and_authors(entry: Entry) -> tuple[str, str]:
    from ssmlit.fields import texts
    from ssmlit.latex import squash

    values = texts(entry)
    return squash(values.get("title", "")), squash(values.get("author", ""))
