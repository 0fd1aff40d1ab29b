"""What BibTeX and biblatex exports share: choice and form of fields, and the layout.

Responsible for which entries and fields are written. Does not depend on names and types of the two.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from ssmlit import latex
from ssmlit._lazy import regex
from ssmlit.bibtex.macros import macros_used
from ssmlit.bibtex.syntax import START
from ssmlit.exporters import addresses, field_text
from ssmlit.fields import keywords_with, languages, own_notes, references
from ssmlit.fields.dates import MONTHS
from ssmlit.fields.inheritance import find_nothing
from ssmlit.fields.keywords import BOOKKEEPING
from ssmlit.fields.names import LINK_FIELDS, NAME_FIELDS, NO_WORKS, RAW_FIELDS
from ssmlit.latex.decode import CODE
from ssmlit.model import Entry, Field

if TYPE_CHECKING:
    from ssmlit.exporters.bibliography import Bibliography
    from ssmlit.exporters.options import Options
    from ssmlit.fields.inheritance import Find
    from ssmlit.model.entries import Name

#: Fields that only ssmlit and its users' lists read; no bibliography style prints them.
INTERNAL = frozenset(
    {"keywords", "openreview", "timestamp", "identifiers", "links", "distinct", *LINK_FIELDS}
    | {"presentation", "remark", "comment", "journalref", "file", "groups", "owner"}
    | {"slaccitation"}  # `%%CITATION`, behind whose sign pandoc reads nothing more
)
_KEPT_FOR_US = frozenset({"keywords", *own_notes.NAMES})  # which have parts for readers, too
_DELIMITERS = frozenset('{"')
_MARKUP = regex(rf"[&<]|{CODE}")  # a value with one of these may have some
# A path on a disk, which is private, whatever the field is called: Local-Url, File-2, filename.
_PATH = regex(
    r"[{\"]\s*(?:file:[\\/]|[A-Z]:[\\/]|\\\\[\w.$-]+\\(?!\\)|~/"
    r"|/(?:Users|home|media|mnt|Volumes|private|tmp)/)",
    re.IGNORECASE,
)
_PEOPLE = frozenset({"author", "editor", "translator", "bookauthor"})
_TITLES = frozenset({"title", "subtitle"})
_GERMAN = regex(r"n?(?:german|austrian|swissgerman)|deutsch|de(?:-\w+)?", re.IGNORECASE)
_DEEPEST = 4  # parents of parents: a chapter, its volume, its series, what they share
#: Empty, a number with more than digits (`2010.01785`), or an address, without braces.
_NO_VALUE = regex(r"\s*|\d[^\s#]*[^\s#\d][^\s#]*|[a-z]+://[^\s#]*")


def with_parents(entries: Sequence[Entry], find: Find, names: Sequence[str]) -> tuple[Entry, ...]:
    """Return the entries, then those they name in some fields; parents after children.

    Args:
        entries: what is wanted, each once.
        find: key → entry, None for a key that is not there.
        names: the fields that name others.

    BibTeX wants the entry of a `crossref` after those that have it (btxdoc section 2.1).
    """
    if find is find_nothing:
        return tuple(entries)
    found = {entry.name: entry for entry in entries}
    todo, named = list(found.values()), list["tuple[Name, Name]"]()
    for entry in todo:  # grows; a circle adds nothing that is not there
        for parent in _named(entry, find, names):
            if parent.name not in found:
                found[parent.name] = parent
                todo.append(parent)
        if "crossref" in entry:
            its = _named(entry, find, ("crossref",))
            named += [(entry.name, parent.name) for parent in its]
    level = dict.fromkeys(found, 0)
    for _ in range(_DEEPEST):
        for child, its_parent in named:
            if its_parent in level:
                level[its_parent] = max(level[its_parent], level[child] + 1)
    return tuple(sorted(found.values(), key=lambda entry: level[entry.name]))


def _named(entry: Entry, find: Find, names: Sequence[str]) -> list[Entry]:
    keys = (key for _, key in references.named(entry, names))
    return [found for key in keys if (found := find(key))]


def readable_keys(unreadable: re.Pattern[str], keys: Iterable[str]) -> dict[str, str]:
    """Return key → the key to write, for those that a program cannot read.

    Args:
        unreadable: the characters at which it fails.
        keys: of all entries.
    """
    keys = tuple(keys)
    taken, found = {key.lower() for key in keys}, dict[str, str]()
    for key in keys:
        if unreadable.search(key):
            bare = unreadable.sub("", key) or "entry"
            while bare.lower() in taken:
                bare += "x"
            taken.add(bare.lower())
            found[key] = bare
    return found


def unwanted(options: Options, also: frozenset[str] = frozenset()) -> frozenset[str]:
    """Return the names of fields, in lower case, that no entry is exported with.

    Not those in `also`: internal fields that the target's program reads.
    """
    return options.drop if options.internal else INTERNAL - options.fields - also | options.drop


def chosen(entry: Entry, options: Options, without: frozenset[str], find: Find) -> dict[str, Field]:
    """Return the fields to export, by lower-case name; of repeated ones the first.

    Args:
        entry: with the fields of its parents, if the target has none of them.
        options: which fields are wanted.
        without: what `unwanted` gives.
        find: key → entry, for the parents of which the target has fields.
    """
    found: dict[str, Field] = {}
    shown = options.internal or options.fields
    for field in entry.fields:
        name = field.name.lower()
        if name not in without and name not in found and (shown or not _is_private(field)):
            found[name] = field
    if options.fields:
        found = {name: field for name, field in found.items() if name in options.fields}
    if not (options.internal or _KEPT_FOR_US.isdisjoint(found)):
        found = _without_bookkeeping(found, entry, options.fields)
    found = addresses.cleaned(found)
    if options.fields or "url" in options.drop or entry.type.lower() in NO_WORKS:
        return found
    return addresses.with_address(found, entry, find)


def _is_private(field: Field) -> bool:
    """Whether a field is about a file; BibDesk has its path in base64.

    "/tmp/ considered harmful" is a title.
    """
    name = field.name.lower()
    if name.endswith("title") or name in NAME_FIELDS or name in {"url", "journal"}:
        return False
    return name.startswith("bdsk-file-") or bool(_PATH.match(field.source))


def _without_bookkeeping(
    found: dict[str, Field], entry: Entry, asked: Container[str]
) -> dict[str, Field]:
    """Return the fields with only keywords and notes for readers, unless asked for by name.

    A field with nothing left is removed.
    """
    public: dict[str, str | None] = {}
    if "keywords" in found and "keywords" not in asked:
        public["keywords"] = keywords_with(entry, remove=BOOKKEEPING)
    for name in own_notes.NAMES:
        if name in found and name not in asked:
            text = own_notes.for_readers(found[name].text)
            public[name] = text if text != found[name].text else None
    for name, changed in public.items():
        if changed is not None:
            found[name] = Field.braced(found[name].name, changed)
    return {name: field for name, field in found.items() if public.get(name) != ""}


def dressed(fields: Mapping[str, Field], options: Options) -> dict[str, Field]:
    """Return fields, by lower-case name, with the encoding, protection and length asked for.

    A value that is not plain text (a macro, a concatenation) stays as it is, or is expanded; months
    stay macros, which every style defines. What is not a value to BibTeX, which skips the rest of
    an entry with one, gets braces.
    """
    changing = _TITLES | _PEOPLE if options.max_authors else _TITLES
    german = _is_german(fields)
    keeps, keeps_macros = options.encoding == "keep", options.strings == "keep"
    found: dict[str, Field] = {}
    for name, field in fields.items():  # nearly all of half a million stay as they are
        source = field.source
        if source[:1] in _DELIMITERS:
            plain = not ("&" in source or "<" in source or "#" in source)
            stays = plain and keeps and name not in changing
        else:
            stays = keeps_macros and (source.isdigit() or source.isalpha())
        if stays:
            found[name] = field
        else:
            found[name] = _dressed(name, field, options, german=german)
    return found


def _dressed(name: str, field: Field, options: Options, *, german: bool) -> Field:
    source, value = field.source, field.text
    plain = source[:1] in _DELIMITERS and ("#" not in source or not macros_used(source))
    marked = _MARKUP.search(source)
    if _NO_VALUE.fullmatch(source):
        return _dressed(name, Field.braced(field.name, field.text), options, german=german)
    months = name == "month" and {one.lower() for one in macros_used(source)} <= set(MONTHS)
    if not plain and (options.strings == "keep" or months):
        return field
    if name in _PEOPLE:
        value = field_text.limited(value, options.max_authors, options.min_authors)
    if marked and name not in RAW_FIELDS:
        value = latex.without_markup(value)
    if name in _TITLES:
        value = _protected(value, options, german=german)
    if name not in RAW_FIELDS:
        value = encoded(value, options)
    return field if value == field.text and plain else Field.braced(field.name, value)


def encoded(value: str, options: Options) -> str:
    """Return text in the encoding that was asked for."""
    if options.encoding == "latex":
        return latex.to_latex(value)
    return field_text.decoded(value) if options.encoding == "unicode" else value


def _is_german(fields: Mapping[str, Field]) -> bool:
    """Return whether styles must keep every capital of the title, as German nouns have one."""
    named = next((fields[name].text for name in languages.FIELDS if name in fields), "")
    return bool(named) and _GERMAN.fullmatch(named.strip()) is not None


def _protected(title: str, options: Options, *, german: bool) -> str:
    if options.protect == "auto":
        return field_text.wholly_braced(title) if german else latex.protect(title)
    if options.protect == "all":
        return field_text.wholly_braced(title)
    return field_text.unbraced(title) if options.protect == "none" else title


def bib_file(
    entries: Iterable[tuple[str, str, Sequence[Field]]],
    bibliography: Bibliography,
    options: Options,
    known: Container[str] = (),
) -> str:
    r"""Return a file: macros in use in the library's order, preambles, entries.

    Args:
        entries: type, key and fields of each, in order.
        bibliography: the library's macros and its `@preamble` commands. They define the TeX
            commands that names and years use, such as `\\noopsort`: a paper does not compile
            without them.
        options: how the text of macros is encoded.
        known: macros that keep the meaning the program gives them, whatever the library says.
    """
    sources: set[str] = set()
    texts = []
    for entry_type, key, fields in entries:
        text = layout(entry_type, key, fields)
        joined = "#" in text
        for _, source, _ in fields:
            if joined or source[:1] not in _DELIMITERS:
                sources.add(source)  # a library has few different months
        texts.append(text)
    sources.update(START.sub("", text, count=1)[:-1].strip() for text in bibliography.preambles)
    used = {macro.lower() for source in sources for macro in macros_used(source)}
    head = [
        f"@string{{{name} = {{{encoded(value, options)}}}}}\n"
        for name, value in bibliography.strings.items()
        if name.lower() in used and name.lower() not in known
    ]
    head += [f"{text}\n" for text in bibliography.preambles]
    return "\n".join([*filter(None, ["".join(head)]), *texts])


def layout(entry_type: str, key: str, fields: Sequence[Field]) -> str:
    """Return an entry as text: two spaces in, one field a line, a comma after each."""
    lines = [f"  {name} = {source},\n" for name, source, _ in fields]
    return f"@{entry_type}{{{key},\n{''.join(lines)}}}\n"


def renamed(field: Field, name: str, fields: Mapping[str, Field]) -> list[Field]:
    """Return a field under another name; where an entry has both, under its own if it says more.

    Styles read the other one, and print neither twice.
    """
    other = fields.get(name.lower()) if name.lower() != field.name.lower() else None
    if other is None:
        return [Field(name, field.source, field.text)]
    return [] if latex.squash(other.text) == latex.squash(field.text) else [field]
