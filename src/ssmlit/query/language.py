"""The field names of the query language: the one table for parser, help and completion.

Responsible for names and sentences. Does not depend on how anything is matched.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple, TypeAlias

from ssmlit.fields.names import VENUE_FIELDS
from ssmlit.strings import closest

Kind: TypeAlias = Literal["text", "tag", "year", "added", "id", "type", "has", "missing"]


class QueryField(NamedTuple):
    """A field that a query can name."""

    name: str  # what is written before the colon
    kind: Kind  # how the value is understood
    help: str  # one line for people
    example: str  # a query
    aliases: tuple[str, ...] = ()  # other names for it
    sources: tuple[str, ...] = ()  # the BibTeX fields whose text is searched
    # what a word without a field is worth here: found inside a word, at its beginning, as a whole
    # word; empty where such words are not looked for
    worth: tuple[int, ...] = ()


def _text_field(
    name: str,
    help_: str,
    example: str,
    *aliases: str,
    sources: Iterable[str] = (),
    worth: tuple[int, ...] = (),
) -> QueryField:
    return QueryField(name, "text", help_, example, aliases, tuple(sources) or (name,), worth)


_TABLE = (
    _text_field("title", "words of the title; /…/ for a regular expression", "title:/ssm|mamba/",
          sources=("title", "subtitle", "shorttitle"), worth=(30, 45, 60)),
    _text_field("author", "names; up to three letters match a whole name", "author:gu", "authors",
          worth=(10, 25, 50)),
    QueryField("tag", "tag", "a tag and those below it", "tag:medical",
               ("tags", "keyword", "keywords"), ("keywords",), (6, 14, 20)),
    _text_field("venue", "journal, conference or school; acronyms are understood", "venue:neurips",
          "journal", "booktitle", "conference", "school",
          sources=(name for name in VENUE_FIELDS if name != "howpublished"), worth=(6, 14, 20)),
    QueryField("year", "year", "a year or a range, ends included", "year:2023..2025", ("date",),
               ("year", "date"), (2, 5, 20)),
    _text_field("key", "the citation key", "key:gu2023", "citekey", worth=(6, 10, 12)),
    QueryField("id", "id", "an identifier in any form that people paste", "id:2312.00752",
               ("arxiv", "doi", "eprint", "openreview", "isbn")),
    QueryField("type", "type", "the entry type", "type:article"),
    QueryField("has", "has", "the entry has this field", "has:code", ("with",)),
    QueryField("missing", "missing", "the entry lacks this field", "missing:doi",
               ("without", "lacks")),
    QueryField("added", "added", "when it was added: a range or a time ago", "added:7d",
               ("timestamp",)),
    _text_field("abstract", "words of the abstract", "abstract:selective"),
    _text_field("note", "words of notes and remarks", "note:reread", "notes", "remark", "annote",
          sources=("note", "remark", "annote", "annotation")),
    _text_field("publisher", "the publisher", "publisher:springer", "organization"),
    _text_field("editor", "the editors", "editor:globerson", "editors"),
    _text_field("series", "the series", "series:lecture"),
    _text_field("code", "the address of the code", "code:state-spaces"),
    _text_field("url", "the web address", "url:github.io", "link", sources=("url", "howpublished")),
)  # fmt: skip

FIELDS: dict[str, QueryField] = {field.name: field for field in _TABLE}
"""Every field by its name, in the order in which help shows them."""

_BY_ANY_NAME = {name: field for field in _TABLE for name in (field.name, *field.aliases)}

PRESENCE: dict[str, tuple[str, ...]] = {
    "arxiv": ("eprint",),
    "authors": ("author",),
    "year": FIELDS["year"].sources,
    "date": ("date", "year"),
    "added": ("timestamp",),
    **dict.fromkeys(("tag", "tags", "keyword"), FIELDS["tag"].sources),
    "venue": FIELDS["venue"].sources,
    "link": ("url",),
    "pdf": ("file", "pdf"),
    "project": ("url", "project"),
    "id": ("eprint", "doi", "openreview", "isbn", "pmid"),
}
"""What `has:` and `missing:` look for where the word is not itself the name of a field."""

BIBTEX = """
abstract address annote annotation archiveprefix author booktitle chapter code crossref date doi
edition editor eprint eprintclass eprinttype file frozen howpublished ids institution isbn issn
issue journal journaltitle keywords language location month nocheck note number openreview
organization pages pmid primaryclass pubstate publisher remark school series shorttitle subtitle
timestamp title translator type url urldate version volume year
""".split()  # noqa: SIM905 - a table of forty names reads better as text

PLAIN = tuple(field.name for field in _TABLE if field.worth)
"""The fields in which a word without a field is looked for."""

SEARCHED = (
    *(source for name in PLAIN if name not in ("title", "key") for source in FIELDS[name].sources),
    *("editor", "code"),  # who stands in for authors, and where the repository's name is
)
"""The BibTeX fields, beside the title, in which a word without a field is looked for."""


def field_named(name: str) -> QueryField | None:
    """Return the field of that name or alias, in any case."""
    return _BY_ANY_NAME.get(name.lower())


def nearest_field(name: str) -> str:
    """Return the known field name most similar to an unknown one, or ""."""
    lower = name.lower()
    started = (known for known in FIELDS if len(lower) > 1 and known.startswith(lower))
    close = next(started, "") or closest(lower, _BY_ANY_NAME, 0.5)
    return _BY_ANY_NAME[close].name if close else ""


def fields_meant_by(word: str) -> tuple[tuple[str, ...], str]:
    """Return the BibTeX fields that `has:word` means, or none and the nearest known word.

    Any field name is allowed, since libraries have fields of their own; only a word that is
    nearly a known one is a typo: then the fields are empty.
    """
    lower = word.lower()
    if lower in PRESENCE:
        return PRESENCE[lower], ""
    if lower in BIBTEX:
        return (lower,), ""
    close = closest(lower, [*PRESENCE, *BIBTEX], 0.75)
    return ((), close) if close else ((lower,), "")
