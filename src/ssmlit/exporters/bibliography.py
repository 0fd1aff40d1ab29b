"""What is exported: entries with everything needed to write them.

Responsible for how each kind of format sees entries: as they stand, for BibTeX's
relatives; as works, complete with the fields of their parents, for all others. Does not depend on
any format.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from ssmlit import fields, identifiers
from ssmlit._lazy import regex
from ssmlit.exporters import kind_names
from ssmlit.exporters.addresses import foreign_address, web_address
from ssmlit.fields import identity, inheritance, languages
from ssmlit.fields.date_forms import beyond_a_day, date_parts
from ssmlit.fields.names import IDENTIFIER_FIELDS, JOURNAL_FIELDS, NO_WORKS, VENUE_FIELDS
from ssmlit.fields.own_notes import for_readers
from ssmlit.latex import parse_names, to_unicode
from ssmlit.model import Person

if TYPE_CHECKING:
    from ssmlit.fields.inheritance import Find
    from ssmlit.model import Entry, Record

#: Of https://shortdoi.org; doi.org leads to the work, but it does not say which DOI it stands for.
_SHORT_DOI = regex(r"10/[a-z0-9]+", re.IGNORECASE)
_SUBTITLES = {**dict.fromkeys(JOURNAL_FIELDS, "journalsubtitle"), "booktitle": "booksubtitle"}
OTHERS = Person("others")  # which pandoc and Typst print as others whom nobody names

#: biblatex's fields for people who edited a work, each with its `…type`.
EDITORS = ("editor", "editora", "editorb", "editorc")


def short_doi(text: str) -> str:
    """Return a short DOI, if a text is one; or ""."""
    return text.strip() if _SHORT_DOI.fullmatch(text.strip()) else ""


def editor_role(fields: Mapping[str, str], name: str, roles: Mapping[str, str]) -> str:
    """Return what a format calls the people in a field of editors; "" where it has no word."""
    said = fields.get(f"{name}type", "").strip().lower()
    return roles.get(said, "editor" if name == "editor" else "")


def subtitle_of_venue(fields: Mapping[str, str]) -> str:
    """Return the name of the field that has the subtitle of what a work is in; or ""."""
    venue = next((name for name in VENUE_FIELDS if fields.get(name)), "")
    return _SUBTITLES.get(venue, "")


@dataclass(frozen=True)
class Work:
    """An entry as every format but BibTeX's sees it, in Unicode."""

    key: str  # the citation key to write it under
    record: Record  # what it says
    fields: Mapping[str, str]  # the texts of all its fields, by lower-case name, as they stand
    entry: Entry  # with the fields of its parents

    def text(self, *names: str) -> str:
        """Return the text of the first field present, in Unicode; or ""."""
        return next((to_unicode(self.fields[name]) for name in names if name in self.fields), "")

    @property
    def pages(self) -> str:
        """The pages with hyphens, or the number that stands for them in journals without pages."""
        return self.record.pages.replace("–", "-") or self.text("eid")

    @property
    def doi(self) -> str:
        """Its DOI, or a short one (`10/bzj9v5`) as it is written."""
        return self.record.identifier("doi") or short_doi(self.fields.get("doi", ""))

    @property
    def language(self) -> str:
        """The tag of the work's language, or the language as the entry names it, or ""."""
        return languages.language(self.text(*languages.FIELDS))

    def people(self, name: str) -> tuple[Person, ...]:
        """Return the names in a field; `OTHERS` at the end of a list that is cut."""
        people, others = parse_names(self.fields.get(name, ""))
        return (*people, OTHERS) if others else people

    def editors(self, roles: Mapping[str, str]) -> dict[str, tuple[Person, ...]]:
        """Return editors by what a format calls them.

        Args:
            roles: biblatex's words in `editortype` → the format's; `editor` for all others in
                `editor` itself.
        """
        found: dict[str, tuple[Person, ...]] = {}
        for name in EDITORS:
            role = editor_role(self.fields, name, roles)
            if role and name in self.fields:
                found[role] = (*found.get(role, ()), *self.people(name))
        return found

    @property
    def annotation(self) -> str:
        """What people wrote in `annote`, without ssmlit's own notes."""
        return to_unicode(for_readers(self.fields.get("annote", self.fields.get("annotation", ""))))

    @property
    def genre(self) -> str:
        """The kind of work in words, where the entry says one: "Bachelor's thesis"."""
        return kind_names.printed_kind(self.text("type"))

    @property
    def when(self) -> str:
        """The year as it is printed: `2020`, `1487–1490`, `c. 1723`, `in press`; or ""."""
        date = self.fields.get("date", "")
        written = self.text("year") or to_unicode(date_parts(date).year.strip("{}"))
        return written.replace("--", "–")

    @cached_property
    def dated(self) -> str:
        """What its date says beside one year, month and day: `jun–sep`, `1955–58`; or ""."""
        said = beyond_a_day(self.fields)
        if said.keys() == {"month"}:
            said["year"] = self.when
        return " ".join(said.values()).replace("--", "–").replace("/", "–")

    @property
    def url(self) -> str:
        """Where to find it: its own address, that of its best identifier, any that it names."""
        if own := foreign_address(self.fields):
            return own
        found = identity.where_found(self.fields, self.record.type)
        return found or web_address(self.fields.get("howpublished", ""))

    def publisher(self, shown: str) -> str:
        """Return who published it, where a format has a place for only one of two.

        Args:
            shown: which comes first, "venue" or "publisher"; "" where each has its own.
        """
        venue, publisher = self.record.venue, self.record.publisher
        if shown == "venue":
            return venue or publisher
        return publisher or (venue if shown else "")

    def number(self, scheme: str) -> str:
        """Its ISBN in 13 digits, its PMID or PMCID; what is more than one as it is written."""
        text = self.text(IDENTIFIER_FIELDS[scheme])
        is_one = not text or identifiers.labelled(scheme, text) is not None
        return self.record.identifier(scheme) if is_one else text


