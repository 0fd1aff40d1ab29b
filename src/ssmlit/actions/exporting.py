"""A bibliography for a paper: which entries, and their text in the format wanted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ssmlit import fields
from ssmlit.actions import select
from ssmlit.citations import cited
from ssmlit.errors import UnresolvedError
from ssmlit.exporters import Options, biblatex, bibtex, with_parents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ssmlit.library import Library
    from ssmlit.model import Entry

Order = Literal["file", "key", "year"]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is exported.

    Attributes:
        entries: in the order wanted.
        aliases: for entries that are cited by an old key: the keys to write them under.
        missing: keys that are cited and not in the library, each with its nearest keys.
        unread: files the paper names and that could not be read.
    """

    entries: tuple[Entry, ...]
    aliases: dict[str, tuple[str, ...]]
    missing: tuple[tuple[str, tuple[str, ...]], ...] = ()
    unread: tuple[str, ...] = ()


def choose(library: Library, keys: Sequence[str], query: str, order: Order = "file") -> Chosen:
    """Return the entries of some keys, of a query, or all."""
    if keys:
        entries = select.by_keys(library, keys)
    else:
        entries = select.by_query(library, query) if query else library.entries
    return Chosen(_ordered(entries, order), {})


def choose_cited(
    library: Library, paper: str, read: Callable[[str], str | None], order: Order = "file"
) -> Chosen:
    """Return the entries that a paper cites.

    Args:
        library: where they are.
        paper: the .tex, .aux or .bcf file.
        read: path → text, `None` for a file that is not there.
        order: of the entries.

    Raises:
        UsageError: the file cannot be read, or is of another kind.
    """
    citations = cited(paper, read)
    if citations.everything:
        return Chosen(_ordered(library.entries, order), {}, unread=citations.unread)
    found: dict[tuple[str, int], Entry] = {}
    names: dict[str, list[str]] = {}
    missing: list[tuple[str, tuple[str, ...]]] = []
    for key in citations.keys:
        try:
            entry = library.get(key)
        except UnresolvedError:
            missing.append((key, library.nearest(key)))
            continue
        found[entry.key, entry.nth] = entry
        names.setdefault(entry.key, []).append(key)
    aliases = {key: tuple(cited_as) for key, cited_as in names.items() if set(cited_as) != {key}}
    return Chosen(_ordered(found.values(), order), aliases, tuple(missing), citations.unread)


def export(library: Library, chosen: Chosen, form: str, options: Options) -> str:
    """Return a .bib file of the entries, and of those their `crossref`s need."""
    entries = with_parents(chosen.entries, library.entries)
    strings = library.document.strings
    if form == "biblatex":
        return biblatex(entries, strings, options)
    return bibtex(entries, strings, options, chosen.aliases)


def _ordered(entries: Iterable[Entry], order: Order) -> tuple[Entry, ...]:
    found = list(entries)
    if order == "key":
        found.sort(key=lambda entry: entry.key.lower())
    elif order == "year":
        found.sort(key=lambda entry: (fields.year(entry), entry.key.lower()))
    else:
        found.sort(key=lambda entry: entry.line)
    return tuple(found)
