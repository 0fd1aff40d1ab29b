"""Which entries a command is about: named by the user, or selected by a query.

Responsible for the one grammar of names: a citation key, an identifier in any pasted form, or the
beginning of one key. Does not depend on what is done with the entries.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ssmlit import identifiers
from ssmlit._lazy import regex
from ssmlit.errors import BrokenEntryError, DecisionError, UnresolvedError, UsageError
from ssmlit.fields.names import NO_WORKS
from ssmlit.model import Entry
from ssmlit.strings import did_you_mean, quoted, split_commas

if TYPE_CHECKING:
    from ssmlit.library import Library
    from ssmlit.model.entries import Name

_TERM = regex(r"[-(]*([a-z]+):", re.IGNORECASE)
_SHOWN = 5  # of several keys
_SHORTEST = 3  # letters of a key that may abbreviate it


def entries(library: Library, keys: Sequence[str], query: str = "") -> tuple[Entry, ...]:
    """Return the entries of the keys, in the order given, or those a query matches.

    Raises:
        UnresolvedError: a name matches no entry; the hint lists similar ones.
        DecisionError: several entries have the key of a name; a query selects one of them.
        UsageError: both keys and a query were given, or neither.
    """
    if keys and query:
        raise UsageError("give citation keys or --query, not both")
    if keys:
        found = by_keys(library, keys)
        for entry in found:
            _require_alone(library, entry)
        return found
    if query:
        return by_query(library, query)
    raise UsageError("name the entries: citation keys, or --query QUERY")


def named_entry(library: Library, name: str) -> Entry:
    """Return the entry that a user names, wherever a command asks for one.

    Args:
        library: where it is looked for.
        name: a citation key (also in another case, or a former one), else an identifier as people
            paste it (`2312.00752v2`, `arXiv:…`, `doi.org/…`, a link), else the beginning of a key.

    Raises:
        UnresolvedError: it matches no entry; the hint names similar ones.
        DecisionError: several entries match it; the hint names their keys, or their lines
            when they have one key.
        BrokenEntryError: the key's entry cannot be parsed.
    """
    return _require_alone(library, _first(library, name))


def _first(library: Library, name: str) -> Entry:
    """Return the entry that a name means; the first of several with one key."""
    try:
        return library.get(name)
    except BrokenEntryError:
        raise
    except UnresolvedError as failure:
        found = _identified(library, name) or _beginning(library, name)
        if len(found) == 1:
            return found[0]
        if not found:
            hint = _other_hint(library, name) or failure.hint
            raise UnresolvedError(failure.message, hint=hint, path=library.path) from failure
        keys = ", ".join(dict.fromkeys(entry.key for entry in found))
        raise DecisionError(
            f"several entries match {name}", hint=f"name one of them: {keys}", path=library.path
        ) from failure


def _identified(library: Library, name: str) -> tuple[Entry, ...]:
    identifier = identifiers.parse(name)
    return library.by_identifier(identifier) if identifier else ()


def is_beginning(library: Library, name: str) -> bool:
    """Whether a name stands for no more than the beginning of a key.

    The entry of a whole key may be gone since, and that of a longer one is another.
    """
    return not _is_whole(library, name) and bool(_beginning(library, name))


def _is_whole(library: Library, name: str) -> bool:
    return bool(library.find(name) or _identified(library, name))


def _other_hint(library: Library, name: str) -> str:
    """Return what is to be done with a name that is no misspelt key; "" for other names."""
    if name.startswith("@") and library.find(name[1:]):
        return did_you_mean(name[1:])
    if name == "-":
        return "keys from a pipe are arguments: `… | xargs ssmlit COMMAND`"
    if name.lower().endswith(".bib"):
        return (
            f"a file is the library with `-l {quoted(name)}`, the output with `-o {quoted(name)}`"
        )
    if is_query(name):
        return f"that is a query: it goes after --query, or to `ssmlit search {quoted(name)}`"
    if 0 < len(name) < _SHORTEST and _abbreviated(library, name):
        return f"the beginning of a key has {_SHORTEST} letters or more"
    if "," in name and any(_is_whole(library, part) for part in split_commas(name)):
        return "a comma may belong to a DOI: several are given apart, with blanks"
    identifier = identifiers.parse(name)
    if identifier is None or library.nearest(name):
        return ""
    return f"`ssmlit add {quoted(identifier)}` adds it"


def is_query(name: str) -> bool:
    """Whether a name is written in the language of queries: `author:gu`, `-tag:x`, `@todo`."""
    from ssmlit.query.language import field_named

    if identifiers.parse(name) is not None:  # `arxiv:2401.00001` is both
        return False
    term = _TERM.match(name)
    return name.startswith("@") or bool(term and field_named(term[1]))


def _require_alone(library: Library, entry: Entry) -> Entry:
    """Return an entry, or refuse when others have its key: it is ambiguous."""
    several = _of_one_key(library, entry)
    if len(several) == 1:
        return entry
    lines = " and ".join(str(other.line) for other in several)
    what = f"the key {entry.key}" if entry.key else "no key"
    raise DecisionError(
        f"{len(several)} entries have {what}: lines {lines}",
        hint="give them different keys in an editor; tag, edit and remove can select one by its"
        " fields, with --query",
        path=library.path,
        line=several[1].line,
    )


def _of_one_key(library: Library, entry: Entry) -> tuple[Entry, ...]:
    """Return the entries that have exactly the key of an entry, in the file's order."""
    several: list[Entry] = []
    while found := library.document.entry(entry.key, len(several)):
        several.append(found)
    return tuple(several)