@dataclass(frozen=True)
class Bibliography:
    """What is exported."""

    entries: Sequence[Entry]  # in the order wanted, each once
    strings: Mapping[str, str] = field(default_factory=dict)  # the library's macros, name → text
    # key → keys to write the entry under, for papers that cite an old key
    aliases: Mapping[str, Sequence[str]] = field(default_factory=dict)
    find: Find = inheritance.find_nothing  # key → entry of the library, for parents
    preambles: Sequence[str] = ()  # the library's `@preamble` commands as they stand

    @cached_property
    def works(self) -> tuple[Work, ...]:
        """The entries as works, each under every key it is wanted by; sets are left out."""
        complete = (
            inheritance.resolved(entry, self.find)
            for entry in self.entries
            if entry.type.lower() not in NO_WORKS
        )
        return tuple(
            Work(key, _record_with_inherited(entry), _texts(entry), entry)
            for entry in complete
            for key in self.aliases.get(entry.key, (entry.key,))
        )


def _texts(entry: Entry) -> Mapping[str, str]:
    """Return the texts of an entry's fields; the year of the original by biblatex's name."""
    texts = dict(fields.texts(entry))
    if "origyear" in texts and not texts.get("origdate"):
        texts["origdate"] = texts.pop("origyear")
    return texts


def _record_with_inherited(entry: Entry) -> Record:
    """Return what an entry says, with the fields that complete others.

    Who published it is often its organization (GNU, PMLR). A book is not in itself: that is how
    BibTeX's parents say the `booktitle` of their parts.
    """
    record, more = fields.record(entry), fields.texts(entry)

    def text(name: str) -> str:
        return to_unicode(more.get(name, ""))

    below = text(subtitle_of_venue(more))
    is_own = record.type != "article" and record.venue == record.title and not below
    is_in = record.venue and not is_own
    return record._replace(
        venue=": ".join(filter(None, (record.venue, below))) if is_in else "",
        number=record.number or text("issue"),
        publisher=record.publisher or text("organization"),
    )
