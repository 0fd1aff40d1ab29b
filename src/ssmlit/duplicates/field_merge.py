"""Merging entries into one, field by field, without losing any value.

Responsible for which fields are copied, combined or left alone, and for the place of leftover
values: `annote`, or the list of what was dropped with the reason (see `leftovers`). Changes
nothing: it ends as edits, or as an entry.
"""

from __future__ import annotations

from dataclasses import replace

from ssmlit import fields, identifiers
from ssmlit._lazy import regex
from ssmlit.duplicates import user_decisions
from ssmlit.duplicates.leftovers import (
    ENTRY_TYPE,
    EPRINT,
    LINKS,
    LISTS,
    addresses,
    annotation,
    leftovers,
    links_of,
    list_items,
    preprints_in,
    saying,
    squeezed,
)
from ssmlit.duplicates.people import spells_out
from ssmlit.duplicates.publications import is_published, same_publication
from ssmlit.duplicates.verdict import OTHERWISE, Leftover
from ssmlit.fields import own_notes
from ssmlit.fields.entries import with_field, without_field
from ssmlit.fields.entry_types import is_said
from ssmlit.fields.names import DATES, DISTINCT, VENUE_FIELDS
from ssmlit.identifiers.doi import is_of_server
from ssmlit.model import Entry, Field, Record

# What belongs to one publication: mixed from two records it would be wrong.
_PUBLICATION = frozenset(
    {
        "journal", "journaltitle", "booktitle", "volume", "number", "issue", "pages", "publisher",
        "series", "address", "location", "organization", "editor", "issn", "howpublished",
        "institution", "school", "eventtitle", "venue", "crossref", "xref", "chapter", "edition",
        "eid", "isbn",
    }
)  # fmt: skip
_TEXTS = frozenset({"title", "subtitle", "author"})
_ADDRESS = regex(r"https?://[^\s{}\\]+")
_LINK_ROLES = {"url": "paper", "ee": "paper"}


