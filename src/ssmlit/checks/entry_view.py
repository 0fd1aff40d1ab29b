"""An entry as rules see it.

Responsible for quick access to fields, identifiers and inherited values, and for the edits that
most fixes are. Does not depend on the library's other entries.
"""

from __future__ import annotations

import string
from functools import cached_property

from ssmlit.bibtex.layout import RefusedError, check_value
from ssmlit.bibtex.macros import MONTHS
from ssmlit.fields import identity
from ssmlit.fields.names import CONTAINER_FIELDS
from ssmlit.latex import to_unicode
from ssmlit.model import DropField, Edit, Entry, Field, Identifier, SetField
from ssmlit.strings import words

_BIBLATEX_FIELDS = words(
    "date journaltitle location eprinttype eprintclass langid xdata subtitle maintitle shorthand"
    " shortauthor shorteditor titleaddon maintitleaddon booktitleaddon booksubtitle journalsubtitle"
    " issuetitle entrysubtype pubstate origdate eventdate eventtitle relatedtype bookauthor editora"
    " editortype commentator"
)
_NOTHING = string.whitespace + "{}"
_BIBLATEX_TYPES = words("online thesis report collection dataset software mvbook")


class EntryView:
    """An entry and what rules ask it.

    Attributes:
        entry: the entry.
        key: its citation key.
        type: its type in lower case.
        fields: the fields by lower-case name; of repeated ones the first.
        composed: the fields whose value is a macro, or joined by `#`; months are none.
        is_foreign: whether a field holds a letter outside ASCII.
        has_blank: whether a field holds nothing but blanks and braces.
    """

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        self.key = entry.key
        self.type = entry.type.lower()
        self.fields: dict[str, Field] = {}
        self.composed: list[Field] = []
        self.is_foreign = False
        self.has_blank = False
        for field in entry.fields:
            name, source, text = field
            self.fields.setdefault(name.lower(), field)
            is_plain = len(source) == len(text) + 2 or source.isdecimal()
            if not is_plain and source.lower() not in MONTHS:
                self.composed.append(field)
            if not text.isascii():
                self.is_foreign = True
            if not text.strip(_NOTHING) or text.isspace():
                self.has_blank = True

    def text(self, name: str) -> str:
        """Return the text of a field without blanks at its ends, or ""."""
        field = self.fields.get(name)
        return field.text.strip() if field else ""

    def first(self, *names: str) -> Field | None:
        """Return the first of these fields that is present and not empty."""
        for name in names:
            field = self.fields.get(name)
            if field is not None and field.text and not field.text.isspace():
                return field
        return None

    @cached_property
    def identifiers(self) -> tuple[Identifier, ...]:
        """Every identifier that the fields and links name."""
        return identity.identifiers({name: field.text for name, field in self.fields.items()})

    @property
    def arxiv(self) -> Identifier | None:
        """Its identifier at arXiv."""
        return next((one for one in self.identifiers if one.scheme == "arxiv"), None)

    @cached_property
    def title(self) -> str:
        """The title in Unicode."""
        return to_unicode(self.text("title"))

    @property
    def venue(self) -> Field | None:
        """The field with the journal or the book that it is in."""
        return self.first(*CONTAINER_FIELDS)

    @property
    def is_biblatex(self) -> bool:
        """Whether the entry is written in biblatex's model rather than BibTeX's."""
        return self.type in _BIBLATEX_TYPES or not _BIBLATEX_FIELDS.isdisjoint(self.fields)

    @property
    def is_on_arxiv(self) -> bool:
        """Whether `archiveprefix` or `eprinttype` says that the eprint is arXiv's."""
        kind = self.text("archiveprefix") or self.text("eprinttype")
        return kind.lower().strip("{}") in identity.ARXIV

    def rewritten(self, field: Field, text: str) -> tuple[Edit, ...]:
        """Return the edit that gives a field another text, unless it would lose a macro or brace.

        No edit is offered that would be refused. Nor is a value changed that begins letters of
        another encoding (ISO 2022): any sign may be half of one.
        """
        if text == field.text or not is_plain(field) or "\x1b" in field.text:
            return ()
        try:
            check_value(text)
        except RefusedError:
            return ()
        return self.with_field(field.name, text)

    def with_field(self, name: str, text: str, *, verbatim: bool = False) -> tuple[Edit, ...]:
        """Return the edit that adds or changes a field; a `verbatim` text is a source: a macro."""
        return (SetField(self.key, name, text, nth=self.entry.nth, verbatim=verbatim),)

    def without(self, field: Field) -> tuple[Edit, ...]:
        """Return the edit that removes a field."""
        return (DropField(self.key, field.name, nth=self.entry.nth),)


def is_text(field: Field) -> bool:
    """Return whether a value begins as text or is a number: macros are for other rules."""
    return field.source[:1] in {"{", '"'} or field.source.isdigit()


def is_plain(field: Field) -> bool:
    """Return whether a value is one piece in braces or quotes, or a number: no macro, no `#`."""
    source = field.source
    return (source[:1] in {"{", '"'} and source[1:-1] == field.text) or source.isdecimal()
