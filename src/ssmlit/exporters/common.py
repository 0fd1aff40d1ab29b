"""What BibTeX and biblatex exports share: which fields, in which dress, and the layout."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ssmlit import latex
from ssmlit.exporters import text
from ssmlit.fields.dates import MONTHS
from ssmlit.fields.names import RAW_FIELDS
from ssmlit.model import Entry, Field

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ssmlit.exporters.options import Options

#: Fields that only ssmlit and its users' lists read; no bibliography style prints them.
INTERNAL = frozenset(
    {"keywords", "code", "project", "pdf", "openreview", "timestamp", "identifiers", "links"}
    | {"presentation", "comment", "journalref", "day", "file", "groups", "owner"}
)
_PEOPLE = frozenset({"author", "editor", "translator", "bookauthor"})
_TITLES = frozenset({"title", "subtitle"})
_PIECE = re.compile(r'\{|"|#|[^{}"#\s]+')


def with_parents(entries: Sequence[Entry], library: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the entries, then those that their `crossref` and `xdata` need, each once.

    BibTeX wants a parent behind its children (btxdoc section 2.1).
    """
    by_key = {entry.key.lower(): entry for entry in library}
    chosen = {entry.key.lower() for entry in entries}
    parents: dict[str, Entry] = {}
    todo = list(entries)
    while todo:
        entry = todo.pop(0)
        for name in ("crossref", "xdata", "xref"):
            for key in entry.get(name).lower().replace(" ", "").split(","):
                if key in by_key and key not in chosen and key not in parents:
                    parents[key] = by_key[key]
                    todo.append(by_key[key])
    return (*entries, *parents.values())


def chosen(entry: Entry, options: Options) -> list[Field]:
    """Return the fields to export; of repeated ones the first, as BibTeX reads them."""
    found: dict[str, Field] = {}
    for field in entry.fields:
        name = field.name.lower()
        hidden = name in INTERNAL and not options.internal and name not in options.fields
        wanted = not options.fields or name in options.fields
        if wanted and not hidden and name not in options.drop:
            found.setdefault(name, field)
    return list(found.values())


def dressed(field: Field, options: Options) -> Field:
    """Return a field in the encoding, protection and length that was asked for.

    A value that is no plain text (a macro, a concatenation) stays as it is, or is expanded.
    """
    name = field.name.lower()
    plain = field.source[:1] in {"{", '"'} and not macros(field.source)
    if not plain and (options.strings == "keep" or field.source.lower() in MONTHS):
        return field
    value = field.text
    if name in _PEOPLE:
        value = text.limited(value, options.max_authors)
    if name in _TITLES:
        value = _protected(value, options)
    if name not in RAW_FIELDS:
        value = encoded(value, options)
    return field if value == field.text and plain else braced(field.name, value)


def encoded(value: str, options: Options) -> str:
    """Return text in the encoding that was asked for."""
    if options.encoding == "latex":
        return latex.to_latex(value)
    return text.decoded(value) if options.encoding == "unicode" else value


def _protected(title: str, options: Options) -> str:
    if options.protect == "auto":
        return latex.protect(title)
    if options.protect == "all":
        return text.wholly_braced(title)
    return text.unbraced(title) if options.protect == "none" else title


def braced(name: str, value: str) -> Field:
    """Return a field with its text in braces."""
    return Field(name, f"{{{value}}}", value)


def macros(source: str) -> list[str]:
    """Return the macros a value uses, lower case: the words outside its braces and quotes."""
    if "#" not in source:  # one piece, and nearly always a braced one
        bare = source[:1] not in {"{", '"', ""} and not source.isdigit()
        return [source.lower()] if bare else []
    found, place = [], 0
    while match := _PIECE.search(source, place):
        piece, place = match[0], match.end()
        if piece == "{":
            place = _end(source, match.start())
        elif piece == '"':
            place = _end_of_quotes(source, match.end())
        elif piece != "#" and not piece.isdigit():
            found.append(piece.lower())
    return found


def _end(source: str, start: int) -> int:
    depth = 0
    for place in range(start, len(source)):
        depth += {"{": 1, "}": -1}.get(source[place], 0)
        if depth == 0:
            return place + 1
    return len(source)


def _end_of_quotes(source: str, start: int) -> int:
    place = start
    while place < len(source) and source[place] != '"':
        place = _end(source, place) if source[place] == "{" else place + 1
    return place + 1


def definitions(
    entries: Iterable[tuple[str, str, Sequence[Field]]],
    strings: Mapping[str, str],
    options: Options,
) -> list[str]:
    """Return the `@string` commands of the macros in use, in the library's order."""
    used = {macro for _, _, fields in entries for field in fields for macro in macros(field.source)}
    return [
        f"@string{{{name} = {{{encoded(value, options)}}}}}\n"
        for name, value in strings.items()
        if name.lower() in used.difference(MONTHS)
    ]


def layout(entry_type: str, key: str, fields: Sequence[Field]) -> str:
    """Return an entry as text: two spaces in, one field a line, a comma after each."""
    lines = [f"  {field.name} = {field.source},\n" for field in fields]
    return f"@{entry_type}{{{key},\n{''.join(lines)}}}\n"


def joined(definitions: Sequence[str], entries: Sequence[str]) -> str:
    """Return a file: macros first, a blank line between entries."""
    return "\n".join(part for part in ("".join(definitions), *entries) if part)