class FieldMerger:
    """The survivor's fields during a merge.

    Args:
        kept: the entry whose key stays.
        adopts_publication: a preprint takes type, venue, date, title and authors of a publication
            together; without, it stays a preprint.
    """

    def __init__(self, kept: Entry, *, adopts_publication: bool = True) -> None:
        self._kept = kept
        self._fields = fields.firsts(kept)
        repeats = len(self._fields) < len(kept.fields)
        self._adopts = adopts_publication and not repeats
        self._others: list[Entry] = []
        self._reported: list[Entry] = []
        self._type = kept.type

    def put(self, name: str, text: str) -> None:
        """Give a field a text in LaTeX, whatever the entries say."""
        self._fields[name] = Field.braced(name, text)

    def choose(self, name: str, text: str) -> None:
        """Set a field to the user's choice, with the source of the entry that has it."""
        if name == ENTRY_TYPE:
            self._type = text
            return
        for entry in (self._kept, *self._others, *self._reported):
            for item in entry.fields:
                if item.name.lower() == name and item.text == text:
                    self._copy(item)
                    return
        self.put(name, text)

    def take(self, other: Entry, *, noted: bool = True, answers: bool = True) -> None:
        """Take from another entry what the survivor lacks.

        Args:
            other: the entry.
            noted: write leftover values to `annote`; otherwise only report them, but for what a
                reader wrote there.
            answers: whether the survivor keeps the other's key as an old one.
        """
        (self._others if noted else self._reported).append(other)
        record, mine = fields.comparable_record(other), fields.comparable_record(self._entry())
        is_same = same_publication(mine, record)
        is_new = self._adopts and is_published(other) and not is_published(self._entry())
        if is_new and not is_same:
            self._adopt(other)
            mine = fields.comparable_record(self._entry())
            is_same = same_publication(mine, record)
        had = frozenset(self._fields)  # what an entry says together is taken together
        for item in fields.firsts(other).values():
            self._take_field(item, record, mine, had, is_same=is_same)
        if not noted:
            self._take_remarks(other)
        self._take_tags(other)
        self._take_identifiers(other)
        self._take_keys(other, (other.key,) if answers else ())

    def _entry(self) -> Entry:
        return replace(self._kept, type=self._type, fields=tuple(self._fields.values()))

    def settled(self) -> tuple[Entry, tuple[Leftover, ...]]:
        """Return the merged entry, and the values without a field of their own.

        These are noted in the entry's `annote`, or dropped with a reason.
        """
        after = self._entry()
        firsts = tuple(fields.firsts(self._kept).values())  # the rest stays there
        kept = replace(self._kept, fields=firsts)
        found = leftovers((kept, *self._others), after)
        reported = [
            one._replace(reason=one.reason or OTHERWISE) for one in leftovers(self._reported, after)
        ]
        name = fields.own_name(after, "annote")
        note = annotation(after.get(name), [one for one in found if not one.reason])
        if note is None:
            return after, (*found, *reported)
        rest = without_field(after, name)
        return with_field(rest, name, note), (*found, *reported)

    def _adopt(self, other: Entry) -> None:
        """Make the survivor the publication that another entry describes."""
        theirs = fields.firsts(other)
        of_one_record = (
            _PUBLICATION | DATES | (_TEXTS if {"title", "author"} <= theirs.keys() else set())
        )
        mine = self._fields.get("author")
        for name in of_one_record & self._fields.keys():
            del self._fields[name]
        for name, item in theirs.items():  # in the record's order, not that of a set
            if name in of_one_record:
                self._copy(item)
        if mine and "author" in theirs and spells_out(mine.text, other.get("author")):
            self._copy(mine)
        self._type = other.type
        if "doi" in self._fields and self._is_set_aside(self._fields["doi"]):
            del self._fields["doi"]

    def _is_set_aside(self, item: Field) -> bool:
        """Put the DOI of a preprint elsewhere in a publication: the venue's, if any, is its `doi`.

        arXiv's goes into `eprint`, that of another server into `identifiers`.
        """
        named = identifiers.parse(item.text) if item.name.lower() == "doi" else None
        if named is None or not is_published(self._entry()):
            return False
        if named.scheme == "doi":
            if of_server := is_of_server(named.value):
                self._unite("identifiers", str(named))
            return of_server
        if "eprint" not in self._fields:
            self.put("eprint", named.value)
            self.put("archiveprefix", "arXiv")
        return True

    def _take_field(
        self, item: Field, record: Record, mine: Record, had: frozenset[str], *, is_same: bool
    ) -> None:
        name = item.name.lower()
        if name in ("keywords", "ids", "annote", DISTINCT) or not item.text.strip():
            return
        preprints = set(preprints_in(item))
        if preprints and not preprints.isdisjoint(fields.identifiers(self._entry())):
            return
        if self._is_set_aside(item):
            return
        if name in LISTS:
            self._unite(name, item.text)
        elif name in LINKS:
            self._take_link(name, item)
        elif self._is_said(item):
            return
        elif name in self._fields and self._fields[name].text.strip():
            if self._is_better(item, record, mine):
                self._copy(item)
        elif self._may_be_copied(name, record, mine, had, is_same=is_same):
            self._copy(item)

    def _is_said(self, item: Field) -> bool:
        """Whether a field only repeats what the survivor says elsewhere."""
        if item.name.lower() == "remark":
            return bool(saying(item.text, fields.texts(self._entry())))
        return item.name.lower() == "type" and is_said(item.text, self._type)

    def _is_better(self, item: Field, record: Record, mine: Record) -> bool:
        """Whether a value replaces the survivor's: an earlier day, a list not cut, names in full.

        A cut list has more people than it names; one that names no more is a different list.
        """
        name = item.name.lower()
        if name == "timestamp":
            return item.text < self._fields["timestamp"].text
        if name != "author":
            return False
        names_more = len(record.authors) > len(mine.authors) and not record.others
        return (mine.others and names_more) or spells_out(item.text, self._fields[name].text)

    def _may_be_copied(
        self, name: str, record: Record, mine: Record, had: frozenset[str], *, is_same: bool
    ) -> bool:
        if name in DATES and not had.isdisjoint(("date", "year")):
            return is_same and name in ("month", "day") and "date" not in had
        if name in VENUE_FIELDS and not had.isdisjoint(VENUE_FIELDS):
            return False
        if fields.own_name(self._entry(), name) in had - {name}:
            return False
        if name in _PUBLICATION:
            return is_same
        if name == "version" and self._kept.get("eprint"):
            return False
        if name in EPRINT and self._kept.get("eprint"):
            same = record.identifier("arxiv") == mine.identifier("arxiv") != ""
            return same and fields.own_name(self._kept, name) == name
        return True

    def _copy(self, item: Field) -> None:
        name = item.name.lower()
        self._fields[name] = item._replace(name=name)

    def _take_link(self, name: str, item: Field) -> None:
        text, known = item.text.strip(), fields.identifiers(self._entry())
        if text in addresses(self._entry()) or identifiers.parse(text) in known:
            return
        if name not in self._fields:
            self._copy(item)
        elif _ADDRESS.fullmatch(text):
            self._unite("links", f"{_LINK_ROLES.get(name, name)}={text}")

    def _take_remarks(self, other: Entry) -> None:
        """Keep what a reader wrote in `annote`, as in the notes of RIS: no record repeats it."""
        name = fields.own_name(self._entry(), "annote")
        have = self._fields[name].text if name in self._fields else ""
        text = squeezed(own_notes.for_readers(other.get("annote")))
        if text and text not in squeezed(have):
            self.put(name, "; ".join(filter(None, (have, text))))

    def _take_tags(self, other: Entry) -> None:
        have = {tag.casefold() for tag in _clean_tags(self._entry())}
        more = [tag for tag in _clean_tags(other) if tag.casefold() not in have]
        text = fields.keywords_with(self._entry(), add=more)
        if text is not None:
            self.put("keywords", text)

    def _take_identifiers(self, other: Entry) -> None:
        """Keep identifiers in `identifiers` if the field of their scheme is taken."""
        have = set(fields.identifiers(self._entry()))
        for identifier in fields.identifiers(other):
            if identifier not in have:
                self._unite("identifiers", str(identifier))

    def _take_keys(self, other: Entry, more: tuple[str, ...]) -> None:
        before = fields.old_keys(self._entry())
        known = {key.lower() for key in (*before, self._kept.key)}
        keys = list(before)
        for key in (*more, *fields.old_keys(other)):
            if key and key.lower() not in known:
                known.add(key.lower())
                keys.append(key)
        if len(keys) > len(before):
            self.put("ids", ", ".join(keys))
        self._take_decisions(other, known)

    def _take_decisions(self, other: Entry, merged: set[str]) -> None:
        mine = user_decisions.items(self._entry())
        known = {key.lower() for key, _ in mine} | merged
        more = [one for one in user_decisions.items(other) if one[0].lower() not in known]
        if more:
            self.put(DISTINCT, user_decisions.listed((*mine, *more)))

    def _unite(self, name: str, text: str) -> None:
        _, join = LISTS[name]
        have = list_items(name, self._fields[name].text if name in self._fields else "")
        known = {*have, *(links_of(self._entry()) if name == "links" else ())}
        new = [item for item in dict.fromkeys(list_items(name, text)) if item not in known]
        if new:
            self.put(name, join.join((*have, *new)))


def _clean_tags(entry: Entry) -> list[str]:
    """Return the tags that can be in any keywords field: a part that cannot is split."""
    parts = [part for tag in fields.tags(entry) for part in tag.replace(";", ",").split(",")]
    return [text for part in parts if (text := part.replace("{", "").replace("}", "").strip())]
