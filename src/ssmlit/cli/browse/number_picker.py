"""Choosing papers by number: for terminals that cannot draw, and where textual is missing.

Responsible for that dialogue. Does not depend on textual.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from shutil import get_terminal_size
from typing import TYPE_CHECKING

from ssmlit.cli.shared.columns import cells
from ssmlit.cli.shared.terminal import read_line, typed_numbers
from ssmlit.cli.shared.terminal_text import clipped, safe
from ssmlit.errors import UsageError
from ssmlit.strings import plural

if TYPE_CHECKING:
    from ssmlit.cli.shared.session import Session
    from ssmlit.model import Entry
    from ssmlit.query import Hit

LISTED = 10  # two lines each: they fit a screen of 24


def choose(session: Session, query: str, *, several: bool) -> tuple[Entry, ...]:
    """Ask on stderr until numbers are given; other words are a new query, an empty line leaves.

    Raises:
        KeyboardInterrupt: the input ended.
    """
    while True:
        hits = _listed(session, query)
        number = f"number{'s' * several}, or other words"
        answer = read_line(f"{number if hits else 'words to search for'} (empty to quit):")
        if not answer:
            return ()
        numbers = typed_numbers(answer, len(hits))
        chosen = tuple(dict.fromkeys(hits[number - 1].entry for number in numbers))
        if chosen and (several or len(chosen) == 1):
            return chosen
        if not chosen:
            query = answer


def _listed(session: Session, query: str) -> Sequence[Hit]:
    """Print what a query finds; a mistake in it is reported and finds nothing."""
    from ssmlit.actions.searching import search

    if not query:
        return ()
    try:
        found = search(session.corpus, query, limit=LISTED, saved=session.queries)
    except UsageError as failure:
        _say(f"{failure.message}\n{failure.hint}")
        return ()
    room = get_terminal_size().columns - 1
    for number, hit in enumerate(found.hits, 1):
        key, year, authors, title = cells(hit, ("key", "year", "authors", "title"), 2)
        _say(clipped(f"{number:>3}  {key}  {authors} {year}", room))
        _say(clipped(f"     {title}", room))
    if found.total > len(found.hits):
        _say(f"     … {plural(found.total, 'paper')}; more words narrow it down")
    elif not found.hits:
        _say("nothing found")
    return found.hits


def _say(text: str) -> None:
    print(safe(text), file=sys.stderr)