def _beginning(library: Library, name: str) -> tuple[Entry, ...]:
    keys = _abbreviated(library, name) if len(name) >= _SHORTEST else []
    entries = (library.document.entry(key, any_case=True) for key in keys)
    return tuple(entry for entry in entries if entry)


def _abbreviated(library: Library, name: str) -> list[str]:
    start = name.lower()
    return sorted(key for key in library.document.keys if key.startswith(start))


def by_keys(library: Library, keys: Sequence[str]) -> tuple[Entry, ...]:
    """Return the entries of every name, each once; all missing ones are listed together.

    A key that several entries have gives all of them.
    """
    found: dict[tuple[str, int], Entry] = {}
    failures: dict[str, UnresolvedError] = {}
    for key in each_name(library, keys):
        try:
            several = _of_one_key(library, _first(library, key))
        except UnresolvedError as failure:
            failures[key] = failure
        else:
            found |= {entry.name: entry for entry in several}
    if len(failures) == 1:
        raise next(iter(failures.values()))
    if failures:
        raise _none_of(failures, library.path)
    return tuple(found.values())


def each_name(library: Library, names: Sequence[str]) -> Iterator[str]:
    """Yield what names entries; `a,b`, as in a citation, is several if an entry answers to one.

    No key has a comma, but an identifier may, and a title: a DOI is cut only between identifiers.
    """
    for name in names:
        if "," not in name or _is_whole(library, name):
            yield name
            continue
        parts = split_commas(name)
        if identifiers.parse(name) is not None and not all(map(identifiers.parse, parts)):
            yield name
        elif any(_is_whole(library, part) or _beginning(library, part) for part in parts):
            yield from parts
        else:
            yield name


def _none_of(failures: Mapping[str, UnresolvedError], path: str) -> UnresolvedError:
    """Return several failures as one: names that no entry has share a sentence, and a question."""
    said = [it.message for it in failures.values() if isinstance(it, BrokenEntryError)]
    gone = [it for it in failures if not isinstance(failures[it], BrokenEntryError)]
    if len(gone) == 1:
        said.append(failures[gone[0]].message)
    elif gone:
        *some, last = (name.strip() or quoted(name) for name in gone)
        said.append(f"there are no entries {', '.join(some)} and {last}")
    hints = "; ".join(dict.fromkeys(it.hint for it in failures.values() if it.hint))
    return UnresolvedError("; ".join(said), hint=hints.replace("?; ", "? "), path=path)


def by_names(library: Library, names: Sequence[Name]) -> tuple[Entry, ...]:
    """Return the entries of these names, of a key's several only the one that is meant.

    Raises:
        UnresolvedError: one is no longer there.
    """
    return tuple(library.document.entry(*name) or library.get(name[0]) for name in names)


def by_words(library: Library, words: Sequence[str]) -> tuple[Entry, ...]:
    """Return what a query finds for words that name no entry.

    Where one of them is a key, the others were to be keys, too: then it is nothing.
    """
    return () if any(map(library.find, words)) else by_query(library, " ".join(words))


def entries_to_cite(library: Library, words: Sequence[str], *, several: bool) -> tuple[Entry, ...]:
    """Return the entries that words name (keys, identifiers), or that a search for them finds.

    Unless `several` are meant, the search has to find exactly one.

    Raises:
        UnresolvedError: nothing is found.
        DecisionError: several are found; the hint names them.
    """
    try:
        return by_keys(library, words)
    except UnresolvedError as unknown:
        found = by_words(library, words)
        if not found and any(map(library.find, words)):
            raise
        if not found:
            raise UnresolvedError(
                f"nothing was found for {' '.join(words)}", hint=unknown.hint
            ) from unknown
    if len(found) > 1 and not several:
        keys = ", ".join(entry.key for entry in found[:_SHOWN])
        query = " ".join(words)
        more = f" … (`ssmlit search {quoted(query)}` finds them all)"
        more = more if len(found) > _SHOWN else ""
        raise DecisionError(
            f"{len(found):,} papers were found",
            hint=f"name one: {keys}{more}; --all cites them all",
        )
    return found


def works(library: Library, query: str = "") -> Iterator[Entry]:
    """Yield the works that a query matches, or all, with what they have from their parents."""
    found = by_query(library, query) if query else library.entries
    return library.completed(one for one in found if one.type.lower() not in NO_WORKS)


def by_query(library: Library, query: str) -> tuple[Entry, ...]:
    """Return the entries a query matches, in the file's order; none is not a failure."""
    from ssmlit.query import Corpus, DocumentCorpus, parse_query, search
    from ssmlit.query.saved import expanded

    index: object = library.index
    corpus = index if isinstance(index, Corpus) else DocumentCorpus(library.document)
    hits = search(parse_query(expanded(query, library.queries())), corpus, fuzzy=False)
    return tuple(sorted((hit.entry for hit in hits), key=lambda entry: entry.line))
