"""An entry that takes from others what it lacks, field by field.

Knows which fields belong together, which may be united, and where second identifiers and links go.
Changes nothing: it ends as edits.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ssmlit import fields
from ssmlit.duplicates.decisions import FIELD as DISTINCT
from ssmlit.duplicates.decisions import items as distinct_items
from ssmlit.duplicates.prepare import prepare
from ssmlit.duplicates.titles import align
from ssmlit.latex import fold
from ssmlit.model import Edit, Entry, Field, SetField

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ssmlit.model import Record

__all__ = ["Choice", "Merger"]

_DATES = frozenset({"year", "month", "day", "date"})
_PLACE = frozenset(
    {
        "journal", "journaltitle", "booktitle", "volume", "number", "issue", "pages", "publisher",
        "series", "address", "location", "organization", "editor", "issn", "howpublished",
        "institution", "school", "eventtitle", "venue",
    }
)  # fmt: skip
# Lists to unite, with what parts and joins their items.
_LISTS = {
    "identifiers": (None, " "),
    "links": (None, " "),
    "groups": (",", ", "),
    "file": (";", ";"),
}
_EPRINT = ("eprint", "archiveprefix", "eprinttype", "primaryclass", "eprintclass", "version")
_LINKS = ("url", "code", "project", "pdf", "video", "slides", "poster", "data", "demo", "thesis")
_NAMES = frozenset({"doi", "openreview", "isbn", "pmid", "pmcid", *_EPRINT})


@dataclass(frozen=True, slots=True)
class Choice:
    """One field on which the entries do not all agree.

    Attributes:
        field: its lower-case name.
        kept: the text the survivor will have.
        values: (key, text) of every entry that has the field, the survivor first.
        conflict: whether the values contradict each other, so that a person may want to choose.
    """

    field: str
    kept: str
    values: tuple[tuple[str, str], ...]
    conflict: bool


class Merger:
    """The survivor's fields as they grow; a value with its exact source where it was copied."""

    def __init__(self, kept: Entry) -> None:
        self._kept = kept
        self._record = fields.record(kept)
        self._before = fields.texts(kept)
        self._texts = dict(self._before)
        self._sources: dict[str, str] = {}
        self._notes: list[str] = []

    def put(self, name: str, text: str) -> None:
        """Give a field a text in LaTeX, whatever the entries say."""
        self._texts[name] = text
        self._sources.pop(name, None)

    def take(self, other: Entry) -> None:
        """Take from another entry what the survivor lacks."""
        record = fields.record(other)
        for item in _first_of_each(other):
            self._take_field(item, other, record)
        self._take_tags(other)
        self._take_names(other)
        self._take_keys(other)

    def _take_field(self, item: Field, other: Entry, record: Record) -> None:
        name = item.name.lower()
        if name in ("keywords", "ids", DISTINCT) or not item.text.strip():
            return
        if name in _LISTS:
            self._unite(name, item.text)
        elif name not in self._texts:
            self._take_missing(name, item, record)
        elif name in _LINKS:
            self._take_link(name, item.text)
        elif name == "timestamp":
            self.put(name, min(self._texts[name], item.text))
        elif name == "author" and self._record.others and not record.others:
            self._copy(name, item)
        elif name not in _NAMES and not self._says(name, item.text, record):
            self._notes.append(f"{other.key}: {name} = {item.text}")

    def _take_missing(self, name: str, item: Field, record: Record) -> None:
        apart = self._record.year and record.year and self._record.year != record.year
        if name in _DATES and (self._record.year or self._texts.get("date")):
            if not apart and name in ("month", "day") and "date" not in self._texts:
                self._copy(name, item)
        elif name in _PLACE and not self._same_place(record):
            if record.venue:
                self._notes.append(f"{record.key}: {name} = {item.text}")
        elif name in _EPRINT and "eprint" in self._before:
            return
        else:
            self._copy(name, item)

    def _same_place(self, record: Record) -> bool:
        """Whether the other's venue is the survivor's, so that its volume and pages are, too."""
        mine, theirs = prepare(self._record), prepare(record)
        if not mine.published:
            return True
        return theirs.published and bool(set(mine.venue) & set(theirs.venue))

    def _copy(self, name: str, item: Field) -> None:
        self._texts[name] = item.text
        self._sources[name] = item.source

    def _says(self, name: str, text: str, record: Record) -> bool:
        """Whether the survivor's field says the same, or the other's has nothing worth keeping."""
        mine, theirs = fold(self._texts[name]), fold(text)
        if mine == theirs or theirs in mine:
            return True
        if name == "title":
            match = align(prepare(self._record).title, prepare(record).title)
            return match.equal
        if name in _PLACE:
            return not record.venue
        return name == "author" and not _more_authors(record, self._record)

    def _take_link(self, name: str, text: str) -> None:
        known = " ".join(self._texts.get(other, "") for other in (*_LINKS, "links"))
        if text.strip() not in known:
            role = "paper" if name == "url" else name
            self._unite("links", f"{role}={text.strip()}")

    def _take_tags(self, other: Entry) -> None:
        grown = replace(self._kept, fields=_with_text(self._kept, "keywords", self._texts))
        text = fields.keywords_with(grown, add=_clean_tags(other))
        if text is not None:
            self.put("keywords", text)

    def _take_names(self, other: Entry) -> None:
        """Keep identifiers for whose scheme the survivor's field is taken in `identifiers`."""
        now = replace(
            self._kept, fields=tuple(Field(k, f"{{{v}}}", v) for k, v in self._texts.items())
        )
        have = set(fields.identifiers(now))
        for identifier in fields.identifiers(other):
            if identifier not in have:
                self._unite("identifiers", str(identifier))

    def _take_keys(self, other: Entry) -> None:
        keys = self._ids()
        known = {key.lower() for key in (*keys, self._kept.key)}
        for key in (other.key, *fields.old_keys(other)):
            if key.lower() not in known:
                known.add(key.lower())
                keys.append(key)
        if keys != self._ids():
            self.put("ids", ", ".join(keys))
        self._take_decisions(other, known)

    def _ids(self) -> list[str]:
        return [key.strip() for key in self._texts.get("ids", "").split(",") if key.strip()]

    def _take_decisions(self, other: Entry, merged: set[str]) -> None:
        mine = [part.strip() for part in self._texts.get(DISTINCT, "").split(",") if part.strip()]
        known = {part.split()[0].lower() for part in mine} | merged
        more = [
            f"{key} {identifier}".strip()
            for key, identifier in distinct_items(other)
            if key.lower() not in known
        ]
        if more:
            self.put(DISTINCT, ", ".join((*mine, *more)))

    def _unite(self, name: str, text: str) -> None:
        mark, join = _LISTS[name]
        have = [part.strip() for part in self._texts.get(name, "").split(mark) if part.strip()]
        more = [part.strip() for part in text.split(mark) if part.strip()]
        new = [part for part in dict.fromkeys(more) if part not in have]
        if new:
            self.put(name, join.join((*have, *new)))

    def edits(self) -> list[Edit]:
        """Return what changes in the survivor."""
        if self._notes:
            before = self._texts.get("annote", "")
            notes = [note for note in dict.fromkeys(self._notes) if note not in before]
            if notes:
                text = "Merged from " + "; ".join(notes)
                self.put("annote", f"{before}; {text}" if before else text)
        kept = self._kept
        return [
            SetField(
                kept.key,
                name,
                self._sources.get(name, text),
                nth=kept.nth,
                verbatim=name in self._sources,
            )
            for name, text in self._texts.items()
            if self._before.get(name) != text
        ]

    def choices(self, entries: Sequence[Entry]) -> tuple[Choice, ...]:
        """Return the fields in which entries differ, the survivor's values first."""
        ordered = [self._kept, *(entry for entry in entries if entry is not self._kept)]
        found = []
        for name in dict.fromkeys(name for entry in ordered for name in fields.texts(entry)):
            values = tuple(
                (entry.key, text)
                for entry in ordered
                if (text := fields.texts(entry).get(name)) is not None
            )
            if len({text for _, text in values}) > 1 or values[0][0] != self._kept.key:
                united = name in _LISTS or name in ("keywords", "ids", DISTINCT)
                differ = len({fold(text) for _, text in values}) > 1
                kept = self._texts.get(name, "")
                found.append(Choice(name, kept, values, conflict=differ and not united))
        return tuple(found)


def _first_of_each(entry: Entry) -> list[Field]:
    found: dict[str, Field] = {}
    for item in entry.fields:
        found.setdefault(item.name.lower(), item)
    return list(found.values())


def _with_text(entry: Entry, name: str, texts: Mapping[str, str]) -> tuple[Field, ...]:
    rest = tuple(item for item in entry.fields if item.name.lower() != name)
    text = texts.get(name)
    return rest if text is None else (*rest, Field(name, f"{{{text}}}", text))


def _clean_tags(entry: Entry) -> list[str]:
    """Return the tags that can stand in any keywords field: a part that cannot is split."""
    parts = [part for tag in fields.tags(entry) for part in tag.replace(";", ",").split(",")]
    return [text for part in parts if (text := part.replace("{", "").replace("}", "").strip())]


def _more_authors(one: Record, other: Record) -> bool:
    return not prepare(one).surnames <= prepare(other).surnames
