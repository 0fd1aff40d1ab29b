"""Which entries a command is about: named by key, or selected by a query."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.errors import UnresolvedError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ssmlit.library import Library
    from ssmlit.model import Entry


def entries(library: Library, keys: Sequence[str], query: str = "") -> tuple[Entry, ...]:
    """Return the entries of the keys, in the order given, or those a query matches.

    Raises:
        UnresolvedError: a key is not in the library; the hint names the nearest ones.
        UsageError: both keys and a query were given, or neither.
    """
    if keys and query:
        raise UsageError("give citation keys or --query, not both")
    if keys:
        return by_keys(library, keys)
    if query:
        return by_query(library, query)
    raise UsageError("say which entries: citation keys, or --query QUERY")


def by_keys(library: Library, keys: Sequence[str]) -> tuple[Entry, ...]:
    """Return the entry of every key, each entry once; all missing keys are named together."""
    found: dict[tuple[str, int], Entry] = {}
    failures: list[UnresolvedError] = []
    for key in keys:
        try:
            entry = library.get(key)
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

    hits = search(parse(query), library.document, fuzzy=False)
    return tuple(sorted((hit.entry for hit in hits), key=lambda entry: entry.line))
