"""Which papers the words of `cite` mean.

Responsible for the order: names of entries first, then a search. Does not depend on how citations
are written.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ssmlit.actions import select
from ssmlit.errors import DecisionError, UnresolvedError
from ssmlit.model import Entry

if TYPE_CHECKING:
    from ssmlit.library import Library

_SHOWN = 5


def entries_to_cite(
    library: Library, words: Sequence[str], *, several: bool = False
) -> tuple[Entry, ...]:
    """Return the entries that words name (keys, identifiers), or that a search for them finds.

    Args:
        library: where they are.
        words: as they were typed.
        several: all that a search finds are meant; without it, it has to find one.

    Raises:
        UnresolvedError: nothing is found.
        DecisionError: several are found; the hint names them.
    """
    try:
        return select.by_keys(library, words)
    except UnresolvedError as unknown:
        found = select.by_words(library, words)
        if not found and any(map(library.find, words)):
            raise
        if not found:
            raise UnresolvedError(
                f"nothing was found for {' '.join(words)}", hint=unknown.hint
            ) from unknown
    if len(found) > 1 and not several:
        keys = ", ".join(entry.key for entry in found[:_SHOWN])
        more = f" and {len(found) - _SHOWN:,} more" if len(found) > _SHOWN else ""
        raise DecisionError(
            f"{len(found):,} papers were found",
            hint=f"name one: {keys}{more}; --all cites them all",
        )
    return found
