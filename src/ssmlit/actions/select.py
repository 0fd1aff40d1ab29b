"""Which entries a command is about: named by the user, or selected by a query.

Responsible for the one grammar of names: a citation key, an identifier in any pasted form, or the
beginning of one key. Does not depend on what is done with the entries.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.errors import BrokenEntryError, DecisionError, UnresolvedError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ssmlit.library import Library
    from ssmlit.model import Entry


def entries(library: Library, keys: Sequence[str], query: str = "") -> tuple[Entry, ...]:
    """Return the entries of the keys, in the order given, or those a query matches.

    Raises:
        UnresolvedError: nothing answers to a name; the hint lists what is near.
        UsageError: both keys and a query were given, or neither.
    """
    if keys and query:
        raise UsageError("give citation keys or --query, not both")
    if keys:
        return by_keys(library, keys)
    if query:
        return by_query(library, query)
    raise UsageError("say which entries: citation keys, or --query QUERY")


SHORTEST = 3  # letters of a key that may stand for all of it


def named(library: Library, name: str) -> Entry:
    """Return the entry that a user names, wherever a command asks for one.

    Args:
        library: where it is looked for.
        name: a citation key (also in another case, or a former one), else an identifier as people
            paste it (`2312.00752v2`, `arXiv:…`, `doi.org/…`, a link), else the beginning of a key.

    Raises:
        UnresolvedError: nothing answers to it; the hint names what is near.
        DecisionError: several entries answer to it; the hint names their keys.
        BrokenEntryError: the key's entry cannot be parsed.
    """
    try:
        return library.get(name)
    except BrokenEntryError:
        raise
    except UnresolvedError as failure:
        found = _identified(library, name) or _beginning(library, name)
        if len(found) == 1:
            return found[0]
        if not found:
            raise
        keys = ", ".join(dict.fromkeys(entry.key for entry in found))
        raise DecisionError(
            f"several entries answer to {name}", hint=f"name one of them: {keys}", path=library.path
        ) from failure


def _identified(library: Library, name: str) -> tuple[Entry, ...]:
    from ssmlit.identifiers import parse

    identifier = parse(name)
    return library.by_identifier(identifier) if identifier else ()


def _beginning(library: Library, name: str) -> tuple[Entry, ...]:
    start = name.lower()
    if len(start) < SHORTEST:
        return ()
    keys = sorted(key for key in library.document.keys if key.startswith(start))
    entries = (library.document.entry(key, any_case=True) for key in keys)
    return tuple(entry for entry in entries if entry)


def by_keys(library: Library, keys: Sequence[str]) -> tuple[Entry, ...]:
    """Return the entry of every name, each entry once; all missing ones are listed together."""
    found: dict[tuple[str, int], Entry] = {}
    failures: list[UnresolvedError] = []
    for key in keys:
        try:
            entry = named(library, key)
        except UnresolvedError as failure:
            failures.append(failure)
        else:
            found[entry.key, entry.nth] = entry
    if len(failures) == 1:
        raise failures[0]
    if failures:
        raise UnresolvedError(
            "; ".join(failure.message for failure in failures),
            hint="; ".join(failure.hint for failure in failures if failure.hint),
            path=library.path,
        )
    return tuple(found.values())


def by_query(library: Library, query: str) -> tuple[Entry, ...]:
    """Return the entries a query matches, in the file's order; none is not a failure."""
    from ssmlit.query import parse, search
    from ssmlit.query.saved import expanded

    hits = search(parse(expanded(query, library.queries)), library.document, fuzzy=False)
    return tuple(sorted((hit.entry for hit in hits), key=lambda entry: entry.line))
